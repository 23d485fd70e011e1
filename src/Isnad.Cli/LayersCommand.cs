using System.CommandLine;
using Isnad.Analysis;
using Isnad.Cli.Output;
using Isnad.Cli.Reading;
using Isnad.Model.Annotations;

namespace Isnad.Cli;

/// <summary><c>isnad layers</c>: reports in, their mentions out, without events.</summary>
internal static class LayersCommand
{
    private const string Description = """
        Reads reports and writes what they mention: times, places, actors, numbers, weapons, sources, each with its words and what they
        mean there, whether or not an event uses them, also of reports that tell no event. PATH is as in 'isnad read'.

        Formats: table for a person; json, one array; jsonl, a document a line. The fields: docs/contract.md.

        Examples:
          isnad layers samples/
          isnad layers news.jsonl.gz --only places,times --out places.jsonl
        """;

    private static readonly string[] Formats = ["table", "json", "jsonl"];
    private static readonly string Names = string.Join(", ", Enum.GetValues<Layer>().Select(LayersWriter.Name));

    /// <summary>The verb.</summary>
    public static Command Create(CommandIo io)
    {
        var inputs = new InputOptions();
        var only = new Option<string?>("--only") { Description = $"only these layers, separated by commas, of {Names}; without it all", HelpName = "LAYERS" };
        var format = new Option<string?>("--format", "-f") { Description = "table, json or jsonl; without it by the ending of --out, else table on a terminal, json elsewhere", HelpName = "FORMAT" };
        format.AcceptOnlyFromAmong(Formats);
        var file = new Option<string?>("--out", "-o") { Description = "write to FILE; it takes its place only when it is whole", HelpName = "FILE" };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "no progress bar" };
        var command = inputs.Verb("layers", Description);
        command.Add(only);
        command.Add(format);
        command.Add(file);
        command.Add(quiet);
        command.SetAction(parsed =>
        {
            var wanted = Wanted(parsed.GetValue(only));
            var path = parsed.GetValue(file);
            var chosen = parsed.GetValue(format) ?? OutputFormat.Of(path, io, Formats);
            var wish = new ReadWish(inputs.Get(parsed, io), path) { Quiet = parsed.GetValue(quiet), Extras = ReportExtras.Mentions };
            return ReadRun.Run(io, wish, engine => chosen switch
            {
                "table" => LayersTable.Shape(engine.Pack, wanted, path is null ? io.Width : 100, path is null && io.Colors),
                "jsonl" => LayersFormat.Lines(wanted),
                _ => LayersFormat.Array(wanted),
            });
        });
        return command;
    }

    /// <exception cref="UsageException">A name is none of a layer.</exception>
    private static HashSet<Layer> Wanted(string? words)
    {
        if (words is null)
        {
            return [.. Enum.GetValues<Layer>()];
        }
        var wanted = new HashSet<Layer>();
        foreach (var name in words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var known = Enum.GetValues<Layer>().Where(layer => LayersWriter.Name(layer) == name).ToList();
            wanted.Add(known.Count == 1 ? known[0] : throw new UsageException($"--only '{name}' is no layer; the layers are {Names}"));
        }
        return wanted.Count > 0 ? wanted : throw new UsageException($"--only names no layer; the layers are {Names}");
    }
}
