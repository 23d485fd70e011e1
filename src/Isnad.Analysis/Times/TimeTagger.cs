using Isnad.Analysis.Tagging;
using Isnad.Language;
using Isnad.Model.Reports;
using Isnad.Text;

namespace Isnad.Analysis.Times;

/// <summary>The time stage: finds words of time and says which days they mean, seen from the day of writing. Reads tokens and their readings; writes
/// <see cref="TimeReading"/>. Pure and thread-safe; report content never throws.</summary>
public sealed class TimeTagger(LanguagePack pack)
{
    /// <summary>Beyond a year and a bit a publication interval says too little for "yesterday".</summary>
    private const int WidestPublication = 370;

    /// <summary>A day told this many tokens before is still meant by "at night", "that day".</summary>
    private const int Memory = 80;
    private readonly TimeLexicon _lexicon = new(pack);
    private readonly TimeNumbers _numbers = new(pack);

    /// <summary>Reads a text that was published as given (or nobody knows when). <paramref name="dateLines"/> are lines of its page that say when it was published or
    /// changed; they are no part of the report.</summary>
    public TimeReading Read(TaggedText text, Publication published, TaggedText? dateLines = null)
    {
        if (published.Interval is { } given && (given.From.Year < 1800 || given.To.Year > 2300 || given.To < given.From))
        {
            published = new Publication(null, PublishedBasis.Unknown);
        }
        var terms = new TimeScanner(_lexicon, _numbers, text).Scan();
        var dated = dateLines is null ? null : PageDate.Find(dateLines, new TimeScanner(_lexicon, _numbers, dateLines).Scan());
        var finder = new PublicationFinder(text, terms);
        var (found, weekday) = finder.Find(published, dated);
        var expressions = new List<TimeExpression>(terms.Count);
        DateInterval? last = null;
        var lastEnd = 0;
        foreach (var term in terms)
        {
            var interval = Resolve(term, found.Interval, term.First - lastEnd < Memory ? last : null);
            var isYearless = term is { Shape: TimeShape.Date, Year: 0, Month: > 0, YearWhich: Which.None, Offset: null, To: null, Hijri: false };
            expressions.Add(new TimeExpression(term.First, term.Rule == TimeScanner.SinceEvent ? term.First + 1 : term.End, Span(text, term), interval, term.Basis, term.Kind, term.Rule) { IsYearless = isYearless, FollowsText = term.Shape == TimeShape.Then, Began = Began(term, found.Interval, last) });
            if (interval is not null && term.Shape is not (TimeShape.Part or TimeShape.Then or TimeShape.Lasting))
            {
                (last, lastEnd) = (interval, term.End);
            }
        }
        return new TimeReading(found, expressions) { Weekday = weekday, Why = finder.Why };
    }

    private static DateInterval? Began(TimeTerm term, DateInterval? published, DateInterval? last)
    {
        if (term.To is not null || term.Link != TimeLink.Since && term.Shape != TimeShape.SinceCount)
        {
            return null;
        }
        var begin = term.Copy();
        begin.Link = TimeLink.None;
        begin.Shape = term.Shape == TimeShape.SinceCount ? TimeShape.Ago : term.Shape;
        return Resolve(begin, published, last);
    }

    /// <summary>The words without the conjunction that is written to the first of them.</summary>
    private static TextSpan Span(TaggedText text, TimeTerm term)
    {
        var span = text.Span(term.First, term.End);
        var first = text.Tokens[term.First];
        return term.HasAnd && first.NormalEnd - first.NormalStart > 1 ? new TextSpan(text.Normal.SourceOffset(first.NormalStart + 1), span.End) : span;
    }

    /// <summary>Where only an interval of publication is known, the hull of what the words mean on its first and on its last day.</summary>
    private static DateInterval? Resolve(TimeTerm term, DateInterval? published, DateInterval? last)
    {
        if (published is not { } span || span.Days > WidestPublication)
        {
            return new TimeResolver(null, last).Resolve(term);
        }
        var first = new TimeResolver(span.From, last).Resolve(term);
        if (span.Days == 1 || first is null)
        {
            return first;
        }
        return new TimeResolver(span.To, last).Resolve(term) is not { } second ? null
            : new DateInterval(first.Value.From < second.From ? first.Value.From : second.From, first.Value.To > second.To ? first.Value.To : second.To);
    }
}
