using Isnad.Model.Incidents;
using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Shouldly;
using Xunit;
using static Isnad.Storage.Tests.Samples;

namespace Isnad.Storage.Tests;

/// <summary>What every store of incidents must do.</summary>
public abstract class IncidentCompliance : StoreCompliance
{
    [Fact]
    public void What_was_taken_in_is_pending_until_it_is_fused()
    {
        Store.Incidents.Pending(9).ShouldBe([new PendingReport(1, 1, 1), new PendingReport(2, 2, 2)]);
        Store.Incidents.Pending(1).Count.ShouldBe(1);
        Write([(1, 1), (2, 2)], [(1, [1, 2]), (2, [3])]);
        Store.Incidents.CountPending().ShouldBe(0);
        Store.Incidents.Next.ShouldBe(3);
        Store.Incidents.Members(1).ShouldBe([new("r1", "m1"), new("r1", "m2")]);
        Store.Incidents.IncidentOf(3).ShouldBe(2);
        Store.Incidents.Count().ShouldBe((2, 0));
    }

    [Fact]
    public void A_report_read_anew_is_pending_again_also_where_it_was_read_while_it_was_fused()
    {
        Store.Reports.AddAnalyses([(1, IntakeAnalysis.Of(Analysis(Store.Reports.Version(1)!.Content, ("kill", "قتل")), Second))]);
        Write([(1, 1), (2, 2)], [(1, [1, 2]), (2, [3])]);
        Store.Incidents.Pending(9).ShouldBe([new PendingReport(1, 1, 3)]);
    }

    [Fact]
    public void Fusion_is_answered_from_what_was_written()
    {
        Write([(1, 1), (2, 2)], [(1, [1, 3]), (2, [2])], edges: [(3, 1, 0.5)], blocks: [(1, [new(7, BlockStanding.Both)]), (3, [new(7, BlockStanding.Time), new(8, BlockStanding.None)])]);
        var memory = Store.Incidents.Memory;
        memory.InBlock(7, BlockStanding.Both).ShouldBe([new("r1", "m1")]);
        memory.InBlock(7, BlockStanding.Time).ShouldBe([new("r1", "m1"), new("r2", "m3")], ignoreOrder: true);
        memory.InBlock(9, BlockStanding.None).ShouldBeEmpty();
        memory.Edges(new("r1", "m1")).ShouldBe([new(new("r1", "m1"), new("r2", "m3"), 0.5)]);
        memory.Edges(new("r2", "m3")).ShouldBe(memory.Edges(new("r1", "m1")));
        memory.Record("r1")!.Packed.ToArray().ShouldBe([1]);
        memory.Record("r9").ShouldBeNull();
        memory.IncidentOf(new("r2", "m3")).ShouldBe(1);
        memory.Members(1).ShouldBe([new("r1", "m1"), new("r2", "m3")], ignoreOrder: true);
        memory.FixedDays(new("r2", "m3")).ShouldBe(new DateInterval(new(2018, 4, 3)));
        memory.FixedDays(new("r1", "m2")).ShouldBeNull();
        memory.Joins(1).ShouldBe([new(new("r1", "m1"), new("r2", "m3"), 0.9)]);
        memory.Joins(2).ShouldBeEmpty();
        Write([], [(1, [1, 3, 2])]);
        memory.Joins(1).ShouldBe([new(new("r1", "m1"), new("r2", "m3"), 0.9), new(new("r1", "m1"), new("r1", "m2"), 0.8)]);
    }

    [Fact]
    public void Other_weights_make_everything_pending_and_numbers_stay_known()
    {
        Store.Incidents.StartOver("a").ShouldBeTrue();
        Write([(1, 1), (2, 2)], [(1, [1, 2]), (2, [3])]);
        Store.Incidents.StartOver("a").ShouldBeFalse();
        Store.Incidents.CountPending().ShouldBe(0);
        Store.Incidents.StartOver("b").ShouldBeTrue();
        Store.Incidents.CountPending().ShouldBe(2);
        Store.Incidents.Memory.IncidentOf(new("r1", "m1")).ShouldBeNull();
        Store.Incidents.IncidentOf(1).ShouldBe(1);
    }

    [Fact]
    public void Old_numbers_say_where_to_look()
    {
        Write([(1, 1), (2, 2)], [(1, [1, 2]), (2, [3])]);
        Write([], [(1, [1, 2, 3])], pointers: [new(2, 1, PointerReason.Merged, 1)]);
        Store.Incidents.Members(2).ShouldBeEmpty();
        Store.Incidents.Pointers(2).ShouldBe([new IncidentPointer(2, 1, PointerReason.Merged, 1)]);
        Store.Incidents.Largest(5).ShouldBe([new IncidentSize(1, 3, 2)]);
    }

    [Fact]
    public void People_decide_and_take_back_and_the_log_knows_no_name()
    {
        Write([(1, 1), (2, 2)], [(1, [1, 2]), (2, [3])]);
        var number = Store.Incidents.Decide(3, 1, together: true, "قارئ-2");
        Store.Incidents.Touched().ShouldBe([new("r1", "m1"), new("r2", "m3")], ignoreOrder: true);
        Store.Incidents.Memory.Decisions(new("r2", "m3")).ShouldBe([new LinkDecision(new("r1", "m1"), new("r2", "m3"), true)]);
        Store.Incidents.TakeBack(number, "قارئ-1");
        Store.Incidents.Memory.Decisions(new("r1", "m1")).ShouldBeEmpty();
        Store.Incidents.Links().Select(link => (link.A, link.B, link.Together, link.By, link.BackBy)).ShouldBe([(1, 3, true, "قارئ-2", "قارئ-1")]);
        Store.Log.Entries().ShouldNotContain(entry => entry.Detail!.Contains("قارئ"));
        Verify().ShouldBeEmpty();
        Should.Throw<LedgerException>(() => Store.Incidents.TakeBack(number, "x")).Message.ShouldContain("that holds");
        Should.Throw<LedgerException>(() => Store.Incidents.Decide(1, 1, true, "x"));
        Should.Throw<LedgerException>(() => Store.Incidents.Decide(1, 99, true, "x")).Message.ShouldContain("m99");
    }

    [Fact]
    public void What_is_decided_while_others_are_fused_is_looked_at_again()
    {
        Write([(1, 1), (2, 2)], [(1, [1, 2]), (2, [3])]);
        Store.Incidents.Decide(1, 3, together: true, "c");
        Write([], [(1, [1, 2])], touched: [1]);
        Store.Incidents.Touched().ShouldBe([new("r2", "m3")]);
    }

    [Fact]
    public void A_report_taken_down_leaves_its_incident_which_is_looked_at_again()
    {
        Write([(1, 1), (2, 2)], [(1, [1, 2, 3])], edges: [(1, 3, 0.5)], blocks: [(3, [new(7, BlockStanding.Both)])]);
        Store.Erasure.Erase([2], ErasureReason.CourtOrder);
        Store.Incidents.Members(1).ShouldBe([new("r1", "m1"), new("r1", "m2")]);
        Store.Incidents.Memory.Edges(new("r1", "m1")).ShouldBeEmpty();
        Store.Incidents.Memory.InBlock(7, BlockStanding.None).ShouldBeEmpty();
        Store.Incidents.Memory.Record("r2").ShouldBeNull();
        Store.Incidents.Touched().ShouldBe([new("r1", "m1"), new("r1", "m2")], ignoreOrder: true);
        Verify().ShouldBeEmpty();
    }

    private List<string> Verify()
    {
        var flaws = new List<string>();
        Store.Verifier.Verify(flaw => flaws.Add(flaw.ToString()));
        return flaws;
    }

    private void Write((long Report, long Analysis)[] fused, (long, IReadOnlyList<long>)[] incidents, (long, long, double)[]? edges = null, (long, IReadOnlyList<BlockEntry>)[]? blocks = null, IncidentPointer[]? pointers = null, long[]? touched = null) =>
        Store.Incidents.Write(new IncidentChange
        {
            Fused = [.. fused.Select(item => (item.Report, (long?)item.Analysis, (FusionRecord?)new FusionRecord($"r{item.Report}", new byte[] { (byte)item.Report })))],
            Touched = touched ?? [],
            Removed = [],
            Blocks = [.. (blocks ?? []).Select(item => (item.Item1, item.Item2, (DateInterval?)new DateInterval(new(2018, 4, (int)item.Item1))))],
            Edges = edges ?? [],
            Incidents = [.. incidents.Select(item => new IncidentMembers(item.Item1, item.Item2, [.. item.Item2.Skip(1).Select((from, i) => (item.Item2[0], from, 0.9 - (0.1 * i)))]))],
            Pointers = pointers ?? [],
            Next = 3,
        });

    protected override void Fill(ILedger store) => store.Reports.Take([
            Item(Shelling, analyse: report => Analysis(report, ("kill", "قتل"), ("shelling", "قصف"))),
            Item(Raid, analyse: report => Analysis(report, ("airstrike", "غارات")))]);
}

/// <summary>On SQLite.</summary>
public sealed class SqliteIncidentTests : IncidentCompliance
{
    private readonly string _folder = Directory.CreateTempSubdirectory("isnad-incidents").FullName;

    protected override ILedger Open() => Ledger.Open(_folder);

    public override void Dispose()
    {
        base.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
