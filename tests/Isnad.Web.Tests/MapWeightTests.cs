using Isnad.Model.People;
using Isnad.Storage.Tests;

namespace Isnad.Web.Tests;

/// <summary>What a browser that knows nothing yet is sent for the map: 600,000 bytes with the incidents of 26,000 reports, of which these and the page take 100,000 (docs/figures.md).</summary>
public sealed class MapWeightTests : ChromiumDesk
{
    private const int Budget = 450_000;

    [Fact]
    public async Task Scripts_styles_letters_and_base_map_stay_within_their_budget_and_what_comes_later_is_not_among_them()
    {
        Host.Take(Samples.Item(Samples.Shelling, analyse: report => Samples.Analysis(report, ("shelling", "قصف"))));
        Host.Ledger.Incidents.Write(new() { Fused = [], Removed = [], Blocks = [], Edges = [], Incidents = [new(1, [1], [])], Pointers = [], Next = 2 });
        await OpenPage();
        await SignIn(DeskRole.Reader);
        var asked = new List<string>();
        Page.Request += (_, request) => asked.Add(request.Url);
        await Page.GotoAsync("/map");
        await Page.Locator("[data-map][data-ready=yes]").WaitForAsync();
        await Page.WaitForFunctionAsync("() => document.fonts.status === 'loaded'");
        var assets = asked.Distinct().Where(url => url.Contains("/assets/", StringComparison.Ordinal)).ToList();
        var names = assets.ConvertAll(Path.GetFileName);
        foreach (var needed in new[] { "maplibre.js", "map.js", "map.css", "desk.js", "desk.css", "base.json", "noto-sans-arabic-400.woff2" })
        {
            names.ShouldContain(needed);
        }
        names.ShouldNotContain(name => name == "control.js" || name == "place-map.js" || name == "figures.js" || name!.Contains("-rare-", StringComparison.Ordinal));
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        var sent = new List<(string Url, int Bytes)>();
        foreach (var url in assets)
        {
            sent.Add((url, (await client.GetByteArrayAsync(new Uri(url))).Length));
        }
        sent.Sum(item => item.Bytes).ShouldBeLessThan(Budget, string.Join('\n', sent));
    }
}
