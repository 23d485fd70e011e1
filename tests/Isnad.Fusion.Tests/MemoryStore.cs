using Isnad.Model.Incidents;
using Isnad.Model.Reports;

namespace Isnad.Fusion.Tests;

/// <summary>A store in memory that writes an update as a database would, and numbers incidents.</summary>
internal sealed class MemoryStore : IFusionMemory
{
    private readonly Dictionary<MentionKey, IReadOnlyList<BlockEntry>> _blocks = [];
    private readonly Dictionary<(long, BlockStanding), HashSet<MentionKey>> _inBlock = [];
    private readonly Dictionary<string, FusionRecord> _records = [];
    private readonly Dictionary<(MentionKey A, MentionKey B), PairScore> _edges = [];
    private readonly Dictionary<MentionKey, HashSet<(MentionKey A, MentionKey B)>> _edgesOf = [];
    private readonly Dictionary<MentionKey, long> _incidents = [];
    private readonly Dictionary<long, IReadOnlyList<MentionKey>> _members = [];
    private readonly Dictionary<MentionKey, DateInterval?> _days = [];
    private readonly Dictionary<long, IReadOnlyList<ClusterJoin>> _joins = [];
    private readonly HashSet<LinkDecision> _decisions = [];
    private long _next = 1;

    /// <summary>All incidents' members, as lines in order.</summary>
    public IEnumerable<string> Partition => _members.Values.Select(members => string.Join(' ', members.Order())).Order(StringComparer.Ordinal);

    /// <summary>Number of records that were asked for.</summary>
    public int Asked { get; set; }

    public bool Decide(LinkDecision decision) => _decisions.Add(decision);

    public bool TakeBack(LinkDecision decision) => _decisions.Remove(decision);

    public FusionUpdate Write(IncrementalFuser fuser, FusionChange change)
    {
        var update = fuser.Fuse(this, change);
        foreach (var gone in update.Removed)
        {
            Forget(gone);
        }
        foreach (var document in change.Added.GroupBy(profile => profile.Key.Document))
        {
            _records[document.Key] = ProfilePacker.Pack([.. document]);
        }
        foreach (var (mention, entries, days) in update.Blocks)
        {
            _days[mention] = days;
            _blocks.Add(mention, entries);
            foreach (var entry in entries)
            {
                Of(_inBlock, (entry.Block, entry.Standing)).Add(mention);
            }
        }
        foreach (var edge in update.Edges)
        {
            _edges.Add((edge.A, edge.B), edge);
            Of(_edgesOf, edge.A).Add((edge.A, edge.B));
            Of(_edgesOf, edge.B).Add((edge.A, edge.B));
        }
        foreach (var incident in update.Before.Keys)
        {
            _members.Remove(incident);
        }
        foreach (var incident in update.Incidents)
        {
            _members[_next] = incident.Members;
            _joins[_next] = incident.Joins;
            foreach (var member in incident.Members)
            {
                _incidents[member] = _next;
            }
            _next++;
        }
        return update;
    }

    public IEnumerable<MentionKey> InBlock(long block, BlockStanding needed) =>
        Enum.GetValues<BlockStanding>().Where(standing => standing.HasFlag(needed)).SelectMany(standing => _inBlock.GetValueOrDefault((block, standing), []));

    public FusionRecord? Record(string document)
    {
        Asked++;
        return _records.GetValueOrDefault(document);
    }

    public IEnumerable<PairScore> Edges(MentionKey mention) => Of(_edgesOf, mention).Select(key => _edges[key]);

    public IEnumerable<LinkDecision> Decisions(MentionKey mention) => _decisions.Where(decision => decision.A == mention || decision.B == mention);

    public DateInterval? FixedDays(MentionKey mention) => _days[mention];

    public long? IncidentOf(MentionKey mention) => _incidents.TryGetValue(mention, out var incident) ? incident : null;

    public IEnumerable<MentionKey> Members(long incident) => _members[incident];

    public IEnumerable<ClusterJoin> Joins(long incident) => _joins[incident];

    private void Forget(MentionKey mention)
    {
        foreach (var entry in _blocks[mention])
        {
            _inBlock[(entry.Block, entry.Standing)].Remove(mention);
        }
        _blocks.Remove(mention);
        foreach (var key in Of(_edgesOf, mention).ToArray())
        {
            _edges.Remove(key);
            _edgesOf[key.A].Remove(key);
            _edgesOf[key.B].Remove(key);
        }
        _incidents.Remove(mention);
        _records.Remove(mention.Document);
    }

    private static HashSet<T> Of<TKey, T>(Dictionary<TKey, HashSet<T>> sets, TKey key) where TKey : notnull
    {
        if (!sets.TryGetValue(key, out var set))
        {
            sets[key] = set = [];
        }
        return set;
    }
}
