using Isnad.Model.Review;

namespace Isnad.Storage.Reviews;

/// <summary>What one report's counting needs. Words are numbers of <see cref="WordNumbers"/>, days those of the calendar, both -1 where there is none.</summary>
/// <param name="Outlet">As the newest version names it.</param>
/// <param name="Day">First of publication.</param>
/// <param name="LastDay">Last of publication.</param>
/// <param name="Events">Its events that count.</param>
/// <param name="Reasons">What makes it urgent, by the number of its kind.</param>
/// <param name="Standings">By track, as its number; null where nothing was decided.</param>
internal sealed record QueueEntry(int Outlet, int Day, int LastDay, QueueEvent[] Events, bool[] Reasons, QueueStanding?[] Standings)
{
    /// <summary>Where it stands in a track, if nobody has it in hand.</summary>
    public QueueState StateIn(ReadingTrack track) => Standings[(int)track] is not { } standing ? QueueState.Open : standing.Older ? QueueState.Changed : standing.State;

    /// <summary>Two people finished it.</summary>
    public bool ReadTwice => Standings[(int)ReadingTrack.First]?.State == QueueState.Done && Standings[(int)ReadingTrack.Second]?.State == QueueState.Done;
}

/// <summary>An event, by what is asked of it.</summary>
internal readonly record struct QueueEvent(int Type, int Country, int Admin1);

/// <summary>What was decided in a track.</summary>
/// <param name="State">Open, done or skipped.</param>
/// <param name="Older">A newer version of the text came since.</param>
internal readonly record struct QueueStanding(QueueState State, bool Older);

/// <summary>Words as numbers from 0, each kept once.</summary>
internal sealed class WordNumbers
{
    /// <summary>Of what no entry holds.</summary>
    public const int None = -1, Unknown = -2;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];

    /// <summary>How many there are.</summary>
    public int Count => _words.Count;

    /// <summary>The word of a number.</summary>
    public string this[int number] => _words[number];

    /// <summary>The number of a word, given where it has none.</summary>
    public int Of(string? word)
    {
        if (word is null)
        {
            return None;
        }
        if (!_numbers.TryGetValue(word, out var number))
        {
            number = _words.Count;
            _numbers.Add(word, number);
            _words.Add(word);
        }
        return number;
    }

    /// <summary>The number of a word that is asked for; null where none is.</summary>
    public int? Asked(string? word) => word is null ? null : _numbers.GetValueOrDefault(word, Unknown);
}
