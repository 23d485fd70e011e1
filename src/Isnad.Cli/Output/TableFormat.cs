using System.Buffers;
using Isnad.Language;
using Isnad.Model.Events;
using Isnad.Text;

namespace Isnad.Cli.Output;

/// <summary>For a person at a terminal: a head a document, a row an event, below it the words it stands on.</summary>
internal sealed class TableFormat : DocumentRenderer
{
    private const int Indent = 2, Gap = 2, LabelWidth = 10, LeastWidth = 60, GreatestWidth = 160;

    private readonly TextPage _page;
    private readonly LanguagePack _pack;
    private readonly int[] _widths;

    private TableFormat(LanguagePack pack, int width, bool colors)
    {
        (_pack, _page) = (pack, new TextPage(width, colors));
        // What, when, where, who to whom, toll: when is as wide as a date.
        var free = width - Indent - (4 * Gap) - 10;
        _widths = [free * 18 / 80, 10, free * 24 / 80, free * 26 / 80, free * 12 / 80];
    }

    /// <summary>The format for a terminal of <paramref name="width"/> columns.</summary>
    public static OutputShape Shape(LanguagePack pack, int width, bool colors) => new(() => new TableFormat(pack, Math.Clamp(width, LeastWidth, GreatestWidth), colors)) { Between = [.. "\n"u8] };

    /// <inheritdoc/>
    public override void Render(ReportAnalysis analysis, EngineInfo engine, IBufferWriter<byte> output)
    {
        Heading(_page, analysis);
        foreach (var item in analysis.Events)
        {
            WriteEvent(item, analysis.Report.Text);
        }
        _page.MoveTo(output);
    }

    /// <summary>The line over a document: id, outlet, publication, number of events.</summary>
    public static void Heading(TextPage page, ReportAnalysis analysis) => Heading(page, analysis, analysis is { Among: { } all and > 0, Events: [var one, ..] } ? $"event {one.Id} of {Counted(all)}" : Counted(analysis.Among ?? analysis.Events.Count));

    private static string Counted(int events) => events switch { 0 => "no events", 1 => "1 event", var many => $"{many} events" };

    /// <summary>The line over a document, with what is counted in it.</summary>
    public static void Heading(TextPage page, ReportAnalysis analysis, string count)
    {
        var report = analysis.Report;
        page.Line(string.Join(" · ", new[] { report.Id, report.Outlet, Wording.Published(analysis.Published), count }.Where(part => !string.IsNullOrEmpty(part))), Ink.Bold, 0, Indent);
    }

    private void WriteEvent(EventMention item, SourceText text)
    {
        var status = string.Join(", ", new[] { item.Status == EventStatus.Actual ? null : item.Status.ToString().ToLowerInvariant(), item.Background ? "background" : null }.Where(part => part is not null));
        _page.Row(_widths, Indent, Gap,
            [new($"{item.Id} {item.Type}", Ink.Cyan), new(status, item.Status == EventStatus.Denied ? Ink.Red : Ink.Dim)],
            When(item),
            Where(item, text),
            [new(Wording.Participants(item.Actors))],
            [.. item.Casualties.Select(toll => new Inked(Wording.Toll(toll), Ink.Red))]);
        Detail("words", item.Triggers.Select(text.Slice), Ink.Yellow);
        Detail("also at", item.MorePlaces.Select(place => text.Slice(place.Span)), Ink.Green);
        Detail("weapons", item.Weapons.Select(weapon => $"{text.Slice(weapon.Span)} ({weapon.Kind})"), Ink.Plain);
        Detail("sources", item.Sources.Select(source => Wording.Source(source, text)), Ink.Plain);
        Detail("denied by", item.DeniedBy.Select(denial => $"{text.Slice(denial.Span)} ({denial.Of})"), Ink.Red);
    }

    private static IReadOnlyList<Inked> When(EventMention item) => item.Time is { } time ? [new(Wording.Days(time.Interval)), new(time.Basis.Replace("assumed-publication", "assumed", StringComparison.Ordinal), Ink.Dim)] : [];

    private IReadOnlyList<Inked> Where(EventMention item, SourceText text)
    {
        if (item.Place is not { } place)
        {
            return [];
        }
        var (words, known) = Wording.Place(place, text, _pack);
        return [new(words, Ink.Green), new(known), new(Wording.Precision(place), Ink.Dim)];
    }

    private void Detail(string label, IEnumerable<string> values, Ink ink) => _page.Labelled(label, string.Join($" {DisplayText.Separator} ", values), ink, Indent + Gap, LabelWidth);
}
