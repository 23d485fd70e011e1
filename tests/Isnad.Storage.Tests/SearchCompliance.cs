using Isnad.Model.Events;
using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Isnad.Text;
using Shouldly;
using Xunit;
using static Isnad.Storage.Tests.Samples;

namespace Isnad.Storage.Tests;

/// <summary>What every store's search must find.</summary>
public abstract class SearchCompliance : StoreCompliance
{
    [Theory]
    [InlineData("القصف دوما", "1")]
    [InlineData("والقصفُ", "1")]
    [InlineData("غاره", "")]
    [InlineData("غارات", "2")]
    [InlineData("مدينه", "1 2")]
    [InlineData("\"مدينة سرت\"", "2")]
    [InlineData("\"سرت مدينة\"", "")]
    [InlineData("مستود*", "2")]
    [InlineData("مدينة -سرت", "1")]
    [InlineData("مدينة -\"مدينة دوما\"", "2")]
    [InlineData("«مدينة دوما", "1")]
    [InlineData("NEAR(مدينة دوما) OR AND NOT ( ) ^ : * \" '", "")]
    [InlineData("", "1 2 3")]
    [InlineData("؟ ، \" \"", "1 2 3")]
    public void Words_are_found_in_any_spelling(string words, string reports) => Found(new SearchQuery { Words = words }).ShouldBe(reports);

    [Fact]
    public void Only_unwanted_words_are_refused() => Should.Throw<LedgerException>(() => Store.Search.Find(new SearchQuery { Words = "-دوما" }));

    [Fact]
    public void Events_are_found_by_each_of_their_fields()
    {
        Found(new SearchQuery { Type = "airstrike" }).ShouldBe("2");
        Found(new SearchQuery { Type = "shelling", Status = "actual" }).ShouldBe("1");
        Found(new SearchQuery { Status = "denied" }).ShouldBe("2");
        Found(new SearchQuery { Actors = ["civilians", "x:nobody"] }).ShouldBe("1");
        Found(new SearchQuery { Places = ["LY"] }).ShouldBe("2");
        Found(new SearchQuery { Places = ["SY-RD"], PlaceNames = ["سِرت"] }).ShouldBe("1 2");
        Found(new SearchQuery { PlaceNames = ["دوما"] }).ShouldBe("1");
        Found(new SearchQuery { PlaceNames = ["دوم"] }).ShouldBe("");
        Found(new SearchQuery { PlaceNames = ["؟"] }).ShouldBe("");
        Found(new SearchQuery { Days = new(new DateOnly(2018, 4, 17), new DateOnly(2018, 4, 18)) }).ShouldBe("1");
        Found(new SearchQuery { Days = new(new DateOnly(2018, 4, 18), new DateOnly(2018, 4, 19)) }).ShouldBe("2");
        Found(new SearchQuery { Published = new(new DateOnly(2018, 4, 21), new DateOnly(2018, 5, 1)) }).ShouldBe("");
        Found(new SearchQuery { Outlet = "موقع" }).ShouldBe("2");
        Found(new SearchQuery { Words = "مدينة", Type = "airstrike", Outlet = "المثال" }).ShouldBe("2");
    }

    [Fact]
    public void Only_the_events_that_were_asked_for_come_along()
    {
        var all = Store.Search.Find(new SearchQuery { Words = "سرت" }).Hits.Single();
        all.Mentions.Select(mention => mention.Type).ShouldBe(["airstrike", "explosion"]);
        var hit = Store.Search.Find(new SearchQuery { Words = "سرت", Type = "airstrike" }).Hits.Single();
        hit.Mentions.ShouldBe([new MentionHit(2, "airstrike", "actual", false, new(new DateOnly(2018, 4, 19)), "مدينة سرت", null, "LY")]);
        hit.Published.ShouldBe(new DateInterval(new DateOnly(2018, 4, 20)));
    }

    [Fact]
    public void Hits_come_in_pages()
    {
        var page = Store.Search.Find(new SearchQuery { Most = 2 });
        (page.Hits.Count, page.HasMore).ShouldBe((2, true));
        var rest = Store.Search.Find(new SearchQuery { Most = 2, Skip = 2 });
        (rest.Hits.Count, rest.HasMore).ShouldBe((1, false));
        page.Hits.Concat(rest.Hits).Select(hit => hit.Report).ShouldBe([3, 2, 1]);
    }

    [Fact]
    public void A_new_version_is_found_by_its_own_words_alone()
    {
        Store.Reports.Take([Item("عاد الهدوء إلى المدينة", "https://example.org/1")]);
        Found(new SearchQuery { Words = "دوما" }).ShouldBe("");
        Found(new SearchQuery { Words = "الهدوء" }).ShouldBe("1");
    }

    private string Found(SearchQuery query) => string.Join(' ', Store.Search.Find(query).Hits.Select(hit => hit.Report).Order());

    protected override void Fill(ILedger store) => store.Reports.Take([
            Item(Shelling, "https://example.org/1", analyse: report => With(Analysis(report, ("shelling", "قصف")), "مدينة دوما", "SY", "SY-RD", 17)),
            Item(Raid, outlet: "موقع المثال", analyse: report => Raided(report)),
            Item("اجتماع في العاصمة")]);

    private static ReportAnalysis Raided(Report report)
    {
        var analysis = With(Analysis(report, ("airstrike", "غارات"), ("explosion", "دمرت")), "مدينة سرت", "LY", null, 19);
        return analysis with { Events = [analysis.Events[0] with { Actors = [] }, analysis.Events[1] with { Status = EventStatus.Denied, Actors = [] }] };
    }

    private static ReportAnalysis With(ReportAnalysis analysis, string place, string country, string? admin1, int day)
    {
        var at = analysis.Report.Text.Value.IndexOf(place, StringComparison.Ordinal);
        return analysis with
        {
            Events = [.. analysis.Events.Select(item => item with
            {
                Place = new PlaceValue(new TextSpan(at, at + place.Length), "city", "place") { Country = country, Admin1 = admin1, Latitude = 30.5, Longitude = 17.25, RadiusKm = 5 },
                Time = item.Time! with { Interval = new DateInterval(new DateOnly(2018, 4, day)) },
            })],
        };
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteSearchTests : SearchCompliance
{
    private readonly string _folder = Directory.CreateTempSubdirectory("isnad-search").FullName;

    protected override ILedger Open() => Ledger.Open(_folder);

    public override void Dispose()
    {
        base.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
