using System.Buffers;
using System.Globalization;
using Isnad.Language;
using Isnad.Model.Annotations;
using Isnad.Model.Events;
using Isnad.Text;

namespace Isnad.Cli.Output;

/// <summary>Mentions for a person at a terminal: a head a document, a row a mention with its layer, its words and what they mean.</summary>
internal sealed class LayersTable : DocumentRenderer
{
    private const int Indent = 2, Gap = 2, NameWidth = 7, LeastWidth = 60, GreatestWidth = 160;

    private readonly TextPage _page;
    private readonly LanguagePack _pack;
    private readonly IReadOnlySet<Layer> _wanted;
    private readonly int[] _widths;

    private LayersTable(LanguagePack pack, IReadOnlySet<Layer> wanted, int width, bool colors)
    {
        (_pack, _wanted, _page) = (pack, wanted, new TextPage(width, colors));
        var free = width - Indent - (2 * Gap) - NameWidth;
        _widths = [NameWidth, free * 5 / 10, free * 5 / 10];
    }

    /// <summary>The format for a terminal of <paramref name="width"/> columns.</summary>
    public static OutputShape Shape(LanguagePack pack, IReadOnlySet<Layer> wanted, int width, bool colors) =>
        new(() => new LayersTable(pack, wanted, Math.Clamp(width, LeastWidth, GreatestWidth), colors)) { Between = [.. "\n"u8] };

    /// <inheritdoc/>
    public override void Render(ReportAnalysis analysis, EngineInfo engine, IBufferWriter<byte> output)
    {
        var mentions = analysis.Mentions.Where(mention => _wanted.Contains(mention.Layer)).ToList();
        var count = mentions.Count switch { 0 => "no mentions", 1 => "1 mention", var many => $"{many} mentions" };
        TableFormat.Heading(_page, analysis, count);
        foreach (var mention in mentions)
        {
            var (meaning, ink) = Meaning(mention, analysis.Report.Text);
            _page.Row(_widths, Indent, Gap, [new(LayersWriter.Name(mention.Layer), Ink.Dim)], [new(analysis.Report.Text.Slice(mention.Span), ink)], [new(meaning)]);
        }
        _page.MoveTo(output);
    }

    private (string Words, Ink Ink) Meaning(LayerMention mention, SourceText text) => mention switch
    {
        TimeLayerMention time => (time.Interval is { } days ? $"{Wording.Days(days)} ({time.Basis})" : "vague", Ink.Cyan),
        PlaceLayerMention { Place: var place } => ($"{Known(place, text)} {Wording.Precision(place)}".TrimStart(), Ink.Green),
        ActorLayerMention actor => (actor.Id + (actor.Role is { } role ? $" as {role.ToString().ToLowerInvariant()}" : ""), Ink.Plain),
        NumberLayerMention number => ($"{(number.Approximate ? "~" : "")}{Range(number)} {number.Unit}".TrimEnd(), Ink.Red),
        WeaponLayerMention weapon => (weapon.Kind, Ink.Yellow),
        SourceLayerMention source => (source.Kind + (source.Actor is { } actor ? $", {actor}" : ""), Ink.Plain),
        _ => ("", Ink.Plain),
    };

    private string Known(PlaceValue place, SourceText text) => Wording.Place(place, text, _pack).Known;

    private static string Range(NumberLayerMention number) => (number.Min, number.Max) switch
    {
        (null, null) => "?",
        (null, { } most) => $"up to {Figure(most)}",
        ({ } least, null) => $"{Figure(least)}+",
        ({ } least, { } most) => least.Equals(most) ? Figure(least) : $"{Figure(least)}–{Figure(most)}",
    };

    private static string Figure(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
