using Isnad.Fusion.Accounts;
using Isnad.Model.Incidents;
using Isnad.Model.Ledger;
using Isnad.Web.Features.Incidents;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Isnad.Web.Features.Maps;

/// <summary>Control of places, kept between requests: it is drawn from incidents with all their accounts, and making these anew each time would take seconds where there are many. What the log tells since makes those anew that it touches. It begins when the desk does, before anybody asks.</summary>
/// <param name="parts">What the desk works with.</param>
/// <param name="logger">Hears where it cannot begin.</param>
internal sealed partial class KnownControl(DeskParts parts, ILogger<KnownControl> logger) : BackgroundService
{
    private readonly Lock _making = new();
    private readonly Dictionary<long, Incident> _known = [];
    private IReadOnlyList<PlaceControl>? _all;
    private long _size = -1, _newest;

    /// <summary>As a person may see it: an incident that is told by a report of which the person may not see what counts is left out, as on the map.</summary>
    public IReadOnlyList<PlaceControl> For(IncidentSight sight)
    {
        lock (_making)
        {
            Renew(CancellationToken.None);
            var seen = _known.Values.Where(incident => !sight.Keeps(incident.Members)).ToList();
            return seen.Count < _known.Count ? ControlOfPlaces.Of(seen) : _all ??= ControlOfPlaces.Of(seen);
        }
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() =>
    {
        try
        {
            lock (_making)
            {
                Renew(stoppingToken);
            }
        }
        catch (LedgerException error)
        {
            // Whoever asks is told; the desk goes on.
            Failed(error);
        }
    }, stoppingToken);

    [LoggerMessage(LogLevel.Error, "control of places could not be drawn")]
    private partial void Failed(Exception error);

    private void Renew(CancellationToken stop)
    {
        var (ledger, size) = (parts.Ledger, parts.Ledger.Log.Size);
        if (size == _size)
        {
            return;
        }
        var changed = Changed(size);
        var numbers = ControlOfPlaces.Types.SelectMany(type => ledger.IncidentSearch.Find(new IncidentQuery { Type = type }, IncidentOrder.Newest, int.MaxValue).Lines).Select(line => line.Number).ToHashSet();
        foreach (var gone in _known.Keys.Where(number => !numbers.Contains(number)).ToList())
        {
            _known.Remove(gone);
        }
        foreach (var number in numbers)
        {
            if (stop.IsCancellationRequested)
            {
                // Nothing is told as known, so that all is made by whoever asks next.
                _size = -1;
                return;
            }
            var members = ledger.Incidents.Members(number);
            if (changed is not null && _known.TryGetValue(number, out var known) && known.Members.ToHashSet().SetEquals(members) && !members.Any(member => changed.Contains(member.ReportNumber)))
            {
                continue;
            }
            _known.Remove(number);
            if (parts.Incidents.Build(number) is { } made)
            {
                _known.Add(number, made);
            }
        }
        (_all, _size) = (null, size);
    }

    /// <summary>Reports that were read anew or decided on since; null where everything is to be made anew, as after something was taken down.</summary>
    private HashSet<long>? Changed(long size)
    {
        var (ledger, before) = (parts.Ledger, _newest);
        _newest = ledger.Reviews.Newest;
        var entries = _size < 0 || size < _size ? null : ledger.Log.Entries(_size).ToList();
        if (entries is null || entries.Exists(entry => entry.Kind == LogKind.Erased))
        {
            return null;
        }
        // An analysis names its version first: v9 and the engine.
        var versions = entries.Where(entry => entry.Kind == LogKind.Analysed).Select(entry => long.Parse(entry.Detail!.Split(' ')[0].AsSpan(1), System.Globalization.CultureInfo.InvariantCulture)).Distinct();
        return [.. versions.Select(version => ledger.Reports.Version(version)?.Report).OfType<long>(), .. ledger.Reviews.Reviewed().Where(item => item.Newest > before).Select(item => item.Report)];
    }
}
