using System.CommandLine;
using System.Globalization;
using Isnad.Cli.Ledgers;
using Isnad.Cli.Output;
using Isnad.Fusion;
using Isnad.Ingest;
using Isnad.Model.Incidents;

namespace Isnad.Cli;

/// <summary><c>isnad fuse</c>: records of many reports in, incidents out.</summary>
internal static class FuseCommand
{
    private const string Description = """
        Brings the records of different reports that tell one occurrence together: without --records those of the ledger that were taken in,
        read anew or decided on since it was last fused ('isnad show' shows the incidents).

        --records takes what 'isnad read --format json' or jsonl writes, or hand-made records of the same form; the text of the reports is not
        needed, but with it ('isnad read --with-text') more is found. Flaws are named on standard error, what is sound is fused.

        Formats: clusters, [[[document, event], …], …] of the incidents that more than one record tells; json, all incidents with the pairs
        that speak for them (--explain: why each pair does); incidents, JSON of all incidents with every account of every field, who holds
        it and how the accounts lie to each other, control of places, who acts with or against whom; table, the same to read in a terminal.
        Where texts are there, near-identical ones count as one account.

        Examples:
          isnad fuse
          isnad read news.jsonl.gz --with-text --out records.json
          isnad fuse --records records.json --format clusters
          isnad fuse --records records.json --format table
        """;

    /// <summary>The verb.</summary>
    public static Command Create(CommandIo io)
    {
        var records = new Option<string[]>("--records", "-r") { Description = "files, folders, patterns or - with records", HelpName = "PATH", AllowMultipleArgumentsPerToken = true };
        var format = new Option<string>("--format", "-f") { Description = "clusters, json, incidents or table; of the ledger json or table, what was done", HelpName = "FORMAT", DefaultValueFactory = _ => "json" };
        format.AcceptOnlyFromAmong("clusters", "json", "incidents", "table");
        var file = new Option<string?>("--out", "-o") { Description = "write to FILE; it takes its place only when it is whole", HelpName = "FILE" };
        var explain = new Option<bool>("--explain") { Description = "json: each pair's features with value and weight" };
        var data = new DataOption();
        var quiet = new Option<bool>("--quiet", "-q") { Description = "no progress" };
        var command = new Command("fuse", Description) { records, format, file, explain, data.Option, quiet };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(records) is not { Length: > 0 })
            {
                return LedgerFuse.Run(io, data.Get(parsed, io), parsed.GetResult(format) is { Implicit: false } ? parsed.GetRequiredValue(format) : null, parsed.GetValue(file) is not null || parsed.GetValue(explain), parsed.GetValue(quiet));
            }
            return FuseRecords(io, new(parsed.GetValue(records)!, parsed.GetRequiredValue(format), parsed.GetValue(file), parsed.GetValue(explain)));
        });
        return command;
    }

    /// <summary>Which records to fuse, and how to show what comes of it.</summary>
    private sealed record Wish(string[] Records, string Format, string? OutputPath, bool Explain);

    private static int FuseRecords(CommandIo io, Wish wish)
    {
        var resources = Engine.FindResources();
        var ontology = FusionResources.Ontology(resources);
        var (builder, fuser, wanted) = (FusionResources.Builder(resources, ontology), new IncidentFuser(FusionResources.Model(resources)), wish.Format);
        var errors = 0;
        var kept = wanted is "incidents" or "table" ? new IncidentMaker(ontology) : null;
        var profiles = Profiles(io, builder, wish.Records, kept, problem =>
        {
            errors += problem.Severity == ProblemSeverity.Error ? 1 : 0;
            io.Error.WriteLine($"isnad: {problem}");
        });
        var incidents = fuser.Fuse(profiles.Values, stop: io.Stop);
        var path = wish.OutputPath;
        Write(io, path, output =>
        {
            switch (wanted)
            {
                case "clusters":
                    IncidentFormat.WriteClusters(output, incidents);
                    break;
                case "incidents":
                    kept!.WriteJson(output, incidents, io.Stop);
                    break;
                case "table":
                    kept!.WriteTable(output, incidents, path is null ? io.Width : 100, path is null && io.Colors, io.Stop);
                    break;
                default:
                    IncidentFormat.WriteJson(output, incidents, wish.Explain ? pair => fuser.Explain(profiles[pair.A], profiles[pair.B]) : null);
                    break;
            }
        });
        var several = incidents.Where(incident => incident.Members.Count > 1).ToList();
        io.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{profiles.Count} records, {incidents.Count} incidents; {several.Count} of them told by {several.Sum(incident => incident.Members.Count)} records"));
        return errors > 0 ? ExitCode.SomeFailed : ExitCode.Success;
    }

    private static Dictionary<MentionKey, MentionProfile> Profiles(CommandIo io, ProfileBuilder builder, string[] paths, IncidentMaker? kept, Action<InputProblem> onProblem)
    {
        var result = new Dictionary<MentionKey, MentionProfile>();
        foreach (var record in ContractFiles.Read(paths, io.Input, onProblem))
        {
            io.Stop.ThrowIfCancellationRequested();
            kept?.Add(record);
            foreach (var profile in builder.Build(record))
            {
                result[profile.Key] = profile;
            }
        }
        return result;
    }

    private static void Write(CommandIo io, string? path, Action<Stream> write)
    {
        if (path is null)
        {
            write(io.Output);
            io.Output.Flush();
            return;
        }
        using var file = new OutputFile(path);
        write(file.Stream);
        file.Keep();
    }
}
