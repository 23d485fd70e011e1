using Isnad.Model.Reports;

namespace Isnad.Model.Ledger;

/// <summary>In which order hits come.</summary>
public enum SearchOrder
{
    /// <summary>Newest publication first.</summary>
    Newest,

    /// <summary>Where the words stand most often for their rarity (BM25) first; without words as <see cref="Newest"/>.</summary>
    Relevance,
}

/// <summary>What is looked for. A report is found where its newest version has all the words, and, where anything is asked of events, one event of it that meets all of that.</summary>
public sealed record SearchQuery
{
    /// <summary>Words that must all stand in the report; "several in quotation marks" stand side by side, word* begins so, -word must not stand there. Arabic in any spelling.</summary>
    public string? Words { get; init; }

    /// <summary>Type of the event.</summary>
    public string? Type { get; init; }

    /// <summary>actual, planned or denied.</summary>
    public string? Status { get; init; }

    /// <summary>Ids of an actor that takes part; several: one of them.</summary>
    public IReadOnlyList<string> Actors { get; init; } = [];

    /// <summary>Ids of places, ISO codes of countries or governorates; one of them, or one of <see cref="PlaceNames"/>.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>Names of places, in any spelling.</summary>
    public IReadOnlyList<string> PlaceNames { get; init; } = [];

    /// <summary>Days of which one at least belongs to the event's time.</summary>
    public DateInterval? Days { get; init; }

    /// <summary>Days of which one at least belongs to the report's publication.</summary>
    public DateInterval? Published { get; init; }

    /// <summary>Part of the outlet's name.</summary>
    public string? Outlet { get; init; }

    /// <summary>The order.</summary>
    public SearchOrder Order { get; init; } = SearchOrder.Relevance;

    /// <summary>At most so many hits.</summary>
    public int Most { get; init; } = 20;

    /// <summary>After so many.</summary>
    public int Skip { get; init; }
}

/// <summary>An event of a report that was found.</summary>
public sealed record MentionHit(long Mention, string Type, string Status, bool Background, DateInterval? Days, string? Place, string? Admin1, string? Country);

/// <summary>A report that was found.</summary>
/// <param name="Report">Its number.</param>
/// <param name="Version">Number of its newest version.</param>
/// <param name="Outlet">As it names itself.</param>
/// <param name="Published">As far as known.</param>
/// <param name="CopyGroup">Number of the first of its near-identical reports.</param>
/// <param name="Mentions">The events that meet what was asked of events; all where nothing was asked.</param>
public sealed record SearchHit(long Report, long Version, string? Outlet, DateInterval? Published, long CopyGroup, IReadOnlyList<MentionHit> Mentions);

/// <summary>A page of hits.</summary>
/// <param name="Hits">In order.</param>
/// <param name="HasMore">There are further ones.</param>
public sealed record SearchPage(IReadOnlyList<SearchHit> Hits, bool HasMore);

/// <summary>Finds reports and their events.</summary>
public interface ILedgerSearch
{
    /// <summary>A page of hits.</summary>
    /// <exception cref="LedgerException">The words ask for nothing that could be found.</exception>
    SearchPage Find(SearchQuery query);
}
