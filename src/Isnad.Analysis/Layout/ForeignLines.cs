using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Layout;

/// <summary>Says which lines are written in another language. A line that says too little by itself goes with its neighbours.</summary>
internal sealed class ForeignLines(ScriptLanguages languages)
{
    /// <summary>Where so many words in a hundred begin with the article, or its forms after one-letter words, a line is Arabic without a further look.</summary>
    private const int ArabicShare = 15;

    /// <summary>Marks the lines; gives the language of most foreign words and their number.</summary>
    public (LanguageEntry? Language, int Words) Mark(string source, NormalizedText normal, Token[] tokens, IReadOnlyList<TextLine> lines)
    {
        var foreign = false;
        foreach (var line in lines)
        {
            if (line.Furniture is not null)
            {
                continue;
            }
            if (!HasArticles(normal, tokens, line))
            {
                line.Language = languages.Guess(source.AsSpan(tokens[line.First].Span.Start, tokens[line.End - 1].Span.End - tokens[line.First].Span.Start));
                foreign |= IsForeign(line.Language.Language);
            }
            else
            {
                line.Language = new LanguageGuess(languages.Entries.FirstOrDefault(entry => entry.Code == ScriptLanguages.Arabic), 1, 1, line.Words);
            }
        }
        return foreign ? MarkAll(lines) : (null, 0);
    }

    private static (LanguageEntry? Language, int Words) MarkAll(IReadOnlyList<TextLine> lines)
    {
        var sums = new Dictionary<LanguageEntry, int>();
        for (var i = 0; i < lines.Count; i++)
        {
            var own = lines[i].Language;
            if (lines[i].Furniture is null && IsForeign(own.Language ?? Neighbour(lines, i)))
            {
                var language = own.Language ?? Neighbour(lines, i)!;
                sums[language] = sums.GetValueOrDefault(language) + lines[i].Words;
                lines[i].What = language.Name;
                lines[i].Reason = own.Language is null ? $"between lines in {language.Name}" : FormattableString.Invariant($"{own.Share:P0} of its words are {language.Name}, {own.Arabic:P0} Arabic");
            }
        }
        return sums.Count == 0 ? (null, 0) : (sums.MaxBy(pair => pair.Value).Key, sums.Values.Sum());
    }

    /// <summary>The language that the nearest telling lines before and after share, or the only one of them has.</summary>
    private static LanguageEntry? Neighbour(IReadOnlyList<TextLine> lines, int at)
    {
        var before = at - 1;
        while (before >= 0 && lines[before].Language.Language is null)
        {
            before--;
        }
        var after = at + 1;
        while (after < lines.Count && lines[after].Language.Language is null)
        {
            after++;
        }
        var (left, right) = (before >= 0 ? lines[before].Language.Language : null, after < lines.Count ? lines[after].Language.Language : null);
        return left is null ? right : right is null || left == right ? left : null;
    }

    private static bool IsForeign(LanguageEntry? language) => language is not null && language.Code != ScriptLanguages.Arabic;

    private static bool HasArticles(NormalizedText normal, Token[] tokens, TextLine line)
    {
        var found = 0;
        for (var i = line.First; i < line.End; i++)
        {
            if (tokens[i].Kind == TokenKind.Word && tokens[i].NormalEnd - tokens[i].NormalStart > 3)
            {
                var chars = normal.Chars[tokens[i].NormalStart..tokens[i].NormalEnd];
                if (chars[0] is ArabicLetters.Waw or ArabicLetters.Fa or ArabicLetters.Ba or ArabicLetters.Kaf && chars.Length > 4)
                {
                    chars = chars[1..];
                }
                found += chars[0] == ArabicLetters.Alef && chars[1] == ArabicLetters.Lam || chars[0] == ArabicLetters.Lam && chars[1] == ArabicLetters.Lam ? 1 : 0;
            }
        }
        return line.Words > 0 && found * 100 >= line.Words * ArabicShare;
    }
}
