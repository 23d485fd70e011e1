using Isnad.Language;
using Isnad.Model.Events;
using Isnad.Text;

namespace Isnad.Analysis.Layout;

/// <summary>Parts a text into report and what is none: paragraphs in other languages, remains of page furniture. Pure; one instance a worker, as <see cref="WordAnalyzer"/> is.</summary>
public sealed class LayoutReader(LanguagePack pack, WordAnalyzer words)
{
    /// <summary>A text is said to be in another language where at most this share of its words is left to read.</summary>
    private const double ReadShare = 0.2;

    private readonly InlineRemains _inline = new(pack.Furniture, words);
    private readonly ForeignLines _foreign = new(pack.Languages);

    /// <summary>Reads the layout of a text.</summary>
    public TextLayout Read(SourceText source)
    {
        var normal = NormalizedText.From(source.Value);
        var tokens = Tokenizer.Tokenize(normal, source.Value.Length);
        var lines = Lines(normal, tokens);
        foreach (var line in lines)
        {
            line.Furniture = pack.Furniture.Match(normal, tokens.AsSpan(line.First..line.End));
        }
        var (language, foreign) = _foreign.Mark(source.Value, normal, tokens, lines);
        FurnitureLines.Mark(lines);
        var parts = Parts(normal, tokens, lines);
        var all = lines.Sum(line => line.Furniture is null ? line.Words : 0);
        var name = language is not null && all - foreign <= all * ReadShare ? language.Name : null;
        return new TextLayout(normal, parts.Count == 0 ? tokens : Report(tokens, parts), [.. parts.Select(part => part.ToLeftOut(tokens))], DateLines(tokens, lines), name);
    }

    /// <summary>What is left out, in order; neighbouring lines that are left out for one reason are one part.</summary>
    private List<TextPart> Parts(NormalizedText normal, Token[] tokens, List<TextLine> lines)
    {
        var parts = new List<TextPart>();
        foreach (var line in lines)
        {
            if (line.What is null)
            {
                parts.AddRange(_inline.Find(normal, tokens, line).Select(found => new TextPart(found.First, found.End, found.Entry.Kind.Name(), $"{found.Entry.Id}, within a line")));
            }
            else if (parts.Count > 0 && parts[^1] is var last && last.End == line.First && last.What == line.What && last.Reason == line.Reason)
            {
                parts[^1] = last with { End = line.End };
            }
            else
            {
                parts.Add(new TextPart(line.First, line.End, line.What, line.Reason));
            }
        }
        return parts;
    }

    private static Token[] Report(Token[] tokens, List<TextPart> parts)
    {
        var result = new List<Token>(tokens.Length);
        var at = 0;
        foreach (var part in parts)
        {
            Keep(tokens, at, part.First, result);
            at = part.End;
        }
        Keep(tokens, at, tokens.Length, result);
        return [.. result];
    }

    /// <summary>A line begins after what is left out.</summary>
    private static void Keep(Token[] tokens, int first, int end, List<Token> result)
    {
        if (first < end)
        {
            result.Add(tokens[first] with { LineBefore = true });
            result.AddRange(tokens.AsSpan(first + 1, end - first - 1));
        }
    }

    /// <summary>Lines of publication before lines of change.</summary>
    private static Token[] DateLines(Token[] tokens, List<TextLine> lines) =>
        [.. lines.Where(line => line.What is not null && line.Furniture?.Kind is FurnitureKind.Published or FurnitureKind.Updated).OrderBy(line => line.Furniture!.Kind).SelectMany(line => tokens[line.First..line.End])];

    private static List<TextLine> Lines(NormalizedText normal, Token[] tokens)
    {
        var result = new List<TextLine>();
        var first = 0;
        var words = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            words += tokens[i].Kind == TokenKind.Mark ? 0 : 1;
            if (i + 1 == tokens.Length || tokens[i + 1].LineBefore)
            {
                result.Add(new TextLine(first, i + 1, words, EndsSentence(normal, tokens, first, i)));
                (first, words) = (i + 1, 0);
            }
        }
        return result;
    }

    /// <summary>A full stop at the end, closing quotes passed over.</summary>
    private static bool EndsSentence(NormalizedText normal, Token[] tokens, int first, int last)
    {
        while (last > first && tokens[last].Kind == TokenKind.Mark && normal.Chars[tokens[last].NormalStart] is '"' or '»' or '”' or ')')
        {
            last--;
        }
        return tokens[last].Kind == TokenKind.Mark && normal.Chars[tokens[last].NormalStart] == '.';
    }
}
