using Isnad.Model.Ledger;
using Isnad.Model.Review;
using Shouldly;
using Xunit;
using static Isnad.Storage.Tests.Samples;

namespace Isnad.Storage.Tests;

/// <summary>What is kept from whoever reads second, and what was decided on since.</summary>
public abstract partial class ReviewCompliance
{
    [Fact]
    public void A_report_is_kept_from_its_second_reader_until_it_is_settled()
    {
        Store.Reviews.KeptFrom("b").ShouldBeEmpty();
        Store.Reviews.Claim(1, ReadingTrack.Second, "b", Clock.GetUtcNow().AddHours(1));
        Store.Reviews.KeptFrom("b").ShouldBe([1]);
        Store.Reviews.KeptFrom("a").ShouldBeEmpty();
        Clock.Now = Clock.GetUtcNow().AddHours(2);
        Store.Reviews.KeptFrom("b").ShouldBeEmpty("the claim lapsed and nothing was decided");
        ReadSecond(new(ReportVerb.Skipped, "مكرر"));
        Store.Reviews.KeptFrom("b").ShouldBe([1]);
        Reopen();
        Store.Reviews.KeptFrom("b").ShouldBe([1]);
        Settle(new(ReportVerb.Skipped, "لا خلاف"));
        Store.Reviews.KeptFrom("b").ShouldBeEmpty();
        Settle(new(ReportVerb.Reopened));
        Store.Reviews.KeptFrom("b").ShouldBe([1], "it is open again");
    }

    [Fact]
    public void Incidents_and_events_of_reports_left_out_are_not_found()
    {
        Store.Incidents.Write(new() { Fused = [], Removed = [], Blocks = [], Edges = [], Incidents = [new(1, [1, 2], []), new(2, [3], [])], Pointers = [], Next = 3 });
        Store.IncidentSearch.Find(new() { Without = [1] }, default, 9).Lines.Select(line => line.Number).ShouldBe([2]);
        Store.IncidentSearch.Find(new() { Without = [1, 2] }, default, 9).All.ShouldBe(0);
        Store.IncidentSearch.Find(new() { Without = [7], Type = "airstrike" }, default, 9).Lines.Select(line => line.Number).ShouldBe([2]);
        Store.Reviews.Queue(new() { Without = [2] }).Rows.Select(row => row.Report).ShouldBe([1]);
        Store.Reviews.Count(new() { Without = [2] }).States[QueueState.Open].ShouldBe(1);
    }

    [Fact]
    public void Reports_decided_on_are_told_with_their_newest_decision_until_they_are_taken_down()
    {
        Store.Reviews.Reviewed().ShouldBeEmpty();
        Decide(Accept(1), Reject(2));
        Store.Reviews.Decide(new ReviewChange(2, 2, ReadingTrack.First, "c") { Analysis = 2, Whole = new(ReportVerb.Skipped, "مكرر") });
        Store.Reviews.Reviewed().ShouldBe([(1, 2), (2, 3)]);
        ReadSecond(new(ReportVerb.Skipped, "مكرر"));
        Store.Reviews.Reviewed().ShouldBe([(1, 4), (2, 3)], "in any reading");
        Store.Erasure.Erase([1], ErasureReason.Mistake);
        Store.Reviews.Reviewed().ShouldBe([(2, 3)]);
    }

    private void ReadSecond(ReportStep whole) => Store.Reviews.Decide(new ReviewChange(1, 1, ReadingTrack.Second, "b") { Analysis = 1, Whole = whole }).Outcome.ShouldBe(ReviewOutcome.Written);

    private void Settle(ReportStep whole) => Store.Reviews.Decide(new ReviewChange(1, 1, ReadingTrack.Adjudicated, "c") { Analysis = 1, Seen = long.MaxValue, Whole = whole }).Outcome.ShouldBe(ReviewOutcome.Written);
}
