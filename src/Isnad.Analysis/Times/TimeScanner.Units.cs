using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Times;

/// <summary>Weeks, months, years, seasons and feasts, and counts of units.</summary>
internal sealed partial class TimeScanner
{
    private TimeTerm? ReadMonthPoint(int at, bool company)
    {
        var atom = At(at);
        var pair = atom is { Class: TimeClass.Dual, Unit: TimeUnit.Month, Mark: "pair" };
        if (lexicon.NameOver(text, at) >= 0)
        {
            return null;
        }
        if (!pair && atom.Class is not TimeClass.Month and not TimeClass.Hijri and not TimeClass.Unit || atom.Class == TimeClass.Unit && atom.Unit != TimeUnit.Month)
        {
            return null;
        }
        var term = new TimeTerm { First = at, Shape = TimeShape.Date, Rule = "month" };
        term.End = ReadMonth(term, pair ? atom.End : at, company || pair);
        if (term.End < 0)
        {
            return null;
        }
        if (pair && At(term.End) is { HasAnd: true, Class: TimeClass.Month } second)
        {
            term.MonthTo = second.Value;
            term.End = ReadYearTail(term, ReadOtherName(second, second.End));
        }
        return term;
    }

    private TimeTerm? ReadYear(int at, bool company)
    {
        var term = new TimeTerm { First = at, Shape = TimeShape.Date, Rule = "year" };
        var atom = At(at);
        var worded = atom is { Unit: TimeUnit.Year, IsPlural: false };
        var open = worded && IsMark(atom.End, '(');
        var number = worded ? open ? atom.End + 1 : atom.End : at;
        var year = Year(number);
        if (year < 0)
        {
            return worded && Inside(number) && numbers.Cardinal(text, number) is { Value: > 1800 and < 2200 } spoken ? Ended(term, SetYear(term, spoken.Value, spoken.End)) : ReadDecade(at, atom);
        }
        if (open && !IsMark(number + 1, ')') || !worded && !IsBareYear(at, company, year))
        {
            return null;
        }
        term.End = Closing(SetYear(term, year, number + 1), open);
        if (_almanac && text.Tokens[at].LineBefore && IsDash(term.End))
        {
            (term.Shape, term.Rule) = (TimeShape.Almanac, "year.almanac");
        }
        if (!worded && !company)
        {
            return term;
        }
        var next = At(term.End).Class == TimeClass.And ? At(term.End).End : IsMark(term.End, '/') || IsDash(term.End) ? term.End + 1 : -1;
        if (next > 0 && Year(next) is > 0 and var last && last > year && (atom.Class == TimeClass.Dual || !IsDash(next - 1)))
        {
            (term.YearTo, term.End) = (last, next + 1);
        }
        return term;
    }

    private static TimeTerm Ended(TimeTerm term, int end)
    {
        term.End = end;
        return term;
    }

    private TimeTerm? ReadDecade(int at, TimeAtom atom)
    {
        if (atom.Class != TimeClass.Decade)
        {
            return null;
        }
        var end = At(atom.End) is { Class: TimeClass.Then, Mark: "century" } century ? century.End : atom.End;
        return new TimeTerm { First = at, End = end, Shape = TimeShape.Decade, Year = atom.Value, Rule = atom.Id };
    }

    /// <summary>Four digits alone: after a preposition unless something is counted, or where nothing follows that could be counted.</summary>
    private bool IsBareYear(int at, bool company, int year)
    {
        if (year is < 1900 or > 2099)
        {
            return false;
        }
        var next = at + 1;
        var ends = !Inside(next) || text.Tokens[next].Kind == TokenKind.Mark && !IsDash(next) && !IsMark(next, ':') && !IsMark(next, '%') && !IsMark(next, '/');
        if (text.Tokens[at].LineBefore && IsDash(next))
        {
            // A chronicle: each line begins with its year.
            return true;
        }
        if (company)
        {
            return ends || text.Tokens[next].Kind == TokenKind.Word && !IsCounted(next);
        }
        var before = at == 0 || text.Tokens[at].LineBefore ? TokenKind.Mark : text.Tokens[at - 1].Kind;
        return ends && before == TokenKind.Word && Before(at).Class is TimeClass.None or TimeClass.And or TimeClass.Of && !text.Words[at - 1].Is(Cue.Number) && !text.Words[at - 1].Is(Cue.About) && !text.Words[at - 1].Is(Cue.AtLeast);
    }

    private bool IsCounted(int token)
    {
        var word = text.Words[token];
        return word.Is(LexemeKind.People) || word.Is(LexemeKind.Weapon) || word.Is(Cue.Scale) || At(token).Class is TimeClass.Unit or TimeClass.Counted;
    }

    /// <summary>Units with a word that says which: "last week", "the past two days", "this year", "the last 48 hours", "the recent days".</summary>
    private TimeTerm? ReadUnit(int at, bool company)
    {
        var atom = At(at);
        var which = Which.None;
        var next = at;
        if (atom.Class == TimeClass.Latest)
        {
            return ReadLatest(at, atom.End);
        }
        if (atom.Class == TimeClass.This)
        {
            which = (Which)atom.Value;
            next = atom.End;
            atom = At(next);
        }
        if (atom.Class == TimeClass.Article || Inside(next) && text.Tokens[next].Kind == TokenKind.Word && text.Words[next].Is(Cue.Number))
        {
            return ReadCountFirst(at, next);
        }
        if (atom.Class is not TimeClass.Unit and not TimeClass.Dual || !atom.HasArticle && which != Which.Same || atom.Unit == TimeUnit.None)
        {
            return null;
        }
        return atom.IsPlural ? ReadPlural(at, atom) : ReadDefinite(at, atom, which, company);
    }

    private TimeTerm? ReadDefinite(int at, TimeAtom atom, Which which, bool company)
    {
        if (atom.Class == TimeClass.Dual)
        {
            return ReadWhich(atom.End, out which) is var dual && which != Which.None ? Counted(at, dual, atom.Unit, 2, which) : null;
        }
        if (which == Which.None && ReadWeekOfMonth(at, atom) is { } week)
        {
            return week;
        }
        var end = atom.End;
        if (which == Which.None)
        {
            end = ReadAnyWhich(end, out which);
        }
        return which == Which.None || atom.Unit == TimeUnit.Year && !company && lexicon.NameOver(text, at) >= 0 ? null : Compared(Whole(at, end, atom.Unit, which));
    }

    private static TimeTerm Whole(int at, int end, TimeUnit unit, Which which) => new()
    {
        First = at, End = end, Unit = unit, Which = which, Shape = unit is TimeUnit.Period && which != Which.Same || unit is TimeUnit.Hour or TimeUnit.Minute ? TimeShape.Vague : TimeShape.Unit,
        Rule = $"unit.{unit}.{which}".ToLowerInvariant(),
    };

    /// <summary>"The same period of last year" is another one.</summary>
    private TimeTerm Compared(TimeTerm term)
    {
        if (term is { Unit: TimeUnit.Period, Shape: TimeShape.Unit } && At(term.End).Class == TimeClass.Of)
        {
            term.Shape = TimeShape.Vague;
        }
        return term;
    }

    private static TimeTerm Counted(int at, int end, TimeUnit unit, int count, Which which) => new()
    {
        First = at, End = end, Unit = unit, Count = count, Which = which, Shape = count == 0 ? TimeShape.Vague : which == Which.Next ? TimeShape.Coming : TimeShape.Lasting, Rule = "unit.count",
    };

    /// <summary>"The last 24 hours", "the last week".</summary>
    private TimeTerm? ReadLatest(int at, int next)
    {
        if (ReadCount(next, false) is { Count: > 0 } count)
        {
            return Counted(at, count.End, count.Unit, count.Count, Which.Last);
        }
        return null;
    }

    /// <summary>The number before its unit with the article: "the 24 hours past".</summary>
    private TimeTerm? ReadCountFirst(int at, int next)
    {
        if (ReadCount(next, false) is { Count: > 0 } count && ReadWhich(count.End, out var which) is var end && which != Which.None)
        {
            return Counted(at, end, count.Unit, count.Count, which);
        }
        return null;
    }

    /// <summary>"The six months past", "the 48 hours past", "the few hours past", "the recent days".</summary>
    private TimeTerm? ReadPlural(int at, TimeAtom atom)
    {
        var next = At(atom.End).Class == TimeClass.Article ? At(atom.End).End : atom.End;
        var count = 0;
        if (Inside(next) && numbers.Cardinal(text, next) is { Value: > 0 } number)
        {
            (count, next) = number;
        }
        else if (At(next).Class == TimeClass.Few)
        {
            next = At(next).End;
        }
        var end = ReadWhich(next, out var which);
        if (which == Which.None || which == Which.This)
        {
            return null;
        }
        if (At(end).Class == TimeClass.Few)
        {
            end = At(end).End;
        }
        if (count == 0 && atom.Unit is TimeUnit.Hour or TimeUnit.Minute)
        {
            return Counted(at, end, TimeUnit.Hour, 24, which);
        }
        return Counted(at, end, atom.Unit, count, which);
    }

    /// <summary>"The last week of June", "the first week of August".</summary>
    private TimeTerm? ReadWeekOfMonth(int at, TimeAtom atom)
    {
        if (atom.Unit != TimeUnit.Week || !Inside(atom.End))
        {
            return null;
        }
        var (ordinal, next) = At(atom.End) is { Class: TimeClass.Which, Value: (int)Which.Recent } last ? (5, last.End) : numbers.Ordinal(text, atom.End);
        if (ordinal is < 1 or > 5 || At(next).Class != TimeClass.Of)
        {
            return null;
        }
        var term = new TimeTerm { First = at, Shape = TimeShape.Week, Count = ordinal, Rule = "week.of-month" };
        term.End = ReadMonth(term, At(next).End, true);
        if (term.End < 0)
        {
            term.End = ReadThisMonth(term, At(next).End);
        }
        return term.End < 0 ? null : term;
    }

    private int ReadThisMonth(TimeTerm term, int at)
    {
        var which = Which.None;
        if (At(at).Class == TimeClass.This)
        {
            which = (Which)At(at).Value;
            at = At(at).End;
        }
        if (At(at) is not { Class: TimeClass.Unit, Unit: TimeUnit.Month, IsPlural: false } month || !month.HasArticle && which != Which.Same)
        {
            return -1;
        }
        var end = which == Which.None ? ReadAnyWhich(month.End, out which) : month.End;
        if (which == Which.None)
        {
            return -1;
        }
        (term.Unit, term.Which) = (TimeUnit.Month, which);
        return end;
    }

    private TimeTerm? ReadEdge(int at)
    {
        var edge = At(at);
        if (edge.Class != TimeClass.Edge)
        {
            return null;
        }
        var next = At(edge.End).Class == TimeClass.Of ? At(edge.End).End : edge.End;
        if (!Inside(next))
        {
            return null;
        }
        var inner = ReadMonthPoint(next, true) ?? ReadFeast(next) ?? ReadUnit(next, true) ?? ReadSeason(next, true) ?? ReadYear(next, true) ?? ReadBareUnit(next);
        if (inner is null || inner.Shape is not (TimeShape.Date or TimeShape.Unit or TimeShape.Season or TimeShape.Decade or TimeShape.Feast))
        {
            return null;
        }
        inner.First = at;
        inner.Edge = (TimeEdge)edge.Value;
        inner.Rule = $"edge.{inner.Edge}".ToLowerInvariant();
        return inner;
    }

    /// <summary>"The beginning of the week" without a word that says which: this one.</summary>
    private TimeTerm? ReadBareUnit(int at) =>
        At(at) is { Class: TimeClass.Unit, HasArticle: true, IsPlural: false, Unit: TimeUnit.Week or TimeUnit.Month or TimeUnit.Year } atom ? Whole(at, atom.End, atom.Unit, Which.This) : null;

    private TimeTerm? ReadSeason(int at, bool company = false)
    {
        var atom = At(at);
        if (atom.Class != TimeClass.Season)
        {
            return null;
        }
        var term = new TimeTerm { First = at, Shape = TimeShape.Season, Count = atom.Value, Rule = atom.Id };
        term.End = ReadYearTail(term, atom.End);
        return term.End > atom.End || company && atom.HasArticle ? term : null;
    }

    /// <summary>Feasts of the moon's year, and their first or second day.</summary>
    private TimeTerm? ReadFeast(int at)
    {
        var (day, next) = numbers.Ordinal(text, at);
        if (day > 0)
        {
            if (day > 4 || At(next) is not { Class: TimeClass.Unit, Unit: TimeUnit.Day } days)
            {
                return null;
            }
            next = days.End;
        }
        else if (At(at) is { Class: TimeClass.Unit, Unit: TimeUnit.Day, HasArticle: false, IsPlural: true } plural)
        {
            next = plural.End;
        }
        var atom = At(next);
        if (atom.Class != TimeClass.Feast || atom.IsWeak && next == at)
        {
            return null;
        }
        var term = new TimeTerm { First = at, Shape = TimeShape.Feast, Count = atom.Value, Day = Math.Max(day, 0), Rule = atom.Id };
        term.End = ReadYearTail(term, atom.End);
        return term;
    }

    /// <summary>A count of units; count 0 is a plural without number. Without <paramref name="plural"/> a number must stand or be in the word.</summary>
    private TimeTerm? ReadCount(int at, bool plural)
    {
        if (!Inside(at))
        {
            return null;
        }
        var atom = At(at);
        if (atom.Class == TimeClass.Article)
        {
            at = atom.End;
            atom = At(at);
        }
        if (atom is { Class: TimeClass.Dual, HasArticle: false, Mark: "" })
        {
            return new TimeTerm { End = atom.End, Unit = atom.Unit, Count = 2 };
        }
        if (atom.Class == TimeClass.Few)
        {
            atom = At(atom.End);
            return atom.Class == TimeClass.Unit ? new TimeTerm { End = atom.End, Unit = atom.Unit } : null;
        }
        if (atom.Class == TimeClass.Unit && !atom.HasArticle)
        {
            return !atom.IsPlural && Year(atom.End) < 0 ? WithHalf(new TimeTerm { End = atom.End, Unit = atom.Unit, Count = 1 })
                : plural && atom.IsPlural ? new TimeTerm { End = At(atom.End).Class == TimeClass.Few ? At(atom.End).End : atom.End, Unit = atom.Unit } : null;
        }
        var (count, next) = Inside(at) ? numbers.Cardinal(text, at) : (-1, at);
        if (count < 1 || count > 2000 || At(next) is not { Class: TimeClass.Unit } unit || unit.Unit == TimeUnit.Period)
        {
            return null;
        }
        return new TimeTerm { End = unit.End, Unit = unit.Unit, Count = count };
    }

    /// <summary>"A year and a half" is eighteen months.</summary>
    private TimeTerm WithHalf(TimeTerm count)
    {
        if (count.Unit == TimeUnit.Year && Inside(count.End) && text.Words[count.End].First(Cue.Fraction) is { } half && (half.Clitics & Clitics.Conjunction) != 0 && half.Lexeme.Id.EndsWith("half", StringComparison.Ordinal))
        {
            (count.Unit, count.Count, count.End) = (TimeUnit.Month, 18, count.End + 1);
        }
        return count;
    }
}
