using Isnad.Fusion.Accounts;
using Isnad.Model.Incidents;
using Isnad.Model.Ledger;
using Isnad.Web.Features.Incidents;

namespace Isnad.Web.Features.Maps;

/// <summary>Control of places, kept between requests: it is drawn from incidents with all their accounts, and making these anew each time would take seconds where there are many. What the log tells since makes those anew that it touches.</summary>
/// <param name="parts">What the desk works with.</param>
internal sealed class KnownControl(DeskParts parts)
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
            Renew();
            var seen = _known.Values.Where(incident => !sight.Keeps(incident.Members)).ToList();
            return seen.Count < _known.Count ? ControlOfPlaces.Of(seen) : _all ??= ControlOfPlaces.Of(seen);
        }
    }

    private void Renew()
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
