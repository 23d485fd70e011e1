using System.Text;
using Isnad.Ingest;
using Isnad.Ingest.Archives;
using Isnad.Ingest.Web;
using Isnad.Model.Ledger;

namespace Isnad.Workflow.Intake;

/// <summary>Use case: reports of files, folders, archives, feeds and pages are taken into the archive, with their records. Interrupted at any moment, it is run again: what is there is passed over.</summary>
/// <param name="archive">Keeps them.</param>
/// <param name="parser">Finds the articles.</param>
/// <param name="engine">Makes records of them.</param>
/// <param name="web">Reads addresses; called only where a source is one.</param>
public sealed class IngestReports(IReportArchive archive, RecordParser parser, AnalysisEngine engine, Func<WebSource> web)
{
    private volatile CaptureReader? _files;
    private long _bytesBefore;

    /// <summary>Where <c>-</c> reads from.</summary>
    public Stream StandardInput { get; init; } = Stream.Null;

    /// <summary>The encoding of all files; null where the bytes tell it.</summary>
    public Encoding? Encoding { get; init; }

    /// <summary>Bytes taken from files so far, before decompression; for a progress bar.</summary>
    public long BytesRead => Interlocked.Read(ref _bytesBefore) + (_files?.BytesRead ?? 0);

    /// <summary>Takes in what <paramref name="sources"/> give, one source after the other.</summary>
    /// <param name="sources">Paths, folders, patterns, <c>-</c>, and addresses (http, https) of feeds and pages.</param>
    /// <param name="log">Hears of problems, in input order.</param>
    /// <param name="onTally">Hears how far it is.</param>
    /// <param name="stop">Ends it; what is read by then is kept.</param>
    /// <exception cref="LedgerException">The archive could not take a batch in; those before are kept.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was.</exception>
    public IntakeTally Run(IReadOnlyList<string> sources, ProblemLog log, Action<IntakeTally> onTally, CancellationToken stop)
    {
        using var line = new IntakeLine(archive, parser, engine, log, stop) { OnTally = onTally };
        line.Start("sources", () =>
        {
            ReadAll(sources, line);
            line.Complete();
        });
        return line.Run();
    }

    private void ReadAll(IReadOnlyList<string> sources, IntakeLine line)
    {
        WebSource? opened = null;
        for (var i = 0; i < sources.Count; i++)
        {
            if (WebSource.IsAddress(sources[i]))
            {
                ReadAddressAsync(opened ??= web(), sources[i], line).GetAwaiter().GetResult();
                continue;
            }
            // Paths that stand together are expanded together: a file named twice is read once.
            var first = i;
            while (i + 1 < sources.Count && !WebSource.IsAddress(sources[i + 1]))
            {
                i++;
            }
            ReadFiles([.. sources.Skip(first).Take(i + 1 - first)], line);
        }
    }

    private void ReadFiles(IReadOnlyList<string> paths, IntakeLine line)
    {
        var files = new CaptureReader(paths, StandardInput) { Encoding = Encoding };
        _files = files;
        foreach (var capture in files.Captures())
        {
            line.Add(capture);
        }
        _files = null;
        Interlocked.Add(ref _bytesBefore, files.BytesRead);
    }

    private static async Task ReadAddressAsync(WebSource web, string source, IntakeLine line)
    {
        if (!Uri.TryCreate(source, UriKind.Absolute, out var address))
        {
            line.Add(new Capture(null, InputProblem.Error(source, null, "is no address", "correct it")));
            return;
        }
        await foreach (var capture in web.ReadAsync(address, line.Ending))
        {
            // The source remembers what it gave when the next is asked for: by then it must be kept.
            await line.KeepAsync(capture);
        }
    }
}
