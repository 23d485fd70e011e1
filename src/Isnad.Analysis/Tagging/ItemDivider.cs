using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Tagging;

/// <summary>Divides what a broadcast or post runs together: in a long stretch with hardly a mark, words that open a new item ("and in X", "on the other hand", "and X said") begin a sentence.
/// Text with marks keeps the sentences that they make. One pass over the tokens, with looks ahead of a fixed length.</summary>
public static class ItemDivider
{
    /// <summary>Tokens without a mark from which a stretch counts as unpunctuated, and tokens for which it may have one mark.</summary>
    private const int Run = 30, Sparse = 40;

    /// <summary>Least tokens of an item, and of one before a verb with its subject, which is the weakest sign.</summary>
    private const int Item = 6, Clause = 12, Rest = 4;

    private const int TooLong = 140, VerbReach = 7;

    private static readonly ulong Telling = Cue.Says.Bit() | Cue.Denies.Bit() | Cue.Claims.Bit();
    private static readonly ulong Harm = Cue.Killed.Bit() | Cue.Wounded.Bit() | Cue.KilledOrWounded.Bit();

    /// <summary>The sentences of a text, with its unpunctuated stretches divided.</summary>
    public static Sentence[] Divide(TaggedText text, LexicalMatches matches)
    {
        var result = new List<Sentence>(text.Sentences.Length);
        for (var s = 0; s < text.Sentences.Length;)
        {
            var last = s;
            // A sentence that was cut for its length alone goes on in the next.
            while (last + 1 < text.Sentences.Length && !text.Tokens[text.Sentences[last + 1].First].LineBefore && text.Tokens[text.Sentences[last].End - 1].Kind != TokenKind.Mark)
            {
                last++;
            }
            var (first, end) = (text.Sentences[s].First, text.Sentences[last].End);
            if (IsUnpunctuated(text, first, end))
            {
                Items(text, matches, new Sentence(first, end, text.Sentences[s].Paragraph), result);
            }
            else
            {
                result.AddRange(text.Sentences[s..(last + 1)]);
            }
            s = last + 1;
        }
        return [.. result];
    }

    private static bool IsUnpunctuated(TaggedText text, int first, int end)
    {
        if (end - first < Run)
        {
            return false;
        }
        // The last mark ends the stretch and divides nothing.
        int marks = 0, run = 0, longest = 0;
        for (var i = first; i < end - 1; i++)
        {
            var divides = text.Tokens[i].Kind == TokenKind.Mark && !LexicalMatches.IsSkippable(text, i);
            marks += divides ? 1 : 0;
            run = divides ? 0 : run + 1;
            longest = Math.Max(longest, run);
        }
        return longest >= Run && marks * Sparse <= end - first;
    }

    private static void Items(TaggedText text, LexicalMatches matches, Sentence stretch, List<Sentence> result)
    {
        var first = stretch.First;
        for (var i = first + 1; i < stretch.End; i++)
        {
            if (i - first >= TooLong || i - first >= Item && stretch.End - i >= Rest && Opens(text, matches, i, i - first))
            {
                result.Add(new Sentence(first, i, stretch.Paragraph));
                first = i;
            }
        }
        result.Add(new Sentence(first, stretch.End, stretch.Paragraph));
    }

    private static bool Opens(TaggedText text, LexicalMatches matches, int at, int length)
    {
        if (text.Tokens[at].Kind != TokenKind.Word)
        {
            return false;
        }
        // A listed word that begins with the letter of "and" is itself.
        var whole = Array.Exists(text.Words[at].Readings, reading => (reading.Clitics & Clitics.Conjunction) == 0 && reading.Lexeme.Cue is not (Cue.Past or Cue.Common));
        foreach (var match in matches.At(at))
        {
            var (cue, joined, finite) = (match.Lexeme.Cue, !whole && (match.Clitics & Clitics.Conjunction) != 0, IsFinite(match.Flags));
            if (cue == Cue.Opens && (match.Length > 1 || IsConflict(matches, match.End)))
            {
                return true;
            }
            if (joined && finite && ((cue.Bit() & Telling) != 0 && cue != Cue.None || cue == Cue.Past && match.Length == 1 && !matches.Has(match.End, Cue.Among) && !matches.Has(match.End, Cue.Prep)))
            {
                return true;
            }
            if (joined && length >= Clause && match.Lexeme.Kind == LexemeKind.Trigger && finite && (matches.CueBits[at] & Harm) == 0 && IsSubject(matches, match.End))
            {
                return true;
            }
        }
        return IsAndIn(text, at) && IsWhere(text, matches, matches.NextWord(at)) && HasVerb(text, matches, at);
    }

    private static bool IsFinite(FormFlags flags) => (flags & (FormFlags.Verb | FormFlags.Fixed)) != 0 && (flags & (FormFlags.Masdar | FormFlags.Participle | FormFlags.Noun)) == 0;

    /// <summary>True for "in", also with "and" written to it.</summary>
    internal static bool IsIn(TaggedText text, int at) => text.Words[at].Text is [ArabicLetters.Fa, ArabicLetters.Ya] || IsAndIn(text, at);

    private static bool IsAndIn(TaggedText text, int at) => text.Words[at].Text is [ArabicLetters.Waw, ArabicLetters.Fa, ArabicLetters.Ya];

    /// <summary>True for a place or the cue of one; a common word that is a name too is none.</summary>
    internal static bool IsWhere(TaggedText text, LexicalMatches matches, int at) => at < text.Tokens.Length
        && (matches.Find(at, LexemeKind.PlaceCue) is not null || matches.Has(at, Cue.Direction)
            || (matches.Find(at, LexemeKind.Place) is { Lexeme.CueOnly: false } || matches.Find(at, LexemeKind.Nationality) is not null) && !text.Words[at].Is(Cue.Common));

    /// <summary>A clause of its own follows the place; without a verb it is one more place of the same.</summary>
    private static bool HasVerb(TaggedText text, LexicalMatches matches, int at)
    {
        for (var i = at + 2; i < Math.Min(at + 2 + VerbReach, text.Tokens.Length) && !text.Tokens[i].LineBefore && !IsAndIn(text, i); i++)
        {
            if (IsVerb(matches, i))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>A past verb that is an event: "as well as" before any other goes on with the clause.</summary>
    private static bool IsConflict(LexicalMatches matches, int at)
    {
        if (at >= matches.CueBits.Length)
        {
            return false;
        }
        foreach (var match in matches.At(at))
        {
            if (match.Lexeme.Kind == LexemeKind.Trigger && (match.Flags & FormFlags.Past) != 0 && match.Clitics == Clitics.None)
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsVerb(LexicalMatches matches, int at)
    {
        if (at >= matches.CueBits.Length)
        {
            return false;
        }
        foreach (var match in matches.At(at))
        {
            if ((match.Flags & FormFlags.Verb) != 0 && IsFinite(match.Flags) || match.Lexeme.Cue is Cue.Says or Cue.Past && IsFinite(match.Flags))
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsSubject(LexicalMatches matches, int at)
    {
        if (at >= matches.CueBits.Length)
        {
            return false;
        }
        foreach (var match in matches.At(at))
        {
            if (match.Lexeme.Kind is LexemeKind.Actor or LexemeKind.Head or LexemeKind.Person or LexemeKind.People && (match.Clitics & (Clitics.Conjunction | Clitics.Preposition)) == 0)
            {
                return true;
            }
        }
        return false;
    }
}
