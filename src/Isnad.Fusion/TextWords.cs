using Isnad.Text;

namespace Isnad.Fusion;

/// <summary>The word stems of a document and its sentences.</summary>
internal sealed class TextWords
{
    private readonly NormalizedText _normal;
    private readonly Token[] _tokens;
    private readonly Sentence[] _sentences;
    private readonly string?[] _stems;

    public TextWords(SourceText text)
    {
        _normal = NormalizedText.From(text.Value);
        _tokens = Tokenizer.Tokenize(_normal, text.Value.Length);
        _sentences = SentenceSplitter.Split(_tokens, _normal);
        _stems = [.. _tokens.Select(Stem)];
    }

    /// <summary>All stems.</summary>
    public IEnumerable<string> All => _stems.OfType<string>();

    /// <summary>Stems of a range of the source.</summary>
    public IEnumerable<string> Of(TextSpan span) => Range(token => token.Span.Overlaps(span));

    /// <summary>Stems of the sentences that hold one of <paramref name="spans"/>.</summary>
    public IEnumerable<string> Sentences(IEnumerable<TextSpan> spans)
    {
        var wanted = spans.ToArray();
        foreach (var sentence in _sentences)
        {
            var whole = _tokens[sentence.First].Span.Cover(_tokens[sentence.End - 1].Span);
            for (var i = sentence.First; i < sentence.End && Array.Exists(wanted, whole.Overlaps); i++)
            {
                if (_stems[i] is { } stem)
                {
                    yield return stem;
                }
            }
        }
    }

    private IEnumerable<string> Range(Predicate<Token> holds)
    {
        for (var i = 0; i < _tokens.Length; i++)
        {
            if (_stems[i] is { } stem && holds(_tokens[i]))
            {
                yield return stem;
            }
        }
    }

    private string? Stem(Token token)
    {
        var word = _normal.Chars[token.NormalStart..token.NormalEnd];
        return token.Kind switch
        {
            TokenKind.Mark => null,
            TokenKind.Word => LightStemmer.Stem(NormalizedText.Fold(word)),
            _ => word.ToString().ToLowerInvariant(),
        };
    }
}
