using Isnad.Text;

namespace Isnad.Analysis.Times;

/// <summary>Days of a month, months and years.</summary>
internal sealed partial class TimeScanner
{
    private bool ReadDate(TimeTerm term, int at, bool company)
    {
        var end = ReadDateTail(term, at, company);
        if (end < 0)
        {
            return false;
        }
        term.Shape = TimeShape.Date;
        term.End = end;
        return true;
    }

    /// <summary>Reads a day of a month into the term; -1 where none stands. With <paramref name="company"/> two numbers alone are a date.</summary>
    private int ReadDateTail(TimeTerm term, int at, bool company)
    {
        if (!Inside(at))
        {
            return -1;
        }
        var numeric = ReadNumeric(term, at, company);
        if (numeric > 0)
        {
            term.Rule = "date.numeric";
            return ReadEquivalent(term, numeric);
        }
        if (At(at) is { Class: TimeClass.Unit, Unit: TimeUnit.Day, HasArticle: false, IsPlural: false } dayWord)
        {
            at = dayWord.End;
        }
        var end = ReadDayAndMonth(term, at);
        return end < 0 ? -1 : ReadEquivalent(term, end);
    }

    private int ReadDayAndMonth(TimeTerm term, int at)
    {
        var (day, next, ordinal) = DayNumber(at);
        if (day is < 1 or > 31)
        {
            return -1;
        }
        var (dayTo, afterRange) = SecondDay(next);
        next = dayTo > day ? afterRange : next;
        if (!ordinal && dayTo <= day && (IsMark(next, '/') || IsDash(next)) && At(next + 1).Class is TimeClass.Month or TimeClass.Hijri)
        {
            next++;
        }
        var of = At(next).Class == TimeClass.Of;
        next = of ? At(next).End : next;
        if (!of && ordinal)
        {
            return -1;
        }
        var end = ReadMonth(term, next, true);
        end = end < 0 ? ReadThisMonth(term, next) : end;
        if (end > 0)
        {
            (term.Day, term.DayTo, term.Rule) = (day, dayTo > day ? dayTo : 0, "date");
        }
        return end;
    }

    /// <summary>After a Hijri date "corresponding to" gives the same day in the other calendar: that one stands.</summary>
    private int ReadEquivalent(TimeTerm term, int end)
    {
        var next = SkipComma(end);
        if (At(next) is not { Class: TimeClass.Dated, Mark: "equal" } equal)
        {
            return end;
        }
        var other = new TimeTerm();
        var start = At(equal.End).Class == TimeClass.Of ? At(equal.End).End : equal.End;
        var after = At(start).Class == TimeClass.Weekday ? At(start).End : start;
        var otherEnd = ReadDateTail(other, after, true);
        if (otherEnd < 0)
        {
            return end;
        }
        if (term.Hijri || term.Year == 0)
        {
            (term.Day, term.Month, term.Year, term.Hijri, term.DayTo) = (other.Day, other.Month, other.Year, other.Hijri, 0);
        }
        return otherEnd;
    }

    private (int Day, int End, bool Ordinal) DayNumber(int at)
    {
        var article = At(at);
        if (article.Class == TimeClass.Article)
        {
            at = article.End;
        }
        if (!Inside(at))
        {
            return (-1, at, false);
        }
        if (TimeNumbers.Digits(text, at) is > 0 and var digits)
        {
            return (digits, at + 1, false);
        }
        var (value, end) = numbers.Ordinal(text, at);
        return IsFeminine(at, value) ? (-1, at, true) : (value, end, true);
    }

    /// <summary>Days are masculine: "the first ten nights of Ramadan" is no first.</summary>
    private bool IsFeminine(int at, int value) => text.Words[at].Text is [.., var last] && (last == ArabicLetters.Ha || last == ArabicLetters.Ya && value == 1);

    private (int Day, int End) SecondDay(int at)
    {
        var atom = At(at);
        var next = IsDash(at) || IsMark(at, '/') ? at + 1 : atom.Class is TimeClass.And or TimeClass.Until ? atom.End : atom.Class == TimeClass.Article && atom.HasAnd || OrdinalHasAnd(at) ? at : -1;
        if (next < 0)
        {
            return (-1, at);
        }
        var (day, end, _) = DayNumber(next);
        return day is > 0 and <= 31 ? (day, end) : (-1, at);
    }

    private bool OrdinalHasAnd(int at) => Inside(at) && text.Words[at].First(Language.Cue.Ordinal) is { } reading && (reading.Clitics & Language.Clitics.Conjunction) != 0;

    /// <summary>A month with its other name and what follows: "August/Ab 2015", "July (Tammuz) last". Returns -1 where none stands.</summary>
    private int ReadMonth(TimeTerm term, int at, bool company)
    {
        if (At(at) is { Class: TimeClass.Unit, Unit: TimeUnit.Month, IsPlural: false, HasArticle: false } word)
        {
            at = word.End;
            company = true;
        }
        var month = At(at);
        if (month.Class is not TimeClass.Month and not TimeClass.Hijri || month.HasArticle)
        {
            return -1;
        }
        var end = ReadOtherName(month, month.End);
        var known = company || end > month.End;
        var (year, yearWhich, which, hijri) = (term.Year, term.YearWhich, term.Which, term.Hijri);
        term.Month = month.Value;
        term.Hijri = month.Class == TimeClass.Hijri;
        var tail = ReadYearTail(term, end);
        known |= tail > end;
        var lettered = month.Mark.Length == 1 && month.Mark[0] > '\u007F';
        var letter = lettered && StartsWith(month, at);
        if (lettered ? letter || known && (end > month.End || company && Before(at).Class != TimeClass.In || tail > end) : known || !month.IsWeak)
        {
            return tail;
        }
        (term.Month, term.Year, term.YearWhich, term.Which, term.Hijri) = (0, year, yearWhich, which, hijri);
        return -1;
    }

    private bool StartsWith(TimeAtom month, int at)
    {
        var value = text.Source.Value.AsSpan(text.Tokens[at].Span.Start, text.Tokens[at].Span.Length);
        return value.IndexOf(month.Mark[0]) is >= 0 and <= 1;
    }

    private int ReadOtherName(TimeAtom month, int at)
    {
        var open = IsMark(at, '(');
        var next = open || IsDash(at) || IsMark(at, '/') || IsMark(at, '\\') ? at + 1 : at;
        if (At(next) is not { Class: TimeClass.Month } other || other.Value != month.Value || month.Class != TimeClass.Month)
        {
            return at;
        }
        return open && IsMark(other.End, ')') ? other.End + 1 : other.End;
    }

    /// <summary>The year after a month or season, or "last", "this", "of last year".</summary>
    private int ReadYearTail(TimeTerm term, int at)
    {
        var end = ReadWhich(at, out var which);
        if (end > at)
        {
            term.Which = which;
            return end;
        }
        var next = SkipComma(at);
        var comma = next > at;
        if (At(next).Class == TimeClass.Of)
        {
            next = At(next).End;
        }
        var open = IsMark(next, '(');
        var slash = next == at && (IsMark(next, '/') || IsDash(next)) && term.Month > 0;
        var year = Year(open || slash ? next + 1 : next);
        if (year > 0 && (!open || IsMark(next + 2, ')')))
        {
            return SetYear(term, year, open ? next + 3 : slash ? next + 2 : next + 1);
        }
        end = ReadYearWord(term, next, comma);
        return end < 0 ? at : end;
    }

    /// <summary>"Of the year 2014", "of last year", "the same year"; -1 where none stands. After a comma only a number counts.</summary>
    private int ReadYearWord(TimeTerm term, int at, bool comma)
    {
        var atom = At(at);
        var before = Which.None;
        if (atom.Class == TimeClass.This)
        {
            before = (Which)atom.Value;
            atom = At(atom.End);
        }
        if (atom is not { Class: TimeClass.Unit, Unit: TimeUnit.Year, IsPlural: false })
        {
            return -1;
        }
        if (Year(atom.End) is > 0 and var worded)
        {
            return SetYear(term, worded, atom.End + 1);
        }
        if (comma)
        {
            return -1;
        }
        if (numbers.Cardinal(text, atom.End) is { Value: > 1800 and < 2200 } spoken && Inside(atom.End))
        {
            return SetYear(term, spoken.Value, spoken.End);
        }
        var end = ReadAnyWhich(atom.End, out var which);
        if (before == Which.None && which == Which.None)
        {
            return -1;
        }
        term.YearWhich = which == Which.None ? before : which;
        return end;
    }

    private int ReadAnyWhich(int at, out Which which)
    {
        var end = ReadWhich(at, out which);
        if (end == at && At(at) is { Class: TimeClass.Which } same)
        {
            which = (Which)same.Value;
            return same.End;
        }
        return end;
    }

    private int SetYear(TimeTerm term, int year, int end)
    {
        term.Year = year;
        var era = At(end);
        if (era.Class == TimeClass.Era)
        {
            end = era.End;
        }
        term.Hijri |= era.Class == TimeClass.Era && era.Mark == "hijri" || year is >= 1300 and <= 1500;
        return end;
    }

    /// <summary>Four digits that can be a year, else -1.</summary>
    private int Year(int at) => Inside(at) && text.Tokens[at].Kind == TokenKind.Number && text.Chars(at).Length == 4 && TimeNumbers.Digits(text, at) is var year and (>= 1300 and <= 1500 or >= 1800 and <= 2199) ? year : -1;

    /// <summary>Numbers with slashes, hyphens or points: day, month and year, the year first or last; a year of two digits and a month first are understood.</summary>
    private int ReadNumeric(TimeTerm term, int at, bool company)
    {
        if (!text.Is(at, TokenKind.Number))
        {
            return -1;
        }
        if (text.Chars(at).IndexOf('.') > 0)
        {
            return ReadPointed(term, at);
        }
        var first = TimeNumbers.Digits(text, at);
        if (first < 0 || !Inside(at + 2) || !(IsMark(at + 1, '/') || IsMark(at + 1, '-') || IsMark(at + 1, '\\')) || TimeNumbers.Digits(text, at + 2) is < 0)
        {
            return -1;
        }
        var second = TimeNumbers.Digits(text, at + 2);
        var third = Inside(at + 4) && (IsMark(at + 3, '/') || IsMark(at + 3, '-') || IsMark(at + 3, '\\')) ? TimeNumbers.Digits(text, at + 4) : -1;
        if (third >= 0)
        {
            return SetNumeric(term, first, second, third, text.Tokens[at + 4].NormalEnd - text.Tokens[at + 4].NormalStart) ? SetYear(term, term.Year, at + 5) : -1;
        }
        if (!company || first is < 1 or > 31 || second is < 1 or > 12)
        {
            return -1;
        }
        (term.Day, term.Month) = (first, second);
        return at + 3;
    }

    private int ReadPointed(TimeTerm term, int at)
    {
        Span<int> parts = stackalloc int[4];
        int count = 0, digits = 0;
        foreach (var range in text.Chars(at).Split('.'))
        {
            digits = range.End.Value - range.Start.Value;
            if (count == 3 || !int.TryParse(text.Chars(at)[range], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out parts[count++]))
            {
                return -1;
            }
        }
        return count == 3 && SetNumeric(term, parts[0], parts[1], parts[2], digits) ? at + 1 : -1;
    }

    private static bool SetNumeric(TimeTerm term, int first, int second, int third, int digits)
    {
        if (first > 1000)
        {
            (first, third, digits) = (third, first, 4);
        }
        if (second > 12 && first <= 12)
        {
            (first, second) = (second, first);
        }
        if (digits == 2 && third < 100)
        {
            third += third < 70 ? 2000 : 1900;
        }
        if (first is < 1 or > 31 || second is < 1 or > 12 || third is not (>= 1300 and <= 1500 or >= 1800 and <= 2199))
        {
            return false;
        }
        (term.Day, term.Month, term.Year, term.Hijri) = (first, second, third, third <= 1500);
        return true;
    }
}
