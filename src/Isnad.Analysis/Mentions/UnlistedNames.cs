using Isnad.Analysis.Tagging;
using Isnad.Language;
using Isnad.Language.Gazetteers;
using Isnad.Text;

namespace Isnad.Analysis.Mentions;

/// <summary>Place names that the gazetteer lacks: which words after a place word are one, and which later words repeat it without that place word.</summary>
internal sealed class UnlistedNames(ReportDraft draft, ImportedNames imported)
{
    private const int ShortestRepeat = 4;
    private readonly Dictionary<string, PlaceMention> _known = new(StringComparer.Ordinal);

    /// <summary>The name after a place word, with its readings among the imported places: the longer of what they know and of what looks like a name.</summary>
    public (int End, GazetteerPlace[] Places) Read(int first, string? kind, LexicalMatch? cue, bool known)
    {
        var end = End(first, cue);
        if (!known)
        {
            return (end, []);
        }
        var (last, places) = imported.At(first, cue is null);
        places = ImportedNames.Fitting(places, kind);
        if (cue is { } head && last == first + 1 && IsAdjective(draft.Text.Words[first].Text, draft.Text.Words[head.First].Text))
        {
            // "Alawite towns": what looks like their kind needs a name that the table itself writes so, not a spelling worked out from Latin letters.
            places = [.. places.Where(place => place.Trust != PlaceTrust.Derived)];
        }
        return places.Length == 0 ? (end, []) : (Math.Max(end, last), places);
    }

    /// <summary>An imported name of several words that opens with a place word of its own ("the town of Tall X"): the words belong together.</summary>
    public (int End, GazetteerPlace[] Places) Whole(int first, string? kind)
    {
        if (draft.Matches.Find(first, LexemeKind.PlaceCue) is not { Clitics: Clitics.None })
        {
            return (first, []);
        }
        var (end, places) = imported.At(first, false);
        return end > first + 1 ? (end, ImportedNames.Fitting(places, kind)) : (first, []);
    }

    /// <summary>Token after the unlisted name that starts at <paramref name="first"/>; <paramref name="first"/> itself where a common noun or an adjective stands there.</summary>
    public int End(int first, LexicalMatch? cue)
    {
        var end = first;
        for (var i = first; i < Math.Min(first + 2, draft.Text.Tokens.Length); i++)
        {
            var word = draft.Text.Words[i];
            if (draft.Text.Tokens[i].Kind != TokenKind.Word || draft.Text.Tokens[i].LineBefore && i > first || word.Readings.Length > 0 || word.Text.Length < 3)
            {
                break;
            }
            if (i > first && !IsDefinite(word.Text) || i == first && cue is { } head && (word.Text[0] == ArabicLetters.Waw || IsAdjective(word.Text, draft.Text.Words[head.First].Text)))
            {
                break;
            }
            end = i + 1;
        }
        return end;
    }

    /// <summary>Keeps a name for later; hands back the mention that named the same before, or null.</summary>
    public PlaceMention? Keep(PlaceMention mention)
    {
        var name = Name(mention.NameFirst, mention.End);
        if (_known.TryGetValue(name, out var earlier))
        {
            return earlier;
        }
        // A name that a conjunction opens in a list is kept without it.
        _known[(mention.Clitics & Clitics.Conjunction) != 0 && mention.NameFirst == mention.First && name[0] == ArabicLetters.Waw ? name[1..] : name] = mention;
        return null;
    }

    /// <summary>The mention that named before what stands at a token without a place word, and the token after it.</summary>
    public (PlaceMention Earlier, int End, Clitics Clitics)? Repeated(int at)
    {
        var word = draft.Text.Words[at];
        if (_known.Count == 0 || word.Readings.Length > 0 || word.Text.Length < ShortestRepeat)
        {
            return null;
        }
        foreach (var stem in word.Stems)
        {
            if (stem.Length < ShortestRepeat || Taken(word.Text, stem) is not { } clitics)
            {
                continue;
            }
            if (at + 1 < draft.Text.Tokens.Length && IsDefinite(draft.Text.Words[at + 1].Text) && _known.TryGetValue(stem + " " + draft.Text.Words[at + 1].Text, out var longer))
            {
                return (longer, at + 2, clitics);
            }
            if (_known.TryGetValue(stem, out var earlier))
            {
                return (earlier, at + 1, clitics);
            }
        }
        return null;
    }

    /// <summary>What was taken off the front of a word to leave the stem; null where something was taken off its end, too.</summary>
    private static Clitics? Taken(string word, string stem)
    {
        if (!word.EndsWith(stem, StringComparison.Ordinal))
        {
            return word[0] == ArabicLetters.Lam && word[1] == ArabicLetters.Lam && stem.AsSpan(1).SequenceEqual(word.AsSpan(1)) ? Clitics.Preposition : null;
        }
        var taken = word.Length - stem.Length;
        var conjunction = taken > 0 && (word[0] is ArabicLetters.Waw or ArabicLetters.Fa) ? 1 : 0;
        return taken - conjunction > 1 ? null : (conjunction > 0 ? Clitics.Conjunction : Clitics.None) | (taken > conjunction ? Clitics.Preposition : Clitics.None);
    }

    private string Name(int first, int end) => end == first + 1 ? draft.Text.Words[first].Text : draft.Text.Words[first].Text + " " + draft.Text.Words[end - 1].Text;

    public static bool IsDefinite(string word) => word.Length > 3 && word[0] == ArabicLetters.Alef && word[1] == ArabicLetters.Lam;

    /// <summary>A word without article that ends like a relative adjective and agrees with the place word ("a residential quarter", "a tourist village") is no name.</summary>
    private static bool IsAdjective(string word, string cue)
    {
        if (IsDefinite(word) || word.Length < 5)
        {
            return false;
        }
        var feminine = word[^1] == ArabicLetters.Ha && word[^2] == ArabicLetters.Ya;
        return feminine || word[^1] == ArabicLetters.Ya && cue[^1] != ArabicLetters.Ha;
    }
}
