using Isnad.Model.Review;
using Shouldly;
using Xunit;

namespace Isnad.Model.Tests.Review;

/// <summary>Who may see which reading of a report.</summary>
public sealed class ReadingSightTests
{
    private static readonly DateTimeOffset At = new(2018, 4, 20, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Each_reader_sees_their_own_reading_until_a_third_has_settled()
    {
        var history = History((ReadingTrack.First, "a", ReportVerb.Finished), (ReadingTrack.Second, "b", ReportVerb.Finished));
        Only(history).ShouldBe([ReadingTrack.First, ReadingTrack.Second, null]);
        ReadingSight.AreBothFinished(history).ShouldBeTrue();
        Only(History((ReadingTrack.First, "a", ReportVerb.Finished), (ReadingTrack.Second, "b", ReportVerb.Finished), (ReadingTrack.Adjudicated, "c", ReportVerb.Finished))).ShouldBe([null, null, null]);
        Only(History((ReadingTrack.Second, "b", ReportVerb.Finished), (ReadingTrack.Adjudicated, "c", ReportVerb.Finished), (ReadingTrack.Adjudicated, "c", ReportVerb.Reopened))).ShouldBe([null, ReadingTrack.Second, null]);
    }

    [Fact]
    public void Whoever_takes_a_report_for_a_second_reading_sees_the_first_no_more_unless_it_is_their_own()
    {
        var history = History((ReadingTrack.First, "a", ReportVerb.Finished));
        var claim = new ReportClaim(1, ReadingTrack.Second, "b", At.AddHours(1));
        ReadingSight.Only(history, "b", claim).ShouldBe(ReadingTrack.Second);
        ReadingSight.Only(history, "b", null).ShouldBeNull();
        ReadingSight.Only(history, "a", claim with { By = "a" }).ShouldBe(ReadingTrack.First);
    }

    [Fact]
    public void A_reading_that_was_reopened_is_not_finished() =>
        ReadingSight.AreBothFinished(History((ReadingTrack.First, "a", ReportVerb.Finished), (ReadingTrack.Second, "b", ReportVerb.Finished), (ReadingTrack.Second, "b", ReportVerb.Reopened))).ShouldBeFalse();

    private static ReadingTrack?[] Only(ReviewHistory history) => [.. new[] { "a", "b", "c" }.Select(by => ReadingSight.Only(history, by, null))];

    private static ReviewHistory History(params (ReadingTrack Track, string By, ReportVerb Verb)[] decisions) => new([], [.. decisions.Select((item, i) => new ReportDecision(i + 1, 1, 1, item.Verb, item.Track, item.By, At))]);
}
