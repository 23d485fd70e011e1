using Isnad.Model.Incidents;

namespace Isnad.Fusion;

/// <summary>Fuses as reports arrive: only pairs with a new mention are scored, and only the incidents that the change reaches are clustered anew. What belongs together afterwards is what
/// <see cref="IncidentFuser"/> finds in all mentions at once, in whatever order they came. Weights that change score every pair otherwise: after that a store is fused from its start.</summary>
/// <param name="model">Weights and settings.</param>
public sealed class IncrementalFuser(PairModel model)
{
    /// <summary>Works out what a change does. The memory is read, not written.</summary>
    public FusionUpdate Fuse(IFusionMemory memory, FusionChange change, CancellationToken stop = default)
    {
        MentionProfile[] added = [.. change.Added.OrderBy(profile => profile.Key)];
        var replaced = added.Select(profile => profile.Key.Document).Concat(change.Removed).ToHashSet(StringComparer.Ordinal);
        var cache = new ProfileCache(memory);
        MentionKey[] removed = [.. replaced.SelectMany(cache.OfReport).Select(profile => profile.Key).Order()];
        var edges = Score(cache, memory, added, replaced, stop);
        var region = new TouchedRegion(memory, added, replaced, edges, model.Settings);
        region.Grow(removed);
        region.Grow(change.Decided);
        var incidents = Settle(region, stop);
        return new FusionUpdate
        {
            Removed = removed,
            Blocks = [.. added.Select(profile => (profile.Key, Blocking.Entries(profile), profile.FixedDays))],
            Edges = edges,
            Incidents = incidents,
            Before = region.Core.Concat(removed).Select(memory.IncidentOf).OfType<long>().Distinct().Order().ToDictionary(incident => incident, incident => (IReadOnlyList<MentionKey>)[.. memory.Members(incident).Order()]),
        };
    }

    /// <summary>Takes rim incidents into the core until all others come out as they were.</summary>
    private static IReadOnlyList<FusedIncident> Settle(TouchedRegion region, CancellationToken stop)
    {
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            var (incidents, disturbed) = region.Cluster();
            if (disturbed.Count == 0)
            {
                return incidents;
            }
            region.Grow(disturbed);
        }
    }

    private List<PairScore> Score(ProfileCache cache, IFusionMemory memory, MentionProfile[] added, HashSet<string> replaced, CancellationToken stop)
    {
        var among = new Blocking();
        var scorer = new PairScorer(model);
        var result = new List<PairScore>();
        foreach (var profile in added)
        {
            stop.ThrowIfCancellationRequested();
            var stored = Blocking.Entries(profile).SelectMany(entry => memory.InBlock(entry.Block, entry.Needed)).Distinct().Where(other => !replaced.Contains(other.Document)).Select(cache.Get);
            foreach (var other in stored.Concat(among.Add(profile).Select(index => added[index])))
            {
                if (scorer.TryScore(other, profile, out var score))
                {
                    result.Add(other.Key < profile.Key ? new(other.Key, profile.Key, score) : new(profile.Key, other.Key, score));
                }
            }
        }
        return result;
    }

    /// <summary>Reads each report's record once.</summary>
    private sealed class ProfileCache(IFusionMemory memory)
    {
        private readonly Dictionary<string, Dictionary<MentionKey, MentionProfile>> _reports = new(StringComparer.Ordinal);

        public IEnumerable<MentionProfile> OfReport(string document)
        {
            if (!_reports.TryGetValue(document, out var profiles))
            {
                _reports[document] = profiles = memory.Record(document) is { } record ? ProfilePacker.Unpack(record).ToDictionary(profile => profile.Key) : [];
            }
            return profiles.Values;
        }

        public MentionProfile Get(MentionKey mention)
        {
            OfReport(mention.Document);
            return _reports[mention.Document].TryGetValue(mention, out var profile) ? profile
                : throw new InvalidDataException($"{mention}: stands in a block, but the record of its report does not hold it; have the blocks drawn anew.");
        }
    }
}
