using Isnad.Model.People;
using Isnad.Storage.Tests;

namespace Isnad.Web.Tests;

/// <summary>Figures of people's decisions at the desk.</summary>
public sealed class ReviewFiguresTests : IAsyncLifetime
{
    private readonly DeskHost _desk = DeskHost.Start();
    private SecondReadings _readings = null!;
    private DeskVisitor _first = null!, _second = null!, _reader = null!;

    public async Task InitializeAsync()
    {
        _readings = new(_desk);
        _first = await _desk.SignedIn(DeskRole.Coder, "first");
        _second = await _desk.SignedIn(DeskRole.Coder, "second");
        _reader = await _desk.SignedIn(DeskRole.Reader);
    }

    public async Task DisposeAsync()
    {
        _first.Dispose();
        _second.Dispose();
        _reader.Dispose();
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task Before_anything_is_decided_they_say_so()
    {
        (await _reader.Json("/api/figures")).GetProperty("review").GetProperty("reports").GetInt32().ShouldBe(0);
        (await _reader.Words("/figures")).ShouldContain("لا قرارات بعد");
    }

    [Fact]
    public async Task They_count_corrections_and_agreement_and_follow_what_is_decided()
    {
        await _readings.Read(_first, _second);
        var review = (await _reader.Json("/api/figures")).GetProperty("review");
        review.GetProperty("read_twice").GetInt32().ShouldBe(1);
        // The first reader accepted shelling and aid and corrected the killing.
        Row(review, "corrections_types", "shelling").ShouldBe("accepted 1 corrected 0 deleted 0 added 0");
        Row(review, "corrections_types", "killing").ShouldBe("accepted 0 corrected 1 deleted 0 added 0");
        Row(review, "corrections_fields", "place").ShouldBe("kept 0 words 0 corrected 0 deleted 0 added 1");
        Row(review, "agreement", "records-exact-type").ShouldBe("first 3 second 3 both 1 f1 0.333");
        review.GetProperty("type_agreement").GetProperty("pairs").GetInt32().ShouldBe(2);
        var page = await _reader.Words("/figures");
        page.ShouldContain("data-table=\"agreement\"");
        page.ShouldContain("تصحيح الآلة بحسب الحقل");
        var csv = await _reader.Page("/api/figures/corrections-types.csv");
        csv.ShouldContain("key,label,accepted,corrected,deleted,added");
        csv.ShouldContain("killing,");
        await _readings.Decide(_first, "first", null, new { verb = "rejected", mention = "m1", reason = "x" });
        Row((await _reader.Json("/api/figures")).GetProperty("review"), "corrections_types", "shelling").ShouldBe("accepted 0 corrected 0 deleted 1 added 0");
    }

    [Fact]
    public async Task They_tell_neither_reader_of_the_other_before_it_is_settled()
    {
        await _readings.Read(_first, _second);
        (await _first.Json("/api/figures")).GetProperty("review").GetProperty("read_twice").GetInt32().ShouldBe(0);
        var second = (await _second.Json("/api/figures")).GetProperty("review");
        (second.GetProperty("read_twice").GetInt32(), second.GetProperty("reports").GetInt32()).ShouldBe((0, 0));
    }

    private static string Row(System.Text.Json.JsonElement review, string table, string key) =>
        string.Join(' ', review.GetProperty(table).EnumerateArray().Single(row => row.GetProperty("key").GetString() == key).EnumerateObject().Where(cell => cell.Name != "key").Select(cell => $"{cell.Name} {cell.Value}"));
}
