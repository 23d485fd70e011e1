using AngleSharp.Dom;

namespace Isnad.Ingest.Html;

/// <summary>Writes an article's lines: who wrote it, its paragraphs, a note about its author; without what stands between and after them.</summary>
internal sealed class ArticleWriter(PageBlocks page, ArticleFinder finder, Region root, ArticleTitle title, PageWords words, bool isFront)
{
    private const int ShortLine = 120, NoteDistance = 30, LeadDistance = 25;

    private readonly List<string> _lines = [];
    private readonly HashSet<int> _written = [];
    private int _firstProse = -1, _lastProse = -1;

    /// <summary>The lines of the article, without its title.</summary>
    public IReadOnlyList<string> Write()
    {
        var kept = new bool[page.Blocks.Count];
        var end = End();
        Lead(kept);
        for (var i = root.First; i < end; i++)
        {
            kept[i] = Keeps(i);
        }
        LinkLists(kept);
        Headings(kept);
        Notes(kept);
        Byline(kept);
        for (var i = 0; i < kept.Length; i++)
        {
            if (kept[i])
            {
                Line(i);
            }
        }
        return _lines;
    }

    /// <summary>Finds the paragraphs, and where by its words the article is over.</summary>
    private int End()
    {
        for (var i = root.First; i < root.End; i++)
        {
            if (_firstProse >= 0 && words.EndsArticle(page.Blocks[i].Text))
            {
                return i;
            }
            if (IsGood(i))
            {
                _firstProse = _firstProse < 0 ? i : _firstProse;
                _lastProse = i;
            }
        }
        return root.End;
    }

    private bool IsDate(string line) => DateLine.Find(line, words) is not null;

    private bool IsGood(int i) => !finder.Dropped(i) && (page.Blocks[i].IsProse || page.Blocks[i].Kind == BlockKind.Row) && !IsCaption(i);

    private bool IsCaption(int i) => page.Blocks[i].Region.Element.ClassName is { } names && names.Contains("caption", StringComparison.OrdinalIgnoreCase);

    private bool Keeps(int i)
    {
        var block = page.Blocks[i];
        if (i == title.Block || finder.Dropped(i) || IsCaption(i) || IsAddress(block.Text))
        {
            return false;
        }
        if (isFront && block.Kind == BlockKind.Heading)
        {
            return true;
        }
        if (IsGood(i) || block.Region.Within(Naming.Note))
        {
            return true;
        }
        if (block.LinkShare > 0.5 || block.TimeChars * 10 > block.Text.Length * 8 || (block.Region.Within(Naming.Meta) && block.Text.Length < ShortLine) || (block.Text.Length < ShortLine && IsDate(block.Text) && (i < _firstProse || block.TimeChars > 0)))
        {
            return false;
        }
        if (title.Text is { } headline && i < _firstProse && ArticleTitle.Same(ArticleTitle.Key(headline), ArticleTitle.Key(block.Text)))
        {
            return false;
        }
        // Short lines count between paragraphs; outside of them only as a neighbour of one.
        return (i > _firstProse && i < _lastProse) || (_lastProse >= 0 && i > _lastProse && i <= _lastProse + 3 && Beside(i, _lastProse) && block.Kind == BlockKind.Paragraph)
            || (i < _firstProse && i > title.Block && Beside(i, _firstProse) && block.Text.Length > 25 && block.Byline is null);
    }

    /// <summary>A line that is hardly more than an address: "printed from ...".</summary>
    private static bool IsAddress(string line)
    {
        var at = line.IndexOf("://", StringComparison.Ordinal);
        return at >= 0 && line.IndexOf(' ', at) is var end && (end < 0 ? line.Length : end) - at > line.Length * 2 / 5;
    }

    private bool Beside(int i, int prose) => page.Blocks[i].Region is var region && page.Blocks[prose].Region is var other && (region == other || (region.Parent == other.Parent && region.Element.LocalName == other.Element.LocalName) || region == other.Parent || region.Parent == other);

    /// <summary>Paragraphs between the title and the body: the standfirst.</summary>
    private void Lead(bool[] kept)
    {
        var scope = root.Nearest(Naming.Article);
        for (var i = title.Block + 1; title.Block >= 0 && i < root.First && i <= title.Block + LeadDistance; i++)
        {
            kept[i] = IsGood(i) && !IsDate(page.Blocks[i].Text) && (scope is null || page.Blocks[i].Region.IsIn(scope));
        }
    }

    /// <summary>Lists of links in the midst of the text are "related" boxes, whatever they are called.</summary>
    private void LinkLists(bool[] kept)
    {
        for (var i = root.First; i < root.End; i++)
        {
            if (!kept[i] || page.Blocks[i] is not { Kind: BlockKind.Item, LinkShare: > 0 } block)
            {
                continue;
            }
            var list = block.Region.Parent ?? block.Region;
            var (chars, links) = (0, 0);
            for (var j = list.First; j < list.End; j++)
            {
                chars += page.Blocks[j].Text.Length;
                links += page.Blocks[j].LinkChars;
            }
            for (var j = list.First; j < list.End && links * 2 > chars; j++)
            {
                kept[j] = false;
            }
        }
    }

    /// <summary>A heading over nothing that was kept is the head of a box.</summary>
    private void Headings(bool[] kept)
    {
        var follows = false;
        if (isFront)
        {
            return;
        }
        for (var i = root.End - 1; i >= root.First; i--)
        {
            if (page.Blocks[i].Kind == BlockKind.Heading)
            {
                kept[i] &= follows;
                follows = kept[i] && page.Blocks[i].Level > 2;
            }
            else if (kept[i])
            {
                follows = true;
            }
            else if (page.Blocks[i].LinkShare > 0.5 || finder.Dropped(i))
            {
                follows = false;
            }
        }
    }

    private void Notes(bool[] kept)
    {
        var scope = root.Nearest(Naming.Article) ?? root.Parent ?? root;
        for (var i = Math.Max(0, Math.Min(title.Block, root.First)); i < page.Blocks.Count && i < root.End + NoteDistance; i++)
        {
            var block = page.Blocks[i];
            kept[i] |= !finder.Dropped(i) && block.Region.Within(Naming.Note) && block.LinkShare < 0.9 && (i < root.End || block.Region.IsIn(scope) || block.Region.IsIn(scope.Parent ?? scope));
        }
    }

    private void Byline(bool[] kept)
    {
        var first = title.Block >= 0 && title.Block < root.First ? Math.Max(0, title.Block - 3) : root.First;
        // The foot of an article names its author, too; that it is called "footer" does not matter there.
        var scope = root.Nearest(Naming.Article) ?? root;
        for (var i = first; i < Math.Max(root.End, scope.End); i++)
        {
            var block = page.Blocks[i];
            if (block.Text.Length > ShortLine || block.Region.Within(Naming.Note | Naming.Comments) || (block.Region.Within(Naming.Furniture) && !block.Region.IsIn(scope)))
            {
                continue;
            }
            var element = block.Byline ?? block.Region.Nearest(Naming.Byline)?.Element;
            if (element is not null && (i <= _firstProse || i >= _lastProse) && NameIn(element, block.Text) is { Length: > 1 } name)
            {
                kept[i] = false;
                if (!_lines.Contains(name))
                {
                    _lines.Insert(0, name);
                }
                return;
            }
        }
    }

    /// <summary>The whole line where it says nothing else ("by ..."), else the element alone.</summary>
    private string? NameIn(IElement element, string line)
    {
        if (!line.Any(char.IsDigit) && !line.Contains('|', StringComparison.Ordinal))
        {
            return line;
        }
        var name = PageMetadata.Clean(element.TextContent);
        return name is { Length: <= ShortLine } && !name.Any(char.IsDigit) && !IsDate(name) ? name : null;
    }

    private void Line(int i)
    {
        if (!_written.Add(i))
        {
            return;
        }
        var block = page.Blocks[i];
        var text = block.Text;
        if (block.Region.Nearest(Naming.Embed) is { } embed && block.Region.IsIn(root) && embed != root && embed.IsIn(root) && embed.Element.LocalName == "blockquote" && embed.First == i)
        {
            text = IsQuoted(text) ? text : $"\u00AB{text}\u00BB";
        }
        if (_lines.Count == 0 || _lines[^1] != text)
        {
            _lines.Add(text);
        }
    }

    private static bool IsQuoted(string text) => text[0] is '\u00AB' or '"' or '\u201C';
}
