using Isnad.Model.Review;

namespace Isnad.Storage.Reviews;

/// <summary>Counts of one query, report by report: each list by all filters but its own.</summary>
internal sealed class QueueTally(QueueQuery query, WordNumbers words)
{
    private readonly HashSet<long> _without = [.. query.Without], _keptBack = [.. query.KeptBack];
    private readonly int? _outlet = words.Asked(query.Outlet), _type = words.Asked(query.Type), _country = words.Asked(query.Country), _admin1 = words.Asked(query.Admin1);
    private readonly (int From, int To)? _published = query.Published is { } days ? (days.From.DayNumber, days.To.DayNumber) : null;
    private readonly long[] _states = new long[Enum.GetValues<QueueState>().Length], _reasons = new long[QueueReasons.All.Count], _outlets = new long[words.Count], _governorates = new long[words.Count];

    /// <summary>The report that a governorate was counted for last: several events of one report count once.</summary>
    private readonly long[] _countedFor = new long[words.Count];
    private readonly Dictionary<int, long> _days = [];

    /// <summary>Counts a report.</summary>
    /// <param name="report">Its number.</param>
    /// <param name="entry">What is known of it.</param>
    /// <param name="claimed">Reports that somebody has in hand.</param>
    public void Add(long report, QueueEntry entry, HashSet<long> claimed)
    {
        if (_without.Contains(report) || (query.Track == ReadingTrack.Adjudicated && !entry.ReadTwice))
        {
            return;
        }
        var state = entry.StateIn(query.Track);
        if (state == QueueState.Open && claimed.Contains(report))
        {
            state = QueueState.Claimed;
        }
        var byState = query.State is null || query.State == state;
        var byOutlet = _outlet is null || _outlet == entry.Outlet;
        var byDay = _published is not { } days || (entry.Day >= 0 && entry.Day <= days.To && entry.LastDay >= days.From);
        var byReason = query.Reason is not { } reason || entry.Reasons[(int)reason];
        var isKeptBack = _keptBack.Contains(report);
        if (byState && byOutlet && byDay && byReason && !isKeptBack)
        {
            AddPlaces(report, entry);
        }
        if (!Tells(entry))
        {
            return;
        }
        if (byState && byOutlet && byDay && !isKeptBack)
        {
            AddReasons(entry);
        }
        if (!byReason)
        {
            return;
        }
        if (byOutlet && byDay)
        {
            _states[(int)state]++;
        }
        if (byState && byDay && entry.Outlet >= 0)
        {
            _outlets[entry.Outlet]++;
        }
        if (byState && byOutlet && entry.Day >= 0)
        {
            _days[entry.Day] = _days.GetValueOrDefault(entry.Day) + 1;
        }
    }

    /// <summary>What was counted.</summary>
    public QueueCounts Counts() => new(
        Enum.GetValues<QueueState>().ToDictionary(state => state, state => _states[(int)state]),
        Largest(_outlets),
        Largest(_governorates),
        [.. _days.OrderByDescending(day => day.Key).Select(day => (DateOnly.FromDayNumber(day.Key), day.Value))],
        QueueReasons.All.ToDictionary(kind => kind, kind => _reasons[(int)kind]));

    /// <summary>One event is all that is asked of events.</summary>
    private bool Tells(QueueEntry entry) => (_type ?? _country ?? _admin1) is null || Array.Exists(entry.Events, item => Meets(item) && (_admin1 is null || _admin1 == item.Admin1));

    private bool Meets(QueueEvent item) => (_type is null || _type == item.Type) && (_country is null || _country == item.Country);

    private void AddReasons(QueueEntry entry)
    {
        for (var i = 0; i < _reasons.Length; i++)
        {
            _reasons[i] += entry.Reasons[i] ? 1 : 0;
        }
    }

    private void AddPlaces(long report, QueueEntry entry)
    {
        foreach (var item in entry.Events)
        {
            if (item.Admin1 >= 0 && _countedFor[item.Admin1] != report && Meets(item))
            {
                _countedFor[item.Admin1] = report;
                _governorates[item.Admin1]++;
            }
        }
    }

    private List<(string, long)> Largest(long[] counts) => [.. counts.Select((reports, word) => (Word: word, Reports: reports)).Where(item => item.Reports > 0).Select(item => (words[item.Word], item.Reports))
        .OrderByDescending(item => item.Reports).ThenBy(item => item.Item1, StringComparer.Ordinal)];
}
