using Isnad.Analysis.Events;
using Isnad.Analysis.Learning;
using Shouldly;
using Xunit;

namespace Isnad.Analysis.Tests.Events;

public sealed class MorePlaceFeaturesTests
{
    [Fact]
    public void Places_of_one_list_are_seen_as_such_with_the_cue_word_at_its_head() =>
        Features("قصفت المدفعية بلدات كفرنبل وحاس والتح مساء الخميس.", "قصفت").ShouldContain("one list=plural cue, behind");

    [Fact]
    public void The_list_before_its_trigger_is_told_apart() => Features("في مدينتي حلب وإدلب وقعت اشتباكات عنيفة.", "اشتباكات").ShouldContain("one list=plural cue, before");

    [Fact]
    public void A_place_outside_the_list_is_no_member() => Features("قصفت المدفعية مدينة حلب بعد يوم من انسحاب الفصيل إلى إدلب.", "قصفت").ShouldContain("one list=no");

    private static IEnumerable<string> Features(string text, string word)
    {
        var context = ReadText.Context(text);
        var trigger = context.Candidates.First(candidate => context.Draft.Words(candidate.First, candidate.End) == word);
        trigger.Type = "shelling";
        var owner = new EventDraft([trigger]);
        var (first, last) = (context.Draft.Places[0], context.Draft.Places[^1]);
        first.ShouldNotBe(last);
        var sink = new FeatureSink(named: true);
        MorePlaceFeatures.Write(sink, context, owner, first, last, 0.5, context.Draft.Places.Count);
        return sink.Names!.Values;
    }
}
