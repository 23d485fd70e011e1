using System.Collections.Immutable;
using Isnad.Ingest;
using Isnad.Model.Ledger;
using Isnad.Workflow.Lines;

namespace Isnad.Workflow;

/// <summary>What reading anew did.</summary>
/// <param name="Read">Reports with a new analysis.</param>
/// <param name="Events">Records in them.</param>
/// <param name="Failed">Reports that the reader failed on; their former analysis stands.</param>
public sealed record RereadTally(long Read, long Events, long Failed);

/// <summary>Use case: the newest version of each report that was last read by another engine, by other resources or weights, or not at all, is read anew. Former analyses stay.</summary>
/// <param name="archive">Keeps reports and analyses.</param>
/// <param name="engine">Reads.</param>
public sealed class RereadReports(IReportArchive archive, AnalysisEngine engine)
{
    private const int BatchCount = 64;

    /// <summary>Reads all that there is to read. Interrupted, it is run again.</summary>
    /// <param name="log">Hears of problems.</param>
    /// <param name="onTally">Hears how far it is.</param>
    /// <param name="stop">Ends it; batches that are kept stay.</param>
    /// <exception cref="LedgerException">The archive could not keep a batch.</exception>
    public RereadTally Run(ProblemLog log, Action<RereadTally> onTally, CancellationToken stop)
    {
        using var line = new WorkLine<Rereading>(stop);
        line.Start("versions", () =>
        {
            foreach (var version in archive.Unread(engine.Info).Select(archive.Version).OfType<StoredVersion>())
            {
                line.Add(new Rereading(version));
            }
            line.Complete();
        });
        line.StartWorkers(works =>
        {
            var analyze = engine.NewAnalyzer();
            foreach (var work in works)
            {
                Read(work, analyze);
            }
        });
        return KeepAll(line, log, onTally);
    }

    private RereadTally KeepAll(WorkLine<Rereading> line, ProblemLog log, Action<RereadTally> onTally)
    {
        var tally = new RereadTally(0, 0, 0);
        var batch = new List<Rereading>();
        while (true)
        {
            var step = line.Take(out var work, Timeout.InfiniteTimeSpan);
            if (step == NextStep.Item)
            {
                work!.Problems.ForEach(log.Add);
                batch.Add(work);
            }
            if (batch.Count >= BatchCount || step == NextStep.End)
            {
                var read = batch.Where(item => item.Analysis is not null).Select(item => (item.Version.Number, item.Analysis!)).ToList();
                if (read.Count > 0)
                {
                    archive.AddAnalyses(read);
                }
                tally = new(tally.Read + read.Count, tally.Events + read.Sum(pair => pair.Item2.Analysis.Events.Count), tally.Failed + batch.Count - read.Count);
                batch.ForEach(line.Release);
                batch.Clear();
                onTally(tally);
            }
            if (step == NextStep.End)
            {
                return tally;
            }
        }
    }

    private void Read(Rereading work, Func<Model.Reports.Report, Model.Events.ReportAnalysis> analyze)
    {
        try
        {
            work.Analysis = IntakeAnalysis.Of(analyze(work.Version.Content), engine.Info);
        }
        catch (Exception error)
        {
            work.Problems = work.Problems.Add(InputProblem.Error($"r{work.Version.Report}", null, $"the reader failed on it ({error.GetType().Name}: {error.Message.TrimEnd('.')}); what was read of it before stands", "this is a fault of isnad; report it with the document"));
        }
    }

    /// <summary>A version on its way; its text weighs two bytes a character.</summary>
    private sealed class Rereading(StoredVersion version) : WorkItem(2 * version.Content.Text.Value.Length)
    {
        public StoredVersion Version => version;

        public IntakeAnalysis? Analysis { get; set; }

        public ImmutableList<InputProblem> Problems { get; set; } = [];
    }
}
