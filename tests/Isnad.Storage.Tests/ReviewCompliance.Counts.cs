using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Isnad.Model.Review;
using Shouldly;
using Xunit;

namespace Isnad.Storage.Tests;

/// <summary>The queue's counts are those of its pages, whatever changes them.</summary>
public abstract partial class ReviewCompliance
{
    [Fact]
    public void Counts_stay_those_of_the_pages_through_all_that_people_do()
    {
        More();
        CountsAreRight("at first");
        Store.Reviews.Claim(1, ReadingTrack.First, "a", Clock.GetUtcNow().AddMinutes(30));
        Store.Reviews.Claim(3, ReadingTrack.Second, "b", Clock.GetUtcNow().AddMinutes(90));
        CountsAreRight("claimed").ShouldBe((3, 1, 0, 0, 0));
        Store.Reviews.Release(1, ReadingTrack.First, "a");
        CountsAreRight("given back").ShouldBe((4, 0, 0, 0, 0));
        Store.Reviews.Claim(2, ReadingTrack.First, "a", Clock.GetUtcNow().AddMinutes(30));
        Clock.Now = Clock.GetUtcNow().AddHours(1);
        CountsAreRight("lapsed").ShouldBe((4, 0, 0, 0, 0));
        Decide(Accept(1), Reject(2)).Outcome.ShouldBe(ReviewOutcome.Written);
        CountsAreRight("accepted").ShouldBe((4, 0, 0, 0, 0));
        Store.Reviews.Decide(Change(2) with { Whole = new(ReportVerb.Finished) });
        CountsAreRight("finished").ShouldBe((3, 0, 1, 0, 0));
        Store.Reviews.Decide(new ReviewChange(2, 2, ReadingTrack.First, "c") { Analysis = 2, Whole = new(ReportVerb.Skipped, "مكرر") });
        CountsAreRight("skipped").ShouldBe((2, 0, 1, 1, 0));
        NewVersion();
        CountsAreRight("another version").ShouldBe((2, 0, 0, 1, 1));
        Store.Reviews.Decide(new ReviewChange(2, 2, ReadingTrack.First, "c") { Analysis = 2, Seen = 9, Whole = new(ReportVerb.Reopened) });
        CountsAreRight("opened again").ShouldBe((3, 0, 0, 0, 1));
        Reread(4, ("shelling", "قتل"));
        CountsAreRight("read by another engine");
        Store.Erasure.Erase([3], ErasureReason.Mistake);
        CountsAreRight("taken down").ShouldBe((2, 0, 0, 0, 1));
        Reopen();
        CountsAreRight("opened anew").ShouldBe((2, 0, 0, 0, 1));
    }

    [Fact]
    public void Counts_of_what_awaits_settlement_are_those_of_its_pages()
    {
        foreach (var (track, by) in new[] { (ReadingTrack.First, "a"), (ReadingTrack.Second, "b") })
        {
            CountsAreRight("not read twice");
            Store.Reviews.Decide(Change(0, Accept(1), Reject(2)) with { Track = track, By = by, Whole = new(ReportVerb.Finished) }).Outcome.ShouldBe(ReviewOutcome.Written);
        }
        CountsAreRight("read twice");
        Settle(new(ReportVerb.Skipped, "لا خلاف"));
        CountsAreRight("settled");
        Store.Reviews.Count(new() { Track = ReadingTrack.Adjudicated }).States[QueueState.Skipped].ShouldBe(1);
    }

    /// <summary>Compares counts with pages for every filter alone and some together; gives the first readers' open, claimed, done, skipped and changed.</summary>
    private (long, long, long, long, long) CountsAreRight(string when)
    {
        foreach (var track in Enum.GetValues<ReadingTrack>())
        {
            foreach (var query in new QueueQuery[] { new(), new() { State = QueueState.Open }, new() { State = QueueState.Done }, new() { Country = "SY" }, new() { Type = "kill", State = QueueState.Open }, new() { Admin1 = "SY-HL" }, new() { Admin1 = "SY-HL", Type = "kill" },
                new() { Outlet = "وكالة المثال" }, new() { Outlet = "لا أحد" }, new() { Published = new(new DateOnly(2018, 4, 19), new DateOnly(2018, 4, 20)), State = QueueState.Claimed }, new() { Published = new(new DateOnly(2018, 4, 21), new DateOnly(2018, 4, 22)) }, new() { Without = [1, 3] },
                new() { Reason = UrgencyKind.Killed }, new() { Reason = UrgencyKind.NewPlaces, State = QueueState.Open }, new() { Reason = UrgencyKind.Disputed }, new() { Reason = UrgencyKind.Disputed, Admin1 = "SY-HL" }, new() { Reason = UrgencyKind.ToldBy, Type = "kill" } })
            {
                AreThoseOfPages(query with { Track = track }, $"{when}: {query}");
            }
        }
        var states = Store.Reviews.Count(new()).States;
        return (states[QueueState.Open], states[QueueState.Claimed], states[QueueState.Done], states[QueueState.Skipped], states[QueueState.Changed]);
    }

    private void AreThoseOfPages(QueueQuery query, string what)
    {
        long Rows(QueueQuery asked) => Store.Reviews.Queue(asked with { Most = 1000 }).Rows.Count;
        var counts = Store.Reviews.Count(query);
        counts.States.ShouldBe(Enum.GetValues<QueueState>().ToDictionary(state => state, state => Rows(query with { State = state })), ignoreOrder: true, what);
        // Every outlet, governorate and day that there is, also those that have no report here.
        counts.Outlets.ShouldBe([.. new[] { "صحيفة السهل", "صحيفة المثال", "وكالة المثال" }.Select(outlet => (outlet, Rows(query with { Outlet = outlet }))).Where(item => item.Item2 > 0).OrderByDescending(item => item.Item2).ThenBy(item => item.outlet, StringComparer.Ordinal)], what);
        counts.Admin1.ShouldBe([.. new[] { ("SY-HL", Rows(query with { Admin1 = "SY-HL" })) }.Where(item => item.Item2 > 0)], what);
        counts.Reasons.ShouldBe(Enum.GetValues<UrgencyKind>().ToDictionary(reason => reason, reason => Rows(query with { Reason = reason })), ignoreOrder: true, what);
        counts.Days.ShouldBe([.. Enumerable.Range(0, 5).Select(back => new DateOnly(2018, 4, 22).AddDays(-back)).Select(day => (day, Rows(query with { Published = new(day, day) }))).Where(item => item.Item2 > 0)], what);
    }
}
