using System.CommandLine;
using System.Globalization;
using System.Text;
using Isnad.Cli.Output;
using Isnad.Fusion.Accounts;
using Isnad.Model.Incidents;
using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Isnad.Workflow;

namespace Isnad.Cli.Ledgers;

/// <summary><c>isnad relations</c>: with whom and against whom a side acts over time.</summary>
internal static class RelationsCommand
{
    private const string Description = """
        Shows with whom and against whom a side acts over time, as the incidents of the ledger tell it; with OTHER what is between the two.
        SIDE is a name or an id of resources/ontology/actors.tsv. See docs/incidents.md.

        Examples:
          isnad relations houthis --from 2015-07
          isnad relations turkey pkk --format json
        """;

    private const int MostActs = 5;

    /// <summary>The verb.</summary>
    public static Command Create(CommandIo io)
    {
        var data = new DataOption();
        var side = new Argument<string>("SIDE") { Description = "a name or an id" };
        var other = new Argument<string?>("OTHER") { Description = "another", Arity = ArgumentArity.ZeroOrOne };
        var (from, to) = (new Option<string?>("--from") { Description = "not before this day (yyyy-mm-dd, yyyy-mm or yyyy)", HelpName = "DAY" }, new Option<string?>("--to") { Description = "not after this day", HelpName = "DAY" });
        var format = LedgerOutput.FormatOption();
        var command = new Command("relations", Description) { side, other, from, to, format, data.Option };
        command.SetAction(parsed => LedgerRun.Reading(io, data.Get(parsed, io), ledger =>
        {
            var days = SearchOptions.Days(parsed.GetValue(from), parsed.GetValue(to));
            var (one, two) = (SearchOptions.Actors("SIDE", parsed.GetRequiredValue(side), io), parsed.GetValue(other) is { } typed ? SearchOptions.Actors("OTHER", typed, io) : null);
            var found = Find(ledger, one, days, io.Stop).Where(relation => Holds(relation, one, two)).Select(relation => relation with { Acts = [.. relation.Acts.Where(act => days is not { } wanted || act.Days is { } told && told.From <= wanted.To && told.To >= wanted.From)] })
                .Where(relation => relation.Acts.Count > 0).OrderByDescending(relation => relation.Acts.Count).ToList();
            Write(io, found, LedgerOutput.IsJson(parsed.GetValue(format), io));
            return found.Count > 0 ? ExitCode.Success : ExitCode.SomeFailed;
        }));
        return command;
    }

    private static IReadOnlyList<SideRelation> Find(ILedger ledger, IReadOnlyList<string> side, DateInterval? days, CancellationToken stop)
    {
        var ontology = FusionResources.Ontology(Engine.FindResources());
        return new SideRelations(ontology).Of(new FindIncidents(ledger, new LedgerIncidents(ledger, ontology)).Of([new SearchQuery { Actors = side, Days = days }], stop));
    }

    private static bool Holds(SideRelation relation, IReadOnlyList<string> one, IReadOnlyList<string>? two) => two is null ? one.Contains(relation.Side) || one.Contains(relation.Other)
        : (one.Contains(relation.Side) && two.Contains(relation.Other)) || (two.Contains(relation.Side) && one.Contains(relation.Other));

    private static void Write(CommandIo io, List<SideRelation> relations, bool json)
    {
        if (!json)
        {
            io.Write(relations.Count == 0 ? "no incident of the ledger tells of any\n" : string.Concat(relations.Select(Table)));
            return;
        }
        LedgerOutput.WriteArray(io, relations, IncidentWriter.Write);
    }

    private static string Table(SideRelation relation)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{relation.Side} {IncidentWriter.Name(relation.Stance)} {relation.Other}: {relation.Acts.Count:N0} incident{(relation.Acts.Count == 1 ? "" : "s")}\n");
        foreach (var act in relation.Acts.TakeLast(MostActs))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {(act.Days is { } days ? Wording.Days(days) : "no day"),-24}{string.Join(", ", act.Types),-18} i{act.Incident}  {DisplayText.Clean(string.Join(" · ", act.Holders.Take(2)))}{(act.Denied ? "  denied" : "")}\n");
        }
        if (relation.Acts.Count > MostActs)
        {
            text.Append(CultureInfo.InvariantCulture, $"  and {relation.Acts.Count - MostActs:N0} earlier ones\n");
        }
        return text.ToString();
    }
}
