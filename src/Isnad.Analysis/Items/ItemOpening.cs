namespace Isnad.Analysis.Items;

/// <summary>What opens an item of a list.</summary>
public enum OpeningKind : byte
{
    /// <summary>A dash, star, dot or square.</summary>
    Bullet,

    /// <summary>A number with a mark behind it.</summary>
    Number,

    /// <summary>An hour and minute at the head of a line.</summary>
    Hour,

    /// <summary>A bar between the head of a line and what it tells ("breaking | …").</summary>
    Bar,

    /// <summary>A year at the head of a line with a mark behind it, or alone in its line: a list of its own, below which dates stand.</summary>
    Year,

    /// <summary>Another date there.</summary>
    Date,

    /// <summary>A place at the head of a line with a colon behind it.</summary>
    Place,

    /// <summary>A head of any words with a double colon behind it.</summary>
    Section,

    /// <summary>A line below such a head.</summary>
    Line,
}

/// <summary>Where an item of a list begins.</summary>
/// <param name="First">Its first token, the mark that opens it.</param>
/// <param name="Body">First token after the marks that open it.</param>
/// <param name="Kind">What opens it.</param>
/// <param name="Sign">The bullet's character or the number's value: items of one list share the one and count up the other.</param>
public readonly record struct ItemOpening(int First, int Body, OpeningKind Kind, int Sign)
{
    /// <summary>What openings of one list share.</summary>
    public int Series => Kind == OpeningKind.Bullet ? Sign : -1 - (int)Kind;
}
