using System.Globalization;
using Isnad.Analysis.Tagging;
using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Mentions;

/// <summary>A number as worded: in digits, in words, vague, with "at least", "about".</summary>
/// <param name="First">First token, with the words that bound it.</param>
/// <param name="End">Token after the last.</param>
/// <param name="Min">Least; null where only a greatest is told.</param>
/// <param name="Max">Greatest; null: open.</param>
/// <param name="Approximate">Worded as approximate.</param>
/// <param name="Vague">No figure is told.</param>
public readonly record struct Quantity(int First, int End, int? Min, int? Max, bool Approximate, bool Vague)
{
    private const int Largest = 100_000_000;

    /// <summary>Reads the number whose first numeral stands at <paramref name="at"/>.</summary>
    public static Quantity? Read(TaggedText text, LexicalMatches matches, int at)
    {
        if (Value(text, matches, at) is not (var min, var max, var end, var vague))
        {
            return null;
        }
        var (first, closed) = Bracketed(text, at, end);
        end = closed;
        var approximate = false;
        bool atLeast = false, atMost = false;
        // Bounds stand before the numeral, or after it (and then the noun, which the caller reads).
        for (var steps = 0; steps < 3 && first > 0 && !text.Tokens[first].LineBefore; steps++)
        {
            var before = first - 1;
            if (matches.Has(before, Cue.AtLeast))
            {
                atLeast = true;
            }
            else if (matches.Has(before, Cue.AtMost))
            {
                atMost = true;
            }
            else if (matches.Has(before, Cue.About))
            {
                approximate = true;
            }
            else
            {
                break;
            }
            first = StartOf(matches, before);
        }
        if (!vague && RangeEnd(text, matches, first, end) is (var upper, var rangeEnd) && upper > min)
        {
            (max, end) = (upper, rangeEnd);
        }
        return new Quantity(first, end, atMost && !atLeast ? null : min, atLeast ? null : max, approximate, vague);
    }

    /// <summary>First token of the phrase with the bounding cue that ends at a token.</summary>
    private static int StartOf(LexicalMatches matches, int last)
    {
        for (var first = Math.Max(0, last - 3); first < last; first++)
        {
            foreach (var match in matches.At(first))
            {
                if (match.End == last + 1 && match.Lexeme.Cue is Cue.AtLeast or Cue.AtMost or Cue.About)
                {
                    return first;
                }
            }
        }
        return last;
    }

    /// <summary>Agencies set figures between strokes or brackets; both belong to the number.</summary>
    private static (int First, int End) Bracketed(TaggedText text, int at, int end) => at > 0 && !text.Tokens[at].LineBefore && text.Is(at, TokenKind.Number) && text.Is(at - 1, TokenKind.Mark) && text.Is(end, TokenKind.Mark) && !text.Tokens[end].LineBefore
        && (text.IsMark(at - 1, '/') && text.IsMark(end, '/') || text.IsMark(at - 1, '(') && text.IsMark(end, ')')) ? (at - 1, end + 1) : (at, end);

    /// <summary>The greater number of a range: "10-15", "between 10 and 15", "10 to 15", "10 or 15".</summary>
    private static (int Upper, int End)? RangeEnd(TaggedText text, LexicalMatches matches, int first, int end)
    {
        if (end >= text.Tokens.Length || text.Tokens[end].LineBefore)
        {
            return null;
        }
        if (IsWeekday(text, matches, end - 1))
        {
            return null;
        }
        if (text.Is(end, TokenKind.Mark) && text.IsMark(end, '-') && Digits(text, end + 1) is { } after)
        {
            return (after, end + 2);
        }
        var between = matches.Has(first, Cue.Between) || matches.Has(first - 1, Cue.Between);
        var next = between && IsAnd(text, end) ? end + 1
            : between && matches.Find(end, LexemeKind.Cue) is { Lexeme.Cue: Cue.Number, Clitics: var clitics } && (clitics & Clitics.Conjunction) != 0 ? end
            : text.Is(end, TokenKind.Word) && (matches.Has(end, Cue.About) || (matches.Has(end, Cue.Conj) && text.Words[end].Text is [ArabicLetters.Alef, ArabicLetters.Waw] || matches.Has(end, Cue.Prep) && text.Words[end].Text is [ArabicLetters.Alef, ArabicLetters.Lam, ArabicLetters.Ya]) && text.Is(end + 1, TokenKind.Number)) ? end + 1 : -1;
        return next >= 0 && Value(text, matches, next) is (var value, not null, var last, false) && value is { } upper ? (upper, last) : null;
    }

    /// <summary>"On Monday to 30": a number word with the article is a day of the week, which no range starts from.</summary>
    private static bool IsWeekday(TaggedText text, LexicalMatches matches, int at) => text.Is(at, TokenKind.Word) && matches.Find(at, LexemeKind.Cue) is { Lexeme.Cue: Cue.Number } number && (number.Clitics & Clitics.Article) != 0;

    private static bool IsAnd(TaggedText text, int at) => text.Is(at, TokenKind.Word) && text.Words[at].Text is [ArabicLetters.Waw];

    private static (int? Min, int? Max, int End, bool Vague)? Value(TaggedText text, LexicalMatches matches, int at)
    {
        if ((uint)at >= (uint)text.Tokens.Length)
        {
            return null;
        }
        if (Reversed(text, at) is { } reversed && Best(matches, at + 3, Cue.Scale) is { Lexeme.Min: { } whole } one && reversed * whole < Largest)
        {
            return ((int)Math.Round(reversed * whole), (int)Math.Round(reversed * whole), one.End, false);
        }
        if (Digits(text, at) is { } digits)
        {
            var (scaled, scaledEnd) = Scale(text, matches, at + 1, digits);
            (scaled, scaledEnd) = More(text, matches, scaled, scaledEnd);
            return (scaled, scaled, scaledEnd, false);
        }
        if (Share(matches, at) is { } share && Best(matches, at + 1, Cue.Scale) is { Lexeme.Min: { } wholeOf } unitOf)
        {
            return ((int)(share * wholeOf), (int)(share * wholeOf), unitOf.End, false);
        }
        if (Best(matches, at, Cue.Vague) is { } vague)
        {
            return (vague.Lexeme.Min, vague.Lexeme.Max, vague.End, true);
        }
        if (Decimal(text, at) is { } fraction && Best(matches, at + 1, Cue.Scale) is { Lexeme.Min: { } scale } unit && fraction * scale < Largest)
        {
            return ((int)Math.Round(fraction * scale), (int)Math.Round(fraction * scale), unit.End, false);
        }
        return InWords(text, matches, at);
    }

    /// <summary>A number in words: units, tens and hundreds, each joined by the conjunction, with its scale.</summary>
    private static (int? Min, int? Max, int End, bool Vague)? InWords(TaggedText text, LexicalMatches matches, int at)
    {
        if ((Best(matches, at, Cue.Number) ?? Best(matches, at, Cue.Scale)) is not { Lexeme.Min: { } first } number)
        {
            return null;
        }
        var total = first;
        var end = number.End;
        (total, end) = Scale(text, matches, end, total);
        // Tens after units, hundreds before both: each joined by the conjunction.
        for (var steps = 0; steps < 3 && end < text.Tokens.Length && !text.Tokens[end].LineBefore; steps++)
        {
            if (Best(matches, end, Cue.Number) is not { Lexeme.Min: { } next } more || !((more.Clitics & Clitics.Conjunction) != 0 ? Composes(total, next) : next == 10 && total < 10 || next >= 100 && total < 10))
            {
                break;
            }
            var (scaled, scaledEnd) = Scale(text, matches, more.End, next);
            total = next >= 100 && total < 10 && (more.Clitics & Clitics.Conjunction) == 0 ? total * next : total + scaled;
            end = scaledEnd;
        }
        (total, end) = More(text, matches, total, end);
        return (total, total, end, false);
    }

    /// <summary>Whether "and" makes one number of two: "five and twenty", "a hundred and five", and not "ten and five".</summary>
    private static bool Composes(int total, int next) => total < 10 ? next is >= 20 and < 100 : total % 1000 == 0 ? next < 1000 : total % 100 == 0 ? next < 100 : total % 100 < 10 && total > 100 && next is >= 20 and < 100;

    /// <summary>What follows thousands or millions after "and": "a million and 900 thousand", "a million and a half".</summary>
    private static (int Total, int End) More(TaggedText text, LexicalMatches matches, int total, int end)
    {
        if (total < 1000 || total % 1000 != 0 || end >= text.Tokens.Length || text.Tokens[end].LineBefore)
        {
            return (total, end);
        }
        var unit = total % 1_000_000 == 0 ? 1_000_000 : 1000;
        if (IsAnd(text, end) && Digits(text, end + 1) is { } digits && Scale(text, matches, end + 2, digits) is (var more, var moreEnd) && more < unit)
        {
            return (total + more, moreEnd);
        }
        if (Best(matches, end, Cue.Fraction) is { } half && (half.Clitics & Clitics.Conjunction) != 0 && Share(matches, end) is { } share)
        {
            var named = Best(matches, half.End, Cue.Scale) is { Lexeme.Min: { } scale } of && scale == unit ? of.End : half.End;
            return (total + (int)(share * unit), named);
        }
        return (total, end);
    }

    private static double? Share(LexicalMatches matches, int at) => Best(matches, at, Cue.Fraction) is { Lexeme.Key: { } value } ? double.Parse(value, CultureInfo.InvariantCulture) : null;

    /// <summary>A decimal as some agencies type it, the fraction first and the letter reh between: "5 reh 1" is 1.5.</summary>
    private static double? Reversed(TaggedText text, int at) => Digits(text, at) is < 10 and var tenths && text.Is(at + 1, TokenKind.Word) && text.Words[at + 1].Text is [ArabicLetters.Ra] && Digits(text, at + 2) is { } whole ? whole + (tenths / 10.0) : null;

    private static (int Total, int End) Scale(TaggedText text, LexicalMatches matches, int at, int value)
    {
        if (at < text.Tokens.Length && !text.Tokens[at].LineBefore && Best(matches, at, Cue.Scale) is { Lexeme.Min: { } scale } match && (match.Clitics & Clitics.Conjunction) == 0 && (long)value * scale < Largest)
        {
            return (value * scale, match.End);
        }
        return (value, at);
    }

    private static LexicalMatch? Best(LexicalMatches matches, int at, Cue cue)
    {
        LexicalMatch? best = null;
        if (at >= matches.CueBits.Length)
        {
            return null;
        }
        foreach (var match in matches.At(at))
        {
            if (match.Lexeme.Cue == cue && (match.Clitics & Clitics.Suffix) == 0 && (best is null || match.End > best.Value.End))
            {
                best = match;
            }
        }
        return best;
    }

    /// <summary>A number with a decimal point, as stands before "million".</summary>
    private static double? Decimal(TaggedText text, int at) => text.Is(at, TokenKind.Number) && text.Chars(at).Contains('.') && at + 1 < text.Tokens.Length
        && double.TryParse(text.Chars(at), System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>Whole number of a digit token; thousands separators are taken out, decimals and overlong runs are none.</summary>
    private static int? Digits(TaggedText text, int at)
    {
        if (!text.Is(at, TokenKind.Number))
        {
            return null;
        }
        long value = 0;
        var group = -1;
        foreach (var c in text.Chars(at))
        {
            if (c is ',' or '.')
            {
                if (group is >= 0 and not 3)
                {
                    return null;
                }
                group = 0;
                continue;
            }
            group = group < 0 ? -1 : group + 1;
            value = (value * 10) + (c - '0');
            if (value > Largest)
            {
                return null;
            }
        }
        return group is -1 or 3 ? (int)value : null;
    }
}
