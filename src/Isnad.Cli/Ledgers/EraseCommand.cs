using System.CommandLine;
using System.Globalization;
using System.Text;
using Isnad.Cli.Output;
using Isnad.Model.Ledger;
using Isnad.Text;

namespace Isnad.Cli.Ledgers;

/// <summary><c>isnad erase</c>: reports, or a person's name within them, are taken down.</summary>
internal static class EraseCommand
{
    private const string Description = """
        Takes reports down so that nothing of them can be read again, here or in a backup: keys are destroyed, rows and index entries purged.
        With --name the report stays and a person's name in it is masked. It cannot be undone. See docs/erasure.md.

        Examples:
          isnad erase r7 r9 --reason court-order
          isnad erase --name "NAME"                    which reports hold the name; nothing is changed
          isnad erase r7 --name "NAME" --name "SURNAME" --reason witness-in-danger
        """;

    private const string Consent = "yes";

    private static readonly Dictionary<string, ErasureReason> Reasons = Enum.GetValues<ErasureReason>()
        .ToDictionary(reason => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(reason.ToString()), StringComparer.Ordinal);

    /// <summary>What the command line asks for.</summary>
    private sealed record Request(IReadOnlyList<long> Reports, IReadOnlyList<string> Names, ErasureReason Reason);

    /// <summary>The verb.</summary>
    public static Command Create(CommandIo io)
    {
        var data = new DataOption();
        var reports = new Argument<string[]>("REPORT") { Description = "numbers of reports, as r7", Arity = ArgumentArity.ZeroOrMore };
        var names = new Option<string[]>("--name") { Description = "take down this name and keep the report; once for every form that stands alone", HelpName = "NAME" };
        var reason = new Option<string?>("--reason") { Description = string.Join(", ", Reasons.Keys), HelpName = "CODE" };
        reason.AcceptOnlyFromAmong([.. Reasons.Keys]);
        var yes = new Option<bool>("--yes", "-y") { Description = "do not ask" };
        var format = LedgerOutput.FormatOption();
        var command = new Command("erase", Description) { reports, names, reason, yes, format, data.Option };
        command.SetAction(parsed =>
        {
            var numbers = (parsed.GetValue(reports) ?? []).Select(Number).Distinct().ToList();
            var wanted = Names(parsed.GetValue(names) ?? []);
            var asJson = LedgerOutput.IsJson(parsed.GetValue(format), io);
            if (numbers.Count == 0)
            {
                return wanted.Count > 0 ? LedgerRun.Reading(io, data.Get(parsed, io), ledger => List(io, ledger, wanted, asJson)) : throw new UsageException("give the number of a report, as r7, or --name NAME to see which reports hold a name");
            }
            var code = parsed.GetValue(reason) ?? throw new UsageException($"give --reason, one of {string.Join(", ", Reasons.Keys)}");
            return LedgerRun.Changing(io, data.Get(parsed, io), ledger => Run(io, ledger, new(numbers, wanted, Reasons[code]), parsed.GetValue(yes), asJson));
        });
        return command;
    }

    private static int List(CommandIo io, ILedger ledger, IReadOnlyList<string> names, bool asJson)
    {
        var found = ledger.Erasure.Holding(names);
        if (asJson)
        {
            io.Write(ErasureJson.Of(found));
            return ExitCode.Success;
        }
        foreach (var (report, occurrences) in found)
        {
            io.Write($"{Named(ledger, report)}  {Times(occurrences)} in all versions\n");
        }
        io.Write(found.Count == 0 ? "no report holds the name\n" : $"to take the name down in them: isnad erase {string.Join(' ', found.Select(item => $"r{item.Report}"))} --name … --reason …\n");
        return ExitCode.Success;
    }

    private static int Run(CommandIo io, ILedger ledger, Request request, bool yes, bool asJson)
    {
        if (!yes && !Confirmed(io, ledger, request))
        {
            io.Error.WriteLine("isnad: nothing was taken down");
            return ExitCode.SomeFailed;
        }
        var results = request.Names.Count > 0 ? ledger.Erasure.EraseName(request.Reports, request.Names, request.Reason) : ledger.Erasure.Erase(request.Reports, request.Reason);
        var isComplete = ledger.Erasure.Complete();
        io.Write(asJson ? ErasureJson.Of(results, isComplete) : string.Concat(results.Select(Told)));
        if (isComplete)
        {
            return ExitCode.Success;
        }
        io.Error.WriteLine("isnad: the keys are destroyed, but another process reads the ledger, so that remains of search words may still stand in its write-ahead log; "
            + "end that process and run any command on the ledger, which completes it");
        return ExitCode.SomeFailed;
    }

    private static bool Confirmed(CommandIo io, ILedger ledger, Request request)
    {
        if (!io.InputIsTerminal)
        {
            throw new UsageException("nobody can be asked here whether to take it down; give --yes");
        }
        foreach (var report in request.Reports)
        {
            io.Error.WriteLine(Named(ledger, report));
        }
        io.Error.Write($"Take {(request.Names.Count > 0 ? "the name in " : "")}{(request.Reports.Count == 1 ? "this report" : $"these {request.Reports.Count} reports")} down for ever? Type {Consent}: ");
        using var input = new StreamReader(io.Input, Encoding.UTF8, leaveOpen: true);
        return input.ReadLine()?.Trim() == Consent;
    }

    private static string Told(ErasureResult result)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"r{result.Tombstone.Report}: {(result.Masked is { } version ? $"the name is masked in v{version} ({Times(result.Occurrences)} in its text)" : "taken down")}, tombstone t{result.Tombstone.Number}\n");
        text.Append(CultureInfo.InvariantCulture, $"  destroyed: text of {List('v', result.Versions)}, {result.Analyses} analyses, bytes of {List('c', result.Captures)}\n");
        if (result.SameCapture.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"  the same bytes brought {List('r', result.SameCapture)}: they stay, without the raw page they came from\n");
        }
        if (result.Copies.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"  nearly the same text stands in {List('r', result.Copies)}: untouched, decide on them\n");
        }
        return text.ToString();
    }

    private static string Named(ILedger ledger, long report)
    {
        if (ledger.Reports.Versions(report) is not [.., var newest])
        {
            return $"r{report}  cannot be read";
        }
        var published = newest.Content.Published.Interval is { } days ? string.Create(CultureInfo.InvariantCulture, $"{days.From:yyyy-MM-dd}") : "no day";
        return $"r{report}  {published}  {DisplayText.Clean(newest.Content.Outlet ?? "no outlet")}";
    }

    private static string List(char kind, IReadOnlyList<long> numbers) => numbers.Count == 0 ? "none" : string.Join(' ', numbers.Select(number => $"{kind}{number}"));

    private static string Times(int count) => count == 1 ? "once" : $"{count} times";

    private static long Number(string given) => long.TryParse(given.AsSpan(given.StartsWith('r') ? 1 : 0), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
        ? number : throw new UsageException($"'{given}' is no number of a report; give it as r7");

    private static IReadOnlyList<string> Names(string[] given)
    {
        foreach (var name in given)
        {
            try
            {
                _ = new NameOccurrences(name);
            }
            catch (ArgumentException)
            {
                throw new UsageException($"--name '{name}' is no name; give at least two letters");
            }
        }
        return given;
    }
}
