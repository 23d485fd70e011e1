using System.Globalization;
using System.Text;

namespace Isnad.Text;

/// <summary>Names of places in Latin letters as everybody writes them otherwise: with dots and strokes or without, one letter or two, the article written to the name, apart, or not at all.</summary>
public static class LatinSpelling
{
    // The article before a letter of the sun takes that letter.
    private static readonly HashSet<string> Articles = ["al", "el", "an", "en", "ad", "ed", "ar", "er", "as", "es", "ash", "esh", "at", "et", "az", "ez", "adh", "ath", "l"];

    // In this order: pairs before single letters.
    private static readonly (string Written, string Plain)[] Vowels = [("ay", "i"), ("ai", "i"), ("ey", "i"), ("ei", "i"), ("ee", "i"), ("aw", "u"), ("au", "u"), ("ow", "u"), ("ou", "u"), ("oo", "u"), ("e", "i"), ("o", "u"), ("y", "i")];

    // Letter, then that letter with its marks. Not left to Unicode normalisation, which this program runs without.
    private static readonly Dictionary<char, char> Marked = new[] { "aáàâäãåāăąạ", "cçćč", "dḍḏḑďđ", "eéèêëēěėę", "gğĝǧġḡ", "hḥḩḫẖĥ", "iíìîïīıĭị", "jǰ", "kķḳ", "lļĺľł", "nñńňņṉ", "oóòôöõōŏőø", "rřŕṛṟ", "sşšșśṣ", "tţťțṭṯ", "uúùûüūŭůű", "yýÿ", "zžźżẓẕ" }
        .SelectMany(letters => letters.Skip(1).Select(marked => (marked, Letter: letters[0]))).ToDictionary(pair => pair.marked, pair => pair.Letter);

    /// <summary>What all spellings of a name share; empty where it has no Latin letter.</summary>
    public static string Key(string name)
    {
        var letters = new StringBuilder();
        foreach (var c in name.ToLowerInvariant())
        {
            if (Bare(c) is { } letter)
            {
                letters.Append(letter);
            }
            else if (char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == UnicodeCategory.DashPunctuation)
            {
                letters.Append(' ');
            }
        }
        var words = letters.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var named = words.Where(word => !Articles.Contains(word)).ToArray();
        return string.Join(' ', (named.Length > 0 ? named : words).Select(Plain));
    }

    private static char? Bare(char c) => char.IsAsciiLetterLower(c) ? c : Marked.TryGetValue(c, out var letter) ? letter : null;

    private static string Plain(string word)
    {
        foreach (var (written, plain) in Vowels)
        {
            word = word.Replace(written, plain, StringComparison.Ordinal);
        }
        var result = new StringBuilder();
        foreach (var c in word)
        {
            if (result.Length == 0 || result[^1] != c)
            {
                result.Append(c);
            }
        }
        // The ending that is written a, ah or eh.
        if (result.Length > 2 && result[^1] == 'h' && (result[^2] == 'a' || result[^2] == 'i'))
        {
            result.Length--;
            result[^1] = 'a';
        }
        return result.ToString();
    }
}
