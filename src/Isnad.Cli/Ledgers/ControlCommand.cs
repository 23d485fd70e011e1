using System.CommandLine;
using Isnad.Cli.Output;
using Isnad.Fusion.Accounts;
using Isnad.Model.Incidents;
using Isnad.Model.Ledger;
using Isnad.Text;
using Isnad.Workflow;

namespace Isnad.Cli.Ledgers;

/// <summary><c>isnad control</c>: who took, lost, left and holds a place, by whose account.</summary>
internal static class ControlCommand
{
    private const string Description = """
        Shows who took, lost, left and holds a place over time, as the incidents of the ledger tell it, with disagreement and denials. PLACE is
        a name, Arabic or Latin, an id, or the ISO code of a country or governorate, for all places in it. See docs/incidents.md.

        Examples:
          isnad control Zinjibar
          isnad control YE-AB --format json
        """;

    /// <summary>The verb.</summary>
    public static Command Create(CommandIo io)
    {
        var data = new DataOption();
        var place = new Argument<string>("PLACE") { Description = "a name, an id or a code" };
        var format = LedgerOutput.FormatOption();
        var command = new Command("control", Description) { place, format, data.Option };
        command.SetAction(parsed => LedgerRun.Reading(io, data.Get(parsed, io), ledger =>
        {
            var typed = parsed.GetRequiredValue(place);
            var known = KnownNames.Places(typed, () => io.LoadEngine().Pack);
            var incidents = new FindIncidents(ledger, new LedgerIncidents(ledger, FusionResources.Ontology(Engine.FindResources())))
                .Of(ControlOfPlaces.Types.Select(type => new SearchQuery { Type = type, Places = known, PlaceNames = [typed] }), io.Stop);
            var control = ControlOfPlaces.Of(incidents).Where(item => Matches(item.Place, known, SearchWords.Of(typed))).ToList();
            Write(io, control, LedgerOutput.IsJson(parsed.GetValue(format), io));
            return control.Count > 0 ? ExitCode.Success : ExitCode.SomeFailed;
        }));
        return command;
    }

    /// <summary>The place is one that was asked for, as a search by place finds it: an incident may tell of others too.</summary>
    private static bool Matches(PlaceAccount place, IReadOnlyList<string> known, string words) =>
        new[] { place.Known.PlaceId, place.Known.Admin1, place.Known.Country }.OfType<string>().Any(known.Contains) || (words.Length > 0 && $" {SearchWords.Of(place.Words)} ".Contains($" {words} ", StringComparison.Ordinal));

    private static void Write(CommandIo io, List<PlaceControl> control, bool json)
    {
        if (!json)
        {
            new IncidentTable(io.Width, io.Colors).Write(io.Output, [], control);
            io.Write(control.Count == 0 ? "no incident of the ledger tells that the place was taken or left\n" : "");
            return;
        }
        LedgerOutput.WriteArray(io, control, IncidentWriter.Write);
    }
}
