using System.Buffers;
using System.Globalization;
using Isnad.Cli.Output;
using Isnad.Language;
using Isnad.Model.Events;

namespace Isnad.Cli.Explaining;

/// <summary>Values with their reasons, for a person.</summary>
internal sealed class ExplainFormat : DocumentRenderer
{
    private const int LabelWidth = 16, Deeper = 4, WordsShown = 12;

    private readonly TextPage _page;
    private readonly LanguagePack _pack;
    private readonly bool _withRejected;

    private ExplainFormat(LanguagePack pack, int width, bool colors, bool withRejected) => (_pack, _page, _withRejected) = (pack, new TextPage(Math.Max(60, width), colors), withRejected);

    /// <summary>The format; <paramref name="withRejected"/> also lists the words that became no event and the parts that were not read.</summary>
    public static OutputShape Shape(LanguagePack pack, int width, bool colors, bool withRejected) => new(() => new ExplainFormat(pack, width, colors, withRejected)) { Between = [.. "\n"u8] };

    /// <inheritdoc/>
    public override void Render(ReportAnalysis analysis, EngineInfo engine, IBufferWriter<byte> output)
    {
        TableFormat.Heading(_page, analysis);
        foreach (var reason in analysis.PublishedDerivation)
        {
            Reason(reason, null, "published: ");
        }
        foreach (var item in analysis.Events)
        {
            WriteEvent(analysis, item);
        }
        if (_withRejected && analysis.Rejected.Count > 0)
        {
            _page.Line("words that became no event", Ink.Bold, 2);
            foreach (var rejected in analysis.Rejected)
            {
                _page.Line($"{analysis.Report.Text.Slice(rejected.Span)} at {analysis.Report.Text.CodePoint(rejected.Span.Start)}: {rejected.Reason}{(rejected.Score is { } score ? $" (score {Number(score)})" : "")}", Ink.Plain, 4, 2);
            }
        }
        if (_withRejected && analysis.LeftOut.Count > 0)
        {
            _page.Line("parts that were not read as report", Ink.Bold, 2);
            foreach (var part in analysis.LeftOut)
            {
                _page.Line($"{Beginning(analysis.Report.Text.Slice(part.Span))} at {analysis.Report.Text.CodePoint(part.Span.Start)}: {part.What}: {part.Reason}", Ink.Plain, 4, 2);
            }
        }
        _page.MoveTo(output);
    }

    /// <summary>The first words of a part, on one line.</summary>
    private static string Beginning(string part)
    {
        var words = part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= WordsShown ? string.Join(' ', words) : $"{string.Join(' ', words.Take(WordsShown))} …";
    }

    private void WriteEvent(ReportAnalysis analysis, EventMention item)
    {
        _page.Line($"{item.Id} {item.Type}", Ink.Cyan, 2);
        var values = RecordValues.Of(item, analysis.Report.Text, _pack);
        var (reasons, others) = RecordValues.Match(values, item.Derivation);
        foreach (var value in values)
        {
            _page.Labelled(value.Field, value.Quote is { } quote ? $"{value.Text}  «{quote}»".TrimStart() : value.Text, Ink.Plain, Deeper, LabelWidth);
            foreach (var reason in reasons[value.Field])
            {
                Reason(reason, value.Quote, reason.Field.StartsWith(value.Field + ".", StringComparison.Ordinal) ? $"{reason.Field[(value.Field.Length + 1)..]}: " : "");
            }
        }
        foreach (var other in others)
        {
            Reason(other, null, $"{other.Field}: ");
        }
    }

    private void Reason(Derivation reason, string? quote, string field = "")
    {
        var by = string.Join(", ", new[] { reason.Rule is { } rule ? $"rule {rule}" : null, reason.Model is { } model ? $"model {model}" : null, reason.Score is { } score ? $"score {Number(score)}" : null }.Where(part => part is not null));
        _page.Labelled("", $"{field}by {by}{(reason.Quote is { } words && words != quote ? $"; on «{words}»" : "")}", Ink.Dim, Deeper, LabelWidth);
        // A line each: numbers between Arabic words would change their places.
        foreach (var beaten in reason.Beat)
        {
            _page.Labelled("", $"beat {beaten}", Ink.Dim, Deeper, LabelWidth);
        }
    }

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
