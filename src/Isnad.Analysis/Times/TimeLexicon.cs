using Isnad.Analysis.Tagging;
using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Times;

/// <summary>A time word found at a token.</summary>
internal readonly record struct TimeAtom(TimeClass Class, int Value, int End, Clitics Clitics, string Id, string Mark)
{
    /// <summary>No time word.</summary>
    public static readonly TimeAtom None = new(TimeClass.None, 0, 0, Clitics.None, "", "");

    /// <summary>The word has the article.</summary>
    public bool HasArticle => (Clitics & Clitics.Article) != 0;

    /// <summary>The word is a plural.</summary>
    public bool IsPlural => Mark == "many";

    /// <summary>The word also means something else and needs company.</summary>
    public bool IsWeak => Mark == "?";

    /// <summary>The unit of a unit or dual.</summary>
    public TimeUnit Unit => Class is TimeClass.Unit or TimeClass.Dual ? (TimeUnit)Value : TimeUnit.None;

    /// <summary>The word begins with the conjunction.</summary>
    public bool HasAnd => (Clitics & Clitics.Conjunction) != 0;
}

/// <summary>The time entries of the pack by index. The key <c>value</c> of an entry holds its number or name, then a mark: <c>?</c> for a word that also
/// means something else and needs company, the month's own spelling where the match profile makes another word of it, <c>many</c> for a plural, and what its class knows besides.</summary>
internal sealed class TimeLexicon
{
    private const int LongestPhrase = 5;
    private readonly LanguagePack _pack;
    private readonly TimeAtom[] _entries;
    private readonly Dictionary<int, TimeAtom> _apart = [];

    public TimeLexicon(LanguagePack pack)
    {
        _pack = pack;
        _entries = new TimeAtom[pack.Lexemes.Count];
        foreach (var lexeme in pack.Lexemes)
        {
            var entry = _entries[lexeme.Index] = lexeme.Kind == LexemeKind.Time ? Compile(lexeme) : TimeAtom.None;
            if (entry.Class == TimeClass.Month && entry.Mark.Length > 1)
            {
                _apart[pack.Trie.Word(NormalizedText.Of(entry.Mark))] = entry with { Mark = entry.Mark[..1] };
            }
        }
    }

    /// <summary>The longest time word or phrase at a token.</summary>
    public TimeAtom At(TaggedText text, int token)
    {
        if ((uint)token >= (uint)text.Tokens.Length || text.Tokens[token].Kind != TokenKind.Word)
        {
            return TimeAtom.None;
        }
        var word = text.Words[token];
        var isTime = word.Is(LexemeKind.Time);
        if (!isTime && !word.Is(Cue.Ordinal))
        {
            return Apart(text, token);
        }
        foreach (var (node, clitics) in word.Starts)
        {
            if (Follow(text, token, node, clitics) is { Class: not TimeClass.None } phrase)
            {
                return phrase;
            }
        }
        return isTime ? Single(word, token) : TimeAtom.None;
    }

    /// <summary>True for a word that <see cref="At"/> may know.</summary>
    public bool Starts(WordForm word) => word.Is(LexemeKind.Time) || word.Is(Cue.Ordinal) || word.Word >= 0 && _apart.ContainsKey(word.Word);

    /// <summary>A month whose spelling is also another word's, known by its letter in the source.</summary>
    private TimeAtom Apart(TaggedText text, int token)
    {
        var word = text.Words[token];
        if (word.Word >= 0 && _apart.TryGetValue(word.Word, out var whole))
        {
            return whole with { End = token + 1 };
        }
        return word.Text.Length > 2 && word.Text[0] == ArabicLetters.Waw && _apart.TryGetValue(_pack.Trie.Word(word.Text.AsSpan(1)), out var joined)
            ? joined with { End = token + 1, Clitics = Clitics.Conjunction } : TimeAtom.None;
    }

    /// <summary>A name that begins one or two words before the token and reaches over it; its first token, else -1.</summary>
    public int NameOver(TaggedText text, int token)
    {
        for (var first = token - 1; first >= Math.Max(0, token - 2) && !text.Tokens[first + 1].LineBefore && text.Tokens[first].Kind == TokenKind.Word; first--)
        {
            foreach (var (node, clitics) in text.Words[first].Starts)
            {
                if ((clitics & Clitics.Article) == 0 && Follow(text, first, node, clitics) is { Class: TimeClass.Name } name && name.End > token && (!name.IsWeak || IsAnnounced(text, first)))
                {
                    return first;
                }
            }
        }
        return -1;
    }

    /// <summary>A name that also reads as a plain clause counts in quotation marks and after a word for a medium or body.</summary>
    private static bool IsAnnounced(TaggedText text, int first)
    {
        if (first == 0 || text.Tokens[first].LineBefore)
        {
            return false;
        }
        var before = text.Tokens[first - 1];
        return before.Kind == TokenKind.Mark ? text.Normal.Chars[before.NormalStart] is '"' or '«' or '“' or '(' or '\''
            : before.Kind == TokenKind.Word && (text.Words[first - 1].Is(LexemeKind.Head) || text.Words[first - 1].Is(LexemeKind.PlaceCue) || text.Words[first - 1].Is(Cue.SourceNoun));
    }

    private TimeAtom Single(WordForm word, int token)
    {
        foreach (var reading in word.Readings)
        {
            if (reading.Lexeme.Kind == LexemeKind.Time && (reading.Clitics & Clitics.Suffix) == 0)
            {
                return _entries[reading.Lexeme.Index] with { End = token + 1, Clitics = reading.Clitics };
            }
        }
        return TimeAtom.None;
    }

    private TimeAtom Follow(TaggedText text, int token, int node, Clitics clitics)
    {
        var found = TimeAtom.None;
        for (var at = token + 1; at < text.Tokens.Length && at < token + LongestPhrase && text.Tokens[at].Kind is TokenKind.Word or TokenKind.Number && !text.Tokens[at].LineBefore && _pack.Trie.Continues(node); at++)
        {
            node = _pack.Trie.Step(node, text.Words[at].Word);
            if (node < 0)
            {
                break;
            }
            foreach (var reading in _pack.Trie.Readings(node))
            {
                if (_entries[reading.Lexeme].Class != TimeClass.None)
                {
                    found = _entries[reading.Lexeme] with { End = at + 1, Clitics = clitics };
                }
            }
        }
        return found;
    }

    private static TimeAtom Compile(Lexeme lexeme)
    {
        if (!Enum.TryParse<TimeClass>(lexeme.Class, true, out var kind) || kind == TimeClass.None)
        {
            throw new ResourceException($"time: entry {lexeme.Id} has the unknown class '{lexeme.Class}'; the classes stand at the head of resources/ar/time/units.yaml.");
        }
        var parts = (lexeme.Key ?? "0").Split(' ');
        return new TimeAtom(kind, Value(kind, parts[0], lexeme.Id), 0, Clitics.None, lexeme.Id, parts.Length > 1 ? parts[1] : "");
    }

    private static int Value(TimeClass kind, string text, string id)
    {
        if (int.TryParse(text, out var number))
        {
            return number;
        }
        var name = text.Replace("-", "", StringComparison.Ordinal);
        return kind switch
        {
            TimeClass.Unit or TimeClass.Dual when Enum.TryParse<TimeUnit>(name, true, out var unit) => (int)unit,
            TimeClass.Part when Enum.TryParse<DayPart>(name, true, out var part) => (int)part,
            TimeClass.Edge when Enum.TryParse<TimeEdge>(name, true, out var edge) => (int)edge,
            TimeClass.Which or TimeClass.This when Enum.TryParse<Which>(name, true, out var which) => (int)which,
            _ => throw new ResourceException($"time: entry {id} has the value '{text}', which its class does not know."),
        };
    }
}
