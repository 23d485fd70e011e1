using System.Globalization;
using System.Text;

namespace Isnad.Text;

/// <summary>One or more words to search by, and where in the text they stand; a decimal number gives its parts.</summary>
public readonly record struct SearchWord(string Words, TextSpan Span);

/// <summary>A text as words to search by: in match profile, without clitics that are written to a word, numbers in digits, Latin in lower case, parted by single spaces.
/// What is looked for goes the same way.</summary>
public static class SearchWords
{
    /// <summary>The words of <paramref name="text"/>.</summary>
    public static string Of(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var (words, _) in Tokens(text))
        {
            result.Append(result.Length > 0 ? " " : "").Append(words);
        }
        return result.ToString();
    }

    /// <summary>The words of <paramref name="text"/>, each with its place.</summary>
    public static IEnumerable<SearchWord> Tokens(string text)
    {
        var normal = NormalizedText.From(text);
        foreach (var token in Tokenizer.Tokenize(normal, text.Length))
        {
            if (token.Kind == TokenKind.Mark)
            {
                continue;
            }
            var word = normal.Chars[token.NormalStart..token.NormalEnd];
            // Folded first: whoever types the last letter of a feminine noun without its dots must find it too, though its stem loses that letter.
            var words = token.Kind == TokenKind.Word ? LightStemmer.Stem(NormalizedText.Fold(word)) : Plain(word.ToString().ToLowerInvariant());
            if (words.Length > 0)
            {
                yield return new(words, token.Span);
            }
        }
    }

    /// <summary>Letters and digits alone, as an index knows them: separators of thousands go, any other mark parts words.</summary>
    private static string Plain(string word)
    {
        var result = new StringBuilder(word.Length);
        for (var i = 0; i < word.Length; i++)
        {
            var category = char.GetUnicodeCategory(word[i]);
            if (category is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber)
            {
                result.Append(word[i]);
            }
            else if (!(word[i] == ',' && i + 3 < word.Length && (i + 4 == word.Length || !char.IsAsciiDigit(word[i + 4]))))
            {
                result.Append(' ');
            }
        }
        return string.Join(' ', result.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
