using System.Buffers;
using System.Text;

namespace Isnad.Ingest.Html;

/// <summary>Makes markup harmless before it is parsed: HTML's own algorithm takes a time that grows with the square of the nesting (100,000 nested
/// elements: more than a minute), and nobody writes an article deeper than <see cref="MaxDepth"/>.</summary>
internal static class PageMarkup
{
    /// <summary>Tags opened deeper than this are left out; what stands in them is kept.</summary>
    public const int MaxDepth = 256;

    /// <summary>What stands after so many UTF-16 units is cut off: 16 Mi.</summary>
    public const int MaxLength = 1 << 24;

    // Elements that have no end tag, or whose end tag may be left out: their start tags say nothing about depth.
    private static readonly FrozenNames Uncounted = new("area base br col embed hr img input link meta param source track wbr p li dt dd tr td th tbody thead tfoot option optgroup html head body colgroup");
    private static readonly FrozenNames Raw = new("script style textarea title xmp iframe noembed noframes");
    private static readonly SearchValues<char> NameEnd = SearchValues.Create(" \t\r\n\f/>");

    /// <summary>The markup without what is too deep or too long; <paramref name="cuts"/> says what was left out.</summary>
    public static string Limit(string markup, List<string> cuts)
    {
        if (markup.Length > MaxLength)
        {
            markup = markup[..MaxLength];
            cuts.Add($"the page is longer than {MaxLength >> 20} Mi characters");
        }
        StringBuilder? kept = null;
        int depth = 0, copied = 0;
        for (var at = markup.IndexOf('<'); at >= 0 && at + 1 < markup.Length;)
        {
            var tag = Tag(markup, at);
            if (tag.Counts)
            {
                depth += tag.Opens ? 1 : 0;
                if (depth > MaxDepth)
                {
                    kept ??= new StringBuilder(markup.Length);
                    kept.Append(markup, copied, at - copied);
                    copied = tag.End;
                }
                depth -= !tag.Opens && depth > 0 ? 1 : 0;
            }
            at = tag.End >= markup.Length ? -1 : markup.IndexOf('<', tag.End);
        }
        if (kept is null)
        {
            return markup;
        }
        cuts.Add($"elements nested deeper than {MaxDepth} were taken out, their text was kept");
        return kept.Append(markup, copied, markup.Length - copied).ToString();
    }

    /// <summary>The tag, comment or raw text at <paramref name="at"/>: where it ends, and whether it goes deeper or comes back.</summary>
    private static (int End, bool Counts, bool Opens) Tag(string markup, int at)
    {
        var rest = markup.AsSpan(at);
        if (rest.StartsWith("<!--"))
        {
            return (After(markup, "-->", at + 4), false, false);
        }
        var closes = rest[1] == '/';
        var start = at + (closes ? 2 : 1);
        if (start >= markup.Length || !char.IsAsciiLetter(markup[start]))
        {
            return (start, false, false);
        }
        var length = markup.AsSpan(start).IndexOfAny(NameEnd);
        var name = markup.AsSpan(start, length < 0 ? markup.Length - start : Math.Min(length, 40));
        var end = TagEnd(markup, start + name.Length);
        if (!closes && Raw.Contains(name))
        {
            return (After(markup, $"</{name}", end), false, false);
        }
        return (end, !Uncounted.Contains(name) && (closes || markup[end - 1] != '>' || markup[end - 2] != '/'), !closes);
    }

    private static int TagEnd(string markup, int at)
    {
        while (at < markup.Length && markup[at] != '>')
        {
            // A quotation mark counts only where a value begins.
            if (markup[at] is '"' or '\'' && markup[at - 1] == '=' && markup.IndexOf(markup[at], at + 1) is > 0 and var close)
            {
                at = close;
            }
            at++;
        }
        return Math.Min(at + 1, markup.Length);
    }

    private static int After(string markup, string mark, int from)
    {
        var at = markup.IndexOf(mark, from, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? markup.Length : at + (mark[0] == '-' ? mark.Length : 0);
    }
}
