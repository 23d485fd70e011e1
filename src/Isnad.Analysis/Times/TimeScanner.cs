using Isnad.Analysis.Tagging;
using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Times;

/// <summary>Reads the terms of one text from left to right; each pattern is tried where a time word, a numeral or an ordinal stands.</summary>
internal sealed partial class TimeScanner(TimeLexicon lexicon, TimeNumbers numbers, TaggedText text)
{
    /// <summary>Words that may stand between "since" and the date of what began ("since the war broke out in March").</summary>
    private const int LongestGap = 7;
    /// <summary>Rule of "since" with what began and its date.</summary>
    public const string SinceEvent = "since.event";
    private const string Name = "name";
    private int _start;
    private bool _almanac;
    private TimeTerm? _inner;

    /// <summary>All terms in order.</summary>
    public List<TimeTerm> Scan()
    {
        var found = new List<TimeTerm>();
        for (var i = 0; i < text.Tokens.Length;)
        {
            _start = i;
            var term = Starts(i) ? Read(i) : null;
            if (term is null)
            {
                i++;
                continue;
            }
            if (term.Rule != Name)
            {
                term.HasAnd = At(term.First).HasAnd || OrdinalHasAnd(term.First);
                found.Add(term);
            }
            if (_inner is { } inner)
            {
                found.Add(inner);
                _inner = null;
            }
            i = Math.Max(term.End, i + 1);
        }
        return found;
    }

    private bool Starts(int token) => text.Tokens[token].Kind switch
    {
        TokenKind.Number => true,
        TokenKind.Word => lexicon.Starts(text.Words[token]) || text.Words[token].Text is [ArabicLetters.Waw, _, _] && At(token).Class != TimeClass.None,
        _ => false,
    };

    private TimeTerm? Read(int at)
    {
        var atom = At(at);
        return atom.Class switch
        {
            TimeClass.Since => ReadSince(at, atom.End),
            TimeClass.During => ReadDuring(at, atom),
            TimeClass.Before => ReadBefore(at, atom.End),
            TimeClass.After => ReadAfter(at, atom.End),
            TimeClass.Between => ReadBetween(at, atom.End),
            TimeClass.Until => atom.Mark == "to" ? null : ReadUntil(at, atom.End),
            TimeClass.Of => ReadFrom(at, atom.End),
            TimeClass.Then when atom.Mark == "almanac" => Almanac(at),
            TimeClass.In or TimeClass.And or TimeClass.Dated or TimeClass.Approx => null,
            _ => ReadPointOrRange(at),
        };
    }

    /// <summary>"On this day" in the head of a text: the years that begin its lines mean this day in those years.</summary>
    private TimeTerm? Almanac(int at)
    {
        _almanac |= at < 20;
        return null;
    }

    private TimeTerm? ReadPointOrRange(int at)
    {
        if (ReadPoint(at) is not { } term)
        {
            return null;
        }
        if (IsName(term))
        {
            term.Rule = Name;
            return term;
        }
        return WithNextDay(WithEnd(term, at));
    }

    /// <summary>Two days in a row joined by "and" are one span: "Friday night and Saturday morning", "last night and today".</summary>
    private TimeTerm WithNextDay(TimeTerm term)
    {
        if (term is not { Shape: TimeShape.Day, Day: 0, Link: TimeLink.None, To: null, NextWeekday: < 0, Which: Which.None } || !Inside(term.End) || !At(term.End).HasAnd || ReadPoint(term.End) is not { Shape: TimeShape.Day, To: null } next)
        {
            return term;
        }
        var follows = term.Offset is { } offset && next.Offset == offset + 1 || term.Offset is null && next.Offset is null && next.Weekday == (term.Weekday + 1) % 7;
        if (follows)
        {
            (term.To, term.End, term.Rule) = (next, next.End, "range");
        }
        return term;
    }

    /// <summary>A second end after "to", "until" or a dash.</summary>
    private TimeTerm WithEnd(TimeTerm term, int first)
    {
        var next = SkipComma(term.End);
        var atom = At(next);
        var second = atom.Class == TimeClass.Until && Inside(atom.End) ? ReadPoint(atom.End) : null;
        if (second is null && term.IsDate && IsDash(term.End) && ReadPoint(term.End + 1) is { IsDate: true } other)
        {
            second = other;
        }
        if (second is { Link: TimeLink.None, To: null } && second.Shape is TimeShape.Day or TimeShape.Date or TimeShape.Unit or TimeShape.Season)
        {
            SetEnd(term, second);
        }
        term.First = first;
        return term;
    }

    private static void SetEnd(TimeTerm first, TimeTerm second)
    {
        (first.To, first.End, first.Rule) = (second, second.End, "range");
        first.Hijri |= second.Hijri && first.IsDate && first.Year == 0 && second.Rule == "date.numeric";
    }

    private TimeTerm? ReadSince(int at, int next)
    {
        var start = SkipApprox(At(next).Class == TimeClass.Of ? At(next).End : next);
        if (At(start) is { Class: TimeClass.Then } then)
        {
            return new TimeTerm { First = at, End = then.End, Shape = TimeShape.Then, Link = TimeLink.Since, Rule = "since.then" };
        }
        if (ReadPoint(start, true) is { } point)
        {
            point.Link = TimeLink.Since;
            point.Rule = "since." + point.Rule;
            return WithEnd(point, at);
        }
        if (ReadCount(start, true) is { } count)
        {
            count.First = at;
            count.Shape = count.Count > 0 ? TimeShape.SinceCount : TimeShape.Vague;
            count.Rule = "since.count";
            count.End = SkipFiller(count.End);
            return count;
        }
        return At(at).Mark == "from" ? null : ReadSinceEvent(at, start);
    }

    private TimeTerm? ReadSinceEvent(int at, int start)
    {
        // "since the war broke out in March": the date of what began, with a preposition before it.
        for (var i = start; i < Math.Min(start + LongestGap, text.Tokens.Length) && Inside(i) && text.Tokens[i].Kind == TokenKind.Word && !BreaksGap(i); i++)
        {
            var prep = At(i + 1);
            var inside = prep.Class is TimeClass.In or TimeClass.Dated;
            if ((inside || prep.Class is TimeClass.Weekday or TimeClass.Unit) && ReadPoint(inside ? prep.End : i + 1, true) is { Shape: TimeShape.Date or TimeShape.Day } began && (began.Shape == TimeShape.Date || began.Which != Which.None))
            {
                // What began then has its own date.
                _inner = began.Copy();
                began.Link = TimeLink.Since;
                began.Rule = SinceEvent;
                return WithEnd(began, at);
            }
        }
        return null;
    }

    private bool BreaksGap(int token) => At(token).Class is TimeClass.Since or TimeClass.Until or TimeClass.During or TimeClass.Before or TimeClass.After or TimeClass.Relday;

    private TimeTerm? ReadDuring(int at, TimeAtom during)
    {
        var start = SkipApprox(during.End);
        if (ReadPoint(start, true) is { } point)
        {
            return WithEnd(point, at);
        }
        if (ReadCount(start, true) is { } count && count is not { Count: 1, Unit: TimeUnit.Day or TimeUnit.Night })
        {
            var which = At(count.End);
            count.Shape = count.Count == 0 ? TimeShape.Vague : TimeShape.Lasting;
            if (which.Class == TimeClass.Which)
            {
                count.End = which.End;
            }
            if (count.Count > 0 && (which.Class == TimeClass.Which && which.Value == (int)Which.Next || during.Mark == "next" && which.Class != TimeClass.Which))
            {
                count.Shape = TimeShape.Coming;
            }
            count.First = at;
            count.Rule = "during.count";
            return count;
        }
        return null;
    }

    private TimeTerm? ReadBefore(int at, int next)
    {
        var start = SkipApprox(next, out var bound);
        if (At(start) is { Class: TimeClass.Few, Mark: "alone" } moment)
        {
            return new TimeTerm { First = at, End = moment.End, Shape = TimeShape.Ago, Unit = TimeUnit.Minute, Rule = "ago.vague" };
        }
        if (ReadCount(start, true) is { } count)
        {
            count.First = at;
            count.Bound = bound;
            return Ago(count);
        }
        if (ReadPoint(start, true) is not { } point)
        {
            return null;
        }
        point.First = at;
        if (point.Part == DayPart.None)
        {
            point.Link = TimeLink.Before;
            point.Rule = "before." + point.Rule;
        }
        return point;
    }

    private TimeTerm Ago(TimeTerm count)
    {
        count.Shape = count.Count > 0 || count.Unit is TimeUnit.Hour or TimeUnit.Minute ? TimeShape.Ago : TimeShape.Vague;
        count.Rule = count.Count > 0 ? "ago.count" : "ago.vague";
        var end = SkipFiller(count.End);
        if (end == count.End && At(end).Class == TimeClass.Of)
        {
            // "Two days before the vote": no day of writing is looked back from.
            (count.Shape, count.Rule) = (TimeShape.Vague, "before.event");
        }
        count.End = end;
        if (At(end) is { Class: TimeClass.Or } or && ReadCount(or.End, false) is { Count: > 0 } other)
        {
            // "Two or three days ago".
            other.Shape = TimeShape.Ago;
            (count.To, count.End) = (other, other.End);
        }
        return count;
    }

    private TimeTerm? ReadAfter(int at, int next)
    {
        var start = SkipApprox(next);
        if (ReadPoint(start, true) is { } point)
        {
            if (point.Shape == TimeShape.Date && point.Part == DayPart.None)
            {
                point.First = at;
                point.Link = point.Day > 0 || point.Month > 0 ? TimeLink.Since : TimeLink.None;
            }
            return WithEnd(point, point.First);
        }
        if (ReadCount(start, true) is { } count)
        {
            count.First = at;
            count.Shape = TimeShape.Vague;
            count.Rule = "after.count";
            return count;
        }
        return At(at).Mark == "alone" ? new TimeTerm { First = at, End = next, Shape = TimeShape.Vague, Rule = "after.event" } : null;
    }

    private TimeTerm? ReadUntil(int at, int next)
    {
        if (ReadPoint(SkipApprox(next), true) is not { } point || point.Shape is TimeShape.Part or TimeShape.Then or TimeShape.Vague)
        {
            return null;
        }
        point.First = at;
        point.Link = TimeLink.Until;
        point.Rule = "until." + point.Rule;
        return point;
    }

    private TimeTerm? ReadBetween(int at, int next)
    {
        if (ReadPoint(next, true) is { } first)
        {
            var and = SkipComma(first.End);
            var start = At(and).Class == TimeClass.And ? At(and).End : At(and).HasAnd || OrdinalHasAnd(and) ? and : -1;
            if (start > 0 && Inside(start) && ReadPoint(start, true) is { } second)
            {
                return Range(at, first, second);
            }
            if (first.DayTo > 0 || first.YearTo > 0 || first.MonthTo > 0)
            {
                first.First = at;
                return first;
            }
        }
        return null;
    }

    private TimeTerm? ReadFrom(int at, int next)
    {
        if (!Inside(next) || !Starts(next))
        {
            return null;
        }
        if (ReadPoint(next) is { } first)
        {
            var until = At(SkipComma(first.End));
            if (until.Class == TimeClass.Until && Inside(until.End) && ReadPoint(until.End, true) is { } second)
            {
                return Range(at, first, second);
            }
            if (first.DayTo > 0)
            {
                first.First = at;
                return first;
            }
            return null;
        }
        return null;
    }

    private static TimeTerm Range(int at, TimeTerm first, TimeTerm second)
    {
        first.First = at;
        SetEnd(first, second);
        return first;
    }

    private TimeAtom At(int token) => Inside(token) ? lexicon.At(text, token) : TimeAtom.None;

    /// <summary>The time word that ends before the token on the same line, if it is one word.</summary>
    private TimeAtom Before(int token) => token > 0 && !text.Tokens[token].LineBefore ? lexicon.At(text, token - 1) : TimeAtom.None;

    /// <summary>True for a token of the text that stands on the line where the reading began.</summary>
    private bool Inside(int token) => (uint)token < (uint)text.Tokens.Length && (token <= _start || !text.Tokens[token].LineBefore);

    private bool IsMark(int token, char mark) => Inside(token) && text.IsMark(token, mark);

    private bool IsDash(int token) => IsMark(token, '-') || IsMark(token, '–');

    private int SkipComma(int token) => (IsMark(token, ArabicLetters.Comma) || IsMark(token, ',')) && Inside(token + 1) ? token + 1 : token;

    private int SkipApprox(int token) => SkipApprox(token, out _);

    private int SkipApprox(int token, out TimeBound bound)
    {
        bound = TimeBound.None;
        for (var atom = At(token); atom.Class == TimeClass.Approx; atom = At(token))
        {
            bound = atom.Mark == "more" ? TimeBound.More : atom.Mark == "less" ? TimeBound.Less : bound;
            token = atom.End;
        }
        return token;
    }

    /// <summary>"Ago" is also said with "from now" or "approximately" after the count.</summary>
    private int SkipFiller(int token) => At(token) is { Class: TimeClass.Approx, Mark: "after" } atom ? atom.End : token;
}
