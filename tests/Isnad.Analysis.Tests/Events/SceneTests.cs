using Isnad.Analysis.Events;
using Isnad.Analysis.Learning;
using Shouldly;
using Xunit;

namespace Isnad.Analysis.Tests.Events;

public sealed class SceneTests
{
    [Fact]
    public void An_actor_is_seen_with_the_other_actors_of_the_sentence()
    {
        var names = Features("قصفت القوات العراقية مواقع تنظيم الدولة الإسلامية", "قصفت", "islamic-state");
        names.ShouldContain("pair=shellingislamic-state&iraqi-forces");
        names.ShouldContain("actors in the sentence=right&1");
    }

    [Fact]
    public void An_actor_of_another_sentence_is_no_company()
    {
        var names = Features("قصف الجيش الأردني التلال. ووصل وفد من الأمم المتحدة إلى عمان.", "قصف", "jordan");
        names.ShouldNotContain(name => name.StartsWith("pair=", StringComparison.Ordinal));
        names.ShouldContain("actors in the sentence=right&0");
    }

    private static IEnumerable<string> Features(string text, string word, string id)
    {
        var context = ReadText.Context(text);
        var trigger = context.Candidates.First(candidate => context.Draft.Words(candidate.First, candidate.End) == word);
        trigger.Type = "shelling";
        var owner = new EventDraft([trigger]);
        var groups = RoleFeatures.InReach(context, owner).ToList();
        var sink = new FeatureSink(named: true);
        new Scene(context, owner, groups).Write(sink, groups.FindIndex(group => group[0].Id == id));
        return sink.Names!.Values;
    }
}
