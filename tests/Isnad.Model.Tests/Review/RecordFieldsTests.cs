using Isnad.Model.Events;
using Isnad.Model.Reports;
using Isnad.Model.Review;
using Isnad.Text;
using Shouldly;
using Xunit;

namespace Isnad.Model.Tests.Review;

/// <summary>Records compared field by field, and put together from two.</summary>
public sealed class RecordFieldsTests
{
    private static readonly EventMention Plain = new("m1", "shelling", EventStatus.Actual, false, [new(10, 13)]);

    [Fact]
    public void A_record_differs_from_itself_in_nothing_whatever_the_order_of_its_values()
    {
        var one = Plain with { Actors = [Actor(0, "civilians"), Actor(20, "iraqi-army")], Sources = [Source(30, null), Source(40, 0)] };
        RecordFields.Same(one, one with { Actors = [.. one.Actors.Reverse()], Derivation = [new("type", "rule", null, null, null, [])], Id = "m9" }).ShouldBeTrue();
    }

    [Theory]
    [InlineData("place", 0, 2, "G1", "G1", FieldDifference.Words)]
    [InlineData("place", 0, 2, "G1", "G2", FieldDifference.Value)]
    [InlineData("place", 0, 9, null, null, FieldDifference.Value)]
    [InlineData("place", 0, 2, null, null, FieldDifference.Words)]
    public void Where_both_name_one_place_other_words_are_no_other_value(string field, int one, int other, string? first, string? second, FieldDifference expected) =>
        RecordFields.Between(field, Plain with { Place = Place(one, first) }, Plain with { Place = Place(other, second) }).ShouldBe(expected);

    [Fact]
    public void Two_officials_on_other_words_are_two_sources_and_two_words_of_one_are_one()
    {
        RecordFields.Between("sources", Plain with { Sources = [Source(0, null)] }, Plain with { Sources = [Source(20, null)] }).ShouldBe(FieldDifference.Value);
        RecordFields.Between("sources", Plain with { Sources = [Source(0, null), Source(30, null)] }, Plain with { Sources = [Source(2, null), Source(30, null)] }).ShouldBe(FieldDifference.Words);
        RecordFields.Between("sources", Plain with { Sources = [Source(0, null), Source(1, null)] }, Plain with { Sources = [Source(0, null)] }).ShouldBe(FieldDifference.Value);
    }

    [Fact]
    public void Who_says_a_toll_is_a_part_of_it()
    {
        var one = Plain with { Sources = [Source(0, null), Source(20, null) with { Actor = "iraqi-army" }], Casualties = [new(new(50, 55), "killed", 5, 5) { SaidBy = [0] }] };
        RecordFields.Between("casualties", one, one with { Casualties = [one.Casualties[0] with { SaidBy = [1] }] }).ShouldBe(FieldDifference.Value);
        RecordFields.Between("casualties", one, one with { Sources = [one.Sources[1], one.Sources[0]], Casualties = [one.Casualties[0] with { SaidBy = [1] }] }).ShouldBe(FieldDifference.None, "the same source under another number");
    }

    [Fact]
    public void A_composed_record_leads_tolls_to_the_sources_that_were_chosen()
    {
        var first = Plain with { Sources = [Source(0, null)], Casualties = [new(new(50, 55), "killed", 5, 5) { SaidBy = [0] }] };
        var second = Plain with { Type = "killing", Sources = [Source(20, null), Source(1, null)] };
        var made = Compose(first, second, field => field is "sources" or "type" ? FieldChoice.Second : FieldChoice.First);
        made.Type.ShouldBe("killing");
        made.Casualties.Single().SaidBy.ShouldBe([1]);
        Compose(first, second with { Sources = [Source(20, null)] }, field => field == "sources" ? FieldChoice.Second : FieldChoice.First).Casualties.Single().SaidBy.ShouldBeEmpty();
        foreach (var choice in new[] { FieldChoice.First, FieldChoice.Second })
        {
            RecordFields.Same(Compose(first, second, _ => choice), choice == FieldChoice.First ? first : second).ShouldBeTrue("whoever's every field is taken, the record is theirs");
        }
    }

    private static EventMention Compose(EventMention first, EventMention second, Func<string, FieldChoice> choice) =>
        AdjudicatedRecord.Compose(new Dictionary<FieldChoice, EventMention> { [FieldChoice.First] = first, [FieldChoice.Second] = second }, choice);

    private static PlaceValue Place(int at, string? id) => new(new(at, at + 5), "town", "place") { PlaceId = id };

    private static ActorValue Actor(int at, string id) => new(new(at, at + 4), id, ActorRole.Target);

    private static SourceValue Source(int at, int? through) => new(new(at, at + 6), "official", null, through);
}
