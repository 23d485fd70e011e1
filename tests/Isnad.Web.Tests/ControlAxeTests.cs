using Isnad.Model.Events;
using Isnad.Model.People;
using Isnad.Model.Reports;
using Isnad.Storage.Tests;
using Isnad.Text;

namespace Isnad.Web.Tests;

/// <summary>The layer of who holds which place, and its table, for whoever sees little or uses no mouse.</summary>
public sealed class ControlAxeTests : ChromiumDesk
{
    private const string Told = "أعلنت القوات الحكومية سيطرتها على بلدة السد صباح اليوم فيما قال سكان إن مسلحي الجيش الحر ما زالوا في أحيائها الشرقية ولم يخرجوا منها";

    [Theory]
    [InlineData("ar", "light")]
    [InlineData("ar", "dark")]
    [InlineData("en", "light")]
    [InlineData("en", "dark")]
    public async Task Axe_finds_nothing_grave_with_the_layer_on(string language, string theme)
    {
        var place = new TextSpan(Told.IndexOf("بلدة السد", StringComparison.Ordinal), Told.IndexOf("بلدة السد", StringComparison.Ordinal) + "بلدة السد".Length);
        Host.Take(Samples.Item(Told, analyse: report => new ReportAnalysis(report, report.Published, [.. new[] { "syrian-government", "fsa" }.Select((side, i) => new EventMention($"e{i}", "territory-taken", EventStatus.Actual, false, [place])
        {
            Time = new TimeValue(place, new DateInterval(new DateOnly(2018, 4, 10)), "stated"),
            Actors = [new ActorValue(place, side, ActorRole.Actor)],
            Place = new PlaceValue(place, "town", "place") { Country = "SY", Admin1 = "SY-HM", Latitude = 35.1, Longitude = 36.8, RadiusKm = 3 },
        })], [])));
        Host.Ledger.Incidents.Write(new() { Fused = [], Removed = [], Blocks = [], Edges = [], Incidents = [new(1, [1], []), new(2, [2], [])], Pointers = [], Next = 3 });
        await OpenPage();
        await SignIn(DeskRole.Reader);
        await Prefer(language, theme);
        await Page.GotoAsync("/map?control=yes");
        await Page.Locator("#control[data-shown] tbody tr").First.WaitForAsync();
        (await Page.GetAttributeAsync("html", "data-theme")).ShouldBe(theme);
        await Checked($"the layer, {language}, {theme}");
    }
}
