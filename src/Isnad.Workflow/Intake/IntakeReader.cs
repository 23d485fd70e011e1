using Isnad.Ingest;
using Isnad.Model.Events;
using Isnad.Model.Ledger;
using Isnad.Model.Reports;

namespace Isnad.Workflow.Intake;

/// <summary>Makes of a capture what the archive takes in: the articles in it, their records, all packed. One a thread.</summary>
internal sealed class IntakeReader(IReportArchive archive, RecordParser parser, AnalysisEngine engine)
{
    private readonly Func<Report, ReportAnalysis> _analyze = engine.NewAnalyzer();

    /// <summary>Fills <paramref name="work"/>. Nothing in a capture throws.</summary>
    public void Read(IntakeWork work)
    {
        if (work.Capture.Report is not { } raw)
        {
            return;
        }
        try
        {
            // Before all else: what is there costs no more than its hash, so that an interrupted run is soon where it was.
            if (archive.Holds(ContentHash.Of(raw.Bytes.Span), raw.FetchedAt))
            {
                work.IsKnown = true;
                return;
            }
            var parsed = parser.Parse(raw);
            work.Problems = parsed.Problems;
            if (parsed.Reports.Length > 0 || IsEvidenceAlone(raw))
            {
                work.Item = IntakeItem.Of(raw, [.. parsed.Reports.Select(report => Article(work, report))]);
            }
        }
        catch (Exception error) when (error is not LedgerException)
        {
            // Whatever one capture does, the others are taken in.
            work.Item = null;
            work.Problems = work.Problems.Add(Fault(raw.Locator, "could not be made ready", error));
        }
    }

    /// <summary>True where the bytes say something by themselves: that this stood at an address then. A file without an article says nothing.</summary>
    private static bool IsEvidenceAlone(RawReport raw) => raw.Method is CaptureMethod.Fetch or CaptureMethod.WebArchive or CaptureMethod.SavedPage;

    private IntakeArticle Article(IntakeWork work, Report report)
    {
        var article = IntakeArticle.Of(report);
        try
        {
            var analysis = _analyze(report);
            if (analysis.OtherLanguage is { } language)
            {
                work.Problems = work.Problems.Add(InputProblem.Warning(work.Capture.Report!.Locator, null, $"the document '{report.Id}' is written in {language}", "isnad reads Arabic and passes such paragraphs over; it is kept without events"));
            }
            return article with { Analysis = IntakeAnalysis.Of(analysis, engine.Info) };
        }
        catch (Exception error)
        {
            work.Problems = work.Problems.Add(Fault(work.Capture.Report!.Locator, $"the reader failed on document '{report.Id}', which is kept without records", error));
            return article;
        }
    }

    private static InputProblem Fault(string locator, string what, Exception error) => InputProblem.Error(locator, null, $"{what} ({error.GetType().Name}: {error.Message.TrimEnd('.')})", "this is a fault of isnad; report it with the document");
}
