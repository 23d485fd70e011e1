using Isnad.Analysis.Events;
using Shouldly;
using Xunit;

namespace Isnad.Analysis.Tests.Events;

/// <summary>Who takes part in an occurrence is no place of it.</summary>
public sealed class PlacePartyTests
{
    [Theory]
    [InlineData("وقعت فرنسا اتفاقا مع إيران في جنيف", "جنيف")]
    [InlineData("خاض الجيش حربا ضد إسرائيل في سيناء", "سيناء")]
    [InlineData("عقدت محادثات بين باريس وبرلين في بروكسل", "وبرلين، بروكسل")]
    [InlineData("اندلعت معارك بين الفلوجة والرمادي غرب العراق", "الفلوجة، والرمادي")]
    public void What_stands_behind_with_against_and_between_is_a_side(string text, string places)
    {
        var context = ReadText.Context(text);
        var owner = new EventDraft([context.Candidates.First(candidate => candidate.Lexeme.Types.Length > 0)]) { Type = "meeting" };
        var reach = PlaceFeatures.InReach(context, owner).Select(group => context.Draft.Words(group[0].First, group[0].End)).ToList();
        foreach (var place in places.Split("، "))
        {
            reach.ShouldContain(place);
        }
        reach.ShouldNotContain("إيران");
        reach.ShouldNotContain("إسرائيل");
        reach.ShouldNotContain("باريس");
    }

    [Theory]
    [InlineData("توسعت العملية العسكرية التركية ضد عفرين فجر الأحد", "عفرين")]
    [InlineData("شن التنظيم هجوما ضد الموصل", "الموصل")]
    [InlineData("قصفت المدفعية خان يونس إلى جانب رفح", "رفح")]
    [InlineData("قصف مسلحون الطريق الدولي بين دمشق وحمص", "دمشق")]
    public void A_town_attacked_and_the_end_of_a_road_are_places(string text, string place)
    {
        var context = ReadText.Context(text);
        var owner = new EventDraft([context.Candidates.First(candidate => candidate.Lexeme.Types.Length > 0)]) { Type = "shelling" };
        PlaceFeatures.InReach(context, owner).Select(group => context.Draft.Words(group[0].NameFirst, group[0].End)).ShouldContain(place);
    }

    [Theory]
    [InlineData("قالت المؤسسة التي يوجد مقرها في طرابلس إن غارة أصابت ناقلة قرب بنغازي", "طرابلس", "بنغازي")]
    [InlineData("قال المرصد، ومقره لندن، إن غارة أصابت سوقا في إدلب", "لندن", "إدلب")]
    [InlineData("أصابت غارة مقرها في صنعاء", "عدن", "صنعاء")]
    public void The_seat_of_who_tells_it_is_no_place_of_it(string text, string seat, string place)
    {
        var context = ReadText.Context(text);
        var owner = new EventDraft([context.Candidates.First(candidate => candidate.Lexeme.Types.Length > 0)]) { Type = "airstrike" };
        var reach = PlaceFeatures.InReach(context, owner).Select(group => context.Draft.Words(group[0].NameFirst, group[0].End)).ToList();
        reach.ShouldContain(place);
        reach.ShouldNotContain(seat);
    }
}
