using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html;
using AngleSharp.Html.Parser;

namespace Isnad.Ingest.Web;

/// <summary>Texts of feeds: made sound for the XML reader, and out of HTML.</summary>
internal static partial class FeedText
{
    /// <summary>What may stand before the declaration by mistake.</summary>
    public const string Blank = "\uFEFF \t\r\n";

    private const int LongestTitle = 500;
    private const int DeclarationBytes = 256;

    /// <summary>The encoding that the XML declaration tells; null without one.</summary>
    public static string? Declared(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(DeclarationBytes, bytes.Length)]);
        return Declaration().Match(head) is { Success: true } match ? match.Groups[1].Value : null;
    }

    /// <summary>The text with what feeds often have and XML has not: blanks before the declaration are taken away, characters that XML forbids become blanks, and names of
    /// characters that only HTML knows (<c>&amp;nbsp;</c>) the characters.</summary>
    public static string Sound(string text)
    {
        var clean = Forbidden().Replace(text.AsSpan().TrimStart(Blank).ToString(), " ");
        return clean.Contains('&', StringComparison.Ordinal) ? Named().Replace(clean, match => HtmlEntityProvider.Resolver.GetSymbol(match.Groups[1].Value + ";") ?? match.Value) : clean;
    }

    /// <summary>Plain text on one line of what may be HTML; null where nothing is left.</summary>
    public static string? Plain(string? words, bool isHtml)
    {
        if (words is null)
        {
            return null;
        }
        var text = words.Length > LongestTitle * 8 ? words[..(LongestTitle * 8)] : words;
        if (isHtml && text.AsSpan().ContainsAny('<', '&'))
        {
            text = new HtmlParser().ParseDocument(text).Body?.TextContent ?? "";
        }
        text = Blanks().Replace(text, " ").Trim();
        if (text.Length > LongestTitle)
        {
            text = text[..(char.IsHighSurrogate(text[LongestTitle - 1]) ? LongestTitle - 1 : LongestTitle)];
        }
        return text.Length == 0 ? null : text;
    }

    /// <summary>The first sentence of a message of the framework, without the place, which a problem names itself.</summary>
    public static string FirstSentence(string message) => Place().Replace(message, "").Split(". ", 2)[0].TrimEnd('.');

    [GeneratedRegex("""^\s*(?:\xEF\xBB\xBF)?\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])")]
    private static partial Regex Forbidden();

    [GeneratedRegex("&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31});")]
    private static partial Regex Named();

    [GeneratedRegex(@"\s*Line \d+, position \d+\.?")]
    private static partial Regex Place();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
