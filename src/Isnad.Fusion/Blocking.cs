using Isnad.Model.Incidents;
using Isnad.Model.Reports;

namespace Isnad.Fusion;

/// <summary>
/// Finds the mentions that a mention may belong with, so that not all are compared with all. A mention stands in blocks of place and time within the family of its type; one without a place stands in
/// blocks of its participants, one without a time in blocks that only older things are looked up in. Of two mentions in a block at least one must stand there in its own right, by place and by time:
/// a village is looked up among what is told of its governorate, but two villages of one governorate do not meet there.
/// Mentions are added one by one, and adding one touches only its own blocks.
/// </summary>
public sealed class Blocking
{
    private const int BucketDays = 4, Slack = 2, Narrow = 8, MostMonths = 14, Recent = 45, OlderDays = 184, MostPlaces = 4, MostNames = 4;
    private const double Cell = 0.3, CellSlack = 0.15;

    private readonly Dictionary<long, List<int>?[]> _blocks = [];
    private readonly List<MentionProfile> _profiles = [];
    private readonly HashSet<int> _found = [];

    /// <summary>Adds <paramref name="profile"/> and gives the indexes of those added before that it must be compared with, ascending; mentions of its own report are not among them.</summary>
    public IReadOnlyList<int> Add(MentionProfile profile)
    {
        _found.Clear();
        var index = _profiles.Count;
        _profiles.Add(profile);
        foreach (var entry in Entries(profile))
        {
            if (!_blocks.TryGetValue(entry.Block, out var lists))
            {
                _blocks[entry.Block] = lists = new List<int>?[4];
            }
            for (var other = BlockStanding.None; other <= BlockStanding.Both; other++)
            {
                if (other.HasFlag(entry.Needed) && lists[(int)other] is { } members)
                {
                    foreach (var member in members)
                    {
                        if (member != index && _profiles[member].Key.Document != profile.Key.Document)
                        {
                            _found.Add(member);
                        }
                    }
                }
            }
            (lists[(int)entry.Standing] ??= []).Add(index);
        }
        var result = _found.ToList();
        result.Sort();
        return result;
    }

    /// <summary>The blocks that a mention stands in, each once; they hang on the mention alone.</summary>
    public static IReadOnlyList<BlockEntry> Entries(MentionProfile profile)
    {
        var result = new Dictionary<long, BlockStanding>();
        var times = Times(profile);
        foreach (var (place, placeStrong) in Places(profile))
        {
            foreach (var (time, timeStrong) in times)
            {
                var key = (long)WordBag.Hash($"{profile.Family}|{place}|{time}");
                result[key] = result.GetValueOrDefault(key) | (placeStrong ? BlockStanding.Place : 0) | (timeStrong ? BlockStanding.Time : 0);
            }
        }
        return [.. result.Select(pair => new BlockEntry(pair.Key, pair.Value))];
    }

    private static List<(string, bool)> Times(MentionProfile profile)
    {
        var result = new List<(string, bool)>();
        if (profile.Days is not { } days)
        {
            AddOlder(result, profile, true);
            if (profile.Published is { } published)
            {
                AddMonths(result, new DateInterval(published.From.AddDays(-Math.Min(Recent, published.From.DayNumber)), published.To), true);
            }
            return result;
        }
        if (profile.Background)
        {
            AddOlder(result, profile, false);
        }
        if (days.Days <= Narrow)
        {
            for (var bucket = Math.Max(0, days.From.DayNumber - Slack) / BucketDays; bucket <= (days.To.DayNumber + Slack) / BucketDays; bucket++)
            {
                result.Add(($"d{bucket}", true));
            }
            AddMonths(result, days, false);
            AddYears(result, days, false);
        }
        else
        {
            var tooLong = days.Days > MostMonths * 31;
            if (!tooLong)
            {
                AddMonths(result, days, true);
            }
            AddYears(result, days, tooLong);
        }
        return result;
    }

    /// <summary>Things told without a time, or as older than the news, meet where they are told within the same months: what reports years apart say of the past without a day is no ground for one occurrence, and would be
    /// compared with all that a store of many years holds. Half a year apart they always meet, more than a year never.</summary>
    private static void AddOlder(List<(string, bool)> result, MentionProfile profile, bool strong)
    {
        if (profile.Published is not { } published)
        {
            result.Add(("older", strong));
            return;
        }
        for (var period = Math.Max(0, published.From.DayNumber - (OlderDays / 2)) / OlderDays; period <= (published.To.DayNumber + (OlderDays / 2)) / OlderDays; period++)
        {
            result.Add(($"older {period}", strong));
        }
    }

    private static void AddMonths(List<(string, bool)> result, DateInterval days, bool strong)
    {
        for (var month = (days.From.Year * 12) + days.From.Month; month <= (days.To.Year * 12) + days.To.Month; month++)
        {
            result.Add(($"m{month}", strong));
        }
    }

    private static void AddYears(List<(string, bool)> result, DateInterval days, bool strong)
    {
        for (var year = days.From.Year; year <= Math.Min(days.To.Year, days.From.Year + 60); year++)
        {
            result.Add(($"y{year}", strong));
        }
    }

    private static List<(string, bool)> Places(MentionProfile profile)
    {
        var result = new List<(string, bool)>();
        foreach (var id in profile.Actors.Concat(profile.Targets).Concat(profile.Partners))
        {
            result.Add(($"side {id}", profile.Places.Count == 0));
        }
        foreach (var place in profile.Places.Take(MostPlaces))
        {
            var located = place is { Level: PlaceLevel.Local, Latitude: not null, Longitude: not null };
            if (located)
            {
                AddCells(result, place.Latitude!.Value, place.Longitude!.Value);
            }
            foreach (var name in place.Name.Rarest(MostNames))
            {
                result.Add(($"name {name:x}", !located));
            }
            if (place.Admin1 is not null)
            {
                result.Add(($"governorate {place.Admin1}", !located));
            }
            if (place.Country is not null)
            {
                result.Add(($"country {place.Country}", place.Level == PlaceLevel.Country || (!located && place.Admin1 is null)));
            }
        }
        return result;
    }

    private static void AddCells(List<(string, bool)> result, double latitude, double longitude)
    {
        for (var x = (int)Math.Floor((latitude - CellSlack) / Cell); x <= (int)Math.Floor((latitude + CellSlack) / Cell); x++)
        {
            for (var y = (int)Math.Floor((longitude - CellSlack) / Cell); y <= (int)Math.Floor((longitude + CellSlack) / Cell); y++)
            {
                result.Add(($"cell {x} {y}", true));
            }
        }
    }
}
