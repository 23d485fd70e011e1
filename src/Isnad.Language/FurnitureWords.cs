using Isnad.Text;

namespace Isnad.Language;

/// <summary>Says of a line of text whether it is a remain of page furniture: menus, buttons, teasers, captions, comment forms (resources/ar/furniture).
/// It sees one line and no page: whether the report has come before it, and where a list ends, is for the caller to say. Pure and thread-safe.</summary>
public sealed class FurnitureWords
{
    /// <summary>Longest run of words in an entry; longer ones are not followed.</summary>
    private const int LongestPhrase = 12, LongestWord = 40;
    private readonly IReadOnlyList<FurnitureEntry> _entries;

    internal FurnitureWords(IReadOnlyList<FurnitureEntry> entries, PhraseTrie trie)
    {
        _entries = entries;
        Trie = trie;
    }

    /// <summary>A matcher that knows no furniture.</summary>
    public static FurnitureWords None { get; } = new([], new PhraseTrie());

    /// <summary>All entries.</summary>
    public IReadOnlyList<FurnitureEntry> Entries => _entries;

    internal PhraseTrie Trie { get; }

    /// <summary>What the line is, null where it is no furniture. A text of several lines is taken for one.</summary>
    public FurnitureLine? Match(string line)
    {
        var normal = NormalizedText.From(line);
        return Match(normal, Tokenizer.Tokenize(normal, line.Length));
    }

    /// <summary>The same for the tokens of one line of a text that is cut up already.</summary>
    public FurnitureLine? Match(NormalizedText normal, ReadOnlySpan<Token> line)
    {
        int words = 0, arabic = 0, numbers = 0, word = -1;
        for (var i = 0; i < line.Length; i++)
        {
            numbers += line[i].Kind == TokenKind.Number ? 1 : 0;
            words += line[i].Kind == TokenKind.Mark ? 0 : 1;
            arabic += line[i].Kind == TokenKind.Word ? 1 : 0;
            word = word < 0 && line[i].Kind is (TokenKind.Word or TokenKind.Latin) ? i : word;
        }
        if (word < 0)
        {
            return null;
        }
        var look = new LineLook(normal, line, words, arabic, numbers > 0);
        return Alone(look, word) ?? Head(look, word) ?? End(look) ?? Inside(look);
    }

    /// <summary>The entry whose words begin <paramref name="rest"/>, a part of a line, and that may stand within one, with the number of tokens that its words cover; null where there is none.</summary>
    public (FurnitureEntry Entry, int Length)? MatchInline(NormalizedText normal, ReadOnlySpan<Token> rest)
    {
        (FurnitureEntry, int)? best = null;
        var look = new LineLook(normal, rest, 0, 0, true);
        var steps = new Steps(Trie, look, 0, false);
        while (steps.Next())
        {
            foreach (var reading in steps.Readings)
            {
                if (_entries[reading.Lexeme] is { Inline: true } found && (found.Position != FurniturePosition.Label || look.IsLabel(steps.End, true)))
                {
                    best = (found, steps.End);
                }
            }
        }
        return best;
    }

    private FurnitureLine? Alone(LineLook look, int word)
    {
        FurnitureEntry? entry = null;
        var extent = FurnitureExtent.Line;
        var at = word;
        while (at < look.Line.Length)
        {
            if (look.Line[at].Kind is TokenKind.Mark or TokenKind.Number)
            {
                at++;
                continue;
            }
            FurnitureEntry? best = null;
            var end = at;
            var steps = new Steps(Trie, look, at, true);
            while (steps.Next())
            {
                foreach (var reading in steps.Readings)
                {
                    var found = _entries[reading.Lexeme];
                    if (found.Position == FurniturePosition.Alone && look.Allows(found))
                    {
                        best = steps.End > end || best is null || found.Extent > best.Extent ? found : best;
                        end = steps.End;
                    }
                }
            }
            if (best is null)
            {
                return null;
            }
            entry ??= best;
            extent = best.Extent > extent ? best.Extent : extent;
            at = end;
        }
        return entry is null ? null : new FurnitureLine(entry, extent);
    }

    private FurnitureLine? Head(LineLook look, int word)
    {
        FurnitureEntry? best = null;
        var steps = new Steps(Trie, look, word, false);
        while (steps.Next())
        {
            foreach (var reading in steps.Readings)
            {
                var found = _entries[reading.Lexeme];
                if ((found.Position == FurniturePosition.Head || found.Position == FurniturePosition.Label && look.IsLabel(steps.End, false)) && look.Allows(found))
                {
                    best = found;
                }
            }
        }
        return best is null ? null : new FurnitureLine(best, best.Extent);
    }

    /// <summary>A caption: "… (agency - archive)", with words before the bracket that end no sentence.</summary>
    private FurnitureLine? End(LineLook look)
    {
        var close = look.Line.Length - 1;
        if (close < 3 || look.Mark(close) is not (')' or ']'))
        {
            return null;
        }
        var open = close - 1;
        while (open > 0 && look.Mark(open) is not ('(' or '['))
        {
            open--;
        }
        if (open == 0 || look.Line[open - 1].Kind == TokenKind.Mark && look.Mark(open - 1) is '.' or '!' or ArabicLetters.QuestionMark or ':')
        {
            return null;
        }
        FurnitureEntry? entry = null;
        for (var at = open + 1; at < close;)
        {
            if (look.Line[at].Kind is TokenKind.Mark or TokenKind.Number)
            {
                at++;
                continue;
            }
            var end = at;
            var steps = new Steps(Trie, look, at, false);
            while (steps.Next())
            {
                foreach (var reading in steps.Readings)
                {
                    if (_entries[reading.Lexeme] is { Position: FurniturePosition.End } found && look.Allows(found))
                    {
                        (entry, end) = (entry ?? found, steps.End);
                    }
                }
            }
            if (end == at)
            {
                return null;
            }
            at = end;
        }
        return entry is null ? null : new FurnitureLine(entry, entry.Extent);
    }

    private FurnitureLine? Inside(LineLook look)
    {
        for (var at = 0; at < look.Line.Length; at++)
        {
            var steps = new Steps(Trie, look, at, false);
            while (steps.Next())
            {
                foreach (var reading in steps.Readings)
                {
                    if (_entries[reading.Lexeme] is { Position: FurniturePosition.Inside } found && look.Allows(found))
                    {
                        return new FurnitureLine(found, found.Extent);
                    }
                }
            }
        }
        return null;
    }

    /// <summary>A line with its counts.</summary>
    private readonly ref struct LineLook(NormalizedText normal, ReadOnlySpan<Token> line, int words, int arabic, bool hasNumber)
    {
        public ReadOnlySpan<Token> Line { get; } = line;

        public bool Allows(FurnitureEntry entry) => (entry.Most == 0 || (entry.Position == FurniturePosition.Inside ? arabic : words) <= entry.Most) && (!entry.NeedsNumber || hasNumber);

        public char Mark(int at) => Line[at].Kind == TokenKind.Mark ? normal.Chars[Line[at].NormalStart] : '\0';

        /// <summary>True where a mark that sets a label off stands at the token, or the line ends there. Within a line only a colon does: dashes part clauses.</summary>
        public bool IsLabel(int at, bool inline) => at >= Line.Length ? !inline
            : Mark(at) == ':' || !inline && Mark(at) is '|' or '»' or '›' or '>' or '-' or '–' or '—' or '•' or '/' or '©' or '←';

        /// <summary>The word as the entries spell it, in <paramref name="buffer"/>.</summary>
        public ReadOnlySpan<char> Word(int at, Span<char> buffer)
        {
            var chars = normal.Chars[Line[at].NormalStart..Line[at].NormalEnd];
            if (chars.Length > buffer.Length)
            {
                return [];
            }
            for (var i = 0; i < chars.Length; i++)
            {
                buffer[i] = chars[i] == ArabicLetters.TehMarbuta ? ArabicLetters.Ha : char.ToLowerInvariant(chars[i]);
            }
            return buffer[..chars.Length];
        }
    }

    /// <summary>Follows the entries' words from a token, over marks (but those that set a label off) and, where asked for, over numbers.</summary>
    private ref struct Steps(PhraseTrie trie, LineLook look, int first, bool overNumbers)
    {
        private readonly LineLook _look = look;
        private int _node, _at = first, _count;

        /// <summary>The token after the last word.</summary>
        public int End { get; private set; } = first;

        public readonly Reading[] Readings => trie.Readings(_node);

        public bool Next()
        {
            while (_count > 0 && _at < _look.Line.Length && (_look.Line[_at].Kind == TokenKind.Mark && !_look.IsLabel(_at, true) || overNumbers && _look.Line[_at].Kind == TokenKind.Number))
            {
                _at++;
            }
            if (_at >= _look.Line.Length || _count++ >= LongestPhrase || _look.Line[_at].Kind is not (TokenKind.Word or TokenKind.Latin))
            {
                return false;
            }
            Span<char> buffer = stackalloc char[LongestWord];
            _node = trie.Step(_node, trie.Word(_look.Word(_at, buffer)));
            End = ++_at;
            return _node >= 0;
        }
    }
}
