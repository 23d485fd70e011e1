using Isnad.Text;

namespace Isnad.Ingest.Html;

/// <summary>The headline of an article: the heading on the page that the page's head also gives, else the head's own, else the nearest heading.</summary>
/// <param name="Text">The headline, or null.</param>
/// <param name="Block">Index of the heading that shows it, or -1.</param>
internal sealed record ArticleTitle(string? Text, int Block)
{
    private const int Before = 40, LongestLine = 300;

    /// <summary>The title of the article in <paramref name="root"/>.</summary>
    /// <param name="named">Titles that the page's head gives for this article.</param>
    public static ArticleTitle Find(PageBlocks page, ArticleFinder finder, Region root, IReadOnlyList<string> named)
    {
        var scope = root.Nearest(Naming.Article) ?? root;
        var (first, end) = (Math.Max(0, scope.First - Before), FirstProse(page, finder, root) + 1);
        var keys = named.Select(Key).ToList();
        for (var i = first; i < Math.Min(scope.End, page.Blocks.Count); i++)
        {
            var block = page.Blocks[i];
            if (block.Text.Length < LongestLine && keys.Any(key => Same(key, Key(block.Text))) && (block.Kind == BlockKind.Heading || i < end))
            {
                return new(block.Text, i);
            }
        }
        var heading = Heading(page, finder, scope.First, end, scope) ?? Heading(page, finder, first, end, null);
        // A heading that the head does not know is trusted where the head knows nothing; else the head is.
        return heading is { } found && (named.Count == 0 || page.Blocks[found].Level == 1) ? new(page.Blocks[found].Text, found) : new(named.Count > 0 ? named[0] : null, -1);
    }

    /// <summary>Letters and figures alone, folded, so that marks and spelling do not matter.</summary>
    public static string Key(string text) => string.Concat(NormalizedText.Of(text).Where(char.IsLetterOrDigit));

    /// <summary>The same headline, or one that the other begins with.</summary>
    public static bool Same(string a, string b) => a.Length > 0 && b.Length > 0 && (a == b || (Math.Min(a.Length, b.Length) >= 12 && (a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal)) && Math.Min(a.Length, b.Length) * 10 >= Math.Max(a.Length, b.Length) * 6));

    private static int FirstProse(PageBlocks page, ArticleFinder finder, Region root)
    {
        var i = root.First;
        while (i < root.End - 1 && !(page.Blocks[i].IsProse && !finder.Dropped(i)))
        {
            i++;
        }
        return i;
    }

    private static int? Heading(PageBlocks page, ArticleFinder finder, int first, int end, Region? scope)
    {
        int? best = null;
        for (var i = first; i < end && i < page.Blocks.Count; i++)
        {
            var block = page.Blocks[i];
            if (block.Kind == BlockKind.Heading && !finder.Dropped(i) && block.Text.Length < LongestLine && (scope is null || block.Region.IsIn(scope)) && (best is not { } known || block.Level < page.Blocks[known].Level || (scope is null && block.Level == page.Blocks[known].Level)))
            {
                best = i;
            }
        }
        return best;
    }
}
