using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Isnad.Ingest.Html;

/// <summary>The comments that browsers, archives and mirror programs leave in the pages that they save.</summary>
/// <param name="Url">Where the page came from.</param>
/// <param name="At">When it was saved.</param>
internal sealed partial record SavedPage(string? Url, PageInstant? At)
{
    private const int MaxNodes = 400, MaxComment = 4000;

    /// <summary>Looks at the first and last nodes of the document.</summary>
    public static SavedPage Find(IDocument document)
    {
        var found = new SavedPage(null, null);
        foreach (var comment in Comments(document))
        {
            if (comment.Length < MaxComment)
            {
                found = new(found.Url ?? UrlOf(comment), found.At ?? TimeOf(comment));
            }
        }
        return found;
    }

    private static IEnumerable<string> Comments(IDocument document)
    {
        foreach (var parent in new INode?[] { document, document.DocumentElement, document.Head, document.Body })
        {
            var count = parent?.ChildNodes.Length ?? 0;
            for (var i = 0; i < count; i++)
            {
                if ((i < MaxNodes || i > count - MaxNodes) && parent!.ChildNodes[i] is IComment comment)
                {
                    yield return comment.Data;
                }
            }
        }
    }

    private static string? UrlOf(string comment) => Saved().Match(comment) is { Success: true } saved ? saved.Groups[1].Value
        : Single().Match(comment) is { Success: true } single ? single.Groups[1].Value
        : Mirror().Match(comment) is { Success: true } mirror ? "http://" + mirror.Groups[1].Value : null;

    private static PageInstant? TimeOf(string comment)
    {
        var match = Archive().Match(comment) is { Success: true } archive ? archive : Mirror().Match(comment) is { Success: true } mirror ? mirror : SingleDate().Match(comment);
        return match.Success ? PageInstant.Parse(match.Groups[^1].Value.Trim()) : null;
    }

    [GeneratedRegex(@"saved from url=\(\d+\)(\S+)", RegexOptions.IgnoreCase)]
    private static partial Regex Saved();

    [GeneratedRegex(@"SingleFile\s[^<]*?url:\s*(\S+)", RegexOptions.IgnoreCase)]
    private static partial Regex Single();

    [GeneratedRegex(@"saved date:\s*(\w{3} \w{3} \d\d \d{4} \d\d:\d\d:\d\d GMT[+-]\d{4})", RegexOptions.IgnoreCase)]
    private static partial Regex SingleDate();

    [GeneratedRegex(@"Mirrored from (\S+) by HTTrack.*?, (\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT)", RegexOptions.IgnoreCase)]
    private static partial Regex Mirror();

    [GeneratedRegex(@"FILE ARCHIVED ON (\d\d:\d\d:\d\d \w{3} \d\d, \d{4})", RegexOptions.IgnoreCase)]
    private static partial Regex Archive();
}
