using System.CommandLine;
using Isnad.Cli.Output;
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
          isnad search '"قصف مدفعي"' --place 'دير الزور' --from 2018-04
          isnad search --type airstrike --place LY --status denied --format json
          isnad search --actor houthis --outlet 'المثال' --newest
        """;

    /// <summary>The verb.</summary>
    public static Command Create(CommandIo io)
    {
        var data = new DataOption();
        var words = new Argument<string[]>("WORDS") { Description = "words of the text", Arity = ArgumentArity.ZeroOrMore };
        Option<string?> Text(string name, string description, string help) => new(name) { Description = description, HelpName = help };
        var type = Text("--type", "type of the event (docs: the codebook)", "TYPE");
        var status = Text("--status", "actual, planned or denied", "STATUS");
        status.AcceptOnlyFromAmong("actual", "planned", "denied");
        var actor = Text("--actor", "who takes part: an id or a name", "ACTOR");
        var place = Text("--place", "where: a name, an id, or the ISO code of a country or governorate", "PLACE");
        var from = Text("--from", "not before this day (yyyy-mm-dd, yyyy-mm or yyyy)", "DAY");
        var to = Text("--to", "not after this day", "DAY");
        var published = Text("--published", "report published on that day, in that month or year", "DAY");
        var outlet = Text("--outlet", "part of the outlet's name", "NAME");
        var newest = new Option<bool>("--newest") { Description = "newest publication first, not best match" };
        var most = new Option<int>("--most") { Description = "at most so many reports", HelpName = "N", DefaultValueFactory = _ => 20 };
        var skip = new Option<int>("--skip") { Description = "after so many", HelpName = "N" };
        var format = Text("--format", "table or json; without it table on a terminal, json elsewhere", "FORMAT");
        format.AcceptOnlyFromAmong("table", "json");
        var command = new Command("search", Description) { words, type, status, actor, place, from, to, published, outlet, newest, most, skip, format, data.Option };
        command.SetAction(parsed => LedgerRun.Reading(io, data.Get(parsed, io), ledger =>
        {
            var pack = new Lazy<LanguagePack>(() => io.LoadEngine().Pack);
            var query = new SearchQuery
            {
                Words = string.Join(' ', parsed.GetValue(words) ?? []),
                Type = parsed.GetValue(type),
                Status = parsed.GetValue(status),
                Actors = parsed.GetValue(actor) is { } who ? Known(KnownNames.Actors(who, () => pack.Value), "--actor", who) : [],
                Places = parsed.GetValue(place) is { } where ? KnownNames.Places(where, () => pack.Value) : [],
                PlaceNames = parsed.GetValue(place) is { } named ? [named] : [],
                Days = Days(parsed.GetValue(from), parsed.GetValue(to)),
                Published = parsed.GetValue(published) is { } day ? Day(day, "--published") : null,
                Outlet = parsed.GetValue(outlet),
                Order = parsed.GetValue(newest) ? SearchOrder.Newest : SearchOrder.Relevance,
                Most = Math.Clamp(parsed.GetValue(most), 1, 10_000),
                Skip = Math.Max(0, parsed.GetValue(skip)),
            };
            var page = ledger.Search.Find(query);
            var found = page.Hits.Select(hit => (hit, ledger.Reports.Version(hit.Version))).Where(pair => pair.Item2 is not null).Select(pair => (pair.hit, pair.Item2!)).ToList();
            var terms = SearchTerm.Of(query.Words);
            io.Write((parsed.GetValue(format) ?? OutputFormat.Of(null, io, ["table", "json"])) == "json" ? SearchFormat.Json(found, terms, page.HasMore) : SearchFormat.Table(found, terms, page.HasMore, io));
            return found.Count > 0 ? ExitCode.Success : ExitCode.SomeFailed;
        }));
        return command;
    }

    private static IReadOnlyList<string> Known(IReadOnlyList<string> ids, string option, string typed) =>
        ids.Count > 0 ? ids : throw new UsageException($"{option} '{typed}': no actor has that name; give another of its names, or its id in resources/ontology/actors.tsv");

    private static DateInterval? Days(string? from, string? to) => (from, to) switch
    {
        (null, null) => null,
        _ => new(from is null ? DateOnly.MinValue : Day(from, "--from").From, to is null ? DateOnly.MaxValue : Day(to, "--to").To),
    };

    private static DateInterval Day(string words, string option) => PublishedDate.Parse(words) ?? throw new UsageException($"{option} '{words}' is no day; write 2018-04-20, 2018-04 or 2018");
}
