using System.Net;
using System.Text.RegularExpressions;
using Isnad.Model.Events;
using Isnad.Model.People;
using Isnad.Model.Reports;
using Isnad.Storage.Tests;
using Isnad.Text;

namespace Isnad.Web.Tests;

/// <summary>A report of 200 kB that tells 80 events: its page holds all of it, and all of it can be decided. What the page takes is measured in bench/ (mode <c>report</c>).</summary>
public sealed class LongReportTests : IAsyncDisposable
{
    private const int Events = 80, Bytes = 200_000;

    private readonly DeskHost _desk = DeskHost.Start();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Its_page_shows_the_whole_text_and_every_event_and_all_are_accepted_at_once()
    {
        var text = Text();
        System.Text.Encoding.UTF8.GetByteCount(text).ShouldBeGreaterThan(Bytes);
        var report = _desk.Take(Samples.Item(text, analyse: read => new ReportAnalysis(read, read.Published, Told(text), [])));
        using var coder = await _desk.SignedIn(DeskRole.Coder);
        var page = await coder.Page($"/reports/{report}");
        var from = page.IndexOf("role=\"document\"", StringComparison.Ordinal);
        var inner = page[(page.IndexOf('>', from) + 1)..page.IndexOf("</div>", from, StringComparison.Ordinal)];
        WebUtility.HtmlDecode(Regex.Replace(inner, "</?mark[^>]*>", "")).ShouldBe(text);
        Regex.Count(page, "<article[^>]*data-mention=\"m\\d+\"").ShouldBe(Events);
        Regex.Count(inner, "<mark ").ShouldBe(Events * 4, "trigger, place, toll and source of each");
        page.ShouldContain("</html>");
        var view = await coder.Json($"/api/reports/{report}");
        var steps = view.GetProperty("standing").EnumerateArray().Select(item => new { verb = "accepted", mention = item.GetProperty("id").GetString() }).ToList();
        steps.Count.ShouldBe(Events);
        (await coder.Send($"/api/reports/{report}/decisions", new { version = view.GetProperty("version").GetInt64(), analysis = view.GetProperty("analysis").GetInt64(), seen = 0, steps, whole = "finished" })).Status.ShouldBe(HttpStatusCode.OK);
        _desk.Ledger.Reviews.Of(report).Records.Count.ShouldBe(Events);
    }

    private static string Text() => string.Concat(Enumerable.Range(0, Events).Select(i => $"قصفت المدفعية حي {Name(i)} صباحا فقتل {i + 2} مدنيين وفق مصدر طبي. " + string.Concat(Enumerable.Repeat("وظلت الأسواق مفتوحة ومضى الناس إلى أعمالهم كما في كل يوم من أيام الأسبوع. ", 18)) + "\n"));

    private static string Name(int i) => $"الحديقة {i + 1}";

    private static List<EventMention> Told(string text)
    {
        var told = new List<EventMention>();
        for (var (i, at) = (0, 0); i < Events; i++)
        {
            TextSpan Next(string words)
            {
                var start = text.IndexOf(words, at, StringComparison.Ordinal);
                at = start + words.Length;
                return new(start, at);
            }
            var trigger = Next("قصفت");
            told.Add(new EventMention($"e{i}", "shelling", EventStatus.Actual, false, [trigger])
            {
                Place = new PlaceValue(Next($"حي {Name(i)}"), "town", "neighbourhood") { Country = "SY" },
                Casualties = [new CasualtyValue(Next($"{i + 2} مدنيين"), "killed", i + 2, i + 2)],
                Sources = [new SourceValue(Next("مصدر طبي"), "medical", null, null)],
            });
        }
        return told;
    }
}
