using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Times;

/// <summary>Points in time: days with their parts, else months, years and other units.</summary>
internal sealed partial class TimeScanner
{
    /// <summary>A point of time; <paramref name="company"/> says that a preposition of time stands before it.</summary>
    private TimeTerm? ReadPoint(int at, bool company = false)
    {
        if (!Inside(at))
        {
            return null;
        }
        company |= Before(at).Class is TimeClass.In or TimeClass.Since or TimeClass.Until or TimeClass.During or TimeClass.Before or TimeClass.Between or TimeClass.Dated;
        var term = new TimeTerm { First = at, End = at };
        var next = ReadPart(term, at);
        var afterPart = next;
        var dayWord = At(next) is { Class: TimeClass.Unit, Unit: TimeUnit.Day, IsPlural: false, HasArticle: false } or { Class: TimeClass.Dual, Unit: TimeUnit.Day, Mark: "pair" };
        if (dayWord)
        {
            next = At(next).End;
        }
        if (ReadDay(term, next, dayWord || Before(at).Class == TimeClass.Dated))
        {
            return term;
        }
        if (term.Part != DayPart.None)
        {
            return ReadPartOnly(term, at, afterPart, company);
        }
        return ReadFeast(at) ?? ReadMonthPoint(at, company) ?? ReadUnit(at, company) ?? ReadEdge(at) ?? ReadSeason(at) ?? ReadYear(at, company);
    }

    /// <summary>Parts of the day before the day: "the hours of the morning", "after midnight".</summary>
    private int ReadPart(TimeTerm term, int at)
    {
        if (At(at) is { Class: TimeClass.Edge, Value: (int)TimeEdge.Mid } middle && (At(middle.End) is { Class: TimeClass.Part } || At(middle.End) is { Class: TimeClass.Relday, Mark: "night" }))
        {
            (term.Part, at) = (DayPart.Midnight, middle.End);
        }
        for (var atom = At(at); atom.Class == TimeClass.Part; atom = At(at))
        {
            term.Part = term.Part == DayPart.AfterMidnight && (DayPart)atom.Value == DayPart.Eve ? DayPart.AfterMidnightEve : term.Part == DayPart.None || atom.Value != (int)DayPart.Night ? (DayPart)atom.Value : term.Part;
            at = term.End = atom.End;
            if (At(at) is { Class: TimeClass.Of } of && At(of.End).Class is TimeClass.Part or TimeClass.Relday or TimeClass.Weekday or TimeClass.Unit)
            {
                at = of.End;
            }
        }
        return at;
    }

    private bool ReadDay(TimeTerm term, int at, bool dayWord)
    {
        var atom = At(at);
        switch (atom.Class)
        {
            case TimeClass.Relday:
                return ReadRelative(term, atom, at);
            case TimeClass.Weekday when (atom.Mark != "?" || dayWord || term.Part != DayPart.None) && (dayWord || term.Part != DayPart.None || lexicon.NameOver(text, at) < 0 && !(Before(at).Class == TimeClass.Between && _start == at)):
                term.Weekday = atom.Value;
                term.Rule = "weekday";
                term.End = ReadWeekdayTail(term, atom.End, dayWord);
                return true;
            case TimeClass.Unit or TimeClass.This when dayWord || term.Part != DayPart.None || atom.Class == TimeClass.This:
                return ReadSameDay(term, at);
            default:
                return ReadDate(term, at, dayWord || term.Part != DayPart.None);
        }
    }

    private bool ReadRelative(TimeTerm term, TimeAtom atom, int at)
    {
        var next = At(atom.End);
        if (next.Class == TimeClass.Which && atom.Value == 0 && atom.Mark.Length == 0 && next.Value is (int)Which.Same or (int)Which.Following)
        {
            (term.Shape, term.Which, term.End, term.Rule) = (TimeShape.Then, (Which)next.Value, next.End, "day.same");
            return true;
        }
        if (atom.Value == 0 && atom.Mark.Length == 0 && numbers.Ordinal(text, atom.End) is { Value: > 0 } ordinal && Inside(atom.End))
        {
            var running = At(ordinal.End);
            if (running.Class != TimeClass.Running && !IsToDay(at))
            {
                return false;
            }
            (term.Offset, term.End, term.Rule) = (0, running.Class == TimeClass.Running ? running.End : ordinal.End, "day.running");
            return true;
        }
        if (next.Class == TimeClass.DayKind || lexicon.NameOver(text, at) >= 0)
        {
            return false;
        }
        term.Offset = atom.Value;
        term.Rule = atom.Id;
        if (atom.Mark == "night" && term.Part is DayPart.None or DayPart.Midnight or DayPart.AfterMidnight)
        {
            term.Part = term.Part == DayPart.AfterMidnight ? DayPart.AfterMidnightEve : DayPart.Night;
        }
        term.End = ReadRelativeTail(term, atom.End);
        return true;
    }

    /// <summary>"For the (second) day": the preposition li.</summary>
    private bool IsToDay(int at)
    {
        var word = text.Words[at].Text;
        return word.Length > 2 && (word[0] == ArabicLetters.Lam || word[0] == ArabicLetters.Waw && word[1] == ArabicLetters.Lam);
    }

    /// <summary>A weekday, a date or another relative day that explains a relative day: "today (Sunday)", "today, Tuesday 10 June".</summary>
    private int ReadRelativeTail(TimeTerm term, int end)
    {
        var open = IsMark(end, '(');
        var next = Opening(end);
        if (At(next) is { Class: TimeClass.Unit, Unit: TimeUnit.Day, HasArticle: false, IsPlural: false } day && At(day.End).Class == TimeClass.Weekday)
        {
            next = day.End;
        }
        if (At(next) is { Class: TimeClass.Weekday } weekday)
        {
            term.Weekday = weekday.Value;
            var after = ReadWhich(weekday.End, out _);
            end = Closing(after, open);
            open = IsMark(end, '(');
            next = Opening(end);
        }
        else if (open && At(next) is { Class: TimeClass.Relday } other && IsMark(other.End, ')'))
        {
            term.Offset = other.Value;
            return other.End + 1;
        }
        next = SkipDated(next);
        var (offset, rule) = (term.Offset, term.Rule);
        var dated = next > end || Inside(next) ? ReadDateTail(term, next, true) : -1;
        (term.Offset, term.Rule) = (offset, rule);
        return dated > 0 ? Closing(dated, open) : end;
    }

    private int ReadWeekdayTail(TimeTerm term, int end, bool pair)
    {
        end = ReadWhich(end, out var which);
        term.Which = which;
        var next = IsDash(end) || IsMark(end, '/') || IsMark(end, '(') ? end + 1 : end;
        var night = term.Part is DayPart.Night or DayPart.Eve or DayPart.Midnight or DayPart.AfterMidnight or DayPart.AfterMidnightEve;
        if (At(next) is { Class: TimeClass.Weekday } second && second.Value == (term.Weekday + 1) % 7 && (night || pair && second.HasAnd) && which == Which.None)
        {
            term.NextWeekday = second.Value;
            end = ReadWhich(Closing(second.End, IsMark(end, '(')), out which);
            term.Which = which;
            return end;
        }
        var open = IsMark(end, '(');
        next = Opening(end);
        if (At(next) is { Class: TimeClass.Relday } day && day.Value is >= -2 and <= 1 && (open || next == end))
        {
            term.Offset = day.Value;
            end = Closing(day.End, open);
            open = IsMark(end, '(');
            next = Opening(end);
        }
        next = SkipDated(next);
        var rule = term.Rule;
        var dated = ReadDateTail(term, next, true);
        term.Rule = dated > 0 ? "date" : rule;
        return dated > 0 ? Closing(dated, open) : end;
    }

    /// <summary>"The same day", "that day", "this day" with or without a part of day before it.</summary>
    private bool ReadSameDay(TimeTerm term, int at)
    {
        var atom = At(at);
        var which = Which.None;
        if (atom.Class == TimeClass.This)
        {
            which = (Which)atom.Value;
            atom = At(atom.End);
            if (atom is { Class: TimeClass.Relday, Value: 0 } && atom.Id.Length > 0)
            {
                (term.Shape, term.Which, term.End, term.Rule) = (which == Which.This ? TimeShape.Day : TimeShape.Then, which, atom.End, "day.same");
                term.Offset = which == Which.This ? 0 : null;
                return true;
            }
        }
        return false;
    }

    /// <summary>A part of day without its day: adverbs ("at night"), and with the article after a preposition of time.</summary>
    private TimeTerm? ReadPartOnly(TimeTerm term, int at, int end, bool company)
    {
        var atom = At(at);
        if (end != term.End || !(atom.Mark == "adverb" || company && IsDefinite(at, end) && !IsAge(term, end)))
        {
            return null;
        }
        term.Shape = TimeShape.Part;
        term.Rule = atom.Id;
        return term;
    }

    /// <summary>"The Abbasid age": the word for the afternoon with an adjective.</summary>
    private bool IsAge(TimeTerm term, int end) => term.Part == DayPart.Afternoon && Inside(end) && text.Words[end].Text is [ArabicLetters.Alef, ArabicLetters.Lam, _, ..];

    private bool IsDefinite(int at, int end)
    {
        for (var i = at; i < end; i++)
        {
            if (text.Words[i].First(LexemeKind.Time) is { } reading && (reading.Clitics & Clitics.Article) != 0)
            {
                return true;
            }
        }
        return At(at).Mark == "definite";
    }

    private int ReadWhich(int at, out Which which)
    {
        var atom = At(at);
        which = atom.Class == TimeClass.Which ? (Which)atom.Value : Which.None;
        if (which is Which.Same or Which.Following)
        {
            which = Which.None;
            return at;
        }
        if (atom.Class == TimeClass.Before && At(atom.End) is { Class: TimeClass.Which, Value: (int)Which.Last } before)
        {
            which = Which.BeforeLast;
            return before.End;
        }
        return which == Which.None ? at : atom.End;
    }

    private int SkipDated(int at) => At(at) is { Class: TimeClass.Dated } dated ? dated.End : at;

    private int Opening(int at) => (IsMark(at, '(') || IsMark(at, ArabicLetters.Comma) || IsMark(at, ',') || IsDash(at) || IsMark(at, '/')) && Inside(at + 1) ? at + 1 : at;

    private int Closing(int at, bool open) => open && IsMark(at, ')') ? at + 1 : at;

    /// <summary>True where the date is the name of an uprising, a square, an alliance.</summary>
    private bool IsName(TimeTerm term)
    {
        if (!term.IsDate || term.Year > 0 || term.Part != DayPart.None || term.Weekday >= 0 || term.Which != Which.None || term.Offset is not null)
        {
            return false;
        }
        if (lexicon.NameOver(text, term.First) >= 0)
        {
            return true;
        }
        // "The square of 25 January": a noun of place or body in construct, its name the date.
        var before = term.First - 1;
        return before >= 0 && !text.Tokens[term.First].LineBefore && text.Tokens[before].Kind == TokenKind.Word && (IsConstruct(before, LexemeKind.PlaceCue) || IsConstruct(before, LexemeKind.Head));
    }

    private bool IsConstruct(int token, LexemeKind kind) => text.Words[token].First(kind) is { } reading && (reading.Clitics & (Clitics.Article | Clitics.Suffix)) == 0;
}
