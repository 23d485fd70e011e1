using System.Globalization;
using Isnad.Text;

namespace Isnad.Language;

/// <summary>A language of resources/languages.</summary>
/// <param name="Code">ISO 639 code.</param>
/// <param name="Name">English name.</param>
/// <param name="Letters">Letters that speak for it: those that it has beyond the alphabet of Arabic; of Arabic those that others seldom write.</param>
/// <param name="Starts">Beginnings of words that speak for it.</param>
/// <param name="Words">Its small words, as <see cref="ScriptLanguages"/> folds them.</param>
public sealed record LanguageEntry(string Code, string Name, string Letters, IReadOnlyList<string> Starts, IReadOnlyList<string> Words);

/// <summary>What a paragraph's words say about its language: shares of all its words, 0 to 1.</summary>
/// <param name="Language">The language; null where the words say too little.</param>
/// <param name="Share">Share of the words that speak for it.</param>
/// <param name="Arabic">Share of the words that speak for Arabic.</param>
/// <param name="Words">Number of words.</param>
public readonly record struct LanguageGuess(LanguageEntry? Language, double Share, double Arabic, int Words);

/// <summary>Tells Arabic from other languages of its script, and from text in another script, by small words, letters and beginnings of words. Every vote is a word of the
/// paragraph, so a guess can be explained. A Persian keheh or yeh votes for nothing: keyboards write them in Arabic. Pure and thread-safe.</summary>
public sealed class ScriptLanguages
{
    /// <summary>Code of Arabic.</summary>
    public const string Arabic = "ar";

    /// <summary>A paragraph with fewer words says too little by itself. One with fewer than <see cref="Telling"/> is in another language of the script only where a
    /// letter says so that Arabic has not: a headline of six words may hold three that other languages have borrowed.</summary>
    private const int FewestWords = 4, Telling = 8;

    /// <summary>Least share of words that speak for another language, and how many times Arabic's share it must be.</summary>
    private const double LeastShare = 0.3, LeastRatio = 1.5;

    /// <summary>Least share and number of words in another script, and most words in the script of Arabic beside them: an address or a title is no language.</summary>
    private const double LeastOtherScript = 0.8;
    private const int FewestOthers = 6, MostBeside = 5;

    /// <summary>Stands for a script that no entry knows.</summary>
    public static readonly LanguageEntry OtherScript = new("und", "another script", "", [], []);

    /// <summary>A letter that more languages share tells that a word is foreign, as names in Arabic are, and not from where: such words count for a language
    /// only as far as others speak for it.</summary>
    private const int MostSharing = 3;

    private const int LongestWord = 40, MostLanguages = 32;
    private readonly Dictionary<string, uint> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, uint>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly Dictionary<char, uint> _letters = [];
    private readonly int _arabic;

    internal ScriptLanguages(IReadOnlyList<LanguageEntry> entries)
    {
        Entries = entries;
        _lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        _arabic = -1;
        for (var i = 0; i < entries.Count; i++)
        {
            _arabic = entries[i].Code == Arabic ? i : _arabic;
            foreach (var word in entries[i].Words)
            {
                _words[word] = _words.GetValueOrDefault(word) | 1u << i;
            }
            foreach (var letter in entries[i].Letters)
            {
                _letters[letter] = _letters.GetValueOrDefault(letter) | 1u << i;
            }
        }
    }

    /// <summary>A detector that knows no language and guesses none.</summary>
    public static ScriptLanguages None { get; } = new([]);

    /// <summary>All languages.</summary>
    public IReadOnlyList<LanguageEntry> Entries { get; }

    /// <summary>Guesses the language of one paragraph, given as it stands in the source.</summary>
    public LanguageGuess Guess(ReadOnlySpan<char> paragraph)
    {
        Span<int> votes = stackalloc int[MostLanguages], shared = stackalloc int[MostLanguages];
        Span<char> word = stackalloc char[LongestWord];
        int words = 0, others = 0;
        var lettered = 0u;
        for (var i = 0; i < paragraph.Length && Entries.Count > 0;)
        {
            if (!IsWordChar(paragraph[i]))
            {
                i++;
                continue;
            }
            var length = 0;
            var arabicScript = false;
            for (; i < paragraph.Length && (IsWordChar(paragraph[i]) || IsSilent(paragraph[i])); i++)
            {
                if (!IsSilent(paragraph[i]) && length < LongestWord)
                {
                    word[length++] = Fold(paragraph[i]);
                    arabicScript |= ArabicLetters.IsLetter(paragraph[i]) || paragraph[i] >= '\uFB50' && paragraph[i] <= '\uFEFC';
                }
            }
            words++;
            others += arabicScript ? 0 : 1;
            lettered |= Vote(word[..length], votes, shared);
        }
        for (var i = 0; i < Entries.Count; i++)
        {
            votes[i] += Math.Min(votes[i], shared[i]);
        }
        return Decide(votes, words, others, lettered);
    }

    /// <summary>The word as lists hold it: no marks, Arabic yeh and kaf for the Persian ones, small letters.</summary>
    internal static string Folded(string word) => string.Concat(word.Where(c => !IsSilent(c)).Select(Fold));

    private LanguageGuess Decide(Span<int> votes, int words, int others, uint lettered)
    {
        if (words < FewestWords || _arabic < 0)
        {
            return new LanguageGuess(null, 0, 0, words);
        }
        var best = -1;
        for (var i = 0; i < Entries.Count; i++)
        {
            best = i != _arabic && (best < 0 || votes[i] > votes[best]) ? i : best;
        }
        double share = best < 0 ? 0 : (double)votes[best] / words, arabic = (double)votes[_arabic] / words;
        var foreign = best >= 0 && share >= LeastShare && share >= arabic * LeastRatio && (words >= Telling || (lettered >> best & 1) != 0) ? Entries[best] : null;
        if (others >= words * LeastOtherScript && others >= FewestOthers && words - others <= MostBeside)
        {
            return new LanguageGuess(foreign ?? OtherScript, foreign is null ? (double)others / words : share, arabic, words);
        }
        return foreign is not null ? new LanguageGuess(foreign, share, arabic, words) : new LanguageGuess(arabic > 0 ? Entries[_arabic] : null, arabic, arabic, words);
    }

    /// <summary>A word that is in a language's list, or has a letter of its own and none that it does not write, speaks for it. Gives the
    /// languages that write all its letters beyond the usual ones, shared ones too.</summary>
    private uint Vote(ReadOnlySpan<char> word, Span<int> votes, Span<int> shared)
    {
        var listed = _lookup.TryGetValue(word, out var found) ? found : 0;
        uint any = 0, foreign = 0, all = uint.MaxValue;
        foreach (var letter in word)
        {
            if (_letters.TryGetValue(letter, out var of))
            {
                foreign |= of;
                any |= System.Numerics.BitOperations.PopCount(of) <= MostSharing ? of : 0;
                all &= of;
            }
        }
        var spoken = listed | any & all;
        for (var i = 0; i < Entries.Count; i++)
        {
            votes[i] += (spoken >> i & 1) != 0 || Starts(Entries[i], word) ? 1 : 0;
            shared[i] += (spoken >> i & 1) == 0 && ((foreign & all) >> i & 1) != 0 ? 1 : 0;
        }
        return foreign & all;
    }

    private static bool Starts(LanguageEntry entry, ReadOnlySpan<char> word)
    {
        foreach (var start in entry.Starts)
        {
            if (word.Length > start.Length + 2 && word.StartsWith(start))
            {
                return true;
            }
        }
        return false;
    }

    // A zero-width non-joiner parts what Persian writes apart; it is no part of a word.
    private static bool IsWordChar(char c) => char.IsLetter(c) || ArabicLetters.IsLetter(c);

    private static bool IsSilent(char c) => c == '\u0640' || ArabicLetters.IsMark(c) || c is >= '\u200D' and <= '\u200F';

    private static char Fold(char c) => c switch
    {
        '\u06CC' or '\u0649' => ArabicLetters.Ya,
        '\u06A9' => ArabicLetters.Kaf,
        < '\u0600' => char.ToLower(c, CultureInfo.InvariantCulture),
        _ => c,
    };
}
