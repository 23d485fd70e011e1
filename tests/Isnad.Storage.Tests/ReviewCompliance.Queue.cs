using Isnad.Model.Events;
using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Isnad.Model.Review;
using Shouldly;
using Xunit;
using static Isnad.Storage.Tests.Samples;

namespace Isnad.Storage.Tests;

/// <summary>Claims and the queue.</summary>
public abstract partial class ReviewCompliance
{
    [Fact]
    public void A_claim_is_one_persons_until_it_lapses_or_is_given_back()
    {
        var until = Clock.GetUtcNow().AddMinutes(30);
        Store.Reviews.Claim(1, ReadingTrack.First, "a", until).ShouldBe(new ReportClaim(1, ReadingTrack.First, "a", until));
        Store.Reviews.Claim(1, ReadingTrack.First, "b", until.AddMinutes(9)).By.ShouldBe("a");
        Store.Reviews.Claim(1, ReadingTrack.Second, "b", until).By.ShouldBe("b", "the second reader's is another");
        Store.Reviews.Release(1, ReadingTrack.First, "b").ShouldBeFalse();
        Store.Reviews.Claim(1, ReadingTrack.First, "a", until.AddMinutes(1)).Until.ShouldBe(until.AddMinutes(1), "kept longer");
        Clock.Now = until.AddMinutes(2);
        Store.Reviews.Holder(1, ReadingTrack.First).ShouldBeNull();
        Store.Reviews.Claim(1, ReadingTrack.First, "b", until.AddHours(1)).By.ShouldBe("b");
        Store.Reviews.Release(1, ReadingTrack.First, "b").ShouldBeTrue();
        Store.Reviews.Holder(1, ReadingTrack.First).ShouldBeNull();
        Should.Throw<LedgerException>(() => Store.Reviews.Claim(9, ReadingTrack.First, "a", until.AddHours(9))).Message.ShouldContain("r9");
        Should.Throw<LedgerException>(() => Store.Reviews.Claim(1, ReadingTrack.First, "a", until)).Message.ShouldContain("past");
    }

    [Fact]
    public void A_report_is_open_claimed_done_skipped_or_changed()
    {
        States(ReadingTrack.First).ShouldBe("r2 Open, r1 Open");
        Store.Reviews.Claim(1, ReadingTrack.First, "a", Clock.GetUtcNow().AddHours(1));
        States(ReadingTrack.First).ShouldBe("r2 Open, r1 Claimed");
        Store.Reviews.Queue(new() { State = QueueState.Claimed }).Rows.Single().Claim!.By.ShouldBe("a");
        Store.Reviews.Decide(Change(0, Accept(1), Reject(2)) with { Whole = new(ReportVerb.Finished) });
        Store.Reviews.Decide(new ReviewChange(2, 2, ReadingTrack.First, "c") { Analysis = 2, Whole = new(ReportVerb.Skipped, "مكرر") });
        States(ReadingTrack.First).ShouldBe("r2 Skipped, r1 Done");
        States(ReadingTrack.Second).ShouldBe("r2 Open, r1 Open");
        Store.Reviews.Decide(new ReviewChange(2, 2, ReadingTrack.First, "c") { Seen = 4, Whole = new(ReportVerb.Reopened) });
        NewVersion();
        States(ReadingTrack.First).ShouldBe("r2 Open, r1 Changed");
        Verify().ShouldBeEmpty();
    }

    [Fact]
    public void The_adjudicator_sees_what_two_people_finished()
    {
        States(ReadingTrack.Adjudicated).ShouldBe("");
        foreach (var track in new[] { ReadingTrack.First, ReadingTrack.Second })
        {
            Store.Reviews.Decide(Change(0, Accept(1), Reject(2)) with { Track = track, Whole = new(ReportVerb.Finished) });
        }
        States(ReadingTrack.Adjudicated).ShouldBe("r1 Open");
        Store.Reviews.Count(new() { Track = ReadingTrack.Adjudicated }).States[QueueState.Open].ShouldBe(1);
    }

    [Fact]
    public void The_urgent_come_first_and_say_why()
    {
        More();
        Store.Reviews.Queue(new()).Rows.Select(row => (row.Report, string.Join(' ', row.Reasons.Select(reason => $"{reason.Kind} {reason.Figure}")))).ShouldBe(
            [(4, "Killed 30"), (3, "Killed 7 NewPlaces 1"), (2, ""), (1, "")]);
        Store.Incidents.Write(new() { Fused = [], Removed = [], Blocks = [], Edges = [], Incidents = [new(1, [1, 3], [(1, 3, 0.9)]), new(2, [4], []), new(3, [5], [])], Pointers = [], Next = 4 });
        Store.Reviews.Queue(new() { Most = 1, Skip = 2 }).Rows.Single().Reasons.ShouldBe([new UrgencyReason(UrgencyKind.ToldBy, 2)]);
        // The first to tell the place goes: the next is the first now.
        Store.Erasure.Erase([3], ErasureReason.Mistake);
        Store.Reviews.Queue(new()).Rows[0].Reasons.ShouldBe([new UrgencyReason(UrgencyKind.Killed, 30), new UrgencyReason(UrgencyKind.NewPlaces, 1)]);
        Store.Erasure.Erase([2], ErasureReason.Mistake);
        Store.Reviews.Queue(new()).Rows[^1].Reasons.ShouldBeEmpty("nobody else tells its incident any more");
        Verify().ShouldBeEmpty();
    }

    [Fact]
    public void A_decision_changes_what_makes_a_report_urgent()
    {
        More();
        Store.Reviews.Decide(new ReviewChange(4, 4, ReadingTrack.First, "c") { Analysis = 4, Records = [Reject(5)] });
        Store.Reviews.Queue(new()).Rows.Select(row => row.Report).ShouldBe([3, 4, 2, 1]);
        Verify().ShouldBeEmpty();
    }

    [Fact]
    public void Filters_hold_of_one_event_and_counts_say_what_another_choice_would_give()
    {
        More();
        Reports(new() { Admin1 = "SY-HL" }).ShouldBe([4, 3]);
        Reports(new() { Country = "SY", Type = "kill" }).ShouldBe([3]);
        Reports(new() { Admin1 = "SY-HL", Type = "shelling" }).ShouldBeEmpty();
        Reports(new() { Outlet = "وكالة المثال" }).ShouldBe([2]);
        Reports(new() { Published = new(new DateOnly(2018, 4, 21), new DateOnly(2018, 4, 30)) }).ShouldBeEmpty();
        Reports(new() { Order = QueueOrder.Oldest }).ShouldBe([1, 2, 3, 4]);
        Reports(new() { Order = QueueOrder.Newest, Most = 2, Skip = 1 }).ShouldBe([3, 2]);
        Store.Reviews.Queue(new() { Most = 3 }).HasMore.ShouldBeTrue();
        Store.Reviews.Queue(new() { Most = 4 }).HasMore.ShouldBeFalse();
        var counts = Store.Reviews.Count(new() { Admin1 = "SY-HL", State = QueueState.Done });
        counts.States[QueueState.Open].ShouldBe(2, "the governorate holds, the state does not count against itself");
        counts.Admin1.ShouldBeEmpty("nothing is done");
        Store.Reviews.Count(new() { Type = "kill" }).Admin1.ShouldBe([("SY-HL", 1)]);
        Store.Reviews.Count(new() { Admin1 = "SY-HL" }).Outlets.ShouldBe([("صحيفة المثال", 2)]);
        var all = Store.Reviews.Count(new());
        all.Outlets.ShouldBe([("صحيفة المثال", 3), ("وكالة المثال", 1)]);
        all.Admin1.ShouldBe([("SY-HL", 2)]);
        all.Days.ShouldBe([(new DateOnly(2018, 4, 20), 4)]);
    }

    [Fact]
    public void What_is_kept_back_counts_in_no_list_made_of_events()
    {
        More();
        var counts = Store.Reviews.Count(new() { KeptBack = [4] });
        (counts.States[QueueState.Open], counts.Reasons[UrgencyKind.Killed]).ShouldBe((4, 1));
        counts.Admin1.ShouldBe([("SY-HL", 1)]);
        counts.Outlets.ShouldBe([("صحيفة المثال", 3), ("وكالة المثال", 1)]);
    }

    /// <summary>Reports 3 and 4: dead at one place.</summary>
    private void More() => Store.Reports.Take([Told("kill", "قتل", 7, "الحي الغربي الأول"), Told("airstrike", "قتل", 30, "الحي الغربي الثاني")]);

    private static IntakeItem Told(string type, string trigger, int killed, string quarter) => Item($"قتل مدنيون في {quarter}", analyse: report => Analysis(report, (type, trigger)) is var read ? read with
    {
        Events = [read.Events[0] with
        {
            Place = new PlaceValue(read.Events[0].Triggers[0], "town", "place") { PlaceId = "1", Country = "SY", Admin1 = "SY-HL" },
            Casualties = [new CasualtyValue(read.Events[0].Triggers[0], "killed", killed, null)],
        }],
    } : read);

    private long[] Reports(QueueQuery query) => [.. Store.Reviews.Queue(query).Rows.Select(row => row.Report)];

    private string States(ReadingTrack track) => string.Join(", ", Store.Reviews.Queue(new() { Track = track, Order = QueueOrder.Newest }).Rows.Select(row => $"r{row.Report} {row.State}"));
}
