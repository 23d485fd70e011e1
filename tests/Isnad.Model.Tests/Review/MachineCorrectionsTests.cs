using Isnad.Model.Events;
using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Isnad.Model.Review;
using Isnad.Text;
using Shouldly;
using Xunit;

namespace Isnad.Model.Tests.Review;

/// <summary>How often and where the machine was corrected.</summary>
public sealed class MachineCorrectionsTests
{
    private const long Version = 1, Number = 5;

    private static readonly EventMention Proposal = new("e1", "shelling", EventStatus.Actual, false, [new(0, 3)])
    {
        Place = new(new(4, 8), "town", "place") { PlaceId = "p1" },
        Weapons = [new(new(9, 12), "mortar")],
        Actors = [new(new(13, 17), "civilians", ActorRole.Target)],
    };

    private static readonly StoredAnalysis Machine = new(Number, Version, default, new(new Report("r1", new SourceText(new string('a', 40)), new(null, PublishedBasis.Unknown)), new(null, PublishedBasis.Unknown),
        [Proposal, Proposal with { Type = "killing" }, Proposal with { Type = "aid" }], []), new("", "", ""), [1, 2, 3]);

    [Fact]
    public void Proposals_are_counted_by_what_became_of_them_and_fields_of_those_that_were_kept()
    {
        var corrected = Proposal with { Type = "airstrike", Place = new(new(5, 8), "town", "place") { PlaceId = "p1" }, Weapons = [], Time = new(new(18, 20), new(new DateOnly(2018, 4, 17)), "stated") };
        var counted = Of(Decision(1, 1, ReviewVerb.Accepted, Proposal), Decision(2, 2, ReviewVerb.Corrected, corrected), Decision(3, 3, ReviewVerb.Rejected, null), Decision(4, 9, ReviewVerb.Added, Proposal with { Type = "siege" }));
        counted.Types.ShouldBe(new Dictionary<string, ProposalFate> { ["shelling"] = new(1, 0, 0, 0), ["killing"] = new(0, 1, 0, 0), ["aid"] = new(0, 0, 1, 0), ["siege"] = new(0, 0, 0, 1) }, ignoreOrder: true);
        counted.Fields["type"].ShouldBe(new FieldFate(1, 0, 1, 0, 0));
        counted.Fields["place"].ShouldBe(new FieldFate(1, 1, 0, 0, 0));
        counted.Fields["weapons"].ShouldBe(new FieldFate(1, 0, 0, 1, 0));
        counted.Fields["time"].ShouldBe(new FieldFate(0, 0, 0, 0, 1));
        counted.Fields["denied_by"].ShouldBe(default, "what neither has is counted nowhere");
    }

    [Fact]
    public void The_decision_that_counts_is_the_adjudicators_and_a_correction_that_changes_nothing_is_none()
    {
        var counted = Of(Decision(1, 1, ReviewVerb.Rejected, null), Decision(2, 1, ReviewVerb.Rejected, null, ReadingTrack.Second), Decision(3, 1, ReviewVerb.Corrected, Proposal, ReadingTrack.Adjudicated));
        counted.Types["shelling"].ShouldBe(new ProposalFate(1, 0, 0, 0));
    }

    [Fact]
    public void An_added_event_corrected_later_is_still_added_and_a_rejected_one_is_nothing()
    {
        Of(Decision(1, 9, ReviewVerb.Added, Proposal), Decision(2, 9, ReviewVerb.Corrected, Proposal with { Type = "siege" })).Types.ShouldBe(new Dictionary<string, ProposalFate> { ["siege"] = new(0, 0, 0, 1) });
        Of(Decision(1, 9, ReviewVerb.Added, Proposal), Decision(2, 9, ReviewVerb.Rejected, null)).Types.ShouldBeEmpty();
    }

    [Fact]
    public void What_was_decided_over_an_analysis_that_is_gone_is_not_counted_and_sums_add_up()
    {
        MachineCorrections.Of(new([Decision(1, 1, ReviewVerb.Accepted, Proposal)], []), (_, _) => null).Types.ShouldBeEmpty();
        var one = Of(Decision(1, 1, ReviewVerb.Accepted, Proposal));
        var sum = MachineCorrections.Sum([one, one, Of(Decision(1, 1, ReviewVerb.Rejected, null))]);
        sum.Types["shelling"].ShouldBe(new ProposalFate(2, 0, 1, 0));
        sum.Fields["place"].Kept.ShouldBe(2);
    }

    private static MachineCorrections Of(params RecordDecision[] decisions) => MachineCorrections.Of(new(decisions, []), (version, number) => (version, number) == (Version, Number) ? Machine : null);

    private static RecordDecision Decision(long number, long mention, ReviewVerb verb, EventMention? record, ReadingTrack track = ReadingTrack.First) =>
        new(number, 1, mention, Version, verb, track, "c", default) { Record = record, Analysis = verb == ReviewVerb.Added ? null : Number };
}
