using Isnad.Model.Events;
using Isnad.Model.People;
using Isnad.Model.Reports;
using Isnad.Storage.Tests;
using Isnad.Text;
using Microsoft.Playwright;

namespace Isnad.Web.Tests;

/// <summary>A place is chosen among those that its words may mean: on a small map, in the list beside it, by keys.</summary>
public sealed class PlaceMapTests : ChromiumDesk
{
    private const string Text = "أصاب قصف مدفعي أطراف السويداء قبل ظهر الاثنين وقالت طبيبة في المستشفى إن ثلاثة جرحى وصلوا إليه وإن حالهم مستقرة فيما أغلقت المدارس أبوابها";
    private const string Governorate = "SY-SU", Town = "gn:172408", Words = "السويداء";

    private long _report;

    public override async Task InitializeAsync()
    {
        _report = Host.Take(Samples.Item(Text, analyse: report => new ReportAnalysis(report, report.Published, [new EventMention("e1", "shelling", EventStatus.Actual, false, [Span("قصف")])
        {
            Place = new PlaceValue(Span(Words), "town", "place") { Country = "SY", Candidates = [Governorate, Town] },
        }], [])));
        await OpenPage();
    }

    [Fact]
    public async Task A_place_is_corrected_on_the_map_and_saved()
    {
        await Open();
        await Marker("1").WaitForAsync();
        // A governorate is tinted and has its number alone, a town a dot.
        (await Page.Locator(".reading.area").First.InnerTextAsync()).ShouldBe("1");
        await Page.Locator(".reading.dot", new PageLocatorOptions { HasTextString = "2" }).ClickAsync();
        await Page.Locator(".readings button[aria-pressed=true]", new PageLocatorOptions { HasTextString = "2" }).WaitForAsync();
        (await Marker("2").GetAttributeAsync("class"))!.ShouldContain("chosen");
        await Save();
        var place = Place();
        (place.PlaceId, place.Admin1, place.Precision, place.Candidates.Count).ShouldBe((Town, Governorate, "place", 0));
        place.Latitude.ShouldNotBeNull();
        Text.Substring(place.Span.Start, place.Span.Length).ShouldBe(Words, "the words that it stands on stay");
        Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Its_number_chooses_a_place_and_typing_moves_the_map()
    {
        await Open();
        await Marker("1").WaitForAsync();
        await Page.Locator(".readings button").Nth(1).FocusAsync();
        await Page.Keyboard.PressAsync("1");
        await Page.Locator(".readings li:first-child button[aria-pressed=true]").WaitForAsync();
        (await Page.EvaluateAsync<string>("() => document.activeElement.closest('li')?.querySelector('kbd').textContent")).ShouldBe("1", "the next key finds the list where it was");
        await Page.Keyboard.PressAsync("ArrowDown");
        (await Page.EvaluateAsync<string>("() => document.activeElement.querySelector('kbd').textContent")).ShouldBe("2");

        await Page.Locator("[data-field=place] input").FillAsync("sirte");
        await Page.Locator("[data-field=place] [role=option]").First.ClickAsync();
        var typed = Page.Locator(".reading.chosen");
        await typed.WaitForAsync();
        // It came to the middle of the map.
        await Page.WaitForFunctionAsync("() => { const map = document.querySelector('.place-choice .map').getBoundingClientRect(), mark = document.querySelector('.reading.chosen').getBoundingClientRect(); return Math.abs(mark.x + mark.width / 2 - map.x - map.width / 2) < 12; }");
        await Save();
        Place().Country.ShouldBe("LY");
    }

    [Fact]
    public async Task A_report_asks_for_no_map_until_a_place_is_come_to()
    {
        var asked = new List<string>();
        Page.Request += (_, request) => asked.Add(request.Url);
        await SignIn(DeskRole.Coder);
        await Edit();
        asked.ShouldNotContain(url => url.EndsWith("maplibre.js", StringComparison.Ordinal) || url.EndsWith("base.json", StringComparison.Ordinal));
        await Page.Locator("[data-field=place] input").FocusAsync();
        await Marker("1").WaitForAsync();
        asked.ShouldContain(url => url.EndsWith("place-map.js", StringComparison.Ordinal));
        asked.ShouldAllBe(url => url.StartsWith(Host.Address.ToString(), StringComparison.Ordinal) || url.StartsWith("blob:", StringComparison.Ordinal) || url.StartsWith("data:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_no_map_can_be_drawn_the_list_does_it()
    {
        await OpenPage("--disable-3d-apis");
        await Open();
        await Page.Locator(".place-choice > p").WaitForAsync();
        await Page.Locator(".readings button").Nth(1).ClickAsync();
        await Save();
        Place().PlaceId.ShouldBe(Town);
    }

    [Theory]
    [InlineData("ar")]
    [InlineData("en")]
    public async Task Axe_finds_nothing_grave_in_it(string language)
    {
        await Prefer(language);
        await Open();
        await Marker("2").ClickAsync();
        await Page.Locator(".reading.chosen").WaitForAsync();
        await Checked();
        await Page.SetViewportSizeAsync(390, 800);
        (await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0);
    }

    [Fact]
    public async Task Places_are_given_by_their_ids_and_by_the_names_that_stand_in_words()
    {
        using var reader = await Host.SignedIn(DeskRole.Reader);
        var found = await reader.Json($"/api/places?ids={Town},gn:none&named={Uri.EscapeDataString("أطراف السويداء")}");
        var ids = found.EnumerateArray().Select(place => place.GetProperty("place_id").GetString()).ToList();
        ids[0].ShouldBe(Town);
        ids.ShouldContain(Governorate);
        ids.ShouldBeUnique();
        found.EnumerateArray().Count().ShouldBeLessThanOrEqualTo(12);
        (await reader.Json("/api/places?named=")).GetArrayLength().ShouldBe(0);
    }

    private ILocator Marker(string key) => Page.Locator(".reading", new PageLocatorOptions { HasTextString = key }).First;

    private PlaceValue Place() => Host.Ledger.Reviews.Reading(_report)!.Analysis.Events.Single().Place!;

    private async Task Open()
    {
        await SignIn(DeskRole.Coder);
        await Edit();
        await Page.Locator("[data-field=place] input").FocusAsync();
    }

    private async Task Edit()
    {
        await Visit($"/reports/{_report}");
        await Page.Locator("#m1").ClickAsync();
        await Page.Locator("#m1 [data-do=edit]").ClickAsync();
    }

    private async Task Save()
    {
        await Page.Keyboard.PressAsync("Control+Enter");
        await Page.Locator("#m1.corrected").WaitForAsync();
    }

    private static TextSpan Span(string words)
    {
        var at = Text.IndexOf(words, StringComparison.Ordinal);
        return new(at, at + words.Length);
    }
}
