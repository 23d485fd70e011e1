using Isnad.Language;

namespace Isnad.Analysis.Tagging;

/// <summary>An entry of the pack found in the text, from token <paramref name="First"/> to <paramref name="End"/> exclusive.</summary>
public readonly record struct LexicalMatch(int First, int End, Lexeme Lexeme, FormFlags Flags, Clitics Clitics)
{
    /// <summary>Number of tokens.</summary>
    public int Length => End - First;
}

/// <summary>All matches of a text, in order of their first token; of phrases of one kind that start together the longest comes first.</summary>
public sealed class LexicalMatches
{
    private const int LongestPhrase = 10;
    private readonly TaggedText _text;
    private readonly LanguagePack _pack;
    private readonly List<LexicalMatch> _all;
    private readonly int[] _firstOf;

    public LexicalMatches(TaggedText text, LanguagePack pack)
    {
        _text = text;
        _pack = pack;
        _all = new List<LexicalMatch>(text.Tokens.Length);
        _firstOf = new int[text.Tokens.Length + 1];
        CueBits = new ulong[text.Tokens.Length];
        for (var i = 0; i < text.Tokens.Length; i++)
        {
            _firstOf[i] = _all.Count;
            var word = text.Words[i];
            foreach (var (node, clitics) in word.Starts)
            {
                Follow(i, node, clitics);
            }
            foreach (var reading in word.Readings)
            {
                Take(new LexicalMatch(i, i + 1, reading.Lexeme, reading.Flags, reading.Clitics));
            }
        }
        _firstOf[text.Tokens.Length] = _all.Count;
    }

    /// <summary>Words for an occurrence that none of their companions follows, in order; the token of one that does but opens a phrase of another type, or -1.</summary>
    public List<(LexicalMatch Match, int Opens)> Alone { get; } = [];

    /// <summary>Every match.</summary>
    public ReadOnlySpan<LexicalMatch> All => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_all);

    /// <summary>Bits of the cue classes at each token, phrases included (at each of their tokens).</summary>
    public ulong[] CueBits { get; }

    /// <summary>Matches that start at a token.</summary>
    public ReadOnlySpan<LexicalMatch> At(int token) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_all)[_firstOf[token].._firstOf[token + 1]];

    /// <summary>True where the token carries the cue.</summary>
    public bool Has(int token, Cue cue) => (uint)token < (uint)CueBits.Length && (CueBits[token] & cue.Bit()) != 0;

    /// <summary>The longest match of a kind at a token.</summary>
    public LexicalMatch? Find(int token, LexemeKind kind)
    {
        if ((uint)token >= (uint)CueBits.Length)
        {
            return null;
        }
        LexicalMatch? best = null;
        foreach (var match in At(token))
        {
            if (match.Lexeme.Kind == kind && (best is null || match.End > best.Value.End))
            {
                best = match;
            }
        }
        return best;
    }

    /// <summary>The token after <paramref name="token"/> that is a word, over quotation marks and hyphens; the end where a stop or a line comes first.</summary>
    public int NextWord(int token)
    {
        var next = token + 1;
        while (next < _text.Tokens.Length && !_text.Tokens[next].LineBefore && IsSkippable(next))
        {
            next++;
        }
        return next < _text.Tokens.Length && !_text.Tokens[next].LineBefore && _text.Tokens[next].Kind != Text.TokenKind.Mark ? next : _text.Tokens.Length;
    }

    private bool IsSkippable(int token) => IsSkippable(_text, token);

    /// <summary>True for a quotation mark, bracket or hyphen, which parts no words.</summary>
    internal static bool IsSkippable(TaggedText text, int token) => text.Tokens[token].Kind == Text.TokenKind.Mark && text.Normal.Chars[text.Tokens[token].NormalStart] is '"' or '«' or '»' or '“' or '”' or '-' or '–' or '(' or ')' or '\'' or '‘' or '’';

    private void Follow(int first, int node, Clitics clitics)
    {
        var found = new PathBuffer();
        var depth = 0;
        var at = first;
        while (_pack.Trie.Continues(node) && depth < LongestPhrase)
        {
            var next = NextWord(at);
            if (next >= _text.Tokens.Length)
            {
                break;
            }
            node = _pack.Trie.Step(node, _text.Words[next].Word);
            if (node < 0)
            {
                break;
            }
            at = next;
            found[depth++] = (node, at + 1);
        }
        for (var i = depth - 1; i >= 0; i--)
        {
            foreach (var reading in _pack.Trie.Readings(found[i].Node))
            {
                var lexeme = _pack.Lexemes[reading.Lexeme];
                if (WordAnalyzer.Allowed(lexeme, reading.Flags, clitics, 3))
                {
                    Take(new LexicalMatch(first, found[i].End, lexeme, reading.Flags, clitics));
                }
            }
        }
    }

    /// <summary>Adds a match whose companions are there, or that needs none.</summary>
    private void Take(LexicalMatch match)
    {
        if (Goes(match.Lexeme, match.First, match.End, out var opens))
        {
            Add(match);
        }
        else if (match.Lexeme.Kind == LexemeKind.Trigger)
        {
            Alone.Add((match, opens));
        }
    }

    private void Add(LexicalMatch match)
    {
        _all.Add(match);
        if (match.Lexeme.Cue != Cue.None)
        {
            for (var i = match.First; i < match.End; i++)
            {
                CueBits[i] |= match.Lexeme.Cue.Bit();
            }
        }
    }

    /// <summary>An entry with companions needs one of them within the four words after (source: docs/resources.md).</summary>
    private bool Goes(Lexeme lexeme, int first, int end, out int opens)
    {
        opens = -1;
        if (lexeme.With.Length == 0)
        {
            return true;
        }
        // An entry that names no occurrence takes a word out: it asks for its companion nearer, and before any stop.
        var silent = lexeme is { Kind: LexemeKind.Trigger, Types.Length: 0 };
        for (var i = end; i < Math.Min(end + (silent ? 3 : 4), _text.Words.Length); i++)
        {
            if (_text.Tokens[i].LineBefore || silent && _text.Tokens[i].Kind == Text.TokenKind.Mark && !IsSkippable(i))
            {
                return false;
            }
            foreach (var stem in _text.Words[i].Stems)
            {
                if (Array.IndexOf(lexeme.With, stem) >= 0)
                {
                    opens = OpensAnother(lexeme, i) ? i : -1;
                    return opens < 0;
                }
            }
        }
        return false;
    }

    /// <summary>A companion that opens a phrase of its own of another type is none: "to give air support" is no giving.</summary>
    private bool OpensAnother(Lexeme lexeme, int token)
    {
        if (lexeme.Kind != LexemeKind.Trigger || NextWord(token) is var next && next >= _text.Tokens.Length)
        {
            return false;
        }
        foreach (var (start, _) in _text.Words[token].Starts)
        {
            var node = _pack.Trie.Step(start, _text.Words[next].Word);
            if (node < 0)
            {
                continue;
            }
            foreach (var reading in _pack.Trie.Readings(node))
            {
                if (_pack.Lexemes[reading.Lexeme] is { Kind: LexemeKind.Trigger } other && !other.Types.AsSpan().ContainsAny(lexeme.Types))
                {
                    return true;
                }
            }
        }
        return false;
    }

    [System.Runtime.CompilerServices.InlineArray(LongestPhrase)]
    private struct PathBuffer
    {
        private (int Node, int End) _element;
    }
}
