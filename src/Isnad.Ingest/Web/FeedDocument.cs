namespace Isnad.Ingest.Web;

/// <summary>One entry of a feed.</summary>
/// <param name="Link">Address of its page, absolute; null where the entry has none.</param>
/// <param name="Id">What the feed knows it by (guid, id, rdf:about), as written; null without one.</param>
/// <param name="Title">Plain text on one line; null without one.</param>
public sealed record FeedEntry(Uri? Link, string? Id, string? Title)
{
    /// <summary>When it was first published; null where not told, or in words that name no moment.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>The summary as written, most often HTML.</summary>
    public string? Summary { get; init; }

    /// <summary>The whole content as written (content:encoded, atom:content), most often HTML.</summary>
    public string? Content { get; init; }
}

/// <summary>A feed as far as it could be read.</summary>
/// <param name="Title">Plain text on one line; null without one.</param>
/// <param name="Entries">In the feed's order.</param>
/// <param name="Problem">What is wrong with it; the entries before are kept. Null for a sound feed.</param>
public sealed record FeedDocument(string? Title, IReadOnlyList<FeedEntry> Entries, InputProblem? Problem)
{
    /// <summary>True where its root is that of RSS or Atom.</summary>
    public bool IsFeed { get; init; }
}
