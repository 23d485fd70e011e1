using System.Net;
using System.Text.Json;
using Isnad.Model.People;
using Isnad.Storage.Tests;

namespace Isnad.Web.Tests;

/// <summary>A report read by two people who see nothing of each other.</summary>
internal sealed class SecondReadings(DeskHost desk)
{
    public const string FirstReason = "سبب القارئ الأول", SecondReason = "سبب القارئ الثاني";

    /// <summary>Number of the report.</summary>
    public long Report { get; } = desk.Take(Samples.Item(Samples.Shelling, analyse: report => Samples.Analysis(report, ("shelling", "قصف"), ("killing", "قتل"), ("aid", "الإنقاذ"))));

    /// <summary>Both read it to the end: they agree on the first event, differ in type, place and toll of the second, the first alone keeps the third, the second alone has a fourth.</summary>
    public async Task Read(DeskVisitor first, DeskVisitor second)
    {
        await Decide(first, "first", "finished", new { verb = "accepted", mention = "m1" }, new { verb = "corrected", mention = "m2", record = Event("killing", "قتل", place: "مدينة دوما", killed: 5) }, new { verb = "accepted", mention = "m3" });
        await Decide(second, "second", null, new { verb = "accepted", mention = "m1" }, new { verb = "corrected", mention = "m2", record = Event("violence-unspecified", "قتل", place: "الحي الغربي", killed: 4) }, new { verb = "rejected", mention = "m3", reason = SecondReason });
        await Decide(second, "second", "finished", new { verb = "added", record = Event("destruction", "الأنقاض") });
    }

    /// <summary>Decides in a reading.</summary>
    public async Task Decide(DeskVisitor visitor, string track, string? whole, params object[] steps)
    {
        var view = await visitor.Json($"/api/reports/{Report}?track={track}");
        var (status, body) = await visitor.Send($"/api/reports/{Report}/decisions", new { version = view.GetProperty("version").GetInt64(), analysis = view.GetProperty("analysis").GetInt64(), seen = view.GetProperty("seen").GetInt64(), track, steps, whole });
        status.ShouldBe(HttpStatusCode.OK, body.ToString());
    }

    /// <summary>A record of the contract on words of the text.</summary>
    public static object Event(string type, string trigger, string? place = null, int? killed = null) => new
    {
        id = "x",
        type,
        status = "actual",
        triggers = new[] { Words(trigger) },
        place = place is null ? null : Words(place, ("kind", "town"), ("precision", "place"), ("country", "SY")),
        casualties = killed is { } dead ? new[] { Words("خمسة مدنيين", ("kind", "killed"), ("min", dead), ("max", dead), ("said_by", new[] { 0 })) } : [],
        sources = new[] { Words("مسؤول في الدفاع المدني", ("kind", "official")) },
    };

    private static Dictionary<string, object> Words(string words, params (string Name, object Value)[] more)
    {
        var at = Samples.Shelling.IndexOf(words, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, words);
        return more.Append(("quote", words)).Append(("start", at)).Append(("end", at + words.Length)).ToDictionary(pair => pair.Item1, pair => pair.Item2);
    }
}
