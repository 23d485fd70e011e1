using System.CommandLine;
using System.Globalization;
using Isnad.Cli.Explaining;
using Isnad.Cli.Output;
using Isnad.Cli.Reading;
using Isnad.Model.Events;

namespace Isnad.Cli;

/// <summary><c>isnad explain</c>: why records are as they are, and why other words became none.</summary>
internal static class ExplainCommand
{
    private const string Description = """
        Says for every value of a record the words it stands on, the rule or model that chose it, its score and what it beat; and for
        every word that might have named an event and became none, why. The same code reads as in 'isnad read'.

        Examples:
          isnad explain samples/raid.txt
          isnad explain samples/raid.txt --event 2
          isnad explain news.jsonl --format json
        """;

    private static readonly string[] Formats = ["text", "json"];

    /// <summary>The verb.</summary>
    public static Command Create(CommandIo io)
    {
        var inputs = new InputOptions();
        var number = new Option<string?>("--event", "-e") { Description = "only this event of each document: its number or id", HelpName = "N" };
        var format = new Option<string>("--format", "-f") { Description = "text or json", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong(Formats);
        var command = inputs.Verb("explain", Description);
        command.Add(number);
        command.Add(format);
        command.SetAction(parsed =>
        {
            var chosen = parsed.GetValue(number);
            var found = chosen is null;
            var wish = new ReadWish(inputs.Get(parsed, io), null)
            {
                Explain = true,
                Select = chosen is null ? null : analysis => Only(analysis, chosen, () => found = true),
            };
            var json = parsed.GetValue(format) == "json";
            var code = ReadRun.Run(io, wish, engine => json ? JsonFormat.Array(false, true) : ExplainFormat.Shape(engine.Pack, io.Width, io.Colors, chosen is null));
            return found || code != ExitCode.Success ? code : throw new UsageException($"no document has an event '{chosen}'; see 'isnad read' for the events");
        });
        return command;
    }

    private static ReportAnalysis Only(ReportAnalysis analysis, string chosen, Action onFound)
    {
        var index = int.TryParse(chosen, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number - 1 : analysis.Events.ToList().FindIndex(item => item.Id == chosen);
        if (index < 0 || index >= analysis.Events.Count)
        {
            return analysis with { Events = [], Among = analysis.Events.Count };
        }
        onFound();
        return analysis with { Events = [analysis.Events[index]], Among = analysis.Events.Count };
    }
}
