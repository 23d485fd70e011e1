using Isnad.Model.Incidents;

namespace Isnad.Fusion;

/// <summary>The part of all mentions that a change can reach: from the mentions it begins with, along pairs at or above the threshold, must-links and incidents as they were. Two clusters join only where the mean over
/// their pairs reaches the threshold, so where no pair does nothing is ever joined, and pairs below it matter only where both mentions are within.</summary>
internal sealed class TouchedRegion
{
    private readonly IFusionMemory _memory;
    private readonly IReadOnlySet<string> _replaced;
    private readonly FusionSettings _settings;
    private readonly ILookup<MentionKey, PairScore> _added;
    private readonly HashSet<MentionKey> _new, _within = [];
    private readonly Queue<MentionKey> _open = [];
    private readonly Dictionary<(MentionKey A, MentionKey B), double> _pairs = [];
    private readonly HashSet<(MentionKey A, MentionKey B)> _must = [], _cannot = [];

    /// <param name="memory">The store as of before the change.</param>
    /// <param name="replaced">Reports whose stored mentions are gone.</param>
    /// <param name="added">Pairs that are new.</param>
    /// <param name="settings">The threshold.</param>
    public TouchedRegion(IFusionMemory memory, IReadOnlySet<string> replaced, IReadOnlyList<PairScore> added, FusionSettings settings)
    {
        (_memory, _replaced, _settings) = (memory, replaced, settings);
        _added = added.SelectMany(pair => new[] { (pair.A, pair), (pair.B, pair) }).ToLookup(item => item.Item1, item => item.pair);
        _new = [];
    }

    /// <summary>The mention is there after the change. True only of those stored and not gone, or begun with.</summary>
    public bool Holds(MentionKey mention) => _new.Contains(mention) || (!_replaced.Contains(mention.Document) && _memory.IncidentOf(mention) is not null);

    /// <summary>Begins with mentions that are new or stored.</summary>
    public void Add(IEnumerable<MentionKey> mentions)
    {
        foreach (var mention in mentions)
        {
            _new.Add(mention);
            Reach(mention);
        }
    }

    /// <summary>Begins with what mentions that go held together.</summary>
    public void AddReachedBy(IEnumerable<MentionKey> gone)
    {
        foreach (var mention in gone)
        {
            Stored(mention, _memory.Edges(mention).Where(IsStrong).Select(pair => pair.A == mention ? pair.B : pair.A));
        }
    }

    /// <summary>Follows all ties: the mentions in order, the kept pairs among them as indexes, the decisions that name them.</summary>
    public (MentionKey[] Members, IReadOnlyList<(int A, int B, double Score)> Pairs, LinkDecisions Decisions) Close(CancellationToken stop)
    {
        while (_open.TryDequeue(out var mention))
        {
            stop.ThrowIfCancellationRequested();
            var stored = _replaced.Contains(mention.Document) ? [] : _memory.Edges(mention).Where(pair => !_replaced.Contains(pair.A.Document) && !_replaced.Contains(pair.B.Document));
            foreach (var pair in stored.Concat(_added[mention]))
            {
                _pairs[(pair.A, pair.B)] = pair.Score;
                if (IsStrong(pair))
                {
                    Reach(pair.A == mention ? pair.B : pair.A);
                }
            }
            Stored(mention, []);
        }
        MentionKey[] members = [.. _within.Order()];
        var within = _pairs.Select(pair => (A: Partition.Index(members, pair.Key.A), B: Partition.Index(members, pair.Key.B), pair.Value)).Where(pair => pair is { A: >= 0, B: >= 0 }).OrderBy(pair => (pair.A, pair.B));
        return (members, [.. within], new LinkDecisions(_must, _cannot));
    }

    // A mean is compared rounded to nine digits (Clusterer), so a pair is too.
    private bool IsStrong(PairScore pair) => Math.Round(pair.Probability, 9) >= _settings.Threshold;

    /// <summary>Reaches what people tied the mention to, what was in one incident with it, and <paramref name="others"/>, as far as they are there.</summary>
    private void Stored(MentionKey mention, IEnumerable<MentionKey> others)
    {
        foreach (var decision in _memory.Decisions(mention))
        {
            (decision.Together ? _must : _cannot).Add((decision.A, decision.B));
            others = decision.Together ? others.Append(decision.Other(mention)) : others;
        }
        foreach (var other in others.Concat(_memory.IncidentOf(mention) is { } incident ? _memory.Members(incident) : []).Where(Holds))
        {
            Reach(other);
        }
    }

    private void Reach(MentionKey mention)
    {
        if (_within.Add(mention))
        {
            _open.Enqueue(mention);
        }
    }
}
