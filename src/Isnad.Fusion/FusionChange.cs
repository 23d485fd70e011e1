using Isnad.Model.Incidents;
using Isnad.Model.Reports;

namespace Isnad.Fusion;

/// <summary>What has changed since a store was last fused.</summary>
public sealed record FusionChange
{
    /// <summary>Mentions of reports that are new or were read anew: always all mentions of a report, which replace those that the store holds of it.</summary>
    public IReadOnlyList<MentionProfile> Added { get; init; } = [];

    /// <summary>Reports whose mentions go, and those of <see cref="Added"/> need not be among them.</summary>
    public IReadOnlyCollection<string> Removed { get; init; } = [];

    /// <summary>Mentions that decisions made or taken back since then name.</summary>
    public IReadOnlyCollection<MentionKey> Decided { get; init; } = [];
}

/// <summary>What a store must write after a change, and what it had of the incidents that the change reaches. All else stays as it is.</summary>
public sealed record FusionUpdate
{
    /// <summary>Mentions whose blocks, pairs and membership go, before anything of this is written: also those that were replaced.</summary>
    public required IReadOnlyList<MentionKey> Removed { get; init; }

    /// <summary>Blocks and fixed days of the added mentions.</summary>
    public required IReadOnlyList<(MentionKey Mention, IReadOnlyList<BlockEntry> Entries, DateInterval? FixedDays)> Blocks { get; init; }

    /// <summary>Pairs to be kept, each once; at least one of the two was added.</summary>
    public required IReadOnlyList<PairScore> Edges { get; init; }

    /// <summary>The incidents that the change reaches, as they are now, in order of their first members.</summary>
    public required IReadOnlyList<FusedIncident> Incidents { get; init; }

    /// <summary>The same mentions as the store had them, and those that went: members by number of the incident.</summary>
    public required IReadOnlyDictionary<long, IReadOnlyList<MentionKey>> Before { get; init; }
}
