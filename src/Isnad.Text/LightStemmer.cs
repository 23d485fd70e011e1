namespace Isnad.Text;

/// <summary>A stem good enough to count words by: no dictionary, so a root letter that looks like a clitic goes too.</summary>
public static class LightStemmer
{
    /// <summary>The stem of a word in match profile: without conjunction, preposition with article, article and a pronoun that is written to its end.</summary>
    public static string Stem(string word)
    {
        var start = 0;
        if (word.Length > 4 && word[0] is ArabicLetters.Waw or ArabicLetters.Fa)
        {
            start = 1;
        }
        if (word.Length - start > 4 && word[start] is ArabicLetters.Ba or ArabicLetters.Kaf && word[start + 1] == ArabicLetters.Alef && word[start + 2] == ArabicLetters.Lam)
        {
            start++;
        }
        if (word.Length - start > 4 && (word[start] == ArabicLetters.Alef || word[start] == ArabicLetters.Lam) && word[start + 1] == ArabicLetters.Lam)
        {
            start += 2;
        }
        var end = word.Length;
        foreach (var suffix in ArabicLetters.PronounSuffixes)
        {
            if (end - start - suffix.Length >= 3 && word.AsSpan(0, end).EndsWith(suffix, StringComparison.Ordinal))
            {
                end -= suffix.Length;
                break;
            }
        }
        return word[start..end];
    }
}
