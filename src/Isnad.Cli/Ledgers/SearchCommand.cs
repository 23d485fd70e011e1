using System.CommandLine;
using Isnad.Ingest;
using Isnad.Language;
using Isnad.Model.Ledger;
using Isnad.Model.Reports;

namespace Isnad.Cli.Ledgers;

/// <summary><c>isnad search</c>: reports of the ledger and their events.</summary>
internal static class SearchCommand
{
    private const string Description = """
        Finds reports in the ledger, and their events. All WORDS must stand in a report, in any spelling and with whatever is written to
        them; "in quotation marks" side by side, begin* at a word's beginning, -word not at all (after --). What is asked of events must
        hold of one of them.

        Examples:
          isnad search '"ceasefire talks"' --place Aleppo --from 2018-04
          isnad search --type airstrike --place LY --status denied --format json
          isnad search --actor houthis --newest --most 50
        """;

    /// <summary>The verb.</summary>
    public static Command Create(CommandIo io)
    {
        var data = new DataOption();
        var options = new SearchOptions();
        var format = LedgerOutput.FormatOption();
        var command = new Command("search", Description) { options.Words, format, data.Option };
        foreach (var option in options.All)
        {
            command.Add(option);
        }
        command.SetAction(parsed => LedgerRun.Reading(io, data.Get(parsed, io), ledger =>
        {
            var query = options.Get(parsed, io);
            var page = ledger.Search.Find(query);
            var found = page.Hits.Select(hit => (hit, ledger.Reports.Version(hit.Version))).Where(pair => pair.Item2 is not null).Select(pair => (pair.hit, pair.Item2!)).ToList();
            var terms = SearchTerm.Of(query.Words);
            io.Write(LedgerOutput.IsJson(parsed.GetValue(format), io) ? SearchFormat.Json(found, terms, page.HasMore) : SearchFormat.Table(found, terms, page.HasMore, io));
            return found.Count > 0 ? ExitCode.Success : ExitCode.SomeFailed;
        }));
        return command;
    }
}

/// <summary>What may be asked of reports and events on the command line.</summary>
internal sealed class SearchOptions
{
    private readonly Option<string?> _type = Text("--type", "type of the event (docs: the codebook)", "TYPE"),
        _status = Text("--status", "actual, planned or denied", "STATUS"),
        _actor = Text("--actor", "who takes part: an id or a name", "ACTOR"),
        _place = Text("--place", "where: a name, an id, or the ISO code of a country or governorate", "PLACE"),
        _from = Text("--from", "not before this day (yyyy-mm-dd, yyyy-mm or yyyy)", "DAY"),
        _to = Text("--to", "not after this day", "DAY"),
        _published = Text("--published", "report published on that day, in that month or year", "DAY"),
        _outlet = Text("--outlet", "part of the outlet's name", "NAME");

    private readonly Option<bool> _newest = new("--newest") { Description = "newest publication first, not best match" };
    private readonly Option<int> _most = new("--most") { Description = "at most so many reports", HelpName = "N", DefaultValueFactory = _ => 20 }, _skip = new("--skip") { Description = "after so many", HelpName = "N" };

    public SearchOptions() => _status.AcceptOnlyFromAmong("actual", "planned", "denied");

    /// <summary>Words of the text.</summary>
    public Argument<string[]> Words { get; } = new("WORDS") { Description = "words of the text", Arity = ArgumentArity.ZeroOrMore };

    /// <summary>All others.</summary>
    public IEnumerable<Option> All => [.. Filters, _newest, _most, _skip];

    /// <summary>Those that say what is found, and not in which order and how many.</summary>
    public IReadOnlyList<Option> Filters => [_type, _status, _actor, _place, _from, _to, _published, _outlet];

    /// <summary>What is asked; the language pack is loaded only where a name must be known.</summary>
    /// <exception cref="UsageException">A name or a day is none.</exception>
    public SearchQuery Get(ParseResult parsed, CommandIo io)
    {
        var pack = new Lazy<LanguagePack>(() => io.LoadEngine().Pack);
        return new()
        {
            Words = string.Join(' ', parsed.GetValue(Words) ?? []),
            Type = parsed.GetValue(_type),
            Status = parsed.GetValue(_status),
            Actors = parsed.GetValue(_actor) is { } who ? Actors("--actor", who, io) : [],
            Places = parsed.GetValue(_place) is { } where ? KnownNames.Places(where, () => pack.Value) : [],
            PlaceNames = parsed.GetValue(_place) is { } named ? [named] : [],
            Days = Days(parsed.GetValue(_from), parsed.GetValue(_to)),
            Published = parsed.GetValue(_published) is { } day ? Day(day, "--published") : null,
            Outlet = parsed.GetValue(_outlet),
            Order = parsed.GetValue(_newest) ? SearchOrder.Newest : SearchOrder.Relevance,
            Most = Math.Clamp(parsed.GetValue(_most), 1, 10_000),
            Skip = Math.Max(0, parsed.GetValue(_skip)),
        };
    }

    private static Option<string?> Text(string name, string description, string help) => new(name) { Description = description, HelpName = help };

    /// <summary>Ids of the side that a person names; the language pack is loaded only for a name.</summary>
    /// <exception cref="UsageException">Nobody is known by it.</exception>
    public static IReadOnlyList<string> Actors(string option, string typed, CommandIo io) =>
        KnownNames.Actors(typed, () => io.LoadEngine().Pack) is { Count: > 0 } ids ? ids : throw new UsageException($"{option} '{typed}': no actor has that name; give another of its names, or its id in resources/ontology/actors.tsv");

    /// <summary>From one day to another, either of which may be missing.</summary>
    /// <exception cref="UsageException">One is no day.</exception>
    public static DateInterval? Days(string? from, string? to) => (from, to) switch
    {
        (null, null) => null,
        _ => new(from is null ? DateOnly.MinValue : Day(from, "--from").From, to is null ? DateOnly.MaxValue : Day(to, "--to").To),
    };

    private static DateInterval Day(string words, string option) => PublishedDate.Parse(words) ?? throw new UsageException($"{option} '{words}' is no day; write 2018-04-20, 2018-04 or 2018");
}
