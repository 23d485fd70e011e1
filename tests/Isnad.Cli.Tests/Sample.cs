using Isnad.Model.Events;
using Isnad.Model.Reports;
using Isnad.Text;

namespace Isnad.Cli.Tests;

/// <summary>A document with one full event, made by hand.</summary>
internal static class Sample
{
    public const string Words = "أعلنت وزارة الدفاع أن طائراتها قصفت أمس مستودعا في بلدة السلام، ما أدى إلى مقتل 5 مسلحين على الأقل وجرح 3، ونفى المتمردون ذلك.";

    public static TextSpan Span(string quote)
    {
        var at = Words.IndexOf(quote, StringComparison.Ordinal);
        return at < 0 ? throw new ArgumentException(quote) : new TextSpan(at, at + quote.Length);
    }

    public static EventMention Event { get; } = new("e1", "airstrike", EventStatus.Actual, true, [Span("قصفت")])
    {
        Time = new TimeValue(Span("أمس"), new DateInterval(new DateOnly(2016, 3, 1)), "relative"),
        Place = new PlaceValue(Span("بلدة السلام"), "town", "place") { Country = "SY", Admin1 = "SY-HM", Latitude = 34.5, Longitude = -1.25, RadiusKm = 2 },
        Actors = [new ActorValue(Span("وزارة الدفاع"), "syria", ActorRole.Actor) { Person = "وزارة الدفاع" }, new ActorValue(Span("المتمردون"), "x:rebels", ActorRole.Target)],
        Casualties = [new CasualtyValue(Span("مقتل 5 مسلحين على الأقل"), "killed", 5, null), new CasualtyValue(Span("جرح 3"), "wounded", 3, 3)],
        Weapons = [new WeaponValue(Span("طائراتها"), "aircraft")],
        Sources = [new SourceValue(Span("وزارة الدفاع"), "official", "syria", null)],
        DeniedBy = [new DenialValue(Span("المتمردون"), "occurrence")],
        Derivation =
        [
            new Derivation("type", "trg.qasafa", "trigger", "قصفت", 0.91, ["shelling 0.07"]),
            new Derivation("time.from", "relative-day", null, "أمس", null, []),
            new Derivation("actors.x:rebels.role", null, "role", "المتمردون", 0.5, []),
            new Derivation("casualties", null, "toll", "جرح 3", 0.75, []),
            new Derivation("unheard-of", "some-rule", null, null, null, []),
        ],
    };

    public static ReportAnalysis Analysis { get; } = Of(Event);

    public static ReportAnalysis Of(params EventMention[] events)
    {
        var published = new Publication(new DateInterval(new DateOnly(2016, 3, 2)), PublishedBasis.Given);
        var report = new Report("=doc", new SourceText(Words), published) { Outlet = "صوت الجبل" };
        return new ReportAnalysis(report, published, events, [new RejectedTrigger(Span("أعلنت"), "says, does not happen", -1.25)]);
    }
}
