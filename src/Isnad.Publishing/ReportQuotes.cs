using Isnad.Model.Events;
using Isnad.Model.Incidents;
using Isnad.Text;

namespace Isnad.Publishing;

/// <summary>Quotes of one report as they may leave.</summary>
internal sealed class ReportQuotes(ReportAnalysis analysis, PublishingRules rules)
{
    private readonly SourceText _text = analysis.Report.Text;
    private readonly NameMask _mask = new(analysis.Report.Text, analysis.Names, rules.HoldsOffice, rules.Unredacted);

    // What the reader took for a person of a side may be a name that the search for names passes over.
    private readonly List<string> _persons = [.. Persons(analysis, rules)];

    /// <summary>Words of a report that do not leave in anything that is made of it: those of sources and denials, and each word of a name. A word that only happens to stand in a name is among them: what holds it can be left out, a name cannot be taken back.</summary>
    public static IEnumerable<string> Withheld(ReportAnalysis analysis, PublishingRules rules)
    {
        // Two letters stand in too many words.
        const int Shortest = 3;
        var text = analysis.Report.Text;
        var names = NameMask.Hidden(text, analysis.Names, rules.HoldsOffice).Select(text.Slice).Concat(Persons(analysis, rules));
        return analysis.Events.SelectMany(item => item.Sources.Select(source => source.Span).Concat(item.DeniedBy.Select(denial => denial.Span))).Select(text.Slice)
            .Concat(names.SelectMany(name => name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Where(word => word.Length >= Shortest));
    }

    /// <summary>The words at a span.</summary>
    public PublishedQuote Of(TextSpan span)
    {
        var quote = _mask.Quote(span);
        return _persons.Exists(person => quote.Words.Contains(person, StringComparison.Ordinal)) ? new(NameMask.Mask, null) : quote;
    }

    /// <summary>The words of a quote that counts in code points; null where it is not of this text.</summary>
    public PublishedQuote? Of(QuotedWords quote)
    {
        if (quote is not { Start: { } start, End: { } end })
        {
            return null;
        }
        var (from, to) = (Offset(start), Offset(end));
        return from <= to && _text.Value[from..to] == quote.Words ? Of(new TextSpan(from, to)) : null;
    }

    private static IEnumerable<string> Persons(ReportAnalysis analysis, PublishingRules rules) =>
        analysis.Events.SelectMany(item => item.Actors).Select(actor => actor.Person).OfType<string>().Where(person => !rules.HoldsOffice(person)).Distinct();

    /// <summary>The last UTF-16 offset that counts so many code points: the end of a pair, not its middle.</summary>
    private int Offset(int codePoint)
    {
        var (low, high) = (0, _text.Value.Length);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _text.CodePoint(middle) <= codePoint ? (middle, high) : (low, middle - 1);
        }
        return low;
    }
}
