using Isnad.Ingest;
using Isnad.Model.Events;
using Isnad.Text;
using Shouldly;
using Xunit;

namespace Isnad.Workflow.Tests;

/// <summary>Reports are read anew by another engine, once.</summary>
public sealed class RereadTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    private RereadTally Reread(EngineInfo engine, Func<Isnad.Model.Reports.Report, ReportAnalysis>? analyze = null) =>
        new RereadReports(_bench.Archive, new AnalysisEngine(() => analyze ?? (report => new(report, report.Published, [new("e1", "shelling", EventStatus.Actual, false, [new TextSpan(0, 4)])], [])), engine))
            .Run(new ProblemLog(problem => _bench.Told.Add(problem.ToString())), _ => { }, default);

    [Fact]
    public void Another_engine_reads_all_of_them_and_the_same_none()
    {
        _bench.Ingest(_bench.Lines("a.jsonl", 200));
        var newer = new EngineInfo("2", "r", "m");
        Reread(Bench.Version).ShouldBe(new RereadTally(0, 0, 0));
        Reread(newer).ShouldBe(new RereadTally(200, 200, 0));
        _bench.Archive.Kept.ShouldAllBe(kept => kept.Analysis!.Engine == newer);
        Reread(newer).ShouldBe(new RereadTally(0, 0, 0));
    }

    [Fact]
    public void What_was_kept_without_records_is_read_and_what_fails_is_told_and_stays()
    {
        _bench.Analyze = report => report.Id == "a1" ? throw new InvalidOperationException("broken") : new(report, report.Published, [], []);
        _bench.Ingest(_bench.Lines("a.jsonl", 3));
        _bench.Told.Clear();
        Reread(Bench.Version, report => throw new InvalidOperationException("still broken.")).ShouldBe(new RereadTally(0, 0, 1));
        _bench.Told.ShouldHaveSingleItem().ShouldBe("r2: the reader failed on it (InvalidOperationException: still broken); what was read of it before stands; this is a fault of isnad; report it with the document.");
        Reread(Bench.Version).Read.ShouldBe(1);
    }
}
