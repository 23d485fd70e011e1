using System.Text;

namespace Isnad.Text;

/// <summary>Where a name stands in a text, however it is written: any vowel marks, letter variants and blanks within it, conjunctions and prepositions written to it, the cases of "father of".
/// In doubt it finds too much rather than too little: it serves taking names down.</summary>
public sealed class NameOccurrences
{
    /// <summary>Stands for each unit of a name that was taken down.</summary>
    public const char Mask = '\u2588';

    // A letter of two units is masked by one of two units, so that code points are counted as before too.
    private const string WideMask = "\U0001F532";

    private const int LeastLetters = 2;

    private readonly List<string> _forms;

    /// <summary>Looks for <paramref name="name"/>.</summary>
    /// <exception cref="ArgumentException">It has less than two letters.</exception>
    public NameOccurrences(string name)
    {
        Parts = [.. Words(name)];
        if (Parts.Sum(part => part.Length) < LeastLetters)
        {
            throw new ArgumentException($"'{name}' is no name: give at least {LeastLetters} letters.", nameof(name));
        }
        _forms = Forms(Parts);
    }

    /// <summary>Its words in match profile.</summary>
    public IReadOnlyList<string> Parts { get; }

    /// <summary>The places where it stands in <paramref name="text"/>, in order; what is written to its front is not part of them.</summary>
    public IReadOnlyList<TextSpan> Find(string text)
    {
        var normal = NormalizedText.From(text);
        var tokens = Tokenizer.Tokenize(normal, text.Length);
        var found = new List<TextSpan>();
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Kind != TokenKind.Mark && At(normal.Chars, tokens, i) is { } match)
            {
                var end = tokens[match.Last].Span.End;
                while (end < text.Length && ArabicLetters.IsMark(text[end]))
                {
                    end++;
                }
                found.Add(new(normal.SourceOffset(match.Start), end));
                i = match.Last;
            }
        }
        return found;
    }

    /// <summary>The places where any of <paramref name="names"/> stands, in order; those that overlap are one.</summary>
    public static IReadOnlyList<TextSpan> Find(string text, IEnumerable<NameOccurrences> names)
    {
        var merged = new List<TextSpan>();
        foreach (var span in names.SelectMany(name => name.Find(text)).OrderBy(span => span.Start))
        {
            if (merged.Count > 0 && merged[^1].Overlaps(span))
            {
                merged[^1] = merged[^1].Cover(span);
            }
            else
            {
                merged.Add(span);
            }
        }
        return merged;
    }

    /// <summary><paramref name="text"/> with every occurrence of <paramref name="names"/> masked, unit for unit.</summary>
    public static string Hide(string text, IEnumerable<NameOccurrences> names)
    {
        var spans = Find(text, names);
        if (spans.Count == 0)
        {
            return text;
        }
        var result = new StringBuilder(text);
        foreach (var span in spans)
        {
            for (var i = span.Start; i < span.End; i++)
            {
                if (char.IsHighSurrogate(text[i]) && i + 1 < span.End && char.IsLowSurrogate(text[i + 1]))
                {
                    (result[i], result[i + 1]) = (WideMask[0], WideMask[1]);
                    i++;
                }
                else
                {
                    result[i] = Mask;
                }
            }
        }
        return result.ToString();
    }

    private (int Start, int Last)? At(ReadOnlySpan<char> chars, Token[] tokens, int first)
    {
        var token = tokens[first];
        var word = chars[token.NormalStart..token.NormalEnd];
        for (var clitics = 0; clitics <= 2 && Leads(word, clitics); clitics++)
        {
            var start = token.NormalStart + clitics;
            foreach (var form in _forms)
            {
                // After "to" the article loses its first letter.
                var assimilated = clitics > 0 && chars[start - 1] == ArabicLetters.Lam && form is [ArabicLetters.Alef, ArabicLetters.Lam, ..];
                if ((End(chars, tokens, first, start, form) ?? (assimilated ? End(chars, tokens, first, start, form.AsSpan(1)) : null)) is { } last)
                {
                    return (start, last);
                }
            }
        }
        return null;
    }

    /// <summary>True where the first <paramref name="count"/> letters may be a conjunction and a preposition.</summary>
    private static bool Leads(ReadOnlySpan<char> word, int count) => count < word.Length && count switch
    {
        0 => true,
        1 => IsConjunction(word[0]) || IsPreposition(word[0]),
        _ => IsConjunction(word[0]) && IsPreposition(word[1]),
    };

    private static bool IsConjunction(char c) => c is ArabicLetters.Waw or ArabicLetters.Fa;

    private static bool IsPreposition(char c) => c is ArabicLetters.Ba or ArabicLetters.Kaf or ArabicLetters.Lam;

    /// <summary>The token with which <paramref name="form"/> ends when its letters are read from <paramref name="at"/> on, blanks and hyphens passed over; null where they differ or end within a word.</summary>
    private static int? End(ReadOnlySpan<char> chars, Token[] tokens, int token, int at, ReadOnlySpan<char> form)
    {
        for (var i = 0; ;)
        {
            if (Same(chars[at], form[i]))
            {
                (at, i) = (at + 1, i + 1);
            }
            else
            {
                return null;
            }
            var ends = at == tokens[token].NormalEnd;
            if (i == form.Length)
            {
                // The accusative of a name is written with an alef.
                return ends || (at + 1 == tokens[token].NormalEnd && chars[at] == ArabicLetters.Alef) ? token : null;
            }
            if (ends)
            {
                token++;
                while (token < tokens.Length && tokens[token].Kind == TokenKind.Mark && chars[tokens[token].NormalStart] is '-' or '\u2010' or '\u2011')
                {
                    token++;
                }
                if (token == tokens.Length || tokens[token].Kind == TokenKind.Mark)
                {
                    return null;
                }
                at = tokens[token].NormalStart;
            }
        }
    }

    private static bool Same(char text, char form) => Letter(text) == form;

    private static char Letter(char c) => c == ArabicLetters.TehMarbuta ? ArabicLetters.Ha : char.ToLowerInvariant(c);

    private static IEnumerable<string> Words(string name)
    {
        var normal = NormalizedText.From(name);
        return Tokenizer.Tokenize(normal, name.Length).Where(token => token.Kind != TokenKind.Mark)
            .Select(token => string.Concat(normal.Chars[token.NormalStart..token.NormalEnd].ToString().Select(Letter))).ToList();
    }

    private static List<string> Forms(IReadOnlyList<string> parts)
    {
        List<string> forms = [""];
        foreach (var part in parts)
        {
            var variants = ArabicLetters.FatherOf.Contains(part) ? ArabicLetters.FatherOf : ArabicLetters.SonOf.Contains(part) ? ArabicLetters.SonOf : [part];
            forms = [.. forms.SelectMany(form => variants.Select(variant => form + variant))];
        }
        return forms;
    }
}
