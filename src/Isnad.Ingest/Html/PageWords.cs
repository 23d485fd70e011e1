using Isnad.Language;
using Isnad.Text;

namespace Isnad.Ingest.Html;

/// <summary>The words that a page reader must know; they come from the language resources.</summary>
public sealed class PageWords
{
    private const int LongestMonth = 3, LongestFurniture = 200;
    private static readonly string[] Latin = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private const int Day = 24 * 60;

    /// <summary>Units of "3 hours ago": name in the resources, beginning in English, shortest and longest length in minutes.</summary>
    private static readonly (string Name, string Latin, int Least, int Most)[] Units =
        [("minute", "min", 1, 1), ("hour", "hour", 60, 60), ("day", "day", Day, Day), ("week", "week", 7 * Day, 7 * Day), ("month", "month", 28 * Day, 31 * Day), ("year", "year", 365 * Day, 366 * Day)];

    private readonly LanguagePack? _pack;

    /// <param name="pack">The language resources.</param>
    public PageWords(LanguagePack? pack) => _pack = pack;

    /// <summary>The month (1 to 12) that the words from <paramref name="at"/> name and how many they are, or null. Months of the Hijri year are none.</summary>
    internal (int Month, int Words)? Month(IReadOnlyList<string> words, int at)
    {
        if (words[at] is { Length: >= 3 } latin && char.IsAsciiLetter(latin[0]))
        {
            var month = Array.FindIndex(Latin, name => latin.StartsWith(name, StringComparison.OrdinalIgnoreCase));
            return month >= 0 ? (month + 1, 1) : null;
        }
        (int, int)? found = null;
        for (int i = at, node = 0; _pack is not null && i < words.Count && i < at + LongestMonth; i++)
        {
            node = _pack.Trie.Step(node, _pack.Trie.Word(words[i]));
            if (node < 0)
            {
                break;
            }
            foreach (var reading in _pack.Trie.Readings(node))
            {
                var lexeme = _pack.Lexemes[reading.Lexeme];
                if (lexeme is { Kind: LexemeKind.Time, Class: "month" } && int.TryParse(lexeme.Key?.Split(' ')[0], out var month))
                {
                    found = (month, i - at + 1);
                }
            }
        }
        return found;
    }

    /// <summary>How long ago a line says that something was ("3 hours ago", and the same in Arabic words or figures), or null: the shortest and the longest time in minutes that is written so,
    /// the number being rounded down or to the nearest.</summary>
    internal (int Shortest, int Longest)? Ago(string line)
    {
        var words = Words(line);
        for (var i = 0; i < words.Length; i++)
        {
            if (i > 1 && words[i].Equals("ago", StringComparison.OrdinalIgnoreCase))
            {
                return Span(words[i - 2], words[i - 1]);
            }
            if (i + 1 < words.Length && IsTime(words[i], "before", "since") && (Span(null, words[i + 1]) ?? (i + 2 < words.Length ? Span(words[i + 1], words[i + 2]) : null)) is { } span)
            {
                return span;
            }
        }
        return null;
    }

    internal static string[] Words(string line) => NormalizedText.Of(line).Split([' ', ',', '/', '-', '|', ':', '\u060C', '(', ')'], StringSplitOptions.RemoveEmptyEntries);

    private (int Shortest, int Longest)? Span(string? count, string unit)
    {
        if ((count is null ? 1 : Number(count)) is not { } number || number is < 1 or > 999)
        {
            return null;
        }
        if (char.IsAsciiLetter(unit[0]))
        {
            return Length(number, Array.FindIndex(Units, known => unit.StartsWith(known.Latin, StringComparison.OrdinalIgnoreCase)));
        }
        foreach (var lexeme in Readings(unit))
        {
            // "Hours ago", of which nobody says how many.
            if (count is null && lexeme.Key?.EndsWith(" many", StringComparison.Ordinal) is true)
            {
                continue;
            }
            var name = lexeme.Key?.Split(' ')[0];
            if (lexeme is { Kind: LexemeKind.Time, Class: "unit" or "dual" } && Length(lexeme.Class == "dual" ? 2 : number, Array.FindIndex(Units, known => known.Name == name)) is { } length)
            {
                return length;
            }
        }
        return null;
    }

    private static (int Shortest, int Longest)? Length(int number, int unit) => unit < 0 ? null : ((2 * number - 1) * Units[unit].Least / 2, (number + 1) * Units[unit].Most);

    private int? Number(string word) => int.TryParse(word, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var figure) ? figure
        : word is "a" or "an" ? 1 : Readings(word).FirstOrDefault(lexeme => lexeme.Cue == Cue.Number)?.Min;

    private bool IsTime(string word, params string[] classes) => Readings(word).Any(lexeme => lexeme.Kind == LexemeKind.Time && classes.Contains(lexeme.Class));

    private IEnumerable<Lexeme> Readings(string word) => _pack is { } pack && pack.Trie.Step(0, pack.Trie.Word(word)) is >= 0 and var node ? pack.Trie.Readings(node).Select(reading => pack.Lexemes[reading.Lexeme]) : [];

    /// <summary>True for a line that is furniture of a page by its words. Who wrote it and whence it comes are parts of the article.</summary>
    internal bool IsFurniture(string line) => line.Length <= LongestFurniture && _pack?.Furniture.Match(line) is { Kind: not (FurnitureKind.Byline or FurnitureKind.SourceNote) };

    /// <summary>True for a line after which no article goes on, such as the head of the comments.</summary>
    internal bool EndsArticle(string line) => line.Length <= LongestFurniture && _pack?.Furniture.Match(line) is { Extent: FurnitureExtent.Rest };
}
