using System.Net;
using System.Text.Json;
using Isnad.Model.Events;
using Isnad.Model.Incidents;
using Isnad.Model.Ledger;
using Isnad.Model.People;
using Isnad.Model.Reports;
using Isnad.Storage.Tests;
using Isnad.Text;
using Microsoft.Playwright;

namespace Isnad.Web.Tests;

/// <summary>Who holds which place on a day, as the map's layer and its JSON twin give it.</summary>
public sealed class ControlTests : ChromiumDesk
{
    private const string First = "سيطر مسلحو الجيش الحر على بلدة الوادي بعد قتال دام يوما واحدا وانسحبت منها القوات الحكومية إلى التلال القريبة بحسب سكان البلدة";
    private const string Second = "استعادت القوات الحكومية بلدة الوادي صباح اليوم ورفعت علمها على مبنى البلدية فيما غادر آخر المقاتلين نحو المزارع شمالا كما قال شاهد";
    private const string Third = "قالت مصادر محلية إن فصيلا آخر دخل محافظة الجبل كلها وأعلن السيطرة عليها وهو ما شكك فيه ناشطون من أهلها لم يذكروا أسماءهم";

    private long _third;

    public override Task InitializeAsync()
    {
        Take(First, "fsa", "بلدة الوادي", "place", 35.1, new DateOnly(2018, 4, 10), "territory-taken");
        Take(Second, "syrian-government", "بلدة الوادي", "place", 35.1, new DateOnly(2018, 4, 15), "territory-taken");
        _third = Take(Third, "nusra", "محافظة الجبل", "governorate", null, new DateOnly(2018, 4, 12), "territory-taken");
        Host.Ledger.Incidents.Write(new IncidentChange { Fused = [], Removed = [], Blocks = [], Edges = [], Incidents = [new(5, [1], []), new(6, [2], []), new(7, [3], [])], Pointers = [], Next = 8 });
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("2018-04-09", "")]
    [InlineData("2018-04-10", "fsa")]
    [InlineData("2018-04-14", "fsa nusra")]
    [InlineData("2018-04-15", "syrian-government nusra")]
    [InlineData("", "syrian-government nusra")]
    public async Task A_day_has_its_holders(string day, string sides)
    {
        using var reader = await Host.SignedIn(DeskRole.Reader);
        var told = await reader.Json($"/api/incidents/control?day={day}");
        told.GetProperty("places").EnumerateArray().SelectMany(Sides).ShouldBe(sides.Split(' ', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);
        (told.GetProperty("places").GetArrayLength() + told.GetProperty("unheld").GetInt32()).ShouldBe(2);
    }

    [Fact]
    public async Task Two_who_took_it_the_same_day_both_stand_and_it_is_disputed()
    {
        Take(First + " مرة أخرى", "islamic-state", "بلدة الوادي", "place", 35.1, new DateOnly(2018, 4, 15), "territory-taken");
        Host.Ledger.Incidents.Write(new IncidentChange { Fused = [], Removed = [], Blocks = [], Edges = [], Incidents = [new(8, [4], [])], Pointers = [], Next = 9 });
        using var reader = await Host.SignedIn(DeskRole.Reader);
        var place = (await reader.Json("/api/incidents/control?day=2018-04-16")).GetProperty("places").EnumerateArray().Single(item => item.GetProperty("precision").GetString() == "place");
        Sides(place).ShouldBe(["syrian-government", "islamic-state"], ignoreOrder: true);
        place.GetProperty("disputed").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task What_people_decide_counts_at_once_and_an_area_narrows()
    {
        using var coder = await Host.SignedIn(DeskRole.Coder);
        (await coder.Json("/api/incidents/control?area=SY-HM")).GetProperty("places").EnumerateArray().SelectMany(Sides).ShouldBe(["syrian-government", "nusra"], ignoreOrder: true);
        (await coder.Json("/api/incidents/control?area=IQ")).GetProperty("places").GetArrayLength().ShouldBe(0);
        await Reject(coder, "first");
        (await coder.Json("/api/incidents/control")).GetProperty("places").EnumerateArray().SelectMany(Sides).ShouldBe(["syrian-government"]);
        (await coder.Get("/api/incidents/control?day=soon")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_second_reader_is_not_shown_what_the_first_reading_makes_of_the_report()
    {
        using var second = await Host.SignedIn(DeskRole.Coder, "second");
        using var other = await Host.SignedIn(DeskRole.Coder, "other");
        var view = await second.Json($"/api/reports/{_third}?track=second");
        (await second.Send($"/api/reports/{_third}/decisions", new { version = view.GetProperty("version").GetInt64(), analysis = view.GetProperty("analysis").GetInt64(), seen = 0, track = "second", steps = new[] { new { verb = "accepted", mention = "m3" } } })).Status.ShouldBe(HttpStatusCode.OK);
        (await second.Json("/api/incidents/control")).GetProperty("places").EnumerateArray().SelectMany(Sides).ShouldBe(["syrian-government"]);
        (await other.Json("/api/incidents/control")).GetProperty("places").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task The_layer_is_switched_on_and_stands_in_the_address()
    {
        await OpenPage();
        await SignIn(DeskRole.Reader);
        await Page.GotoAsync("/map?brush=..2018-04-12");
        await Page.Locator("[data-control]").CheckAsync();
        await Page.Locator("#control[data-shown='2018-04-12'] tbody tr").First.WaitForAsync();
        (await Page.Locator("#control tbody tr").CountAsync()).ShouldBe(2);
        Page.Url.ShouldContain("control=yes");
        foreach (var language in new[] { "ar", "en" })
        {
            await Prefer(language);
            await Page.ReloadAsync();
            await Page.Locator("#control tbody tr").First.WaitForAsync();
            await Checked(language);
        }
        await Page.Locator("[data-control]").UncheckAsync();
        await Page.Locator("#control").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden });
        Page.Url.ShouldNotContain("control=yes");
        Faults.ShouldBeEmpty();
    }

    private async Task Reject(DeskVisitor coder, string track)
    {
        var view = await coder.Json($"/api/reports/{_third}?track={track}");
        (await coder.Send($"/api/reports/{_third}/decisions", new { version = view.GetProperty("version").GetInt64(), analysis = view.GetProperty("analysis").GetInt64(), seen = 0, track, steps = new[] { new { verb = "rejected", mention = "m3", reason = "لم تقع" } } })).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static IEnumerable<string> Sides(JsonElement place) => place.GetProperty("holders").EnumerateArray().Select(holder => holder.GetProperty("side").GetString()!);

    private long Take(string text, string side, string place, string precision, double? latitude, DateOnly day, string type) => Host.Tell(text, null, null, report => new EventMention("e1", type, EventStatus.Actual, false, [report.Span(place)])
    {
        Time = new TimeValue(report.Span(place), new DateInterval(day), "stated"),
        Actors = [new ActorValue(report.Span(place), side, ActorRole.Actor)],
        Place = new PlaceValue(report.Span(place), precision == "place" ? "town" : precision, precision) { Country = "SY", Admin1 = "SY-HM", Latitude = latitude, Longitude = latitude is null ? null : 36.8, RadiusKm = latitude is null ? null : 3 },
    });
}
