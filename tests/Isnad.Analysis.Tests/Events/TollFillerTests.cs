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
    public void Gunmen_who_fell_in_their_own_attack_are_not_of_those_attacked()
    {
        var context = ReadText.Context("صد الجيش المصري هجوما لمسلحين على نقطة في سيناء وقتل خمسة مسلحين.");
        var clash = new EventDraft([context.Candidates[0]]);
        clash.Actors.AddRange(context.Draft.Actors.Where(actor => actor.Id != "unknown-armed").Select(actor => (actor, ActorRole.Target)));
        clash.Actors.ShouldNotBeEmpty();

        EventAssembler.StruckSide(clash, context.Draft.Casualties[^1]).ShouldBeNull();
    }

    [Fact]
    public void Where_unnamed_gunmen_act_the_unnamed_dead_may_be_theirs()
    {
        var context = ReadText.Context("هاجم مسلحون مواقع الحوثيين فسقط عشرون قتيلا.");
        var attack = new EventDraft([context.Candidates[0]]);
        attack.Actors.AddRange(context.Draft.Actors.Where(actor => actor.Id is "houthis" or "unknown-armed").Select(actor => (actor, actor.Id == "houthis" ? ActorRole.Target : ActorRole.Actor)));
        attack.Actors.Count.ShouldBe(2);

        EventAssembler.StruckSide(attack, context.Draft.Casualties.ShouldHaveSingleItem()).ShouldBeNull();
    }

    [Fact]
    public void The_parts_of_a_joined_toll_go_with_it()
    {
        var context = ReadText.Context("في قصف حلب قتل جندي وأصيب عشرة بينهم طفلان.");
        var tolls = context.Draft.Casualties;
        var raid = new EventDraft([context.Candidates.First(candidate => context.Draft.Words(candidate.First, candidate.End) == "قصف")]);
        var models = Models(2f);
        List<(Isnad.Analysis.Mentions.CasualtyMention Toll, EventDraft Owner, double Probability, IReadOnlyList<string> Beat)> chosen = [(tolls[0], raid, 0.9, [])];

        new JoinedTolls(models, models[EventModels.Toll]!, context).Take(chosen, context.Reaching([raid]), new FeatureSink());

        tolls.ShouldContain(toll => toll.Whole != null);
        chosen.Select(item => item.Toll).ShouldBe(tolls);
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
