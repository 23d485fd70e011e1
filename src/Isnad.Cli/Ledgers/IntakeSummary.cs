using System.Globalization;
using System.Text;
using Isnad.Model.Ledger;
using Isnad.Workflow.Intake;

namespace Isnad.Cli.Ledgers;

/// <summary>What became of captures, as the command ends with it.</summary>
internal static class IntakeSummary
{
    /// <summary>Writes it: a table for a person, or the object of docs/ingest.md.</summary>
    public static void Write(CommandIo io, string format, IntakeTally tally) => io.Write(format == "json" ? Json(tally) : Table(tally));

    private static IEnumerable<(string Name, string Words, long Count)> Rows(IntakeTally tally) =>
    [
        ("new", "new", tally.New),
        ("new_versions", "new versions", tally.NewVersions),
        ("same_text", "same text", tally.SameText),
        ("already_there", "already there", tally.AlreadyThere),
        ("taken_down", "taken down", tally.TakenDown),
        ("without_article", "without article", tally.WithoutArticle),
        ("failed", "failed", tally.Failed),
    ];

    private static string Table(IntakeTally tally)
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"{"captures",-16}{tally.Captures,10:N0}   with {tally.Versions:N0} reports or versions and {tally.Events:N0} events kept\n"));
        foreach (var (_, words, count) in Rows(tally))
        {
            text.Append(CultureInfo.InvariantCulture, $"{words,-16}{count,10:N0}\n");
        }
        return text.ToString();
    }

    private static string Json(IntakeTally tally)
    {
        return LedgerOutput.Json(json =>
        {
            json.WriteNumber("captures", tally.Captures);
            foreach (var (name, _, count) in Rows(tally))
            {
                json.WriteNumber(name, count);
            }
            json.WriteNumber("versions", tally.Versions);
            json.WriteNumber("events", tally.Events);
        });
    }
}
