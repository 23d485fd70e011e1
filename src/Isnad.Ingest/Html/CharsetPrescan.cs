using System.Text;
using System.Text.RegularExpressions;

namespace Isnad.Ingest.Html;

/// <summary>The encoding that a page names for itself near its start (HTML Standard, "prescan a byte stream"; it looks at 1024 bytes, saved pages need more).</summary>
internal static partial class CharsetPrescan
{
    private const int Length = 4096;

    /// <summary>The name, or null.</summary>
    public static string? Find(ReadOnlySpan<byte> page)
    {
        var head = Comment().Replace(Encoding.Latin1.GetString(page[..Math.Min(page.Length, Length)]), "");
        var meta = Meta().Match(head);
        return meta.Success ? meta.Groups[1].Value : Declaration().Match(head) is { Success: true } xml ? xml.Groups[1].Value : null;
    }

    [GeneratedRegex(@"<meta[^>]*?\bcharset\s*=\s*[""']?\s*([A-Za-z0-9_:.\-]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Meta();

    [GeneratedRegex(@"^\s*<\?xml[^>]*?encoding\s*=\s*[""']([A-Za-z0-9_:.\-]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Declaration();

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
