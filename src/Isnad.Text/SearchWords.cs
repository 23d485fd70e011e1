using System.Text;

namespace Isnad.Text;

/// <summary>A text as words to search by: in match profile, without clitics that are written to a word, numbers in digits, Latin in lower case, parted by single spaces.
/// What is looked for goes the same way.</summary>
public static class SearchWords
{
    /// <summary>The words of <paramref name="text"/>.</summary>
    public static string Of(string text)
    {
        var normal = NormalizedText.From(text);
        var result = new StringBuilder(text.Length);
        foreach (var token in Tokenizer.Tokenize(normal, text.Length))
        {
            if (token.Kind == TokenKind.Mark)
            {
                continue;
            }
            // Folded first: whoever types the last letter of a feminine noun without its dots must find it too, though its stem loses that letter.
            var word = normal.Chars[token.NormalStart..token.NormalEnd];
            result.Append(result.Length > 0 ? " " : "").Append(token.Kind == TokenKind.Word ? LightStemmer.Stem(NormalizedText.Fold(word)) : word.ToString().ToLowerInvariant());
        }
        return result.ToString();
    }
}
