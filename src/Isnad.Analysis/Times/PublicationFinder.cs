using Isnad.Analysis.Tagging;
using Isnad.Model.Reports;
using Isnad.Text;

namespace Isnad.Analysis.Times;

/// <summary>The day of writing, as the text shows it: "today, Sunday", a dateline, "yesterday" beside a weekday. A date that the caller gave is kept; the
/// day of a crawl gives way to the text (source: gold/CODEBOOK.md, ruling 3).</summary>
internal sealed class PublicationFinder(TaggedText text, List<TimeTerm> terms)
{
    /// <summary>A text is crawled at most this many days after the day that it calls today.</summary>
    private const int LongestDelay = 10;
    private const string Given = "given";
    private const int DatelineTokens = 40, DatelineStart = 8, LeadSentences = 3;

    private TimeTerm[] _weekdayTerms = [];

    /// <summary>What the date rests on, as <see cref="Find"/> went.</summary>
    public List<(string Rule, TextSpan? Quote)> Why { get; } = [];

    /// <summary>The publication and the weekday of writing, where known. <paramref name="page"/> is the day that the page's own line gives: it goes before what the
    /// text shows, and stands within what was given or before the day of a crawl.</summary>
    public (Publication Published, DayOfWeek? Weekday) Find(Publication given, (DateOnly Day, TextSpan Quote)? page = null)
    {
        if (page is { } dated && given.Basis != PublishedBasis.Given && (given.Interval is not { } bound || dated.Day <= bound.To.AddDays(1) && (bound.Days == 1 || dated.Day >= bound.From)))
        {
            Why.Add(("date-line-of-the-page", dated.Quote));
            return (new Publication(new DateInterval(dated.Day), PublishedBasis.Stated, dated.Quote), dated.Day.DayOfWeek);
        }
        if (given.Interval is { Days: 1 } single)
        {
            if (given.Basis == PublishedBasis.Given)
            {
                Why.Add((Given, null));
                return (given, single.From.DayOfWeek);
            }
            var (day, quote) = Refine(single.From);
            Why.Add(quote is null ? (Given, null) : ("day-of-writing-in-the-text, before the day given", quote));
            return (day == single.From ? given : new Publication(new DateInterval(day), PublishedBasis.Stated, quote), day.DayOfWeek);
        }
        if (FullDate() is { } full && (given.Interval is not { } bounds || full.Day >= bounds.From && full.Day <= bounds.To))
        {
            Why.Add(("full-date-of-writing-in-the-text", full.Quote));
            return (new Publication(new DateInterval(full.Day), PublishedBasis.Stated, full.Quote), full.Day.DayOfWeek);
        }
        var weekday = Weekday();
        if (given.Interval is not null)
        {
            Why.Add((Given, null));
        }
        var span = given.Interval ?? ByLastYear() ?? ByLead();
        if (span is not { } known)
        {
            Why.Add(("the-text-does-not-tell", null));
            return (given, weekday is { } only ? (DayOfWeek)only : null);
        }
        if (Within(known) is { } exact)
        {
            Why.Add(("day-without-year-within-the-interval", exact.Quote));
            return (new Publication(new DateInterval(exact.Day), PublishedBasis.Stated, exact.Quote), exact.Day.DayOfWeek);
        }
        var narrowed = Narrow(known, weekday);
        if (narrowed != known)
        {
            Why.AddRange(_weekdayTerms.Select(term => ("weekday-of-writing", (TextSpan?)Span(term))));
        }
        var basis = narrowed == given.Interval ? given.Basis : PublishedBasis.Inferred;
        return (narrowed == given.Interval ? given : new Publication(narrowed, basis), weekday is { } found ? (DayOfWeek)found : narrowed.Days == 1 ? narrowed.From.DayOfWeek : null);
    }

    private (DateOnly Day, TextSpan? Quote) Refine(DateOnly crawled)
    {
        foreach (var term in terms)
        {
            if (term.Offset is { } offset && Explained(term) && term.Month > 0 && Nearest(term, crawled, offset) is { } dated)
            {
                return (dated, Span(term));
            }
            if (term.Offset is { } shift && term.Weekday >= 0 && term.Day == 0)
            {
                return (TimeCalendar.AtOrBefore(crawled, Modulo(term.Weekday - shift)), Span(term));
            }
        }
        foreach (var term in terms)
        {
            if (term.First > DatelineTokens)
            {
                break;
            }
            if (IsDateline(term) && Nearest(term, crawled, 0) is { } dated && crawled.DayNumber - dated.DayNumber <= 3)
            {
                return (dated, Span(term));
            }
        }
        return (crawled, null);
    }

    private static bool Explained(TimeTerm term) => term.Day > 0 && term.Edge == TimeEdge.None && term.To is null;

    /// <summary>The day of writing that a date with "today" or "yesterday" shows, if it lies shortly before the crawl; a misprinted year does not count.</summary>
    private static DateOnly? Nearest(TimeTerm term, DateOnly crawled, int offset)
    {
        var year = TimeCalendar.YearOf(crawled, term.Hijri);
        for (var candidate = year + 1; candidate >= year - 1; candidate--)
        {
            if (TimeCalendar.Make(term, candidate) is { } found && found.From.AddDays(-offset) is var day && crawled.DayNumber - day.DayNumber is >= -1 and <= LongestDelay)
            {
                return day;
            }
        }
        return null;
    }

    /// <summary>A date at the head of the text, alone in its line or set off by marks.</summary>
    private bool IsDateline(TimeTerm term)
    {
        if (term.Day == 0 || term.Offset is not null || term.Shape is not TimeShape.Date and not TimeShape.Day || term.Unit != TimeUnit.None || term.Link != TimeLink.None || term.To is not null || term.DayTo > 0 || term.Part != DayPart.None || term.First > DatelineTokens)
        {
            return false;
        }
        var line = term.First;
        while (line > 0 && !text.Tokens[line].LineBefore && term.First - line < DatelineStart)
        {
            line--;
        }
        var starts = text.Tokens[term.First].LineBefore || text.Tokens[term.First - 1].Kind == TokenKind.Mark;
        var ends = term.End >= text.Tokens.Length || text.Tokens[term.End].LineBefore || text.Tokens[term.End].Kind == TokenKind.Mark;
        return starts && ends && text.Tokens[line].LineBefore;
    }

    /// <summary>A day with month and year that the text calls today or yesterday, or that heads it.</summary>
    private (DateOnly Day, TextSpan Quote)? FullDate()
    {
        foreach (var term in terms)
        {
            if (term.Year > 0 && term.Day > 0 && (term.Offset is not null && Explained(term) || IsDateline(term)) && TimeCalendar.Make(term, term.Year) is { } found)
            {
                return (found.From.AddDays(-(term.Offset ?? 0)), Span(term));
            }
        }
        return null;
    }

    /// <summary>A day without year that the text calls today or yesterday, where one year of the interval fits.</summary>
    private (DateOnly Day, TextSpan Quote)? Within(DateInterval span)
    {
        foreach (var term in terms)
        {
            for (var year = span.To.Year; term is { Offset: { } offset, Month: > 0, Hijri: false } && Explained(term) && year >= span.From.Year && year > span.To.Year - 3; year--)
            {
                if (TimeCalendar.Make(term, year) is { } found && found.From.AddDays(-offset) is var day && day >= span.From && day <= span.To && (term.Weekday < 0 || (int)found.From.DayOfWeek == term.Weekday))
                {
                    return (day, Span(term));
                }
            }
        }
        return null;
    }

    /// <summary>A weekday with its full date in the lead tells the news: it was written in the week that begins with it.</summary>
    private DateInterval? ByLead()
    {
        foreach (var term in terms)
        {
            if (text.SentenceOf(term.First) >= LeadSentences)
            {
                break;
            }
            if (term is { Weekday: >= 0, Offset: null, Year: > 0, Link: TimeLink.None, To: null } && Explained(term) && TimeCalendar.Make(term, term.Year) is { } found && (int)found.From.DayOfWeek == term.Weekday)
            {
                Why.Add(("weekday-with-its-date-in-the-lead", Span(term)));
                return new DateInterval(found.From, found.From.AddDays(6));
            }
        }
        return null;
    }

    /// <summary>The weekday of writing: from "today Sunday", or where "yesterday" in the lead goes with the only weekday that the text names.</summary>
    private int? Weekday()
    {
        int only = -1, onlyAt = -1, yesterday = -1;
        var several = false;
        for (var i = 0; i < terms.Count; i++)
        {
            var term = terms[i];
            if (term.Offset is { } offset && term.Weekday >= 0)
            {
                _weekdayTerms = [term];
                return Modulo(term.Weekday - offset);
            }
            if (term.Offset == -1 && yesterday < 0 && text.SentenceOf(term.First) < LeadSentences)
            {
                yesterday = i;
            }
            if (term.Weekday >= 0 && IsBareWeekday(term))
            {
                several |= only >= 0 && only != term.Weekday;
                (only, onlyAt) = (term.Weekday, i);
            }
        }
        _weekdayTerms = yesterday >= 0 && onlyAt >= 0 ? [terms[yesterday], terms[onlyAt]] : [];
        return yesterday >= 0 && only >= 0 && !several ? Modulo(only + 1) : null;
    }

    private static bool IsBareWeekday(TimeTerm term) => term is { Shape: TimeShape.Day, Day: 0, Which: Which.None, NextWeekday: < 0, Link: TimeLink.None, To: null, Part: not DayPart.Eve };

    /// <summary>Where the text says "last year" and its latest full year is past, that year is taken for the last one: it bounds the day of writing to the year after.
    /// A text that says "last year" means by "last June" the June of its own year, so it was written later than that. Else nothing is known.</summary>
    private DateInterval? ByLastYear()
    {
        var latest = 0;
        var month = 0;
        TimeTerm? says = null, latestTerm = null, monthTerm = null;
        foreach (var term in terms)
        {
            if (term.YearWhich == Which.Last || term is { Shape: TimeShape.Unit, Unit: TimeUnit.Year, Which: Which.Last })
            {
                says ??= term;
            }
            if (term is { Shape: TimeShape.Date, Which: Which.Last, Hijri: false } && term.Month > month)
            {
                (month, monthTerm) = (term.Month, term);
            }
            if (term.Shape is TimeShape.Date or TimeShape.Season && !term.Hijri && term.Link is TimeLink.None or TimeLink.Since && Math.Max(term.Year, term.YearTo) > latest)
            {
                (latest, latestTerm) = (Math.Max(term.Year, term.YearTo), term);
            }
        }
        if (says is null || latest is <= 1900 or >= 2200)
        {
            return null;
        }
        Tell("last-year-said", says);
        Tell("latest-full-year-is-last-year", latestTerm);
        Tell("after-the-last-month-of-its-own-year", monthTerm);
        return new DateInterval(new DateOnly(latest + 1, (month % 12) + 1, 1), new DateOnly(latest + 1, 12, 31));
    }

    private void Tell(string rule, TimeTerm? term)
    {
        if (term is not null)
        {
            Why.Add((rule, Span(term)));
        }
    }

    /// <summary>The interval from its first to its last day of the weekday.</summary>
    private static DateInterval Narrow(DateInterval span, int? weekday)
    {
        if (weekday is not { } day)
        {
            return span;
        }
        var from = TimeCalendar.AtOrBefore(span.From.AddDays(6), day);
        var to = TimeCalendar.AtOrBefore(span.To, day);
        return from <= to ? new DateInterval(from, to) : span;
    }

    private TextSpan Span(TimeTerm term) => text.Span(term.First, term.End);

    private static int Modulo(int weekday) => ((weekday % 7) + 7) % 7;
}
