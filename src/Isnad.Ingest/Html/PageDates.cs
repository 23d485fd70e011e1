using Isnad.Model.Reports;
using NodaTime;
using DateInterval = Isnad.Model.Reports.DateInterval;

namespace Isnad.Ingest.Html;

/// <summary>When an article of a page was published, from the surest word to the least: JSON-LD, Open Graph, time elements and microdata, other names in the
/// head, a date line beside the title; the day of the last change where nothing else is said.</summary>
internal sealed class PageDates(PageMetadata head, PageBlocks page, DateTimeZone? zone, PageWords words)
{
    private static readonly string[] Graph = ["article:published_time", "og:published_time", "og:article:published_time"];
    private static readonly string[] Others = ["parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "date", "DC.date.issued", "DC.date", "dcterms.created", "dcterms.date", "dcterms.issued", "citation_publication_date", "article.published", "published_at", "displaydate", "datePublished"];
    private static readonly string[] Changes = ["article:modified_time", "og:updated_time", "dateModified", "last-modified", "dcterms.modified"];
    private const int Above = 6, Below = 12;

    /// <summary>The days that the page gives for the article, or null.</summary>
    /// <param name="linked">Its JSON-LD.</param>
    /// <param name="ownsHead">False for a further article of the page, of which the head says nothing.</param>
    public DateInterval? Find(LinkedArticle? linked, Region root, ArticleTitle title, bool ownsHead)
    {
        var scope = root.Nearest(Naming.Article) ?? root;
        var marks = page.Times.Where(mark => (mark.Region.IsIn(scope) || (title.Block >= 0 && mark.Block >= title.Block - Above && mark.Block < scope.End)) && !mark.Region.Within(Naming.Comments | Naming.Furniture)).ToList();
        // In running text or far below it a time element is not the article's.
        var near = marks.Where(mark => mark.Block <= FirstProse(root) || mark.IsPublication || mark.Region.Within(Naming.Meta | Naming.Structure)).ToList();
        var offset = Offset(linked, ownsHead);
        return One([linked?.Published], offset)
            ?? (ownsHead ? One(Graph.Select(name => head.Meta(name)), offset) : null)
            ?? One(near.Where(mark => mark.IsPublication).Concat(near.Where(mark => !mark.IsPublication && !mark.IsUpdate)).Select(mark => mark.Value), offset)
            ?? (ownsHead ? One(Others.Select(name => head.Meta(name)), offset) : null)
            ?? Line(root, title)
            ?? One([linked?.Modified], offset)
            ?? (ownsHead ? One(Changes.Select(name => head.Meta(name)), offset) : null)
            ?? One(near.Select(mark => mark.Value), offset)
            ?? Ago(root, title, offset);
    }

    /// <summary>"3 hours ago" is a date only where it is known when the page was saved or fetched. Most systems round such a number down, some to the nearest.</summary>
    private DateInterval? Ago(Region root, ArticleTitle title, int? offset)
    {
        if (head.SavedAt is not { } saved)
        {
            return null;
        }
        foreach (var i in Places(root, title))
        {
            if (page.Blocks[i] is { IsProse: false } block && block.Text.Length <= DateLine.MaxLength && words.Ago(block.Text) is { } ago)
            {
                return new(saved.Earlier(ago.Longest).Days(zone, offset).From, saved.Earlier(ago.Shortest).Days(zone, offset).To);
            }
        }
        return null;
    }

    /// <summary>The days that one value means.</summary>
    public DateInterval? One(IEnumerable<string?> values, int? offset) => values
        .Select(value => value is null ? null : PageInstant.Parse(value)?.Days(zone, offset) ?? (DateLine.Find(value, words) is { } day ? new DateInterval(day) : null))
        .FirstOrDefault(days => days is not null);

    /// <summary>An offset from UTC that the page writes anywhere for its own dates.</summary>
    public int? Offset(LinkedArticle? linked, bool ownsHead)
    {
        IEnumerable<string?> values = [linked?.Published, linked?.Modified, .. ownsHead ? Graph.Concat(Others).Concat(Changes).Select(name => head.Meta(name)) : [], .. page.Times.Take(200).Select(mark => mark.Value)];
        return values.Select(value => value is null ? null : PageInstant.Parse(value)).FirstOrDefault(instant => instant is { HasOwnOffset: true })?.Offset;
    }

    private int FirstProse(Region root) => Enumerable.Range(root.First, root.End - root.First).FirstOrDefault(i => page.Blocks[i].IsProse, root.First);

    /// <summary>A line with a date: below the title first, then above it, then in a line of metadata anywhere in the article.</summary>
    private DateInterval? Line(Region root, ArticleTitle title)
    {
        foreach (var i in Places(root, title))
        {
            if (page.Blocks[i] is { IsProse: false } block && block.Text.Length <= DateLine.MaxLength && DateLine.Find(block.Text, words) is { } day)
            {
                return new(day);
            }
        }
        return null;
    }

    private IEnumerable<int> Places(Region root, ArticleTitle title)
    {
        var scope = root.Nearest(Naming.Article) ?? root;
        var start = title.Block >= 0 ? title.Block : root.First;
        IEnumerable<int> places = [.. Enumerable.Range(start + 1, Below), .. Enumerable.Range(1, Above).Select(step => start - step), .. Enumerable.Range(scope.First, scope.End - scope.First).Where(i => page.Blocks[i].Region.Within(Naming.Meta)), root.End - 1, root.End, root.End + 1];
        return places.Where(i => i >= 0 && i < page.Blocks.Count && !page.Blocks[i].Region.Within(Naming.Comments | Naming.Structure));
    }
}
