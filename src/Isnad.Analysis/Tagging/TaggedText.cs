using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Tagging;

/// <summary>A report's text cut up and looked up once; later stages read this and never the characters again.</summary>
public sealed class TaggedText
{
    private readonly int[] _sentenceOf;

    /// <summary>The whole text.</summary>
    public TaggedText(SourceText source, WordAnalyzer words) : this(source, NormalizedText.From(source.Value), words) { }

    /// <summary>Some of the text's tokens, in order; the others are read by nobody.</summary>
    public TaggedText(SourceText source, NormalizedText normal, Token[] tokens, WordAnalyzer words)
    {
        Source = source;
        Normal = normal;
        Tokens = tokens;
        Words = new WordForm[Tokens.Length];
        for (var i = 0; i < Tokens.Length; i++)
        {
            Words[i] = words.Analyze(Normal.Chars[Tokens[i].NormalStart..Tokens[i].NormalEnd]);
        }
        _sentenceOf = new int[Tokens.Length];
        Sentences = [];
        Number(SentenceSplitter.Split(Tokens, Normal));
    }

    private TaggedText(SourceText source, NormalizedText normal, WordAnalyzer words) : this(source, normal, Tokenizer.Tokenize(normal, source.Value.Length), words) { }

    /// <summary>The text as it came.</summary>
    public SourceText Source { get; }

    /// <summary>The text in match profile.</summary>
    public NormalizedText Normal { get; }

    /// <summary>Tokens in order.</summary>
    public Token[] Tokens { get; }

    /// <summary>What the pack knows of each token.</summary>
    public WordForm[] Words { get; }

    /// <summary>Sentences in order; every token stands in one.</summary>
    public Sentence[] Sentences { get; private set; }

    /// <summary>Takes other sentences: what marks leave together, words may divide (<see cref="ItemDivider"/>). They cover all tokens. Before anything is looked up by sentence.</summary>
    public void Number(Sentence[] sentences)
    {
        Sentences = sentences;
        for (var s = 0; s < sentences.Length; s++)
        {
            _sentenceOf.AsSpan(sentences[s].First, sentences[s].End - sentences[s].First).Fill(s);
        }
    }

    /// <summary>Number of the sentence of a token.</summary>
    public int SentenceOf(int token) => _sentenceOf[token];

    /// <summary>The characters of a token in match profile.</summary>
    public ReadOnlySpan<char> Chars(int token) => Normal.Chars[Tokens[token].NormalStart..Tokens[token].NormalEnd];

    /// <summary>Source range of the tokens from <paramref name="first"/> to <paramref name="end"/> exclusive.</summary>
    public TextSpan Span(int first, int end) => new(Tokens[first].Span.Start, Tokens[end - 1].Span.End);

    /// <summary>True for the mark <paramref name="mark"/> (match profile) at a token.</summary>
    public bool IsMark(int token, char mark) => Tokens[token].Kind == TokenKind.Mark && Normal.Chars[Tokens[token].NormalStart] == mark;

    /// <summary>True where the token is inside the text and of the kind.</summary>
    public bool Is(int token, TokenKind kind) => (uint)token < (uint)Tokens.Length && Tokens[token].Kind == kind;
}
