using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Isnad.Ingest.Sheets;
using Isnad.Model.Ledger;
using Isnad.Model.People;
using Isnad.Model.Review;
using Isnad.Storage.Tests;

namespace Isnad.Web.Tests;

/// <summary>Files out and sheets in, by pages and by programs.</summary>
public sealed class ExchangeTests : IAsyncDisposable
{
    private const string Sheet = "التاريخ,ملاحظات,النوع,القتلى,البلد\n10/4/2018,قصف على أطراف البلدة <script>alert(1)</script>,قصف,7,سوريا\n11/4/2018,أمر,شيء,2,\n";

    private readonly DeskHost _desk = DeskHost.Start();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task What_people_accepted_is_written_and_logged_under_no_name()
    {
        Accept();
        using var coder = await _desk.SignedIn(DeskRole.Coder);
        using var answer = await coder.Post("/export", ("format", "csv"), ("table", "mentions"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("mentions.csv");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var text = Encoding.UTF8.GetString(bytes);
        text.ShouldContain("shelling");
        // The other was only proposed.
        text.ShouldNotContain("airstrike");
        var entry = _desk.Ledger.Log.About("export").Single();
        (entry.Digest, entry.Detail).ShouldBe((ContentHash.Of(bytes), "mentions.csv redacted 1 rows"));
        _desk.Ledger.Log.Heads()[^1].Size.ShouldBe(_desk.Ledger.Log.Size);
        var audit = _desk.People.Audited(1).Single();
        (audit.What, audit.Detail).ShouldBe(("exported", "mentions.csv 1"));
    }

    [Fact]
    public async Task Whoever_reads_a_report_second_gets_nothing_of_it_until_it_is_settled()
    {
        var readings = new SecondReadings(_desk);
        using var first = await _desk.SignedIn(DeskRole.Coder, "first");
        using var second = await _desk.SignedIn(DeskRole.Coder, "second");
        await readings.Read(first, second);
        (await Exported(first)).ShouldContain("shelling");
        (await Exported(second)).ShouldNotContain("shelling");
        static async Task<string> Exported(DeskVisitor visitor)
        {
            using var answer = await visitor.Post("/export", ("format", "csv"), ("table", "mentions"));
            return await answer.Content.ReadAsStringAsync();
        }
    }

    [Fact]
    public async Task Only_an_editor_writes_unredacted_and_a_reader_nothing()
    {
        Accept();
        using var reader = await _desk.SignedIn(DeskRole.Reader);
        (await reader.Get("/export")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await reader.Post("/export", ("format", "csv"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var coder = await _desk.SignedIn(DeskRole.Coder);
        (await coder.Post("/export", ("format", "csv"), ("unredacted", "yes"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await coder.Get("/import")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await coder.SendBytes("/api/import?name=a.csv", Encoding.UTF8.GetBytes(Sheet))).Status.ShouldBe(HttpStatusCode.Forbidden);
        _desk.Ledger.Log.About("export").ShouldBeEmpty();
        using var editor = await _desk.SignedIn(DeskRole.Editor);
        (await editor.Post("/export", ("format", "acled"), ("unredacted", "yes"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        _desk.Ledger.Log.About("export").Single().Detail!.ShouldContain("acled.csv unredacted");
    }

    [Theory]
    [InlineData("format", "doc")]
    [InlineData("table", "people")]
    [InlineData("from", "yesterday")]
    [InlineData("status", "maybe")]
    public async Task A_value_that_cannot_be_is_refused(string name, string value)
    {
        using var coder = await _desk.SignedIn(DeskRole.Coder);
        (await coder.Post("/export", (name, value))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await coder.PostBare("/export")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        _desk.Ledger.Log.About("export").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_program_gets_the_same_and_chooses_by_the_same_words()
    {
        Accept();
        using var coder = await _desk.SignedIn(DeskRole.Coder);
        (await coder.Send("/api/export", new { format = "geojson", table = "mentions", type = "shelling", from = "2018-04-01", to = "2018-04-30" })).Body.GetProperty("features").GetArrayLength().ShouldBe(1);
        (await coder.Send("/api/export", new { format = "geojson", table = "mentions", type = "siege" })).Body.GetProperty("features").GetArrayLength().ShouldBe(0);
        (await coder.Send("/api/export", new { format = "geojson", from = "2018-13-01" })).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_sheet_is_sent_mapped_looked_at_and_taken_in()
    {
        using var editor = await _desk.SignedIn(DeskRole.Editor);
        using var sent = await editor.Upload("/import", "sheet", "..\\x/desk.csv", Encoding.UTF8.GetBytes(Sheet));
        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var at = sent.Headers.Location!.ToString();
        var page = await editor.Words(at);
        page.ShouldContain("desk.csv");
        page.ShouldContain("<bdi>شيء</bdi>» ليس من قيم");
        (await editor.Page(at)).ShouldNotContain("<script>alert");
        _desk.Ledger.Reports.Count().Reports.ShouldBe(0);
        using var other = await _desk.SignedIn(DeskRole.Editor, "other");
        (await other.Get(at)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (string, string)[] columns = [("c0", "time"), ("c1", "notes"), ("c2", "type"), ("c3", "killed"), ("c4", "country"), ("keep", "desk")];
        (await (await editor.Post(at, [.. columns, ("c4", "colour"), ("do", "import")])).Content.ReadAsStringAsync()).ShouldContain("is no field");
        (await editor.Post(at, [.. columns, ("do", "import")])).StatusCode.ShouldBe(HttpStatusCode.OK);
        var reading = _desk.Ledger.Reviews.Reading(1)!;
        reading.Standing.Single().State.ShouldBe(EventState.Added);
        _desk.Ledger.Reviews.Of(1).Records.Single().By.ShouldBe("p-editor");
        // It is forgotten, and its mapping kept.
        (await editor.Get(at)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await editor.Words("/import")).ShouldContain("<option value=\"desk\">");
        var (status, body) = await editor.SendBytes("/api/import?name=desk.csv&map=desk", Encoding.UTF8.GetBytes(Sheet));
        (status, body.GetProperty("added").GetInt32(), body.GetProperty("already_there").GetInt32(), body.GetProperty("problems")[0].GetProperty("row").GetInt32()).ShouldBe((HttpStatusCode.OK, 0, 1, 3));
        _desk.People.Audited(9).ShouldContain(entry => entry.What == "imported" && entry.Detail == "1");
    }

    [Fact]
    public async Task What_is_wrong_with_a_row_is_said_in_the_language_of_the_page()
    {
        const string Faulty = "type,time,lat,lon,killed,doers,targets,status,background,radius_km,notes,time_from,time_to,actors,actor_roles,killed_min,killed_max,approx_x\n"
            + "thing,2018-04-10,,,,,,,,,قصف,,,,,,,\nshelling,2018-13-40,,,,,,,,,قصف,,,,,,,\nshelling,,35.1,,,,,,,,قصف,,,,,,,\nshelling,,x,36,,,,,,,قصف,,,,,,,\nshelling,,,,seven,,,,,,قصف,,,,,,,\n"
            + "shelling,,,,9-3,,,,,,قصف,,,,,,,\nshelling,,,,,nobody here,,,,,قصف,,,,,,,\nshelling,,,,,,,maybe,,,قصف,,,,,,,\nshelling,,,,,,,,perhaps,,قصف,,,,,,,\nshelling,,,,,,,,,,,,,,,,,\n,,,,,,,,,,قصف,,,,,,,\n"
            + "shelling,,,,,,,,,,قصف,2018-04-12,2018-04-10,,,,,\nshelling,,,,,,,,,,قصف,,,russia,chief,,,\nshelling,,,,,,,,,,قصف على البلدة,,,russia;civilians,actor,,,\nshelling,,,,,,,,,,غارة على حي,,,,,,,\nshelling,,,,,,,,,,غارة على حي,,,,,,,\n";
        using var editor = await _desk.SignedIn(DeskRole.Editor);
        using var sent = await editor.Upload("/import", "sheet", "faulty.csv", Encoding.UTF8.GetBytes(Faulty));
        var at = sent.Headers.Location!.ToString();
        editor.Headers.AcceptLanguage.ParseAdd("en");
        var english = await editor.Words(at);
        var told = Regex.Count(english, "lang=\"en\"");
        told.ShouldBeGreaterThan(20);
        english.ShouldContain("is neither true nor false");
        editor.Headers.AcceptLanguage.Clear();
        editor.Headers.AcceptLanguage.ParseAdd("ar");
        var arabic = await editor.Words(at);
        Regex.Matches(arabic, "<td[^>]*lang=\"en\"[^>]*>(.*?)</td>").Select(match => match.Groups[1].Value).ShouldBeEmpty();
        arabic.ShouldContain("لم يدخل السطر");
    }

    [Fact]
    public async Task What_is_no_sheet_or_too_large_is_said()
    {
        using var editor = await _desk.SignedIn(DeskRole.Editor);
        (await (await editor.Upload("/import", "sheet", "a.xlsx", [(byte)'P', (byte)'K', 3, 4, 0])).Content.ReadAsStringAsync()).ShouldContain("is no workbook that can be read");
        (await (await editor.Upload("/import", "other", "a.csv", [1])).Content.ReadAsStringAsync()).ShouldNotContain("datalist");
        (await editor.SendBytes("/api/import?name=a.csv", Encoding.UTF8.GetBytes("a,b\n1,2\n"))).Body.GetProperty("detail").GetString()!.ShouldContain("no column gives the type");
        (await editor.SendBytes("/api/import?name=a.csv&map=..%2Fx", Encoding.UTF8.GetBytes(Sheet))).Body.GetProperty("detail").GetString()!.ShouldContain("is no name of a mapping");
        // More than other requests may be, and less than a sheet may: it is read.
        var wide = new byte[Desk.GreatestBody + 1000];
        Array.Fill(wide, (byte)'a');
        (await editor.SendBytes("/api/import?name=a.csv", wide)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await editor.Upload("/import", "sheet", "a.csv", new byte[SheetFile.MostBytes + (1024 * 1024)])).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    private void Accept()
    {
        var report = _desk.Take(Samples.Item(Samples.Shelling, analyse: report => Samples.Analysis(report, ("shelling", "قصف"))));
        _desk.Take(Samples.Item(Samples.Raid, analyse: report => Samples.Analysis(report, ("airstrike", "غارات"))));
        var reading = _desk.Ledger.Reviews.Reading(report)!;
        _desk.Ledger.Reviews.Decide(new ReviewChange(report, reading.Version, ReadingTrack.First, "p-coder") { Analysis = reading.Machine!.Number, Records = [new RecordStep(ReviewVerb.Accepted, reading.Standing[0].Mention)] });
    }
}
