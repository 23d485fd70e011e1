using Isnad.Model.Annotations;
using Isnad.Model.Events;
using Isnad.Model.Incidents;
using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Isnad.Model.Review;
using Isnad.Publishing;
using Isnad.Publishing.Exports;

namespace Isnad.Workflow.Exchange;

/// <summary>What an export holds back and changes.</summary>
/// <param name="Recent">Records of the last days, or of days to come.</param>
/// <param name="Undated">Records of no known day.</param>
/// <param name="IncidentsHeld">Incidents of which a record is held back.</param>
/// <param name="Moved">Points moved.</param>
/// <param name="Masked">Quotes with a name masked, and persons left out.</param>
public sealed record ExportTally(int Recent, int Undated, int IncidentsHeld, int Moved, int Masked);

/// <summary>What leaves.</summary>
/// <param name="Mentions">Records that people accepted, in order of their numbers.</param>
/// <param name="Incidents">Incidents that hold such records, made of these alone, in order of their numbers.</param>
/// <param name="Tally">What was held back and changed.</param>
public sealed record ExportSet(IReadOnlyList<ExportedMention> Mentions, IReadOnlyList<Incident> Incidents, ExportTally Tally);

/// <summary>Use case: what people accepted is made ready to leave the house. A machine's proposal never does.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="incidents">Makes incidents.</param>
/// <param name="rules">What may leave.</param>
/// <param name="today">The day from which the last days count.</param>
/// <param name="namesOf">Finds persons' names in a report, for masking.</param>
public sealed class ExportRecords(ILedger ledger, LedgerIncidents incidents, PublishingRules rules, DateOnly today, Func<Report, IReadOnlyList<PersonName>> namesOf)
{
    private const int Page = 1000;

    private readonly Publisher _publisher = new(rules, today) { WithMorePlaces = true };
    private readonly Dictionary<string, ReportAnalysis> _reports = [];

    /// <summary>Reports that are left out: what is kept from whoever asks.</summary>
    public IReadOnlySet<long> Without { get; init; } = new HashSet<long>();

    /// <summary>What people accepted of what a query finds; all of it without one. An incident comes whole where one of its records is found.</summary>
    /// <exception cref="LedgerException">The ledger cannot be read, or the query's words ask for nothing.</exception>
    public ExportSet Select(SearchQuery? query = null, CancellationToken stop = default)
    {
        _reports.Clear();
        var decided = Decided(stop).Where(item => !Without.Contains(item.Report)).ToList();
        var wanted = query is null ? null : Found(query, stop);
        var tally = new ExportTally(0, 0, 0, 0, 0);
        var mentions = new List<ExportedMention>();
        foreach (var report in decided.Where(item => wanted?.Contains(item.Mention) != false).GroupBy(item => item.Report))
        {
            stop.ThrowIfCancellationRequested();
            var document = _publisher.Publish(Analysis(report.Key, [.. report]));
            mentions.AddRange(Leaving(report.Key, [.. report], document));
            tally = tally with { Recent = tally.Recent + document.Recent, Undated = tally.Undated + document.Undated, Moved = tally.Moved + document.Moved, Masked = tally.Masked + document.Masked };
        }
        var (built, held) = Incidents(decided, [.. mentions.Select(item => item.Decided.Incident).OfType<long>().Order().Distinct()], stop);
        return new([.. mentions.OrderBy(item => item.Decided.Mention)], built, tally with { IncidentsHeld = held });
    }

    private IEnumerable<DecidedMention> Decided(CancellationToken stop)
    {
        for (long after = 0; ;)
        {
            stop.ThrowIfCancellationRequested();
            var page = ledger.Reviews.Decided(after, Page);
            foreach (var item in page)
            {
                yield return item;
            }
            if (page.Count < Page)
            {
                yield break;
            }
            after = page[^1].Mention;
        }
    }

    private HashSet<long> Found(SearchQuery query, CancellationToken stop)
    {
        var found = new HashSet<long>();
        for (var page = new SearchPage([], true); page.HasMore; query = query with { Skip = query.Skip + Page })
        {
            stop.ThrowIfCancellationRequested();
            page = ledger.Search.Find(query with { Most = Page });
            found.UnionWith(page.Hits.SelectMany(hit => hit.Mentions).Select(mention => mention.Mention));
        }
        return found;
    }

    /// <summary>A report with the records that were decided, named by their mentions, and with the names in it.</summary>
    private ReportAnalysis Analysis(long report, IReadOnlyList<DecidedMention> decided)
    {
        var version = ledger.Reports.Version(decided[0].Version);
        var reading = ledger.Reviews.Reading(report);
        if (version is null || reading is null)
        {
            throw new LedgerException($"r{report} was taken down while the export was made; make it again.");
        }
        return reading.Analysis with { Events = [.. decided.Select(item => item.Record)], Names = rules.Unredacted ? [] : namesOf(version.Content) };
    }

    private IEnumerable<ExportedMention> Leaving(long report, IReadOnlyList<DecidedMention> decided, PublishedDocument document)
    {
        if (document.Events.Count == 0)
        {
            yield break;
        }
        var decisions = ledger.Reviews.Of(report).Records.ToDictionary(decision => decision.Number);
        var days = ledger.Reviews.Reading(report)?.Analysis.Published.Interval;
        var byId = decided.ToDictionary(item => item.Record.Id);
        foreach (var item in document.Events)
        {
            var decision = decisions[byId[item.Id].Decision];
            yield return new ExportedMention(byId[item.Id], decision.By, decision.At, item, days);
        }
    }

    private (IReadOnlyList<Incident> Built, int Held) Incidents(IReadOnlyList<DecidedMention> decided, IReadOnlyList<long> numbers, CancellationToken stop)
    {
        var members = decided.Where(item => item.Incident is not null).ToLookup(item => item.Incident!.Value);
        var built = new List<Incident>();
        var held = 0;
        foreach (var number in numbers)
        {
            stop.ThrowIfCancellationRequested();
            // Made of what people accepted alone: a proposal beside it would leave with the incident.
            var accepted = members[number].Select(item => item.Record.Id).ToHashSet();
            List<ReportedMention> told = [.. incidents.Told(number).Where(mention => accepted.Contains(mention.Mention.Id))];
            var reports = told.GroupBy(mention => MentionKey.NumberOf(mention.Analysis.Report.Id)).Select(group => WithNames(group.Key, [.. members[number].Where(item => item.Report == group.Key)])).ToList();
            if (told.Count == 0 || reports.Exists(report => _publisher.Publish(report) is { Recent: > 0 } or { Undated: > 0 }))
            {
                held++;
                continue;
            }
            built.Add(new IncidentRedactor(rules, reports.ToDictionary(report => report.Report.Id)).Redact(incidents.Build(number, told)));
        }
        return (built, held);
    }

    /// <summary>Finding names takes long, and a report may tell many incidents.</summary>
    private ReportAnalysis WithNames(long report, IReadOnlyList<DecidedMention> decided)
    {
        var id = MentionKey.Stored(report, 0).Document;
        if (!_reports.TryGetValue(id, out var known))
        {
            _reports[id] = known = Analysis(report, decided);
        }
        return known with { Events = [.. decided.Select(item => item.Record)] };
    }
}
