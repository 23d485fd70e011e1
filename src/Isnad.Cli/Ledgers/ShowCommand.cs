using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Isnad.Cli.Output;
using Isnad.Fusion.Accounts;
using Isnad.Model.Events;
using Isnad.Model.Incidents;
using Isnad.Model.Ledger;
using Isnad.Workflow;

namespace Isnad.Cli.Ledgers;

/// <summary><c>isnad show</c>: an incident with its accounts, or a report with its records.</summary>
internal static class ShowCommand
{
    private const string Description = """
        Shows an incident (i3): for each field the accounts side by side, who holds them, tolls over time, sources, reports; the incident
        of a mention (m5); or a report (r7) with its records. An incident that was merged or split says where to look. Without a number: the
        incidents that most reports tell.

        Examples:
          isnad show i12
          isnad show m40 --format json
          isnad show i12 --wording
          isnad show --most 50
        """;

    /// <summary>The verb.</summary>
    public static Command Create(CommandIo io)
    {
        var data = new DataOption();
        var number = new Argument<string?>("NUMBER") { Description = "i3, m5 or r7", Arity = ArgumentArity.ZeroOrOne };
        var most = new Option<int>("--most") { Description = "in the list, at most so many", HelpName = "N", DefaultValueFactory = _ => 20 };
        var wording = new Option<bool>("--wording") { Description = "in the table, also how each outlet words it: loaded names, sources, what it leaves out" };
        var format = LedgerOutput.FormatOption();
        var command = new Command("show", Description) { number, most, wording, format, data.Option };
        command.SetAction(parsed => LedgerRun.Reading(io, data.Get(parsed, io), ledger =>
        {
            var json = LedgerOutput.IsJson(parsed.GetValue(format), io);
            var worded = parsed.GetValue(wording);
            return parsed.GetValue(number) is not { } typed ? List(io, ledger, Math.Clamp(parsed.GetValue(most), 1, 100_000), json)
                : LedgerNumber.Parse(typed, "imr") switch
                {
                    ('r', var report) => Report(io, ledger, report, json),
                    ('m', var mention) => Incident(io, ledger, ledger.Incidents.IncidentOf(mention) ?? throw new LedgerException($"m{mention} belongs to no incident; 'isnad fuse' fuses what was taken in."), json, worded),
                    (_, var incident) => Incident(io, ledger, incident, json, worded),
                };
        }));
        return command;
    }

    private static int Incident(CommandIo io, ILedger ledger, long number, bool json, bool worded)
    {
        var resources = Engine.FindResources();
        if (new LedgerIncidents(ledger, FusionResources.Ontology(resources)).Build(number) is not { } incident)
        {
            throw new LedgerException(Gone(ledger, number));
        }
        if (json)
        {
            var bytes = new System.Buffers.ArrayBufferWriter<byte>();
            using (var writer = new Utf8JsonWriter(bytes, ContractWriter.Options))
            {
                IncidentWriter.Write(writer, incident);
            }
            io.Write(ReviewedOutput.Json(bytes.WrittenSpan, ledger, number) + "\n");
            return ExitCode.Success;
        }
        var table = new IncidentTable(io.Width, io.Colors);
        table.Write(io.Output, [incident], ControlOfPlaces.Of([incident]));
        if (worded)
        {
            table.WriteWording(io.Output, incident);
        }
        io.Write(ReviewedOutput.Text(ledger, number));
        io.Output.Flush();
        return ExitCode.Success;
    }

    /// <summary>What is said of an incident that is not there.</summary>
    public static string Gone(ILedger ledger, long number)
    {
        var pointers = ledger.Incidents.Pointers(number);
        return pointers.Count == 0 ? $"there is no incident i{number}; 'isnad show' lists them, 'isnad fuse' fuses what was taken in."
            : $"there is no incident i{number} any more: {string.Join("; ", pointers.Select(pointer => pointer.New is { } now ? $"{pointer.Mentions} of its mentions are in i{now} ({pointer.Reason.ToString().ToLowerInvariant()})" : "the reports that told it are gone"))}.";
    }

    private static int Report(CommandIo io, ILedger ledger, long number, bool json)
    {
        var reading = ledger.Reviews.Reading(number) ?? throw new LedgerException(ledger.Reports.Versions(number).Count > 0 ? $"r{number} was not analysed yet; 'isnad reread' reads it." : $"there is no report r{number}, or it was taken down.");
        var shape = json ? JsonFormat.Lines(withText: true) : TableFormat.Shape(io.LoadEngine().Pack, io.Width, io.Colors);
        var bytes = new System.Buffers.ArrayBufferWriter<byte>();
        var renderer = shape.NewRenderer();
        using (renderer as IDisposable)
        {
            renderer.Render(reading.Analysis, reading.Machine?.Engine ?? new EngineInfo("", "", ""), bytes);
        }
        if (json)
        {
            io.Write(ReviewedOutput.Json(bytes.WrittenSpan, reading) + "\n");
            return ExitCode.Success;
        }
        io.Output.Write(bytes.WrittenSpan);
        io.Write(ReviewedOutput.Text(reading));
        return ExitCode.Success;
    }

    private static int List(CommandIo io, ILedger ledger, int most, bool json)
    {
        var incidents = ledger.Incidents.Largest(most);
        var text = incidents.Select(item => json
            ? string.Create(CultureInfo.InvariantCulture, $"{{\"incident\":\"i{item.Number}\",\"reports\":{item.Reports},\"mentions\":{item.Mentions}}}")
            : string.Create(CultureInfo.InvariantCulture, $"i{item.Number,-8} {item.Reports,6:N0} reports {item.Mentions,6:N0} events"));
        io.Write(json ? $"[{string.Join(",\n", text)}]\n" : incidents.Count == 0 ? "no incidents yet; 'isnad fuse' makes them\n" : string.Join('\n', text) + "\n");
        return ExitCode.Success;
    }
}
