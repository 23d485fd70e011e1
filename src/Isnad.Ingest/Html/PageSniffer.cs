using System.Text;

namespace Isnad.Ingest.Html;

/// <summary>Tells a web page from plain text that begins with "&lt;" (HTML Standard, "identifying a resource with an unknown MIME type", and the tags that
/// saved pages and fragments begin with).</summary>
internal static class PageSniffer
{
    private const int Enough = 512;
    private static readonly string[] Starts = ["<!doctype html", "<html", "<head", "<body", "<title", "<meta", "<!--", "<article", "<main", "<div", "<p", "<table", "<h1", "<section", "<link", "<script", "<style", "<br", "<font", "<a", "<b"];

    /// <summary>True where what <paramref name="window"/> holds begins a page.</summary>
    public static bool IsPage(ByteWindow window)
    {
        while (window.Length < Enough && window.Fill())
        {
        }
        var head = Encoding.Latin1.GetString(window.Span[..Math.Min(Enough, window.Length)]);
        if (head.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase))
        {
            return head.Contains("<html", StringComparison.OrdinalIgnoreCase) || head.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase);
        }
        return Starts.Any(start => head.StartsWith(start, StringComparison.OrdinalIgnoreCase) && (start[1] == '!' || head.Length == start.Length || !char.IsAsciiLetterOrDigit(head[start.Length])));
    }
}
