using System.CommandLine;
using System.Globalization;
using Isnad.Cli.Output;
using Isnad.Fusion;
using Isnad.Ingest;
using Isnad.Model.Incidents;

namespace Isnad.Cli;

/// <summary><c>isnad fuse</c>: records of many reports in, incidents out.</summary>
internal static class FuseCommand
{
    private const string Description = """
        Brings the records of different reports that tell one occurrence together.

        --records takes what 'isnad read --format json' or jsonl writes, or hand-made records of the same form; the text of the reports is not
        needed, but with it ('isnad read --with-text') more is found. Flaws are named on standard error, what is sound is fused.

        Formats: clusters, [[[document, event], …], …] of the incidents that more than one record tells; json, all incidents with the pairs
        that speak for them (--explain: why each pair does).

        Examples:
          isnad read news.jsonl.gz --with-text --out records.json
          isnad fuse --records records.json --format clusters
        """;

    /// <summary>The verb.</summary>
    public static Command Create(CommandIo io)
    {
        var records = new Option<string[]>("--records", "-r") { Description = "files, folders, patterns or - with records", HelpName = "PATH", Required = true, AllowMultipleArgumentsPerToken = true };
        var format = new Option<string>("--format", "-f") { Description = "clusters or json", HelpName = "FORMAT", DefaultValueFactory = _ => "json" };
        format.AcceptOnlyFromAmong("clusters", "json");
        var file = new Option<string?>("--out", "-o") { Description = "write to FILE; it takes its place only when it is whole", HelpName = "FILE" };
        var explain = new Option<bool>("--explain") { Description = "json: each pair's features with value and weight" };
        var command = new Command("fuse", Description) { records, format, file, explain };
        command.SetAction(parsed =>
        {
            var resources = Engine.FindResources();
            var (builder, fuser) = (FusionResources.Builder(resources), new IncidentFuser(FusionResources.Model(resources)));
            var errors = 0;
            var profiles = Profiles(io, builder, parsed.GetRequiredValue(records), problem =>
            {
                errors += problem.Severity == ProblemSeverity.Error ? 1 : 0;
                io.Error.WriteLine($"isnad: {problem}");
            });
            var incidents = fuser.Fuse(profiles.Values, stop: io.Stop);
            Write(io, parsed.GetValue(file), output =>
            {
                if (parsed.GetValue(format) == "clusters")
                {
                    IncidentFormat.WriteClusters(output, incidents);
                }
                else
                {
                    IncidentFormat.WriteJson(output, incidents, parsed.GetValue(explain) ? pair => fuser.Explain(profiles[pair.A], profiles[pair.B]) : null);
                }
            });
            var several = incidents.Where(incident => incident.Members.Count > 1).ToList();
            io.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{profiles.Count} records, {incidents.Count} incidents; {several.Count} of them told by {several.Sum(incident => incident.Members.Count)} records"));
            return errors > 0 ? ExitCode.SomeFailed : ExitCode.Success;
        });
        return command;
    }

    private static Dictionary<MentionKey, MentionProfile> Profiles(CommandIo io, ProfileBuilder builder, string[] paths, Action<InputProblem> onProblem)
    {
        var result = new Dictionary<MentionKey, MentionProfile>();
        foreach (var record in ContractFiles.Read(paths, io.Input, onProblem))
        {
            io.Stop.ThrowIfCancellationRequested();
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
