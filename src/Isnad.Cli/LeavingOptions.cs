using System.CommandLine;
using Isnad.Ingest;
using Isnad.Publishing;

namespace Isnad.Cli;

/// <summary>The part of the command line that says what may leave (docs/what-leaves.md).</summary>
/// <param name="prefix">Stands before each description: the format that the options are for, where a verb has several.</param>
internal sealed class LeavingOptions(string prefix = "geojson: ")
{
    private const string Leaving = "geojson";
    private const double LeastGrid = 0.1, GreatestGrid = 500;

    private readonly Option<int?> _hold = new("--hold-days") { Description = $"{prefix}hold back events of the last N days; {PublishingRules.UsualHoldDays} without it", HelpName = "N" };
    private readonly Option<double?> _grid = new("--grid-km") { Description = $"{prefix}move points to the centres of cells of N km; {PublishingRules.UsualGridKm} without it", HelpName = "N" };
    private readonly Option<bool> _unredacted = new("--unredacted") { Description = $"{prefix}leave out, move and mask nothing; standard error says so" };
    private readonly Option<string?> _today = new("--today") { Description = $"{prefix}the day from which the last days count: yyyy-mm-dd", HelpName = "DATE" };

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [_hold, _grid, _unredacted, _today];

    /// <summary>The rules that the command line asks for, and the day of export.</summary>
    /// <exception cref="UsageException">A value is none, or an option stands beside a format that leaves nothing out.</exception>
    public (PublishingRules Rules, DateOnly Today) Get(ParseResult parsed, CommandIo io, string format)
    {
        if (format != Leaving && All.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } idle)
        {
            throw new UsageException($"{idle.Name} is for --format geojson; {format} is the coder's own draft and holds everything");
        }
        var hold = parsed.GetValue(_hold) ?? PublishingRules.UsualHoldDays;
        var grid = parsed.GetValue(_grid) ?? PublishingRules.UsualGridKm;
        if (hold is < 0 or > 36500)
        {
            throw new UsageException($"--hold-days {hold} is no number of days; give 0 to 36500");
        }
        if (!(grid is >= LeastGrid and <= GreatestGrid))
        {
            throw new UsageException(FormattableString.Invariant($"--grid-km {grid} is no size of a cell; give {LeastGrid} to {GreatestGrid}"));
        }
        return (new PublishingRules { HoldDays = hold, GridKm = grid, Unredacted = parsed.GetValue(_unredacted) }, Day(parsed.GetValue(_today), io));
    }

    /// <summary>The same for a verb that writes nothing but what leaves.</summary>
    public (PublishingRules Rules, DateOnly Today) Get(ParseResult parsed, CommandIo io) => Get(parsed, io, Leaving);

    private static DateOnly Day(string? words, CommandIo io) => words is null ? io.Today()
        : PublishedDate.Parse(words) is { Days: 1 } day ? day.From : throw new UsageException($"--today '{words}' is no day; write yyyy-mm-dd");
}
