using System.Globalization;
using Isnad.Analysis.Events;
using Isnad.Analysis.Tagging;
using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Mentions;

/// <summary>Finds quantities: the tolls, and every other number with what it counts. Digits of dates are times, digits of names ("brigade 105", "F-16", "resolution 2216")
/// name and count nothing, and so do a year and a number of an enumeration; they are no quantities. An age carries its unit like every other measure.</summary>
public static class NumberFinder
{
    private const string PercentCode = "percent";
    private const int FirstYear = 1800, LastYear = 2100;

    /// <summary>All quantities, in order of the text. A toll without a numeral or a dual counts where a record stands on it (<paramref name="chosen"/>).</summary>
    public static List<NumberMention> Find(ReportDraft draft, IReadOnlySet<CasualtyMention> chosen)
    {
        var found = new List<NumberMention>();
        var taken = Names(draft);
        foreach (var toll in draft.Casualties)
        {
            if (chosen.Contains(toll) || toll is { Min: 2, Max: 2 } || HasNumeral(draft, toll))
            {
                found.Add(new NumberMention(toll.First, toll.End, toll.Min, toll.Max, toll.Approximate, Counted(draft, toll)));
                taken.AsSpan(toll.First, toll.End - toll.First).Fill(true);
            }
        }
        for (var i = 0; i < draft.Text.Tokens.Length; i++)
        {
            if (!taken[i] && draft.Text.Tokens[i].Kind is TokenKind.Word or TokenKind.Number && At(draft, i) is { } number && !taken[number.First])
            {
                found.Add(number);
                i = number.End - 1;
            }
        }
        found.Sort((a, b) => a.First.CompareTo(b.First));
        return found;
    }

    private static bool HasNumeral(ReportDraft draft, CasualtyMention toll)
    {
        for (var i = toll.First; i < toll.End; i++)
        {
            if (Quantity.Read(draft.Text, draft.Matches, i) is { } quantity && !TellsNoFigure(quantity))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>"Several", "most", "all": more than one, and how many is not told.</summary>
    private static bool TellsNoFigure(Quantity quantity) => quantity is { Vague: true, Min: <= 3, Max: null };

    /// <summary>Tokens whose digits belong to a time, a place, an actor or a weapon.</summary>
    private static bool[] Names(ReportDraft draft)
    {
        var taken = new bool[draft.Text.Tokens.Length];
        foreach (var time in draft.Times.Expressions)
        {
            taken.AsSpan(time.FirstToken, time.EndToken - time.FirstToken).Fill(true);
        }
        foreach (var place in draft.Places)
        {
            taken.AsSpan(place.NameFirst, place.End - place.NameFirst).Fill(true);
        }
        foreach (var actor in draft.Actors)
        {
            taken.AsSpan(actor.First, actor.End - actor.First).Fill(true);
        }
        foreach (var weapon in draft.Weapons)
        {
            taken.AsSpan(weapon.First, weapon.End - weapon.First).Fill(true);
        }
        return taken;
    }

    private static NumberMention? At(ReportDraft draft, int at)
    {
        if (Numeral(draft, at) is not { } number || IsLabel(draft, number))
        {
            return null;
        }
        if (number is { Min: 1, Max: 1 } && draft.Text.Is(at, TokenKind.Word))
        {
            // A spelled "one" is mostly "one of", "somebody".
            return null;
        }
        var (unit, end) = Unit(draft, number);
        if (unit is null && IsBare(draft, at, number))
        {
            return null;
        }
        return (number with { End = end, Unit = unit }).WithBound(draft);
    }

    private static NumberMention? Numeral(ReportDraft draft, int at)
    {
        var text = draft.Text;
        if (Quantity.Read(text, draft.Matches, at) is not { } quantity)
        {
            return text.Is(at, TokenKind.Number) && text.Chars(at).Contains('.') && Decimal(text, at) is { } value ? new NumberMention(at, at + 1, value, value, false, null) : null;
        }
        if (TellsNoFigure(quantity) || IsLike(draft, at) || text.Is(at, TokenKind.Word) && at > 0 && !text.Tokens[at].LineBefore && draft.Matches.Has(at - 1, Cue.Ordinal))
        {
            return null;
        }
        var end = quantity.End;
        if (draft.Matches.Has(end - 1, Cue.Measure))
        {
            // "Twenty bil-mi'a" holds no hundred.
            double? share = Decimal(text, at) ?? text.Words[at].First(Cue.Number)?.Lexeme.Min;
            return share is null || end - 1 == at ? null : new NumberMention(at, at + 1, share, share, false, null);
        }
        var (min, max) = ((double?)quantity.Min, (double?)quantity.Max);
        // Milliards are beyond what a toll can be, and not beyond money.
        if (end < text.Tokens.Length && !text.Tokens[end].LineBefore && text.Words[end].First(Cue.Scale) is { Clitics: Language.Clitics.None, Lexeme.Min: { } scale })
        {
            (min, max, end) = (min * scale, max * scale, end + 1);
        }
        return new NumberMention(quantity.First, end, min, max, quantity.Approximate, null);
    }

    /// <summary>A number with ka taken off is another word ("an amount" is not "like a hundred").</summary>
    private static bool IsLike(ReportDraft draft, int at) => draft.Text.Is(at, TokenKind.Word) && draft.Text.Words[at].Text[0] == ArabicLetters.Kaf && draft.Text.Words[at].Readings.Any(reading => reading.Lexeme.Cue is Cue.Number or Cue.Scale && (reading.Clitics & Language.Clitics.Preposition) != 0);

    private static double? Decimal(TaggedText text, int at) => text.Is(at, TokenKind.Number) && double.TryParse(text.Chars(at), NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>Digits that are part of a name: joined to a word by a hyphen, a slash or a colon to other digits, or after a definite noun with nothing counted behind.</summary>
    private static bool IsLabel(ReportDraft draft, NumberMention number)
    {
        var text = draft.Text;
        var (first, end) = (number.First, number.End);
        if (Touches(text, first - 1, first) && text.Tokens[first - 1].Kind == TokenKind.Mark && text.Chars(first - 1)[0] is '-' or '–' or '/' or ':' or '_' or '#' or '@' && Touches(text, first - 2, first - 1))
        {
            return true;
        }
        return text.Is(first, TokenKind.Number) && (Touches(text, end - 1, end) && text.Tokens[end].Kind == TokenKind.Mark && text.Chars(end)[0] is ':' or '/' or '-' && Touches(text, end, end + 1)
            || Touches(text, end - 1, end) && text.Tokens[end].Kind == TokenKind.Latin || Touches(text, first - 1, first) && text.Tokens[first - 1].Kind is TokenKind.Latin or TokenKind.Word);
    }

    private static bool Touches(TaggedText text, int left, int right) => left >= 0 && right < text.Tokens.Length && text.Tokens[left].Span.End == text.Tokens[right].Span.Start;

    /// <summary>Without a unit, digits after a definite noun or "number" are a label, a number in the range of years is a year, and a figure alone on its line or in brackets is a page's.</summary>
    private static bool IsBare(ReportDraft draft, int at, NumberMention number)
    {
        var text = draft.Text;
        if (!text.Is(at, TokenKind.Number))
        {
            return false;
        }
        if (number.Min == number.Max && number.Min is >= FirstYear and <= LastYear && text.Chars(at).Length == 4)
        {
            return true;
        }
        var bounded = number.First < at || number.Approximate || number.Min != number.Max;
        var alone = at == 0 || text.Tokens[at].LineBefore || text.Tokens[at - 1].Kind == TokenKind.Mark;
        return !bounded && (alone || text.Is(at - 1, TokenKind.Latin) || IsNaming(draft, at - 1));
    }

    private static bool IsNaming(ReportDraft draft, int before)
    {
        var word = draft.Text.Words[before];
        return draft.Text.Is(before, TokenKind.Word) && (draft.Matches.CueBits[before] & ~Cue.Common.Bit()) == 0 && (word.Is(LexemeKind.Head) || word.IsUnlisted || word.Text is [ArabicLetters.Alef, ArabicLetters.Lam, ..]);
    }

    /// <summary>What is counted, and the token after it.</summary>
    private static (string? Unit, int End) Unit(ReportDraft draft, NumberMention number)
    {
        var text = draft.Text;
        var at = number.End;
        if (at >= text.Tokens.Length || text.Tokens[at].LineBefore)
        {
            return (null, at);
        }
        if (IsPercentSign(text, at))
        {
            return (PercentCode, at + 1);
        }
        if (text.Tokens[at].Kind != TokenKind.Word)
        {
            return (null, at);
        }
        foreach (var match in draft.Matches.At(at))
        {
            if (match.Lexeme.Cue == Cue.Measure)
            {
                return (match.Lexeme.Class, match.End);
            }
            if (match.Lexeme is { Kind: LexemeKind.Time, Class: "unit", Key: { } unit } && (match.Clitics & ~Language.Clitics.Article) == 0)
            {
                return (unit.Split(' ')[0], match.End);
            }
        }
        // "Twenty of the prisoners": the preposition stands between.
        var noun = draft.Matches.Has(at, Cue.Prep) && text.Words[at].Text is [ArabicLetters.Mim, ArabicLetters.Nun] && text.Is(at + 1, TokenKind.Word) && !text.Tokens[at + 1].LineBefore && text.Words[at + 1].Text is [ArabicLetters.Alef, ArabicLetters.Lam, ..] ? at + 1 : at;
        return IsCountable(draft, noun, noun > at || !text.Is(number.End - 1, TokenKind.Number)) ? (text.Source.Slice(text.Span(noun, noun + 1)), noun + 1) : (null, at);
    }

    internal static bool IsPercentSign(TaggedText text, int at) => text.Is(at, TokenKind.Mark) && text.Chars(at)[0] is '%' or '\u066A';

    /// <summary>A noun may follow a number: no preposition, conjunction, verb or joined word. After digits it bears no article.</summary>
    private static bool IsCountable(ReportDraft draft, int at, bool definite)
    {
        var word = draft.Text.Words[at];
        if (word.Text.Length < 3 || !definite && word.Text is [ArabicLetters.Alef, ArabicLetters.Lam, ..])
        {
            return false;
        }
        foreach (var reading in word.Readings)
        {
            var lexeme = reading.Lexeme;
            if (lexeme.Kind is LexemeKind.Trigger or LexemeKind.Weapon or LexemeKind.People or LexemeKind.PlaceCue && (reading.Flags & FormFlags.Noun) != 0 && (reading.Clitics & ~Language.Clitics.Article) == 0)
            {
                return true;
            }
            if (lexeme.Cue is not (Cue.None or Cue.Common or Cue.Killed or Cue.Wounded or Cue.Captured or Cue.Detained or Cue.Missing or Cue.Displaced or Cue.SourceNoun)
                || (reading.Clitics & (Language.Clitics.Conjunction | Language.Clitics.Preposition | Language.Clitics.Future | Language.Clitics.Suffix)) != 0
                || lexeme.Kind is LexemeKind.Place or LexemeKind.Person or LexemeKind.Time || lexeme.Kind == LexemeKind.Trigger && (reading.Flags & FormFlags.Verb) != 0 && (reading.Flags & (FormFlags.Noun | FormFlags.Masdar)) == 0)
            {
                return false;
            }
        }
        // A word that no list knows and that begins with "and", "in", "for": rather that than a noun.
        return word.Readings.Length > 0 || word.Text[0] is not (ArabicLetters.Waw or ArabicLetters.Fa or ArabicLetters.Ba or ArabicLetters.Lam)
            || word.Text[0] is ArabicLetters.Ba or ArabicLetters.Lam && word.Text is [.., ArabicLetters.Alef, ArabicLetters.Ta] or [.., ArabicLetters.Ha];
    }

    /// <summary>The noun of a toll as it stands, without number and bounds.</summary>
    private static string? Counted(ReportDraft draft, CasualtyMention toll)
    {
        for (var i = toll.First; i < toll.End; i++)
        {
            if (draft.Text.Words[i].Is(LexemeKind.People) && draft.Text.Is(i, TokenKind.Word))
            {
                return draft.Text.Source.Slice(EventAssembler.BareWords(draft.Text, i, i + 1, Clitics(draft, i), int.MaxValue));
            }
        }
        return null;
    }

    /// <summary>What was taken off the numeral, or the noun for people, with which a quantity begins.</summary>
    public static Clitics Clitics(ReportDraft draft, int first)
    {
        foreach (var match in draft.Matches.At(first))
        {
            if (match.Lexeme.Kind == LexemeKind.People || match.Lexeme.Cue is Cue.Number or Cue.Scale or Cue.Vague)
            {
                return match.Clitics;
            }
        }
        return Language.Clitics.None;
    }

    /// <summary>"At least", "about" after the noun.</summary>
    private static NumberMention WithBound(this NumberMention number, ReportDraft draft)
    {
        if (number.End >= draft.Text.Tokens.Length || draft.Text.Tokens[number.End].LineBefore)
        {
            return number;
        }
        foreach (var match in draft.Matches.At(number.End))
        {
            if (match.Lexeme.Cue is Cue.AtLeast or Cue.About && match.Length > 1 && match.Clitics == Language.Clitics.None)
            {
                return match.Lexeme.Cue == Cue.About ? number with { End = match.End, Approximate = true } : number with { End = match.End, Max = null };
            }
        }
        return number;
    }
}
