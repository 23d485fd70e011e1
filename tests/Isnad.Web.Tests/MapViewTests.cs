using System.Globalization;
using Isnad.Model.Events;
using Isnad.Model.People;
using Isnad.Model.Reports;
using Isnad.Storage.Tests;
using Isnad.Text;

namespace Isnad.Web.Tests;

/// <summary>Where the map of all incidents opens: on those that the filter shows, unless the address says where. Read from the address that it writes when the keyboard moves it.</summary>
public sealed class MapViewTests : ChromiumDesk
{
    private const string Tripoli = "سقطت قذائف على حي سكني جنوب طرابلس مساء الأحد وأصابت منزلين فيما هرعت سيارات الإسعاف إلى المكان";
    private const string Khartoum = "اندلعت مواجهات في سوق شعبي وسط الخرطوم ظهر الإثنين وأغلق التجار محالهم قبل أن يعود الهدوء مع حلول المساء";
    private const string Abroad = "قال مسؤول إن تفجيرا وقع في روسيا قبل أسبوع وإن التحقيق ما زال جاريا لمعرفة من يقف وراءه ومن موله";

    public override async Task InitializeAsync()
    {
        Take(Tripoli, "طرابلس", "shelling", new PlaceValue(default, "town", "place") { Country = "LY", Latitude = 32.89, Longitude = 13.19, RadiusKm = 10 });
        Take(Khartoum, "الخرطوم", "armed-clash", new PlaceValue(default, "town", "place") { Country = "SD", Latitude = 15.5, Longitude = 32.56, RadiusKm = 10 });
        Take(Abroad, "روسيا", "explosive", new PlaceValue(default, "country", "country") { Country = "RU" });
        Host.Ledger.Incidents.Write(new() { Fused = [], Removed = [], Blocks = [], Edges = [], Incidents = [new(1, [1], []), new(2, [2], []), new(3, [3], [])], Pointers = [], Next = 4 });
        await OpenPage();
        await SignIn(DeskRole.Reader);
    }

    [Fact]
    public async Task It_opens_on_all_that_is_shown_and_a_country_does_not_widen_it()
    {
        var (zoom, latitude, longitude) = await View("/map");
        latitude.ShouldBe(24.5, 1.5);
        longitude.ShouldBe(22.9, 1);
        zoom.ShouldBeInRange(3, 6);
    }

    [Fact]
    public async Task A_filter_opens_it_on_what_is_left_and_not_closer_than_its_neighbours()
    {
        var (zoom, latitude, longitude) = await View("/map?type=armed-clash");
        (latitude, longitude).ShouldSatisfyAllConditions(at => at.latitude.ShouldBe(15.5, 0.1), at => at.longitude.ShouldBe(32.56, 0.1));
        zoom.ShouldBeInRange(6.5, 9);
    }

    [Theory]
    [InlineData("/map?at=5/33.5/44.25", 5, 33.5, 44.25)]
    [InlineData("/map?type=chemical", 3.6, 29, 42)]
    public async Task The_view_of_an_address_comes_first_and_where_nothing_is_shown_it_opens_on_the_region(string address, double zoom, double latitude, double longitude)
    {
        var view = await View(address);
        view.Zoom.ShouldBe(zoom, 0.01);
        view.Latitude.ShouldBe(latitude, 0.01);
        view.Longitude.ShouldBe(longitude, 0.01);
    }

    /// <summary>Opening writes no view into the address; the keyboard zooms in by one, about the middle.</summary>
    private async Task<(double Zoom, double Latitude, double Longitude)> View(string path)
    {
        await Page.GotoAsync(path);
        await Page.Locator("[data-map][data-ready=yes]").WaitForAsync();
        Uri.UnescapeDataString(new Uri(Page.Url).PathAndQuery).ShouldBe(path);
        var before = Page.Url;
        await Page.FocusAsync("[data-map] canvas");
        await Page.Keyboard.PressAsync("=");
        await Page.WaitForFunctionAsync("before => location.href !== before", before);
        var numbers = System.Web.HttpUtility.ParseQueryString(new Uri(Page.Url).Query)["at"]!.Split('/').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        Faults.ShouldBeEmpty();
        return (numbers[0] - 1, numbers[1], numbers[2]);
    }

    private void Take(string text, string words, string type, PlaceValue place)
    {
        var start = text.IndexOf(words, StringComparison.Ordinal);
        var span = new TextSpan(start, start + words.Length);
        Host.Take(Samples.Item(text, analyse: report => new ReportAnalysis(report, report.Published, [new EventMention("e1", type, EventStatus.Actual, false, [new TextSpan(0, text.IndexOf(' ', StringComparison.Ordinal))]) { Place = place with { Span = span } }], [])));
    }
}
