using Isnad.Analysis.Events;
using Isnad.Analysis.Learning;
using Isnad.Model.Events;
using Shouldly;
using Xunit;

namespace Isnad.Analysis.Tests.Events;

public sealed class CandidateTests
{
    [Theory]
    [InlineData("تحركت القوات لقصف السوق.", "li")]
    [InlineData("تحركت القوات ولقصف السوق خرجت.", "li")]
    [InlineData("قامت الطائرات بقصف السوق.", "bi")]
    [InlineData("بدأ قصف السوق.", "")]
    public void The_preposition_written_to_a_word_is_kept(string text, string preposition) =>
        ReadText.Context(text).Candidates.First(candidate => candidate.Lexeme.Id == "trg.qasafa").Preposition.ShouldBe(preposition);

    [Theory]
    [InlineData("قال الحوثيون إن الطائرات قصفت السوق.", "houthis", "speaks=only told")]
    [InlineData("قصف الحوثيون السوق.", "houthis", "speaks=no")]
    public void Who_is_named_as_a_speaker_alone_is_told_apart(string text, string id, string feature)
    {
        var context = ReadText.Context(text);
        var owner = new EventDraft([context.Candidates.First(candidate => candidate.Lexeme.Id == "trg.qasafa")]);
        var sink = new FeatureSink(named: true);
        RoleFeatures.Write(sink, context, owner, RoleFeatures.InReach(context, owner).First(group => group[0].Id == id));

        sink.Keys.ToArray().Select(key => sink.Names![key]).ShouldContain(feature);
    }

    [Theory]
    [InlineData(EventStatus.Actual, true)]
    [InlineData(EventStatus.Planned, false)]
    public void What_is_planned_has_no_assumed_day(EventStatus status, bool assumed)
    {
        var context = ReadText.Context("ستقصف الطائرات السوق.");
        var draft = new EventDraft([context.Candidates[0]]) { Type = "airstrike", Status = status };

        var record = EventAssembler.Assemble(context, [draft]).ShouldHaveSingleItem();

        (record.Time?.Basis == EventAssembler.AssumedDay).ShouldBe(assumed);
        record.Derivation.Where(step => step.Field == "time").Select(step => step.Rule).ShouldBe([assumed ? EventAssembler.AssumedDay : "plan-has-no-assumed-day"]);
    }

    [Fact]
    public void A_part_finds_the_equal_whole_that_the_record_keeps()
    {
        var context = ReadText.Context("مقتل 9 مدنيين في قصف إدلب\n\nقتل 9 مدنيين بينهم 3 أطفال في قصف إدلب.");
        var tolls = context.Draft.Casualties;
        var draft = new EventDraft([context.Candidates[0]]) { Type = "shelling" };
        draft.Casualties.AddRange([tolls[0], tolls[2]]);

        var record = EventAssembler.Assemble(context, [draft]).ShouldHaveSingleItem();

        tolls[2].Whole.ShouldBe(tolls[1]);
        record.Casualties.Select(toll => toll.PartOf).ShouldBe([null, 0]);
    }
}
