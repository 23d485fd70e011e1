namespace Isnad.Ingest.Html;

/// <summary>Where the articles of a page stand. A region is worth the letters of running text in it, less something for every line of another kind, so that
/// the best one holds the article and as little else as may be; names of elements only tip the scale.</summary>
internal sealed class ArticleFinder
{
    private const double BodyBonus = 1.3, ArticleBonus = 1.1, MainBonus = 1.05;
    private const int WholeArticle = 150, TwoParagraphs = 2, FlashWords = 4;

    private readonly PageBlocks _page;
    private readonly bool[] _dropped;
    private readonly double[] _worth;
    private readonly int[] _prose;

    /// <param name="page">The page.</param>
    /// <param name="isFurniture">True for a line that is furniture by its words.</param>
    public ArticleFinder(PageBlocks page, Func<string, bool> isFurniture)
    {
        _page = page;
        Pardon();
        var count = page.Blocks.Count;
        _dropped = new bool[count];
        (_worth, _prose) = (new double[count + 1], new int[count + 1]);
        for (var i = 0; i < count; i++)
        {
            var block = page.Blocks[i];
            _dropped[i] = IsDropped(block) || (block is not { Kind: BlockKind.Heading, Level: 1 } && block.Kind != BlockKind.Row && isFurniture(block.Text));
        }
        Weigh();
    }

    /// <summary>True for a block that is no article text wherever the article stands.</summary>
    public bool Dropped(int block) => _dropped[block];

    /// <summary>Worth of the blocks from <paramref name="first"/> to <paramref name="end"/>.</summary>
    public double Worth(int first, int end) => _worth[end] - _worth[first];

    /// <summary>Blocks of running text among them.</summary>
    public int Prose(int first, int end) => _prose[end] - _prose[first];

    /// <summary>The regions that hold an article each: several where the page has several whole ones, else the best; none where there is no running text.</summary>
    public IReadOnlyList<Region> Find()
    {
        var whole = Whole();
        if (whole.Count > 1)
        {
            return [.. whole.Select(article => Best(article) ?? article)];
        }
        return (Best(null) ?? Flash()) is { } best ? [best] : [];
    }

    private void Weigh()
    {
        for (var i = 0; i < _dropped.Length; i++)
        {
            var block = _page.Blocks[i];
            _worth[i + 1] = _worth[i] + (_dropped[i] ? 0 : Worth(block));
            _prose[i + 1] = _prose[i] + (!_dropped[i] && block.IsProse ? 1 : 0);
        }
        foreach (var region in _page.Regions)
        {
            region.Worth = _worth[region.End] - _worth[region.First];
        }
    }

    /// <summary>A news flash: a page without running text whose system names the place of the article's words, with a short line there.</summary>
    private Region? Flash()
    {
        var lines = Enumerable.Range(0, _dropped.Length).Where(i => !_dropped[i] && _page.Blocks[i] is { Kind: BlockKind.Paragraph, LinkChars: 0, TimeChars: 0, Byline: null } block
            && block.Region.Within(Naming.Body) && !block.Region.Within(Naming.Meta | Naming.Embed) && block.Text.AsSpan().Count(' ') >= FlashWords - 1).ToList();
        lines.ForEach(i => _page.Blocks[i].IsFlash = true);
        if (lines.Count > 0)
        {
            Weigh();
        }
        return Best(null);
    }

    private List<Region> Whole()
    {
        var candidates = _page.Regions.Where(region => (region.Naming & Naming.Article) != 0 && region.Worth >= WholeArticle && Prose(region.First, region.End) >= TwoParagraphs && HasHeading(region)).ToList();
        if (candidates.Count > 200)
        {
            candidates = candidates[..200];
        }
        candidates.RemoveAll(outer => candidates.Count(inner => inner != outer && inner.Parent is { } parent && parent.IsIn(outer) && !candidates.Any(other => other != outer && other != inner && inner.IsIn(other) && other.IsIn(outer))) > 1);
        candidates.RemoveAll(inner => inner.Parent is { } parent && candidates.Any(outer => parent.IsIn(outer)));
        return candidates;
    }

    private bool HasHeading(Region region) => Enumerable.Range(region.First, region.End - region.First).Any(i => _page.Blocks[i].Kind == BlockKind.Heading && !_dropped[i]);

    private Region? Best(Region? outer)
    {
        Region? best = null;
        double most = 0;
        foreach (var region in _page.Regions)
        {
            if (region.Worth <= 0 || (outer is not null && (region.First < outer.First || region.End > outer.End)))
            {
                continue;
            }
            var score = region.Worth * Bonus(region);
            // Of equal ones the innermost, which comes last.
            if (score >= most)
            {
                (best, most) = (region, score);
            }
        }
        return best;
    }

    private static double Bonus(Region region) => (region.Naming & Naming.Body) != 0 ? BodyBonus
        : (region.Naming & Naming.Article) != 0 ? ArticleBonus
        : region.Element.LocalName == "main" || region.Element.GetAttribute("role") == "main" ? MainBonus : 1;

    private static double Worth(Block block) => block.Kind switch
    {
        _ when block.IsProse => block.Text.Length,
        BlockKind.Row => block.Text.Length / 2.0,
        BlockKind.Heading => block.LinkShare > 0.8 ? -15 : 0,
        _ when block.LinkShare > 0.5 => -10 - (block.Text.Length / 4.0),
        _ => -3,
    };

    private static bool IsDropped(Block block)
    {
        var furniture = block.Region.Within(Naming.Furniture | Naming.Comments | Naming.Structure);
        return furniture && !(block.Region.Nearest(Naming.Note) is { } note && !note.Within(Naming.Comments));
    }

    /// <summary>Takes names back that cannot be meant so: a wrapper called "page-with-sidebar" that holds most of the text is no furniture.</summary>
    private void Pardon()
    {
        var (prose, titles) = (new int[_page.Blocks.Count + 1], new int[_page.Blocks.Count + 1]);
        for (var i = 0; i < _page.Blocks.Count; i++)
        {
            var block = _page.Blocks[i];
            prose[i + 1] = prose[i] + (block.IsProse && !block.Region.Within(Naming.Comments) ? block.Text.Length : 0);
            titles[i + 1] = titles[i] + (block is { Kind: BlockKind.Heading, Level: 1 } ? 1 : 0);
        }
        foreach (var region in _page.Regions)
        {
            var share = (double)(prose[region.End] - prose[region.First]) / Math.Max(1, prose[^1]);
            var title = titles[region.End] > titles[region.First];
            if (share >= 0.5 || (title && share >= 0.2))
            {
                region.Naming &= ~Naming.Furniture;
            }
            if (title && share >= 0.5)
            {
                region.Naming &= ~(Naming.Comments | Naming.Structure);
            }
        }
    }
}
