using Isnad.Analysis.Events;
using Isnad.Analysis.Learning;
using Isnad.Model.Events;
using Shouldly;
using Xunit;

namespace Isnad.Analysis.Tests.Events;

public sealed class TollFillerTests
{
    /// <summary>A toll's model that finds every toll as likely as the weight says.</summary>
    private static EventModels Models(float weight)
    {
        var sink = new FeatureSink();
        sink.Add(new Feature("bias"));
        var model = new LinearModel(EventModels.Toll, EventModels.YesNo, [(sink.Keys[0], "bias", [0f, weight])]);
        return new EventModels(new ModelSet([model], new Dictionary<string, double> { [EventModels.Toll] = 0.35 }, "test"));
    }

    [Theory]
    [InlineData(2f, "94 شخصا,6 أطفال,4 نساء")]
    [InlineData(-2f, "")]
    public void The_dead_of_a_draft_that_became_no_record_are_those_of_the_record_beside_it(float weight, string tolls)
    {
        var context = ReadText.Context("قتل 94 شخصا بينهم 6 أطفال و4 نساء في قصف مدينة حلب.");
        EventDraft Draft(string word) => new([context.Candidates.First(candidate => context.Draft.Words(candidate.First, candidate.End) == word)]);
        EventDraft raid = Draft("قصف"), killing = Draft("قتل");
        killing.Casualties.AddRange(context.Draft.Casualties);

        TollFiller.PassOn(Models(weight), context, [raid], [killing], new FeatureSink());

        string.Join(',', raid.Casualties.Select(toll => context.Draft.Words(toll.First, toll.End))).ShouldBe(tolls);
    }

    [Fact]
    public void Who_was_struck_tells_whose_the_unnamed_dead_are()
    {
        var context = ReadText.Context("شن طيران التحالف غارة على مواقع الحوثيين فسقط عشرون قتيلا.");
        var raid = new EventDraft([context.Candidates.First(candidate => context.Draft.Words(candidate.First, candidate.End).StartsWith("غارة", StringComparison.Ordinal))]);
        var toll = context.Draft.Casualties.ShouldHaveSingleItem();

        EventAssembler.StruckSide(raid, toll).ShouldBeNull();
        raid.Actors.AddRange(context.Draft.Actors.Where(actor => actor.Id == "houthis").Select(actor => (actor, ActorRole.Target)));
        EventAssembler.StruckSide(raid, toll).ShouldBe("houthis");
    }

    [Fact]
    public void A_toll_that_the_record_has_is_not_told_twice()
    {
        var context = ReadText.Context("مقتل 9 مدنيين في قصف حلب. وقتل 9 مدنيين في القصف.");
        var raid = new EventDraft([context.Candidates.First(candidate => context.Draft.Words(candidate.First, candidate.End) == "قصف")]);
        raid.Casualties.Add(context.Draft.Casualties[0]);
        var killing = new EventDraft([context.Candidates[^1]]);
        killing.Casualties.Add(context.Draft.Casualties[1]);

        TollFiller.PassOn(Models(2f), context, [raid], [killing], new FeatureSink());

        raid.Casualties.ShouldHaveSingleItem().ShouldBe(context.Draft.Casualties[0]);
    }
}
