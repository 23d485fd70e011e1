using Isnad.Analysis.Events;
using Shouldly;
using Xunit;

namespace Isnad.Analysis.Tests.Reports;

/// <summary>How sources stand to an occurrence as a whole, before any learned score.</summary>
public sealed class SourceChoiceTests
{
    [Theory]
    [InlineData("قال مصدر أمني إن قذيفة سقطت على الحي", "مصدر أمني", "says")]
    [InlineData("سقطت قذيفة على الحي، بحسب مصدر أمني", "مصدر أمني", "closes")]
    [InlineData("بحسب مصدر أمني، سقطت قذيفة على الحي", "مصدر أمني", "opens")]
    [InlineData("قال مصدر أمني إن الطريق مغلقة. وأضاف أن قذيفة سقطت على الحي", "مصدر أمني", "continued")]
    public void Relation_to_the_trigger(string text, string source, string relation) => Groups(text, out var draft)
        .Single(group => draft.Words(group.Root.First, group.Root.End) == source).Relations.ShouldContain(relation);

    [Fact]
    public void An_agency_is_tied_through_its_speaker()
    {
        var groups = Groups("قال مصدر أمني لوكالة فرانس برس إن قذيفة سقطت على الحي", out var draft);
        var agency = groups.Single(group => draft.Words(group.Root.First, group.Root.End) == "لوكالة فرانس برس");
        agency.Partner!.Relations[0].ShouldBe("says");
    }

    [Fact]
    public void An_agency_stays_with_its_speaker_however_long_he_goes_on()
    {
        var groups = Groups("انعقد اللقاء ظهرا. وحضره كثيرون. وقال مصدر أمني لوكالة فرانس برس إن الطريق مغلقة. وأضاف أن الناس خائفون. وأضاف أن المدارس مغلقة. وأضاف أن المياه مقطوعة. وأضاف أن الكهرباء مقطوعة. وأضاف أن قذيفة سقطت على الحي", out var draft);
        var agency = groups.Single(group => draft.Words(group.Root.First, group.Root.End) == "لوكالة فرانس برس");
        agency.Partner!.Relations.ShouldContain("continued");
    }

    [Fact]
    public void A_denial_is_kept_apart_from_what_the_same_source_says()
    {
        var groups = Groups("قال الجيش اللبناني إن قذيفة سقطت على الحي. ونفى الجيش اللبناني قصف القرية", out _);
        groups.Count(group => group.Root.Denies is not null).ShouldBe(1);
        groups.ShouldContain(group => group.Root.Denies == null && group.Relations[0] == "says");
    }

    private static List<SourceGroup> Groups(string text, out ReportDraft draft)
    {
        var context = ReadText.Context(text);
        draft = context.Draft;
        var trigger = context.Candidates.First(candidate => candidate.Lexeme.Types.Contains("shelling"));
        return SourceTies.InReach(context, new EventDraft([trigger]) { Type = "shelling" });
    }
}
