using System.Text;
using Isnad.Model.Events;
using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Isnad.Text;

namespace Isnad.Storage.Tests;

/// <summary>Reports of our own for the tests.</summary>
internal static class Samples
{
    public const string Shelling =
        "قتل خمسة مدنيين وأصيب اثنا عشر آخرون في قصف مدفعي استهدف الحي الغربي من مدينة دوما مساء الثلاثاء وقال مسؤول في الدفاع المدني إن فرق الإنقاذ واصلت رفع الأنقاض حتى ساعات الفجر وإن عدد الضحايا مرشح للارتفاع";

    public const string ShellingElsewhere =
        "قتل خمسة مدنيين وأصيب اثنا عشر آخرون في قصف مدفعي استهدف الحي الغربي من مدينة دوما مساء الثلاثاء وقال مسؤول في الدفاع المدني إن فرق الإنقاذ واصلت رفع الأنقاض حتى ساعات الفجر وإن عدد الجرحى كبير";

    public const string Raid =
        "شنت طائرات حربية ثلاث غارات على مستودع للذخيرة قرب مدينة سرت فجر الخميس وأعلنت غرفة العمليات أن الغارات دمرت المستودع بالكامل ولم تتحدث عن خسائر بشرية فيما نفى ناطق باسم الطرف الآخر وقوع أي أضرار تذكر في الموقع";

    public static readonly EngineInfo First = new("1.0.0", "res-a", "mod-a"), Second = new("1.1.0", "res-b", "mod-a");

    public static RawReport Raw(string text, string? url = null, string outlet = "صحيفة المثال") => new(Encoding.UTF8.GetBytes(text), RawFormat.Text, "reports/a.txt")
    {
        Url = url,
        Outlet = outlet,
        Method = url is null ? CaptureMethod.File : CaptureMethod.Fetch,
        FetchedAt = url is null ? null : new DateTimeOffset(2018, 4, 20, 10, 0, 0, TimeSpan.Zero),
        Exchange = url is null ? null : new("GET / HTTP/1.1\r\n", "HTTP/1.1 200 OK\r\n"),
    };

    public static Report Report(string text, string? url = null, string outlet = "صحيفة المثال", string id = "a.txt") =>
        new(id, new SourceText(text), new Publication(new DateInterval(new DateOnly(2018, 4, 20)), PublishedBasis.Metadata)) { Outlet = outlet, Url = url };

    /// <summary>One article; the bytes are its text with <paramref name="frame"/> around it, as a page's menus change without its article.</summary>
    public static IntakeItem Item(string text, string? url = null, string outlet = "صحيفة المثال", string frame = "", Func<Report, ReportAnalysis>? analyse = null, EngineInfo? engine = null)
    {
        var report = Report(text, url, outlet);
        var article = IntakeArticle.Of(report);
        return IntakeItem.Of(Raw(text + frame, url, outlet), [analyse is null ? article : article with { Analysis = IntakeAnalysis.Of(analyse(report), engine ?? First) }]);
    }

    /// <summary>An analysis with an event for each pair of type and trigger word.</summary>
    public static ReportAnalysis Analysis(Report report, params (string Type, string Trigger)[] events) => new(report, report.Published,
        [.. events.Select((item, i) => new EventMention($"e{i + 1}", item.Type, EventStatus.Actual, false, [Span(report, item.Trigger)])
        {
            Time = new TimeValue(Span(report, item.Trigger), new DateInterval(new DateOnly(2018, 4, 17)), "weekday"),
            Actors = [new ActorValue(Span(report, item.Trigger), "civilians", ActorRole.Target)],
        })], []);

    private static TextSpan Span(Report report, string words)
    {
        var at = report.Text.Value.IndexOf(words, StringComparison.Ordinal);
        return at < 0 ? throw new ArgumentException($"'{words}' does not stand in the text", nameof(words)) : new(at, at + words.Length);
    }
}
