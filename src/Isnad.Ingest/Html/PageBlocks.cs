using AngleSharp.Dom;

namespace Isnad.Ingest.Html;

/// <summary>What kind of line a block is.</summary>
internal enum BlockKind : byte
{
    /// <summary>Running text.</summary>
    Paragraph,

    /// <summary>A heading of any level.</summary>
    Heading,

    /// <summary>An item of a list.</summary>
    Item,

    /// <summary>A row of a table of data.</summary>
    Row,
}

/// <summary>An element that holds blocks: they are <see cref="First"/> to <see cref="End"/>, end exclusive, as blocks stand in the order of the page.</summary>
internal sealed class Region(Region? parent, IElement element, Naming naming, int first)
{
    public Region? Parent => parent;

    public IElement Element => element;

    public Naming Naming { get; set; } = naming;

    public int First => first;

    public int End { get; set; }

    /// <summary>Worth as an article: see <see cref="ArticleFinder"/>.</summary>
    public double Worth { get; set; }

    /// <summary>The names of the region itself or of one around it.</summary>
    public bool Within(Naming naming)
    {
        for (var region = this; region is not null; region = region.Parent)
        {
            if ((region.Naming & naming) != 0)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The nearest region with such a name, itself first.</summary>
    public Region? Nearest(Naming naming)
    {
        var region = this;
        while (region is not null && (region.Naming & naming) == 0)
        {
            region = region.Parent;
        }
        return region;
    }

    public bool IsIn(Region outer)
    {
        for (var region = this; region is not null; region = region.Parent)
        {
            if (region == outer)
            {
                return true;
            }
        }
        return false;
    }
}

/// <summary>One line of the page.</summary>
/// <param name="Region">The innermost element around it that is no inline element.</param>
/// <param name="Text">White space collapsed, never empty.</param>
/// <param name="LinkChars">UTF-16 units of it that stand in links.</param>
internal sealed record Block(Region Region, string Text, int LinkChars, BlockKind Kind, int Level)
{
    /// <summary>Where the block's only link goes, if it has one.</summary>
    public string? Link { get; init; }

    /// <summary>Units of it in a machine-readable time element.</summary>
    public int TimeChars { get; init; }

    /// <summary>The element in or around it whose names say that it tells who wrote the article.</summary>
    public IElement? Byline { get; init; }

    public double LinkShare => (double)LinkChars / Text.Length;

    /// <summary>True for a short line that is all that its article says, as a news flash does: <see cref="ArticleFinder.Find"/> sets it.</summary>
    public bool IsFlash { get; set; }

    /// <summary>A full sentence or more, hardly linked.</summary>
    public bool IsProse => LinkShare < 0.4 && Kind != BlockKind.Heading && (IsFlash || Text.Length >= 80 || (Text.Length >= 30 && EndsSentence));

    private bool EndsSentence => Text[^1] is '.' or '!' or ':' or '"' or '\u00BB' or '\u201D' or '\u2026' or Isnad.Text.ArabicLetters.QuestionMark or ')';
}

/// <summary>A time element of the page that a machine can read.</summary>
internal sealed record TimeMark(string Value, int Block, Region Region, bool IsPublication, bool IsUpdate);

/// <summary>The page as a flat list of lines and the elements that hold them.</summary>
internal sealed record PageBlocks(IReadOnlyList<Block> Blocks, IReadOnlyList<Region> Regions, IReadOnlyList<TimeMark> Times);
