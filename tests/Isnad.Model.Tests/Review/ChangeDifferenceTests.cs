using Isnad.Model.Events;
using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Isnad.Model.Review;
using Isnad.Text;
using Shouldly;
using Xunit;

namespace Isnad.Model.Tests.Review;

/// <summary>What a change that came too late would have overwritten.</summary>
public sealed class ChangeDifferenceTests
{
    private static readonly EventMention Proposal = new("e1", "shelling", EventStatus.Actual, false, [new(0, 3)]) { Weapons = [new(new(9, 12), "mortar")] };

    private static readonly StoredAnalysis Machine = new(5, 1, default, new(new Report("r1", new SourceText(new string('a', 40)), new(null, PublishedBasis.Unknown)), new(null, PublishedBasis.Unknown), [Proposal], []), new("", "", ""), [1]);

    [Fact]
    public void Each_field_says_who_changed_it_and_whether_both_made_the_same_of_it()
    {
        var theirs = Proposal with { Type = "airstrike", Weapons = [new(new(9, 12), "rocket")], Status = EventStatus.Denied };
        var mine = Proposal with { Weapons = [new(new(9, 12), "drone")], Status = EventStatus.Denied, Background = true };
        var met = Of(Change(new RecordStep(ReviewVerb.Corrected, 1) { Record = mine }), Decision(1, ReviewVerb.Corrected, theirs)).ShouldHaveSingleItem();
        (met.Step, met.IsOneText, met.Before.Record!.Type).ShouldBe((0, true, "shelling"));
        met.Fields.ShouldBe(
        [
            new("type", FieldDifference.Value, FieldDifference.None, FieldDifference.Value),
            new("status", FieldDifference.Value, FieldDifference.Value, FieldDifference.None),
            new("background", FieldDifference.None, FieldDifference.Value, FieldDifference.Value),
            new("weapons", FieldDifference.Value, FieldDifference.Value, FieldDifference.Value),
        ]);
    }

    [Fact]
    public void What_was_there_is_what_held_by_the_newest_decision_that_was_seen()
    {
        var (seen, newer) = (Proposal with { Type = "killing" }, Proposal with { Type = "airstrike" });
        var met = Of(Change(new RecordStep(ReviewVerb.Rejected, 1) { Reason = "r" }) with { Seen = 1 }, Decision(1, ReviewVerb.Corrected, seen), Decision(2, ReviewVerb.Corrected, newer)).Single();
        (met.Before.Record!.Type, met.Theirs.Record!.Type, met.Mine.Record).ShouldBe(("killing", "airstrike", null));
        met.Fields.Single(field => field.Field == "type").Between.ShouldBe(FieldDifference.Value);
    }

    [Fact]
    public void Taking_back_would_leave_what_held_before_it()
    {
        var met = Of(Change(new RecordStep(ReviewVerb.TakenBack, 1) { Undoes = 1 }) with { Seen = 1 }, Decision(1, ReviewVerb.Rejected, null), Decision(2, ReviewVerb.Corrected, Proposal with { Type = "airstrike" })).Single();
        (met.Before.Record, met.Theirs.Record!.Type, met.Mine.Record!.Type).ShouldBe((null, "airstrike", "shelling"));
    }

    [Fact]
    public void A_readers_difference_tells_nothing_of_an_adjudicators_work()
    {
        var met = Of(Change(new RecordStep(ReviewVerb.Accepted, 1)), Decision(1, ReviewVerb.Corrected, Proposal with { Type = "killing" }), Decision(2, ReviewVerb.Corrected, Proposal with { Type = "airstrike" }) with { Track = ReadingTrack.Adjudicated }).Single();
        met.Theirs.Record!.Type.ShouldBe("killing");
    }

    [Fact]
    public void An_adjudicator_began_with_the_first_readers_record()
    {
        var change = Change(new RecordStep(ReviewVerb.Accepted, 1)) with { Track = ReadingTrack.Adjudicated };
        var met = Of(change, Decision(1, ReviewVerb.Corrected, Proposal with { Type = "killing" }), Decision(2, ReviewVerb.Corrected, Proposal with { Type = "airstrike" }) with { Track = ReadingTrack.Adjudicated }).Single();
        (met.Before.Record!.Type, met.Theirs.Record!.Type, met.Mine.Record!.Type).ShouldBe(("killing", "airstrike", "shelling"));
    }

    [Fact]
    public void An_event_that_was_added_is_known_by_its_place_among_those_added()
    {
        var added = Proposal with { Type = "siege" };
        var met = Of(Change(new RecordStep(ReviewVerb.Accepted, 1), new RecordStep(ReviewVerb.Added, null) { Record = added with { Type = "aid" } }), Decision(1, ReviewVerb.Added, added) with { Mention = 9 }).ShouldHaveSingleItem();
        (met.Mention, met.Step, met.Before.Record, met.Mine.Record!.Type).ShouldBe((9, 1, null, "aid"));
    }

    [Fact]
    public void Records_over_two_texts_are_said_to_be() =>
        Of(Change(new RecordStep(ReviewVerb.Accepted, 1)), Decision(1, ReviewVerb.Corrected, Proposal) with { Version = 2 }).Single().IsOneText.ShouldBeFalse();

    private static IReadOnlyList<MentionDifference> Of(ReviewChange change, params RecordDecision[] decisions)
    {
        var history = new ReviewHistory(decisions, []);
        var now = ReviewOverlay.Lay(1, 1, Machine.Analysis.Report, Machine, history, ChangeDifference.View(change.Track));
        return ChangeDifference.Of(change, new([.. decisions.Where(decision => decision.Number > change.Seen && decision.Track == change.Track)], []), history, Machine, now);
    }

    private static ReviewChange Change(params RecordStep[] steps) => new(1, 1, ReadingTrack.First, "b") { Analysis = 5, Records = steps };

    private static RecordDecision Decision(long number, ReviewVerb verb, EventMention? record) => new(number, 1, 1, 1, verb, ReadingTrack.First, "a", default) { Record = record, Analysis = 5 };
}
