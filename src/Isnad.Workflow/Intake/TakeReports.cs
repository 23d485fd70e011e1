using Isnad.Ingest;
using Isnad.Ingest.Archives;
using Isnad.Model.Ledger;
using Isnad.Model.Reports;

namespace Isnad.Workflow.Intake;

/// <summary>What is known of reports beside themselves; it fills what they do not say.</summary>
public sealed record ReportHints
{
    /// <summary>Who published them.</summary>
    public string? Outlet { get; init; }

    /// <summary>When.</summary>
    public DateInterval? Published { get; init; }
}

/// <summary>What became of reports that somebody brought.</summary>
/// <param name="Tally">In numbers.</param>
/// <param name="Versions">Of the reports that are new or have other words than before, in order.</param>
public sealed record TakenReports(IntakeTally Tally, IReadOnlyList<long> Versions);

/// <summary>Use case: reports that a person brings, words or files, are taken into the archive with their records. A few at a time: all of them are in memory.</summary>
/// <param name="archive">Keeps them.</param>
/// <param name="parser">Finds the articles.</param>
/// <param name="engine">Makes records of them.</param>
public sealed class TakeReports(IReportArchive archive, RecordParser parser, AnalysisEngine engine)
{
    /// <summary>Takes one report's words in.</summary>
    /// <param name="report">Its bytes, and what is known of them.</param>
    /// <param name="log">Hears of problems.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="LedgerException">The archive could not take it in.</exception>
    public TakenReports Run(RawReport report, ProblemLog log, CancellationToken stop) => Run([new Capture(report, null)], log, stop);

    /// <summary>Takes the reports of files in.</summary>
    /// <param name="files">Of any kind that is read.</param>
    /// <param name="hints">What is known of all of them.</param>
    /// <param name="log">Hears of problems.</param>
    /// <param name="stop">Ends it; what is read by then is kept.</param>
    /// <exception cref="LedgerException">The archive could not take them in.</exception>
    public TakenReports Run(IReadOnlyList<SentFile> files, ReportHints hints, ProblemLog log, CancellationToken stop) =>
        Run(new CaptureReader([], Stream.Null) { Sent = files }.Captures().Select(capture => capture with { Report = Hinted(capture.Report, hints) }), log, stop);

    private static RawReport? Hinted(RawReport? report, ReportHints hints) => report is null ? null : report with { Outlet = report.Outlet ?? hints.Outlet, Published = report.Published ?? hints.Published };

    private TakenReports Run(IEnumerable<Capture> captures, ProblemLog log, CancellationToken stop)
    {
        var versions = new List<long>();
        using var line = new IntakeLine(archive, parser, engine, log, stop) { OnResult = (_, result) => versions.AddRange(result.Versions) };
        line.Start("reports", () =>
        {
            foreach (var capture in captures)
            {
                line.Add(capture);
            }
            line.Complete();
        });
        var tally = line.Run();
        return new(tally, versions);
    }
}
