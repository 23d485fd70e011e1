using Isnad.Analysis.Events;
using Shouldly;
using Xunit;

namespace Isnad.Analysis.Tests.Events;

/// <summary>What keeps the cost of a long report by the word is a short way to the same answer.</summary>
public sealed class LongReportTests
{
    private const string Raid = "قصفت المدفعية أطراف بلدة سراقب صباح اليوم وقتل ثلاثة مدنيين، وقال الدفاع المدني إن غارات أعقبت القصف.\n";
    private const string Quiet = "وتحدث سكان عن ارتفاع أسعار الخضار في السوق.\n";

    [Fact]
    public void The_nearest_trigger_is_that_of_a_look_at_all()
    {
        var context = Repeated(12);
        var triggers = context.Candidates;
        triggers.Count.ShouldBeGreaterThan(30);
        for (var token = 0; token + 1 < context.Draft.Text.Tokens.Length; token++)
        {
            var nearest = triggers.MinBy(trigger => Tie.Of(context.Draft, [trigger], token, token + 1).Cost);
            Tie.Of(context.Draft, triggers, token, token + 1).Trigger.ShouldBeSameAs(nearest, $"token {token}");
        }
    }

    [Fact]
    public void A_toll_is_offered_to_the_occurrences_that_reach_it()
    {
        var context = Repeated(12);
        List<EventDraft> owners = [.. context.Candidates.Chunk(3).Select(triggers => new EventDraft([.. triggers])), new EventDraft([context.Candidates[0], context.Candidates[^1]])];
        var reaching = context.Reaching(owners);
        foreach (var toll in context.Draft.Casualties)
        {
            reaching[context.Draft.Text.SentenceOf(toll.First)].ShouldBe(owners.Where(owner => context.Reach(owner, context.Draft.CasualtiesBy).Contains(toll)));
        }
    }

    [Fact]
    public void One_occurrence_is_not_told_over_several_hundred_sentences()
    {
        var text = string.Concat(Enumerable.Repeat(Raid + Quiet + Quiet, 250));
        var events = ReadText.Analyze(text).Events;
        events.Count.ShouldBeGreaterThan(1);
        foreach (var told in events)
        {
            var sentences = told.Triggers.Select(trigger => text[..trigger.Start].Count(c => c == '\n')).ToList();
            (sentences.Max() - sentences.Min()).ShouldBeLessThanOrEqualTo(300);
        }
    }

    private static EventContext Repeated(int times)
    {
        var context = ReadText.Context(string.Concat(Enumerable.Repeat(Raid + Quiet, times)), 2016);
        foreach (var candidate in context.Candidates)
        {
            candidate.Type = "shelling";
        }
        return context;
    }
}
