namespace Isnad.Model.Reports;

/// <summary>What is remembered of an address that was fetched, so that it is asked for again only where it may have changed.</summary>
/// <param name="FetchedAt">When it was last asked for.</param>
public sealed record FetchState(DateTimeOffset FetchedAt)
{
    /// <summary>The entity tag as received, with its quotation marks and W/ (RFC 9110, 8.8.3); null where none came.</summary>
    public string? ETag { get; init; }

    /// <summary>The Last-Modified header as received: it is sent back letter for letter; null where none came.</summary>
    public string? LastModified { get; init; }

    /// <summary>SHA-256 of the body without transfer or content coding, 64 hexadecimal digits in lower case; null where no body was kept.</summary>
    public string? ContentSha256 { get; init; }

    /// <summary>The address that answered, after redirects: the validators are that one's and are sent to no other. Null where nothing was kept.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>What the feed said of the entry that led here, when it did (its last change); a feed that says otherwise has it asked for again. Null without one.</summary>
    public string? Mark { get; init; }
}

/// <summary>Remembers addresses that were fetched. Kept beside the reports, or a lost report would count as known. Calls may come from several threads.</summary>
public interface IFetchMemory
{
    /// <summary>What was last put under <paramref name="url"/>; null where nothing was.</summary>
    /// <param name="url">Absolute, without fragment, as <see cref="Uri.AbsoluteUri"/> writes it; compared letter for letter.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<FetchState?> FindAsync(string url, CancellationToken cancellationToken);

    /// <summary>Puts <paramref name="state"/> in place of what stood under <paramref name="url"/>. It is called for a report only after that was handed
    /// over and the next one asked for: whoever stores reports has then stored it.</summary>
    ValueTask PutAsync(string url, FetchState state, CancellationToken cancellationToken);
}
