using System.Text.Json;
using Isnad.Model.Events;
using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Isnad.Storage.Reviews;

namespace Isnad.Storage;

/// <summary>Analyses and the numbers that mentions keep through them. Writes stand within a transaction.</summary>
internal sealed class AnalysisRows(Database database, Payloads payloads)
{
    /// <summary>How many former analyses of a report are asked for a mention that the last one did not have.</summary>
    private const int Memory = 8;

    private readonly EventRows _events = new(database);

    /// <summary>Keeps an analysis of a version, and makes its events those of the report where no newer version has one. <paramref name="carried"/> gives the numbers of its mentions where they are known.</summary>
    public void Add(long report, long version, (long Number, byte[] Key) key, IntakeAnalysis analysis, LogDraft log, string now, IReadOnlyList<long>? carried = null)
    {
        var engine = Engine(analysis.Engine);
        // Asked for before the new one stands among them.
        var mentions = carried ?? Numbers(report, analysis.Analysis);
        var json = payloads.Add(analysis.Json, key);
        database.Prepare("INSERT INTO analysis (version, engine, json, at) VALUES ($1, $2, $3, $4)").Run(version, engine, json, now);
        var number = database.LastRow();
        for (var i = 0; i < mentions.Count; i++)
        {
            database.Prepare("INSERT INTO mention_at (analysis, position, mention) VALUES ($1, $2, $3)").Run(number, (long)i, mentions[i]);
        }
        log.Add(LogKind.Analysed, $"a{number}", analysis.Json.Hash, $"v{version} {analysis.Engine.Version} {analysis.Engine.Resources} {analysis.Engine.Models}");
        var (from, to) = EventRow.Days(analysis.Analysis.Published.Interval);
        database.Prepare("UPDATE version SET published_from = $2, published_to = $3 WHERE id = $1").Run(version, from, to);
        if (ReviewRows.Has(database, report))
        {
            // A newer version or engine never takes the place of what people decided.
            DrawnReview.Of(database, payloads, report).Write(database, report);
            database.Prepare("INSERT OR IGNORE INTO fusion_pending (report) VALUES ($1)").Run(report);
        }
        else if (database.Prepare("SELECT 1 FROM analysis JOIN version ON version.id = analysis.version WHERE version.report = $1 AND version.ordinal > (SELECT ordinal FROM version WHERE id = $2) LIMIT 1").Value(report, version) is null)
        {
            database.Prepare("UPDATE report SET counts = $2 WHERE id = $1").Run(report, version);
            _events.Replace(report, analysis.Analysis.Events.Select((item, i) => EventRow.Of(mentions[i], analysis.Analysis, item)));
            database.Prepare("INSERT OR IGNORE INTO fusion_pending (report) VALUES ($1)").Run(report);
        }
    }

    /// <summary>An analysis by its number, over <paramref name="content"/>; null where it was taken down.</summary>
    public StoredAnalysis? Read(long number, Report content)
    {
        var row = database.Prepare("SELECT analysis.version, analysis.at, analysis.json, engine.version, engine.resources, engine.models FROM analysis JOIN engine ON engine.id = analysis.engine WHERE analysis.id = $1")
            .First(row => (Version: row.GetInt64(0), At: Instants.Read(row.GetString(1)), Json: row.GetInt64(2), Engine: new EngineInfo(row.GetString(3), row.GetString(4), row.GetString(5))), number);
        if (row.Engine is null || payloads.Open(row.Json) is not { } json)
        {
            return null;
        }
        var mentions = database.Prepare("SELECT mention FROM mention_at WHERE analysis = $1 ORDER BY position").Rows(item => item.GetInt64(0), number);
        var analysis = Parse(json, content, $"a{number}");
        return mentions.Count == analysis.Events.Count
            ? new(number, row.Version, row.At, analysis, row.Engine, mentions)
            : throw new LedgerException($"analysis a{number} has {analysis.Events.Count} events and {mentions.Count} numbers of mentions; run 'isnad verify'.");
    }

    /// <summary>An analysis from its JSON, over the text that it was made of.</summary>
    /// <exception cref="LedgerException">The JSON does not fit the text: one of them was altered.</exception>
    public static ReportAnalysis Parse(byte[] json, Report content, string subject)
    {
        string? flaw = null;
        using var document = JsonDocument.Parse(json);
        var record = ContractReader.Read(document.RootElement, what => flaw ??= what, content.Text.Value);
        return record is not null && flaw is null
            ? record.Analysis with { Report = content }
            : throw new LedgerException($"analysis {subject} does not fit its text ({flaw ?? "it is no document"}); run 'isnad verify'.");
    }

    /// <summary>Numbers of the analyses of a report, newest first.</summary>
    public IReadOnlyList<(long Analysis, long Version)> Newest(long report, int most) => database
        .Prepare("SELECT analysis.id, analysis.version FROM analysis JOIN version ON version.id = analysis.version WHERE version.report = $1 ORDER BY version.ordinal DESC, analysis.id DESC LIMIT $2")
        .Rows(row => (row.GetInt64(0), row.GetInt64(1)), report, (long)most);

    /// <summary>For each event the number of the mention that it continues, or a new one.</summary>
    private List<long> Numbers(long report, ReportAnalysis analysis)
    {
        var numbers = new long?[analysis.Events.Count];
        var used = new HashSet<long>();
        foreach (var (older, mentions) in Former(report))
        {
            if (numbers.All(number => number is not null))
            {
                break;
            }
            var aligned = MentionAlignment.Align(older, analysis);
            for (var i = 0; i < numbers.Length; i++)
            {
                if (numbers[i] is null && aligned[i] is { } index && used.Add(mentions[index]))
                {
                    numbers[i] = mentions[index];
                }
            }
        }
        return [.. numbers.Select(number => number ?? AddMention(report))];
    }

    /// <summary>What was read of a report before: former analyses, newest first, then what counts, where people added what no machine had found.</summary>
    private IEnumerable<(ReportAnalysis Analysis, IReadOnlyList<long> Mentions)> Former(long report)
    {
        foreach (var (former, version) in Newest(report, Memory))
        {
            if (Content(version) is { } content && Read(former, content) is { } older)
            {
                yield return (older.Analysis, older.Mentions);
            }
        }
        if (ReviewRows.Has(database, report) && new ReviewRows(database, payloads).Reading(report, null) is { } reading)
        {
            yield return (reading.Analysis, [.. reading.Standing.Select(standing => standing.Mention)]);
        }
    }

    /// <summary>The report of a version, over its text; null where it was taken down.</summary>
    public Report? Content(long version)
    {
        var row = database.Prepare("SELECT report, text, about FROM version WHERE id = $1").First(row => ((long Report, long Text, long About)?)(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)), version);
        return row is { } found && payloads.Open(found.Text) is { } text && payloads.Open(found.About) is { } about
            ? AboutJson.Read<VersionAbout>(about).ToReport($"r{found.Report}", System.Text.Encoding.UTF8.GetString(text))
            : null;
    }

    private long AddMention(long report)
    {
        database.Prepare("INSERT INTO mention (report) VALUES ($1)").Run(report);
        return database.LastRow();
    }

    private long Engine(EngineInfo engine)
    {
        database.Prepare("INSERT OR IGNORE INTO engine (version, resources, models) VALUES ($1, $2, $3)").Run(engine.Version, engine.Resources, engine.Models);
        return database.Prepare("SELECT id FROM engine WHERE version = $1 AND resources = $2 AND models = $3").Number(engine.Version, engine.Resources, engine.Models)!.Value;
    }
}
