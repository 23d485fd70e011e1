using Isnad.Language;
using Isnad.Language.Gazetteers;
using Isnad.Text;

namespace Isnad.Analysis.Mentions;

/// <summary>Looks words of the text up among the imported places. They are asked only where the text announces a place: among a hundred thousand villages
/// nearly every word is one.</summary>
internal sealed class ImportedNames(ReportDraft draft, ImportedPlaces places)
{
    private const int LongestText = 120;

    /// <summary>The longest imported name that starts at a token, and the token after it; a conjunction may be written to its first word.</summary>
    public (int End, GazetteerPlace[] Places) At(int first, bool conjunction)
    {
        if (places.Count == 0 || !draft.Text.Is(first, TokenKind.Word))
        {
            return (first, []);
        }
        Span<int> ends = stackalloc int[ImportedPlaces.LongestName];
        Span<int> lengths = stackalloc int[ImportedPlaces.LongestName];
        Span<char> text = stackalloc char[LongestText];
        int count = 0, length = 0;
        for (var at = first; count < ends.Length && at < draft.Text.Tokens.Length && draft.Text.Is(at, TokenKind.Word); at = draft.Matches.NextWord(at))
        {
            var word = draft.Text.Words[at].Text;
            if (length + word.Length + 1 > LongestText)
            {
                break;
            }
            if (length > 0)
            {
                text[length++] = ' ';
            }
            word.CopyTo(text[length..]);
            length += word.Length;
            (ends[count], lengths[count]) = (at + 1, length);
            count++;
        }
        for (var i = count - 1; i >= 0; i--)
        {
            if (i == 0 && !MayBeName(draft.Text.Words[first]))
            {
                break;
            }
            var found = places.Find(text[..lengths[i]]);
            if (found.Length == 0 && conjunction && text[0] == ArabicLetters.Waw && lengths[i] > 3)
            {
                found = places.Find(text[1..lengths[i]]);
            }
            if (found.Length > 0)
            {
                return (ends[i], found);
            }
        }
        return (first, []);
    }

    /// <summary>The places of just these words, with whatever may be taken off the first.</summary>
    public GazetteerPlace[] Of(int first, int end)
    {
        if (end - first > ImportedPlaces.LongestName)
        {
            return [];
        }
        var rest = string.Concat(Enumerable.Range(first + 1, end - first - 1).Where(token => draft.Text.Is(token, TokenKind.Word)).Select(token => " " + draft.Text.Words[token].Text));
        var word = draft.Text.Words[first].Text;
        foreach (var stem in draft.Text.Words[first].Stems)
        {
            // What is taken off stands before: a stem with its end cut is another word.
            if (word.EndsWith(stem, StringComparison.Ordinal) || stem.EndsWith(word[1..], StringComparison.Ordinal))
            {
                if (places.Find(stem + rest) is { Length: > 0 } found)
                {
                    return found;
                }
            }
        }
        return [];
    }

    /// <summary>Those of the places that a place word may announce. Bases, crossings, mountains, roads and waters are never taken for a village of the same name.</summary>
    public static GazetteerPlace[] Fitting(GazetteerPlace[] places, string? cue) => places.Length == 0 ? places : [.. places.Where(place => Fits(place.Kind, cue))];

    /// <summary>True where a place word may announce a place of the kind.</summary>
    public static bool Fits(string kind, string? cue) => cue switch
    {
        "city" or "town" or "village" => kind is "city" or "town" or "village" or "district",
        "neighbourhood" => kind is "neighbourhood" or "village" or "town",
        "district" => kind is "district" or "city" or "town" or "village",
        "any" or "region" or null => kind is "city" or "town" or "village" or "district" or "neighbourhood" or "region",
        _ => kind == cue,
    };

    /// <summary>One word that means something by itself is no name even after a place word ("the village witnessed", "a quarter of fighters").</summary>
    private static bool MayBeName(WordForm word)
    {
        if (word.Text.Length < 3)
        {
            return false;
        }
        foreach (var reading in word.Readings)
        {
            var common = reading.Lexeme.Cue == Cue.Common && (reading.Clitics & Clitics.Article) != 0;
            if (!common && !reading.Lexeme.IsName && reading.Lexeme.Kind != LexemeKind.Nationality)
            {
                return false;
            }
        }
        return true;
    }
}
