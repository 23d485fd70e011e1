using Isnad.Model.Incidents;
using Isnad.Model.Reports;

namespace Isnad.Fusion;

/// <summary>
/// The part of a store that a change reaches: a core, whose incidents are made anew, and a rim, the stored incidents that a pair at or above the threshold ties to it.
/// The core is clustered beside the rim, whose incidents come about again by the joins that made them. Joining is never undone, so a rim incident of which nothing else joins a part comes out as it was, has joined
/// nothing, and what lies behind it notices nothing of the change. One that something would join becomes core, with a rim of its own. Pairs are read of the core's mentions alone: two clusters join only where the
/// mean over their pairs reaches the threshold, so where no pair does nothing is ever joined; and the first join of parts of two rim incidents, neither of which was joined by the core, would have been made before.
/// </summary>
internal sealed class TouchedRegion
{
    private readonly IFusionMemory _memory;
    private readonly IReadOnlySet<string> _replaced;
    private readonly FusionSettings _settings;
    private readonly ILookup<MentionKey, PairScore> _added;
    private readonly Dictionary<MentionKey, DateInterval?> _new;
    private readonly HashSet<MentionKey> _core = [];
    private readonly Dictionary<MentionKey, PairScore[]> _edges = [];
    private readonly Dictionary<MentionKey, LinkDecision[]> _decisions = [];
    private readonly Dictionary<long, StandingIncident> _standing = [];

    // What the store said: rounds ask the same again, and an incident of hundreds of mentions would be read once for each of them.
    private readonly Dictionary<MentionKey, long?> _incidents = [];
    private readonly Dictionary<MentionKey, DateInterval?> _days = [];
    private readonly HashSet<long> _opened = [];

    /// <param name="memory">The store as of before the change.</param>
    /// <param name="added">Mentions that are new.</param>
    /// <param name="replaced">Reports whose stored mentions are gone.</param>
    /// <param name="edges">Pairs that are new.</param>
    /// <param name="settings">The threshold.</param>
    public TouchedRegion(IFusionMemory memory, IEnumerable<MentionProfile> added, IReadOnlySet<string> replaced, IEnumerable<PairScore> edges, FusionSettings settings)
    {
        (_memory, _replaced, _settings, _new) = (memory, replaced, settings, added.ToDictionary(profile => profile.Key, profile => profile.FixedDays));
        _added = edges.SelectMany(pair => new[] { (pair.A, pair), (pair.B, pair) }).ToLookup(item => item.Item1, item => item.pair);
        Grow(_new.Keys);
    }

    /// <summary>The mentions whose incidents are made anew.</summary>
    public IReadOnlySet<MentionKey> Core => _core;

    /// <summary>Takes mentions into the core with what was in one incident with them and what people tied to those. Mentions that are not there, or no longer, bring only what they were tied to.</summary>
    public void Grow(IEnumerable<MentionKey> mentions)
    {
        var open = new Queue<MentionKey>(mentions);
        while (open.TryDequeue(out var mention))
        {
            if (Holds(mention) && !_core.Add(mention))
            {
                continue;
            }
            foreach (var other in Together(mention).Where(other => Holds(other) && !_core.Contains(other)))
            {
                open.Enqueue(other);
            }
        }
    }

    /// <summary>Clusters the core beside its rim: the core's incidents, and the members of rim incidents that something of the core would join.</summary>
    public (IReadOnlyList<FusedIncident> Incidents, IReadOnlyList<MentionKey> Disturbed) Cluster()
    {
        var rim = Rim();
        MentionKey[] members = [.. _core.Concat(rim.SelectMany(incident => incident.Members)).Order()];
        var index = new Dictionary<MentionKey, int>(members.Length);
        for (var i = 0; i < members.Length; i++)
        {
            index.Add(members[i], i);
        }
        var pairs = new List<(int, int, double)>();
        foreach (var mention in _core)
        {
            foreach (var pair in Edges(mention))
            {
                // A pair within the core is read with both.
                if ((pair.A == mention || !_core.Contains(pair.A)) && index.TryGetValue(pair.A, out var first) && index.TryGetValue(pair.B, out var second))
                {
                    pairs.Add((first, second, pair.Score));
                }
            }
        }
        // In order, so that sums come about, and pairs of an incident are told, in one order whatever the store's.
        pairs.Sort();
        var decisions = _core.SelectMany(Decisions).Distinct().ToLookup(decision => decision.Together, decision => (decision.A, decision.B));
        var (incidents, disturbed) = Partition.Of(members, [.. members.Select(FixedDays)], rim, pairs, new LinkDecisions([.. decisions[true]], [.. decisions[false]]), _settings);
        return (incidents, [.. disturbed.SelectMany(incident => incident.Members)]);
    }

    private IReadOnlyList<StandingIncident> Rim() => [.. _core.SelectMany(mention => Edges(mention).Where(IsStrong).Select(pair => pair.A == mention ? pair.B : pair.A))
        .Where(mention => !_core.Contains(mention)).Distinct().Select(mention => IncidentOf(mention)!.Value).Distinct().Order().Select(Standing)];

    private DateInterval? FixedDays(MentionKey mention)
    {
        if (!_new.TryGetValue(mention, out var days) && !_days.TryGetValue(mention, out days))
        {
            _days[mention] = days = _memory.FixedDays(mention);
        }
        return days;
    }

    private long? IncidentOf(MentionKey mention)
    {
        if (!_incidents.TryGetValue(mention, out var incident))
        {
            _incidents[mention] = incident = _memory.IncidentOf(mention);
        }
        return incident;
    }

    private IReadOnlyList<MentionKey> Members(long incident)
    {
        MentionKey[] members = [.. _memory.Members(incident)];
        foreach (var member in members)
        {
            _incidents[member] = incident;
        }
        return members;
    }

    private StandingIncident Standing(long incident)
    {
        if (!_standing.TryGetValue(incident, out var standing))
        {
            _standing[incident] = standing = new([.. Members(incident)], [.. _memory.Joins(incident)]);
        }
        return standing;
    }

    // A mean is compared rounded to nine digits (Clusterer), so a pair is too.
    private bool IsStrong(PairScore pair) => Math.Round(pair.Probability, 9) >= _settings.Threshold;

    /// <summary>The mention is there after the change.</summary>
    private bool Holds(MentionKey mention) => _new.ContainsKey(mention) || (!IsGone(mention) && IncidentOf(mention) is not null);

    private bool IsGone(MentionKey mention) => _replaced.Contains(mention.Document);

    /// <summary>What comes into the core with a mention: the members of an incident with the first of them.</summary>
    private IEnumerable<MentionKey> Together(MentionKey mention) => Decisions(mention).Where(decision => decision.Together).Select(decision => decision.Other(mention))
        .Concat(IncidentOf(mention) is { } incident && _opened.Add(incident) ? Members(incident) : []);

    private PairScore[] Edges(MentionKey mention)
    {
        if (!_edges.TryGetValue(mention, out var edges))
        {
            var stored = IsGone(mention) ? [] : _memory.Edges(mention).Where(pair => !IsGone(pair.A) && !IsGone(pair.B));
            _edges[mention] = edges = [.. stored, .. _added[mention]];
        }
        return edges;
    }

    private LinkDecision[] Decisions(MentionKey mention)
    {
        if (!_decisions.TryGetValue(mention, out var decisions))
        {
            _decisions[mention] = decisions = [.. _memory.Decisions(mention)];
        }
        return decisions;
    }
}
