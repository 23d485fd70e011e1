namespace Isnad.Language;

/// <summary>What a remain of page furniture is about.</summary>
public enum FurnitureKind : byte
{
    /// <summary>Buttons that hand a page on.</summary>
    Share,

    /// <summary>Teasers of other articles.</summary>
    Related,

    /// <summary>Readers' comments and the form for them.</summary>
    Comments,

    /// <summary>Invitations to follow or subscribe.</summary>
    Subscribe,

    /// <summary>Menus, bread crumbs, notices of the site.</summary>
    Navigation,

    /// <summary>Print, mail, size of type.</summary>
    Tools,

    /// <summary>Captions and credits of pictures.</summary>
    Caption,

    /// <summary>Who wrote it, and notes about him.</summary>
    Byline,

    /// <summary>Keywords and categories.</summary>
    Tags,

    /// <summary>Notes on rights and on who built the site.</summary>
    Copyright,

    /// <summary>Where the outlet has the article from.</summary>
    SourceNote,

    /// <summary>When the page was published, or how long ago.</summary>
    Published,

    /// <summary>When the page was last changed.</summary>
    Updated,

    /// <summary>The clock and the banners of a live page.</summary>
    Live,

    /// <summary>How often it was read, or how long reading takes.</summary>
    Count,

    /// <summary>Adverts and remains of scripts.</summary>
    Advert,
}

/// <summary>Where the words of an entry stand in a line that is furniture.</summary>
public enum FurniturePosition : byte
{
    /// <summary>The line holds nothing else but marks, numbers and other such words.</summary>
    Alone,

    /// <summary>The line begins with them.</summary>
    Head,

    /// <summary>The line begins with them, and a colon, bar, dash or the end of the line comes after.</summary>
    Label,

    /// <summary>In brackets at the end of the line, which ends no sentence before them.</summary>
    End,

    /// <summary>Anywhere in the line.</summary>
    Inside,
}

/// <summary>What is furniture beside the line itself; a greater value takes more.</summary>
public enum FurnitureExtent : byte
{
    /// <summary>This line alone.</summary>
    Line,

    /// <summary>The lines after it for as long as they look like headlines: a list of other articles.</summary>
    List,

    /// <summary>Everything after it, where the report itself has come before: readers' comments.</summary>
    Rest,
}

/// <summary>One entry of resources/ar/furniture.</summary>
/// <param name="Most">Most words that the line may have, of an entry that stands anywhere in it most words in Arabic script; 0: any number.</param>
/// <param name="NeedsNumber">The line holds a number.</param>
/// <param name="Inline">The words may also stand at the head of a sentence within a line; what follows them there is furniture.</param>
public sealed record FurnitureEntry(string Id, FurnitureKind Kind, FurniturePosition Position, FurnitureExtent Extent, int Most, bool NeedsNumber, bool Inline);

/// <summary>What a line was taken for. <paramref name="Extent"/> is the greatest of all entries found in it.</summary>
public sealed record FurnitureLine(FurnitureEntry Entry, FurnitureExtent Extent)
{
    /// <summary>What the remain is about.</summary>
    public FurnitureKind Kind => Entry.Kind;
}

/// <summary>Kinds as the resources and outputs spell them.</summary>
public static class FurnitureKinds
{
    /// <summary>Lower case with hyphens: <c>source-note</c>.</summary>
    public static string Name(this FurnitureKind kind) => kind == FurnitureKind.SourceNote ? "source-note" : kind.ToString().ToLowerInvariant();

    /// <summary>Reads the spelling of the resources.</summary>
    public static bool TryParse(string name, out FurnitureKind kind) => Enum.TryParse(name.Replace("-", "", StringComparison.Ordinal), true, out kind) && Enum.IsDefined(kind) && kind.Name() == name;
}
