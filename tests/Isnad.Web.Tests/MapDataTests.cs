using Isnad.Model.Events;
using Isnad.Model.Incidents;
using Isnad.Model.Ledger;
using Isnad.Model.People;
using Isnad.Model.Reports;
using Isnad.Storage.Tests;
using Isnad.Text;

namespace Isnad.Web.Tests;

/// <summary>What the map and figures are given.</summary>
public sealed class MapDataTests : IAsyncLifetime, IDisposable
{
    private readonly DeskHost _desk = DeskHost.Start();

    public Task InitializeAsync()
    {
        Take("أصابت قذيفة مدرسة في الحي القديم ليلا ولم تقع إصابات لأنها كانت خالية من التلاميذ بحسب مديرها الذي طلب ترميمها قبل العام الدراسي", "http://a.example/1", "أ", "الحي القديم", "place", 36.2, 3, 5, new DateOnly(2018, 4, 17));
        Take("دارت معارك في أنحاء المحافظة الشرقية منذ الصباح واستخدمت فيها أسلحة ثقيلة فيما نزحت عائلات من القرى القريبة نحو النهر", "http://b.example/2", "ب", "المحافظة الشرقية", "governorate", null, null, null, null);
        Take("أصابت قذيفة أخرى الحي القديم بعد يومين من الأولى وأصيب فيها بائع متجول نقل إلى المستشفى وهو في حال مستقرة كما قال أقاربه", "http://c.example/3", "ج", "الحي القديم", "place", 36.2, 3, 2, new DateOnly(2018, 4, 19));
        _desk.Ledger.Incidents.Write(new IncidentChange { Fused = [], Removed = [], Blocks = [], Edges = [], Incidents = [new(5, [1], []), new(9, [2], []), new(12, [3], [])], Pointers = [], Next = 13 });
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _desk.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [Fact]
    public async Task Columns_hold_one_value_an_incident_and_each_place_once()
    {
        using var reader = await _desk.SignedIn(DeskRole.Reader);
        var map = await reader.Json("/api/incidents/map");
        long number = 0;
        map.GetProperty("numbers").EnumerateArray().Select(step => number += step.GetInt64()).ShouldBe([12, 9, 5]);
        foreach (var column in new[] { "from", "length", "type", "place", "low", "high", "reports" })
        {
            map.GetProperty(column).GetArrayLength().ShouldBe(3);
        }
        map.GetProperty("places").GetArrayLength().ShouldBe(2);
        map.GetProperty("place").EnumerateArray().Select(place => place.GetInt32()).ShouldBe([0, 1, 0]);
        new DateOnly(1970, 1, 1).AddDays(map.GetProperty("from")[0].GetInt32()).ShouldBe(new DateOnly(2018, 4, 19));
    }

    [Fact]
    public async Task A_governorate_has_an_area_and_its_precision_and_no_point_of_its_own_making()
    {
        using var reader = await _desk.SignedIn(DeskRole.Reader);
        var map = await reader.Json("/api/incidents/map");
        var place = map.GetProperty("places")[1];
        place[1].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        map.GetProperty("precisions")[place[4].GetInt32()].GetString().ShouldBe("governorate");
        map.GetProperty("areas")[place[5].GetInt32()].GetString().ShouldBe("SY-DY");
    }

    [Fact]
    public async Task The_filter_holds_for_the_map_as_for_the_list()
    {
        using var reader = await _desk.SignedIn(DeskRole.Reader);
        (await reader.Json("/api/incidents/map?from=2018-04-18&to=2018-04-19")).GetProperty("numbers").GetArrayLength().ShouldBe((await reader.Json("/api/incidents?from=2018-04-18&to=2018-04-19")).GetProperty("all").GetInt32());
        (await reader.Json("/api/incidents/map?type=siege")).GetProperty("numbers").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Figures_sum_to_what_the_list_counts()
    {
        using var reader = await _desk.SignedIn(DeskRole.Reader);
        var figures = await reader.Json("/api/figures");
        figures.GetProperty("incidents").GetInt32().ShouldBe(3);
        figures.GetProperty("types").EnumerateArray().Sum(row => row.GetProperty("incidents").GetInt32()).ShouldBe(3);
        figures.GetProperty("types").EnumerateArray().Sum(row => row.GetProperty("killed_high").GetInt32()).ShouldBe(7);
        figures.GetProperty("weeks").EnumerateArray().Sum(row => row.GetProperty("incidents").GetInt32()).ShouldBe(3);
        var csv = await reader.Get("/api/figures/types.csv");
        csv.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        (await csv.Content.ReadAsByteArrayAsync())[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("\uFF1Dجمع")]
    [InlineData("'-5")]
    public async Task An_outlets_name_that_begins_as_a_formula_is_text_in_a_sheet(string name)
    {
        const string Town = "الضفة الشمالية";
        var text = $"نقل سكان من {Town} أن طائرة مسيرة حلقت فوق البيوت ساعة كاملة ثم ألقت قنبلة على مخزن مهجور ولم يصب أحد";
        Take(text, "http://d.example/4", name, Town, "place", 36.9, 3, null, new DateOnly(2018, 4, 20));
        _desk.Ledger.Incidents.Write(new IncidentChange { Fused = [], Removed = [], Blocks = [], Edges = [], Incidents = [new(5, [1, 4], [])], Pointers = [], Next = 13 });
        using var reader = await _desk.SignedIn(DeskRole.Reader);
        (await reader.Page("/api/figures/outlets.csv")).ShouldContain($"\n'{name},");
    }

    [Fact]
    public async Task The_base_map_and_the_scripts_are_there_and_may_be_kept()
    {
        using var reader = await _desk.SignedIn(DeskRole.Reader);
        var page = await reader.Page("/map");
        foreach (var name in new[] { "base.json", "map.js", "map.css" })
        {
            var at = page.IndexOf($"/{name}\"", StringComparison.Ordinal);
            var start = page.LastIndexOf('"', at) + 1;
            var asset = await reader.Get(page[start..(at + name.Length + 1)]);
            asset.EnsureSuccessStatusCode();
            asset.Headers.CacheControl!.ToString().ShouldContain("immutable");
        }
    }

    private void Take(string text, string url, string outlet, string place, string precision, double? latitude, double? radius, int? killed, DateOnly? day) => _desk.Tell(text, url, outlet, report => new EventMention("e1", "shelling", EventStatus.Actual, false, [report.Span(place)])
    {
        Time = day is { } known ? new TimeValue(report.Span(place), new DateInterval(known), "stated") : null,
        Place = new PlaceValue(report.Span(place), precision == "place" ? "town" : precision, precision) { Country = "SY", Admin1 = "SY-DY", Latitude = latitude, Longitude = latitude is null ? null : 40.1, RadiusKm = radius },
        Casualties = killed is { } dead ? [new CasualtyValue(report.Span(place), "killed", dead, dead)] : [],
    });
}
