namespace Isnad.Fusion;

/// <summary>
/// Average-link clustering over the pairs that were kept: the two clusters whose mean over all their pairs is highest are joined, until no mean reaches the threshold. Pairs that were not kept count as
/// nought, pairs of one report as <see cref="FusionSettings.SameReport"/>. It works on each connected part alone and breaks ties by the members' keys, so that neither the order of the mentions nor what
/// happens in other parts changes its result.
/// </summary>
internal sealed class Clusterer
{
    private readonly FusionSettings _settings;
    private readonly List<int>?[] _members;
    private readonly Dictionary<int, Tie>[] _ties;
    private readonly int[] _version, _home;
    private readonly PriorityQueue<(int A, int B, int VersionA, int VersionB), (double Mean, int A, int B)> _open;

    private record struct Tie(double Sum, bool Forbidden);

    private Clusterer(int count, FusionSettings settings)
    {
        _settings = settings;
        _members = new List<int>?[count];
        _ties = new Dictionary<int, Tie>[count];
        _version = new int[count];
        _home = [.. Enumerable.Range(0, count)];
        for (var i = 0; i < count; i++)
        {
            (_members[i], _ties[i]) = ([i], []);
        }
        _open = new(Comparer<(double Mean, int A, int B)>.Create((x, y) => y.Mean != x.Mean ? y.Mean.CompareTo(x.Mean) : x.A != y.A ? x.A.CompareTo(y.A) : x.B.CompareTo(y.B)));
    }

    /// <summary>Clusters the mentions 0 to <paramref name="count"/>, which stand in order of their keys.</summary>
    /// <param name="count">Number of mentions.</param>
    /// <param name="pairs">Probabilities (or, of one report, the setting) of the pairs that were kept, each once.</param>
    /// <param name="must">Pairs that are one.</param>
    /// <param name="cannot">Pairs that stay apart.</param>
    /// <param name="settings">Threshold and the rest.</param>
    public static List<List<int>> Cluster(int count, IEnumerable<(int A, int B, double Value)> pairs, IEnumerable<(int A, int B)> must, IEnumerable<(int A, int B)> cannot, FusionSettings settings)
    {
        var clusterer = new Clusterer(count, settings);
        foreach (var (a, b, value) in pairs)
        {
            clusterer.Put(a, b, tie => tie with { Sum = tie.Sum + value });
        }
        foreach (var (a, b) in cannot)
        {
            clusterer.Put(a, b, tie => tie with { Forbidden = true });
        }
        foreach (var (a, b) in must.Select(pair => pair.A < pair.B ? pair : (pair.B, pair.A)).Order())
        {
            var (x, y) = (clusterer._home[a], clusterer._home[b]);
            if (x != y && !clusterer._ties[x].GetValueOrDefault(y).Forbidden)
            {
                clusterer.Join(x, y);
            }
        }
        clusterer.Run();
        return [.. clusterer._members.OfType<List<int>>()];
    }

    private void Put(int a, int b, Func<Tie, Tie> change)
    {
        _ties[a][b] = _ties[b][a] = change(_ties[a].GetValueOrDefault(b));
    }

    private void Run()
    {
        for (var a = 0; a < _members.Length; a++)
        {
            foreach (var b in _ties[a].Keys.Where(b => a < b && _members[b] is not null))
            {
                Offer(a, b);
            }
        }
        while (_open.TryDequeue(out var pair, out _))
        {
            if (_version[pair.A] == pair.VersionA && _version[pair.B] == pair.VersionB && _members[pair.A] is not null && _members[pair.B] is not null)
            {
                var joined = Join(pair.A, pair.B);
                foreach (var other in _ties[joined].Keys)
                {
                    Offer(Math.Min(joined, other), Math.Max(joined, other));
                }
            }
        }
    }

    private void Offer(int a, int b)
    {
        var tie = _ties[a][b];
        // Rounded, so that the order in which equal sums came about does not decide a tie.
        var mean = Math.Round(tie.Sum / ((double)_members[a]!.Count * _members[b]!.Count), 9);
        if (!tie.Forbidden && mean >= _settings.Threshold)
        {
            _open.Enqueue((a, b, _version[a], _version[b]), (mean, a, b));
        }
    }

    /// <summary>Joins two clusters under the lower number, which is that of its first member.</summary>
    private int Join(int a, int b)
    {
        var (into, from) = a < b ? (a, b) : (b, a);
        _members[from]!.ForEach(member => _home[member] = into);
        _members[into]!.AddRange(_members[from]!);
        _members[into]!.Sort();
        _members[from] = null;
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
