using System.Globalization;
using System.Text;

namespace Isnad.Language.Gazetteers;

/// <summary>Turns a place name in Latin letters back into the Arabic spellings that it may stand for, likeliest first. The readings of each run of letters and
/// their costs stand in resources/transliteration/latin-arabic.tsv (what its columns mean: tools/gazetteer/latin.py). Not thread-safe.</summary>
public sealed class LatinToArabic
{
    /// <summary>Spellings given of a name, at most.</summary>
    public const int Spread = 16;

    private const int Beam = 32, LongestWord = 24, Places = 7, ArcCost = 2;
    private const string Start = "start", Any = "any", Open = "open", Closed = "closed", Last = "last", End = "end", Joint = "joint";
    private static readonly string[] PlaceNames = [Start, Any, Open, Closed, Last, End, Joint];
    private static readonly string[] Digraphs = ["sh", "kh", "gh", "dh", "th"];

    private readonly Dictionary<string, (string Arabic, int Cost)[]?[]> _runs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Arabic, int Cost)[]> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _articles = new(StringComparer.Ordinal);
    private readonly Dictionary<char, char> _plain = [];
    private readonly Dictionary<(string, bool), (string Text, int Cost)[]> _seen = [];
    private readonly int _longest;

    /// <summary>Reads the table in <paramref name="resources"/>.</summary>
    /// <exception cref="ResourceException">It is missing or broken.</exception>
    public LatinToArabic(string resources)
    {
        var path = Path.Combine(resources, "transliteration", "latin-arabic.tsv");
        if (!File.Exists(path))
        {
            throw new ResourceException($"{path}: the table of Latin letters is missing; take it from the repository.");
        }
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            var cells = line.Split('\t');
            if (cells.Length != 4 || cells[0].Length == 0 || number > 1 && !int.TryParse(cells[3], NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                throw new ResourceException($"transliteration/latin-arabic.tsv:{number}: is not latin, where, arabic, cost; make the file again with tools/gazetteer/latin.py.");
            }
            if (number > 1)
            {
                Add(cells[0], cells[1], cells[2], int.Parse(cells[3], CultureInfo.InvariantCulture), number);
            }
        }
        foreach (var run in _runs.Keys)
        {
            _longest = Math.Max(_longest, run.Length);
        }
    }

    private void Add(string latin, string where, string arabic, int cost, int number)
    {
        switch (where)
        {
            case "article":
                _articles[latin] = arabic;
                break;
            case "word":
                _words[latin] = [.. _words.GetValueOrDefault(latin, []), (arabic, cost)];
                break;
            case "as":
                _plain[latin[0]] = arabic[0];
                break;
            default:
                var place = Array.IndexOf(PlaceNames, where);
                if (place < 0)
                {
                    throw new ResourceException($"transliteration/latin-arabic.tsv:{number}: '{where}' is not one of {string.Join(", ", PlaceNames)}, word, article, as.");
                }
                var places = _runs.TryGetValue(latin, out var known) ? known : _runs[latin] = new (string, int)[]?[Places];
                places[place] = [.. places[place] ?? [], (arabic, cost)];
                break;
        }
    }

    /// <summary>The letter without its mark: "ş" gives "s".</summary>
    public char Plain(char letter) => _plain.GetValueOrDefault(letter, letter);

    /// <summary>Arabic spellings of a name in match profile, likeliest first, at most <see cref="Spread"/>; none where a word has no letter of the table.</summary>
    public IReadOnlyList<string> Spellings(string name)
    {
        var parts = name.Any(char.IsLetter) ? Split(name) : [];
        List<(string Text, int Cost)> names = [("", 0)];
        for (var i = 0; i < parts.Count; i++)
        {
            var article = i + 1 < parts.Count ? Article(parts[i]) : null;
            i += article is null ? 0 : 1;
            var word = OfWord(parts[i], i == parts.Count - 1);
            var next = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var (before, cost) in names)
            {
                foreach (var (text, more) in word)
                {
                    Cheapest(next, $"{before}{(before.Length > 0 ? " " : "")}{(article is null || text.StartsWith(article, StringComparison.Ordinal) ? "" : article)}{text}", cost + more);
                }
            }
            names = Best(next);
        }
        return [.. names.Where(pair => pair.Text.Length > 0).Take(Spread).Select(pair => pair.Text)];
    }

    private string? Article(string part) => _articles.GetValueOrDefault(string.Concat(part.Select(Plain)));

    private static List<string> Split(string name)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        foreach (var letter in name.ToLowerInvariant())
        {
            // Signs of ayn are one, signs of hamza another.
            var c = letter is '`' or '\u2018' or '\u02BB' or '\u02BF' or '\u00B4' ? '\'' : letter is '\u02BC' or '\u02BE' ? '\u2019' : letter;
            if (char.IsWhiteSpace(c) || c is '-' or '\u2013' or '_' or '/' or '.' or ',' or '(' or ')')
            {
                Close(parts, part);
            }
            else
            {
                part.Append(c);
            }
        }
        Close(parts, part);
        return parts;
    }

    private static void Close(List<string> parts, StringBuilder part)
    {
        if (part.Length > 0)
        {
            parts.Add(part.ToString());
            part.Clear();
        }
    }

    private (string Text, int Cost)[] OfWord(string word, bool final)
    {
        if (_words.TryGetValue(word, out var fixedForms))
        {
            return fixedForms;
        }
        return _seen.TryGetValue((word, final), out var known) ? known : _seen[(word, final)] = word.Length > LongestWord ? [] : Expand(word, final);
    }

    private (string Text, int Cost)[] Expand(string doubled, bool final)
    {
        var (word, closed) = Single(doubled);
        var beams = new Dictionary<string, int>[word.Length + 1];
        for (var i = 0; i < beams.Length; i++)
        {
            beams[i] = new(StringComparer.Ordinal);
        }
        beams[0][""] = 0;
        for (var i = 0; i < word.Length; i++)
        {
            var open = Best(beams[i]);
            foreach (var (length, run) in Arcs(word, i))
            {
                var place = Where(word, closed, i, length, final);
                foreach (var (arabic, cost) in run[place] ?? run[1] ?? [])
                {
                    foreach (var (text, before) in open)
                    {
                        Cheapest(beams[i + length], text + arabic, before + cost + ArcCost);
                    }
                }
            }
        }
        return [.. Best(beams[^1]).Where(pair => pair.Text.Length > 0)];
    }

    /// <summary>The runs of letters of the table at a place; a marked letter without a rule is read as the plain one, a letter without any is passed over.</summary>
    private IEnumerable<(int Length, (string, int)[]?[] Run)> Arcs(string word, int at)
    {
        var single = false;
        for (var length = Math.Min(_longest, word.Length - at); length > 0; length--)
        {
            if (_runs.TryGetValue(word.Substring(at, length), out var run))
            {
                single |= length == 1;
                yield return (length, run);
            }
        }
        if (!single)
        {
            yield return (1, _runs.GetValueOrDefault(Plain(word[at]).ToString()) ?? Silent);
        }
    }

    private static readonly (string, int)[]?[] Silent = [null, [("", 0)], null, null, null, null, null];

    private static int Where(string word, HashSet<int> closed, int at, int length, bool final)
    {
        var end = at + length;
        if (end == word.Length)
        {
            return final ? 5 : 6;
        }
        if (at == 0)
        {
            return 0;
        }
        if (!IsVowel(word[at]) || !IsVowel(word[end - 1]))
        {
            return 1;
        }
        if (closed.Contains(end))
        {
            return 3;
        }
        if (IsVowel(word[end]) || word[end] == '\'')
        {
            return 2;
        }
        var after = end + Size(word, end);
        return after >= word.Length ? 4 : IsVowel(word[after]) ? 2 : 3;
    }

    /// <summary>Doubled consonants as one, and the places after which a syllable was closed so.</summary>
    private static (string Word, HashSet<int> Closed) Single(string word)
    {
        var result = new StringBuilder();
        var closed = new HashSet<int>();
        for (var i = 0; i < word.Length;)
        {
            var size = Size(word, i);
            if (!IsVowel(word[i]) && word[i] is not ('\'' or '\u2019') && i + (2 * size) <= word.Length && word.AsSpan(i, size).SequenceEqual(word.AsSpan(i + size, size)))
            {
                closed.Add(result.Length);
                i += size;
            }
            result.Append(word, i, size);
            i += size;
        }
        return (result.ToString(), closed);
    }

    private static int Size(string word, int at)
    {
        foreach (var digraph in Digraphs)
        {
            if (word.AsSpan(at).StartsWith(digraph, StringComparison.Ordinal))
            {
                return 2;
            }
        }
        return 1;
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or '\u0101' or '\u00E1' or '\u012B' or '\u016B' or '\u0113' or '\u014D';

    private static void Cheapest(Dictionary<string, int> all, string text, int cost)
    {
        if (!all.TryGetValue(text, out var known) || known > cost)
        {
            all[text] = cost;
        }
    }

    private static List<(string Text, int Cost)> Best(Dictionary<string, int> all)
    {
        var list = all.Select(pair => (pair.Key, pair.Value)).ToList();
        list.Sort((a, b) => a.Value != b.Value ? a.Value.CompareTo(b.Value) : string.CompareOrdinal(a.Key, b.Key));
        if (list.Count > Beam)
        {
            list.RemoveRange(Beam, list.Count - Beam);
        }
        return list;
    }
}
