using Isnad.Model.Events;
using Isnad.Model.Reports;
using Shouldly;
using Xunit;

namespace Isnad.Publishing.Tests;

public sealed class PublisherTests
{
    private static readonly DateOnly Later = Draft.Day.AddDays(100);

    [Theory]
    [InlineData(0, false)]
    [InlineData(6, false)]
    [InlineData(7, true)]
    [InlineData(-1, false)]
    public void An_event_leaves_when_its_last_day_is_past(int daysAfter, bool leaves)
    {
        var document = Draft.Publish(Draft.Event, Draft.Day.AddDays(daysAfter));
        (document.Events.Count, document.Recent, document.Undated).ShouldBe(leaves ? (1, 0, 0) : (0, 1, 0));
    }

    [Fact]
    public void The_end_of_an_interval_counts()
    {
        var wide = Draft.Event with { Time = Draft.Event.Time! with { Interval = new DateInterval(Draft.Day, Draft.Day.AddDays(20)) } };
        Draft.Publish(wide, Draft.Day.AddDays(26)).Recent.ShouldBe(1);
        Draft.Publish(wide, Draft.Day.AddDays(27)).Events.Count.ShouldBe(1);
    }

    [Fact]
    public void Without_a_time_the_day_of_publication_counts_and_without_both_it_is_held_back()
    {
        var timeless = Draft.Event with { Time = null };
        Draft.Publish(timeless, Later, published: new DateInterval(Draft.Day)).Events.Count.ShouldBe(1);
        Draft.Publish(timeless, Draft.Day, published: new DateInterval(Draft.Day)).Recent.ShouldBe(1);
        Draft.Publish(timeless, Later).Undated.ShouldBe(1);
    }

    [Fact]
    public void The_days_are_a_rule() => Draft.Publish(Draft.Event, Draft.Day, new PublishingRules { HoldDays = 0 }).Events.Count.ShouldBe(1);

    [Fact]
    public void Names_are_masked_in_quotes_and_their_spans_dropped()
    {
        var item = Draft.Publish(Draft.Event, Later).Events[0];
        item.Casualties.Select(toll => toll.Quote.Words).ShouldBe(["مقتل ███", "جرح 3"]);
        item.Casualties[0].Quote.Span.ShouldBeNull();
        item.Casualties[1].Quote.Span.ShouldBe(Draft.Span("جرح 3"));
    }

    [Fact]
    public void A_name_that_reaches_beyond_the_quote_is_masked_as_far_as_it_goes()
    {
        var cut = Draft.Event with { Triggers = [Draft.Span("بيت سالم"), Draft.Span("محمد في")] };
        Draft.Publish(cut, Later).Events[0].Triggers.Select(quote => quote.Words).ShouldBe(["بيت ███", "███ في"]);
    }

    [Fact]
    public void Only_a_holder_of_office_is_named()
    {
        var document = Draft.Publish(Draft.Event, Later, new PublishingRules { HoldsOffice = name => name == "قائد الشرطة" });
        document.Events[0].Actors.Select(actor => actor.Person).ShouldBe(["قائد الشرطة", null]);
        document.Masked.ShouldBe(2);
    }

    [Fact]
    public void A_listed_name_leaves_a_quote_only_where_the_text_means_him_and_he_holds_office()
    {
        var office = new PublishingRules { HoldsOffice = name => name == "سالم محمد" };
        string Killed(PublishingRules rules, bool listed) => Draft.Publish(Draft.Event, Later, rules, listed: listed).Events[0].Casualties[0].Quote.Words;
        Killed(office, listed: true).ShouldBe("مقتل سالم محمد");
        Killed(office, listed: false).ShouldBe("مقتل ███");
        Killed(new PublishingRules(), listed: true).ShouldBe("مقتل ███");
    }

    [Fact]
    public void Unredacted_leaves_everything()
    {
        var document = Draft.Publish(Draft.Event, Draft.Day, new PublishingRules { Unredacted = true });
        (document.Recent, document.Moved, document.Masked).ShouldBe((0, 0, 0));
        document.Events[0].Place!.Latitude.ShouldBe(33.6123);
        document.Events[0].Casualties[0].Quote.Words.ShouldBe("مقتل سالم محمد");
        document.Events[0].Actors[1].Person.ShouldBe("سالم محمد");
    }
}
