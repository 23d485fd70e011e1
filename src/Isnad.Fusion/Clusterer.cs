using Isnad.Model.Reports;

namespace Isnad.Fusion;

/// <summary>Two clusters joined under the lower of the numbers of their first members, with the mean over their pairs.</summary>
internal readonly record struct Joined(int Into, int From, double Mean);

/// <summary>Fixed days of a cluster: the latest first day and the earliest last one; those of no fixed days exclude nothing.</summary>
internal readonly record struct DaySpan(int LatestFirst, int EarliestLast)
{
    /// <summary>Of one mention.</summary>
    public static DaySpan Of(DateInterval? days) => days is { } known ? new(known.From.DayNumber, known.To.DayNumber) : None;

    private static DaySpan None { get; } = new(int.MinValue / 2, int.MaxValue / 2);

    /// <summary>Days between the two that lie farthest apart.</summary>
    public int Gap(DaySpan other) => Math.Max(LatestFirst - other.EarliestLast, other.LatestFirst - EarliestLast);

    /// <summary>Of both together; none where people joined what lies more than <paramref name="most"/> days apart.</summary>
    public DaySpan With(DaySpan other, int most)
    {
        var both = new DaySpan(Math.Max(LatestFirst, other.LatestFirst), Math.Min(EarliestLast, other.EarliestLast));
        return both.LatestFirst - both.EarliestLast <= most ? both : None;
    }
}

/// <summary>
/// Average-link clustering over the pairs that were kept: the two clusters whose mean over all their pairs is highest are joined, until no mean reaches the threshold. Pairs that were not kept count as
/// nought, pairs of one report as <see cref="FusionSettings.SameReport"/>; clusters in which fixed days lie too far apart are never joined. It works on each connected part alone and breaks ties by the members' keys, so that neither the order of the mentions nor what
/// happens in other parts changes its result.
/// Clusters that stand already are given by the joins they came about by. These are done again, each when its turn comes, and no pairs within such a cluster or between two of them are needed: as long as
/// nothing else joins one of its parts, it comes out as it was. One that something would join is given up and named.
/// </summary>
internal sealed class Clusterer
{
    /// <summary>What the join of a must-link counts: before all others.</summary>
    private const double Decided = 2;

    private readonly FusionSettings _settings;
    private readonly IReadOnlyList<IReadOnlyList<Joined>> _standing;
    private readonly List<int>?[] _members;
    private readonly Dictionary<int, Tie>[] _ties;
    private readonly List<Joined> _joins = [];
    private readonly int[] _version, _home, _owner;
    private readonly DaySpan[] _days;
    private readonly SortedSet<int> _disturbed = [];
    private readonly PriorityQueue<Offered, (double Mean, int A, int B)> _open;

    private record struct Tie(double Sum, bool Forbidden);

    /// <summary>Two clusters as of these versions; or the next join of a standing one.</summary>
    private readonly record struct Offered(int A, int B, int VersionA, int VersionB, int Standing, int Step);

    private Clusterer(IReadOnlyList<DateInterval?> days, int[] owner, IReadOnlyList<IReadOnlyList<Joined>> standing, FusionSettings settings)
    {
        (_settings, _standing, _owner) = (settings, standing, owner);
        _members = new List<int>?[owner.Length];
        _ties = new Dictionary<int, Tie>[owner.Length];
        _version = new int[owner.Length];
        _days = [.. days.Select(DaySpan.Of)];
        _home = [.. Enumerable.Range(0, owner.Length)];
        for (var i = 0; i < owner.Length; i++)
        {
            (_members[i], _ties[i]) = ([i], []);
        }
        _open = new(Comparer<(double Mean, int A, int B)>.Create((x, y) => y.Mean != x.Mean ? y.Mean.CompareTo(x.Mean) : x.A != y.A ? x.A.CompareTo(y.A) : x.B.CompareTo(y.B)));
    }

    /// <summary>Clusters the mentions, numbered in order of their keys.</summary>
    /// <param name="days">Fixed days of each mention (<see cref="MentionProfile.FixedDays"/>).</param>
    /// <param name="owner">For each mention the standing cluster that it belongs to; negative for one that is free.</param>
    /// <param name="standing">How each standing cluster came about, in order.</param>
    /// <param name="pairs">Probabilities (or, of one report, the setting) of the pairs that were kept and of which at least one is free, each once.</param>
    /// <param name="must">Free pairs that are one.</param>
    /// <param name="cannot">Pairs that stay apart.</param>
    /// <param name="settings">Threshold and the rest.</param>
    /// <returns>The clusters of free mentions, each with its joins in order, and the standing ones that something would join.</returns>
    public static (List<(List<int> Members, List<Joined> Joins)> Clusters, IReadOnlyCollection<int> Disturbed) Cluster(IReadOnlyList<DateInterval?> days, int[] owner, IReadOnlyList<IReadOnlyList<Joined>> standing,
        IEnumerable<(int A, int B, double Value)> pairs, IEnumerable<(int A, int B)> must, IEnumerable<(int A, int B)> cannot, FusionSettings settings)
    {
        var clusterer = new Clusterer(days, owner, standing, settings);
        foreach (var (a, b, value) in pairs)
        {
            clusterer.Put(a, b, value, false);
        }
        foreach (var (a, b) in cannot)
        {
            clusterer.Put(a, b, 0, true);
        }
        foreach (var (a, b) in must.Select(pair => pair.A < pair.B ? pair : (pair.B, pair.A)).Order())
        {
            var (x, y) = (clusterer._home[a], clusterer._home[b]);
            if (x != y && !clusterer._ties[x].GetValueOrDefault(y).Forbidden)
            {
                clusterer.Join(x, y, Decided);
            }
        }
        clusterer.Run();
        var joins = clusterer._joins.ToLookup(join => clusterer._home[join.Into]);
        return ([.. clusterer._members.Select((members, first) => (members, first)).Where(item => item.members is not null && owner[item.first] < 0).Select(item => (item.members!, joins[item.first].ToList()))], clusterer._disturbed);
    }

    private void Put(int a, int b, double value, bool forbidden)
    {
        var tie = _ties[a].GetValueOrDefault(b);
        _ties[a][b] = _ties[b][a] = new(tie.Sum + value, tie.Forbidden || forbidden);
    }

    private void Run()
    {
        for (var i = 0; i < _standing.Count; i++)
        {
            Offer(i, 0);
        }
        for (var a = 0; a < _members.Length; a++)
        {
            foreach (var b in _ties[a].Keys.Where(b => a < b && _members[b] is not null))
            {
                Offer(a, b, _ties[a][b]);
            }
        }
        while (_open.TryDequeue(out var next, out var key))
        {
            if (next.Standing >= 0)
            {
                Repeat(next.Standing, next.Step);
            }
            else if (_version[next.A] == next.VersionA && _version[next.B] == next.VersionB && _members[next.A] is not null && _members[next.B] is not null)
            {
                var owner = Math.Max(_owner[next.A], _owner[next.B]);
                if (owner < 0)
                {
                    OfferTies(Join(next.A, next.B, key.Mean));
                }
                else
                {
                    _disturbed.Add(owner);
                }
            }
        }
    }

    /// <summary>Does the next join of a standing cluster again.</summary>
    private void Repeat(int standing, int step)
    {
        if (!_disturbed.Contains(standing))
        {
            var (into, from, mean) = _standing[standing][step];
            OfferTies(Join(into, from, mean));
            Offer(standing, step + 1);
        }
    }

    private void OfferTies(int joined)
    {
        foreach (var (other, tie) in _ties[joined])
        {
            Offer(Math.Min(joined, other), Math.Max(joined, other), tie);
        }
    }

    private void Offer(int standing, int step)
    {
        if (step < _standing[standing].Count)
        {
            var next = _standing[standing][step];
            _open.Enqueue(new(0, 0, 0, 0, standing, step), (next.Mean, next.Into, next.From));
        }
    }

    private void Offer(int a, int b, Tie tie)
    {
        // Rounded, so that the order in which equal sums came about does not decide a tie.
        var mean = Math.Round(tie.Sum / ((double)_members[a]!.Count * _members[b]!.Count), 9);
        var owner = Math.Max(_owner[a], _owner[b]);
        if (!tie.Forbidden && _days[a].Gap(_days[b]) <= _settings.MostDaysApart && mean >= _settings.Threshold && (owner < 0 || !_disturbed.Contains(owner)))
        {
            _open.Enqueue(new(a, b, _version[a], _version[b], -1, 0), (mean, a, b));
        }
    }

    /// <summary>Joins two clusters under the lower number, which is that of its first member.</summary>
    private int Join(int a, int b, double mean)
    {
        var (into, from) = a < b ? (a, b) : (b, a);
        _members[from]!.ForEach(member => _home[member] = into);
        _members[into]!.AddRange(_members[from]!);
        _members[into]!.Sort();
        _members[from] = null;
        _days[into] = _days[into].With(_days[from], _settings.MostDaysApart);
        _joins.Add(new(into, from, mean));
        _ties[into].Remove(from);
        foreach (var (other, tie) in _ties[from])
        {
            if (other != into)
            {
                var both = _ties[into].GetValueOrDefault(other);
                _ties[into][other] = _ties[other][into] = new Tie(both.Sum + tie.Sum, both.Forbidden || tie.Forbidden);
            }
            _ties[other].Remove(from);
        }
        _ties[from] = [];
        _version[into]++;
        return into;
    }
}
