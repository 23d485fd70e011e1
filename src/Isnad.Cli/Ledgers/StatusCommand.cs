using System.CommandLine;
using System.Globalization;
using System.Text;
using Isnad.Model.Events;
using Isnad.Model.Ledger;
using Isnad.Workflow;

namespace Isnad.Cli.Ledgers;

/// <summary><c>isnad status</c>: what the ledger holds.</summary>
internal static class StatusCommand
{
    private const string Description = """
        Says what the ledger holds: captures, reports, versions, analyses, events; what another engine than this one read last ('isnad
        reread' reads it anew); the log and its newest signed head; the size of the files.
        """;

    /// <summary>What there is to tell.</summary>
    private sealed record Status(string Folder, ArchiveCounts Counts, long Unread, EngineInfo Engine, long Entries, TreeHead? Head, IReadOnlyList<(string Name, long Bytes)> Files);

    /// <summary>The verb.</summary>
    public static Command Create(CommandIo io)
    {
        var data = new DataOption();
        var format = LedgerOutput.FormatOption();
        var command = new Command("status", Description) { data.Option, format };
        command.SetAction(parsed =>
        {
            var folder = data.Get(parsed, io);
            return LedgerRun.Reading(io, folder, ledger =>
            {
                var engine = io.LoadEngine();
                var info = AnalysisEngine.Of(engine.Pack, engine.Models).Info;
                var files = Directory.EnumerateFiles(folder.Root).Select(path => (Path.GetFileName(path), new FileInfo(path).Length)).OrderBy(file => file.Item1, StringComparer.Ordinal).ToList();
                var status = new Status(folder.Root, ledger.Reports.Count(), ledger.Reports.Unread(info).LongCount(), info, ledger.Log.Size, ledger.Log.Heads() is [.., var newest] ? newest : null, files);
                io.Write(LedgerOutput.IsJson(parsed.GetValue(format), io) ? Json(status) : Table(status));
                return ExitCode.Success;
            });
        });
        return command;
    }

    private static string Table(Status status)
    {
        var text = new StringBuilder();
        void Row(string name, long count, string more = "") => text.Append(CultureInfo.InvariantCulture, $"{name,-12}{count,12:N0}{more}\n");
        text.Append(CultureInfo.InvariantCulture, $"{status.Folder}\n");
        var counts = status.Counts;
        Row("captures", counts.Captures);
        Row("reports", counts.Reports, counts.TakenDown > 0 ? $"   and {counts.TakenDown:N0} taken down" : "");
        Row("versions", counts.Versions);
        Row("analyses", counts.Analyses, status.Unread > 0 ? $"   {status.Unread:N0} reports not read by engine {status.Engine.Version} yet" : "");
        Row("events", counts.Mentions);
        Row("log entries", status.Entries, status.Head is { } head ? string.Create(CultureInfo.InvariantCulture, $"   {head.Size:N0} of them under the head signed {head.At:yyyy-MM-dd HH:mm}Z, root {Convert.ToHexStringLower(head.Root.AsSpan(0, 8))}…") : "   none signed yet");
        foreach (var (name, bytes) in status.Files)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name,-24}{bytes / 1048576.0,12:N1} MiB\n");
        }
        return text.ToString();
    }

    private static string Json(Status status)
    {
        return LedgerOutput.Json(json =>
        {
            json.WriteString("folder", status.Folder);
            json.WriteNumber("captures", status.Counts.Captures);
            json.WriteNumber("reports", status.Counts.Reports);
            json.WriteNumber("taken_down", status.Counts.TakenDown);
            json.WriteNumber("versions", status.Counts.Versions);
            json.WriteNumber("analyses", status.Counts.Analyses);
            json.WriteNumber("unread", status.Unread);
            json.WriteNumber("events", status.Counts.Mentions);
            json.WriteNumber("log_entries", status.Entries);
            LedgerOutput.WriteHead(json, status.Head);
            json.WriteStartObject("files");
            foreach (var (name, length) in status.Files)
            {
                json.WriteNumber(name, length);
            }
            json.WriteEndObject();
        });
    }
}
