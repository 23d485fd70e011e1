using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Isnad.Model.Events;
using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Isnad.Model.Review;

namespace Isnad.Workflow.Review;

/// <summary>What a gold file holds.</summary>
/// <param name="Documents">Reports.</param>
/// <param name="Events">Their events.</param>
/// <param name="Twice">Reports that were read twice and settled.</param>
/// <param name="Unsettled">Reports that were read twice and not settled: the first reading stands.</param>
/// <param name="Open">Reports on which people decided and which are not finished; they are left out.</param>
public sealed record GoldSummary(int Documents, int Events, int Twice, int Unsettled, int Open);

/// <summary>Use case: reports that people finished, in the shape of hand-made records (<c>eval</c>, <c>train</c>). It holds whole texts.</summary>
/// <param name="ledger">Where the decisions are.</param>
public sealed class WriteGold(ILedger ledger)
{
    /// <summary>How many folds documents are dealt to.</summary>
    public const int Folds = 5;

    private const string Assumed = "assumed-publication", LogSubject = "gold";

    /// <summary>Reports that are passed over and counted nowhere: those of which whoever gets the file reads another reading.</summary>
    public IReadOnlySet<long> Without { get; init; } = new HashSet<long>();

    /// <summary>Writes as <see cref="Write"/> does and names the file in the log by its hash, before whoever asked lets it out: nothing leaves that the log does not know.</summary>
    /// <returns>What it holds, and its hash; null for the hash, and no word in the log, where no report was to be written.</returns>
    public (GoldSummary Summary, ContentHash? Digest) WriteLogged(Stream output, bool settledOnly, CancellationToken stop)
    {
        using var hash = SHA256.Create();
        GoldSummary summary;
        using (var hashed = new CryptoStream(output, hash, CryptoStreamMode.Write, leaveOpen: true))
        {
            summary = Write(hashed, settledOnly, stop);
        }
        if (summary.Documents == 0)
        {
            return (summary, null);
        }
        var digest = new ContentHash(Convert.ToHexStringLower(hash.Hash!));
        ledger.Log.Published(LogSubject, digest, string.Create(CultureInfo.InvariantCulture, $"gold unredacted {summary.Documents} reports"));
        return (summary, digest);
    }

    /// <summary>Writes a JSON array of documents in order of their reports.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="settledOnly">Only reports that were read twice and settled.</param>
    /// <param name="stop">Ends it.</param>
    public GoldSummary Write(Stream output, bool settledOnly, CancellationToken stop)
    {
        using var json = new Utf8JsonWriter(output, ContractWriter.Options with { Indented = true, IndentSize = 1 });
        var (documents, events, twice, unsettled, open) = (0, 0, 0, 0, 0);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        json.WriteStartArray();
        foreach (var (report, _) in ledger.Reviews.Reviewed().Where(reviewed => !Without.Contains(reviewed.Report)))
        {
            stop.ThrowIfCancellationRequested();
            var history = ledger.Reviews.Of(report);
            if (Finished(report) is not { } reading || ledger.Reports.Version(reading.Version) is not { } version)
            {
                open++;
                continue;
            }
            var readTwice = ReadingSight.AreBothFinished(history);
            var settled = readTwice && ReviewOverlay.Whole(history.Reports, ReadingTrack.Adjudicated)?.Verb == ReportVerb.Finished;
            if (settledOnly && !settled)
            {
                continue;
            }
            Document(json, reading, version, history, ids.Add(version.OwnId) ? version.OwnId : $"{version.OwnId}#r{report}", (readTwice, settled));
            json.Flush();
            (documents, events, twice, unsettled) = (documents + 1, events + reading.Analysis.Events.Count, twice + (settled ? 1 : 0), unsettled + (readTwice && !settled ? 1 : 0));
        }
        json.WriteEndArray();
        return new(documents, events, twice, unsettled, open);
    }

    /// <summary>The fold of a report: by the group of near-identical texts that it belongs to, so that no copy of what is tested is trained on. It stays as long as the group does.</summary>
    public static int Fold(long copyGroup) => SHA256.HashData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"r{copyGroup}")))[0] % Folds;

    /// <summary>What counts of a report where somebody finished it and every event is decided; null else.</summary>
    private ReviewedReading? Finished(long report) =>
        ledger.Reviews.Reading(report) is { Whole.Verb: ReportVerb.Finished } reading && reading.Standing.All(standing => standing.Decision is not null) ? reading : null;

    private static void Document(Utf8JsonWriter json, ReviewedReading reading, StoredVersion version, ReviewHistory history, string id, (bool Twice, bool Settled) read)
    {
        var report = version.Content;
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteText("source", report.Outlet);
        json.WriteText("url", report.Url);
        // A day that a reader worked out is for the reader to work out again; one that is not known to the day is none.
        if (report.Published is { Basis: PublishedBasis.Given or PublishedBasis.Metadata, Interval: { } days } && days.From == days.To)
        {
            json.WriteString("crawled", JsonValues.Iso(days.From));
        }
        json.WriteNumber("fold", Fold(version.CopyGroup));
        json.WriteStartObject("provenance");
        json.WriteString("report", $"r{reading.Report}");
        json.WriteNumber("version", reading.Version);
        json.WriteString("text_sha256", ContractWriter.Sha256(report.Text.Value));
        json.WriteNumber("readings", read.Twice ? 2 : 1);
        json.WriteBoolean("settled", read.Settled);
        json.WriteNumber("decision", reading.Newest);
        json.WriteWords("by", [.. By(reading, history)]);
        json.WriteEndObject();
        json.WriteString("text", report.Text.Value);
        json.WriteStartArray("events");
        foreach (var item in reading.Analysis.Events)
        {
            // Without why a machine chose what it did; and hand-made records give no time where the report gives none.
            ContractWriter.WriteEvent(json, item with { Derivation = [], Time = item.Time?.Basis == Assumed ? null : item.Time }, report.Text);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Pseudonyms of whose decisions count.</summary>
    private static IEnumerable<string> By(ReviewedReading reading, ReviewHistory history)
    {
        var counting = reading.Standing.Select(standing => standing.Decision).Concat(reading.Rejected.Select(item => (long?)item.Decision)).OfType<long>().ToHashSet();
        return history.Records.Where(decision => counting.Contains(decision.Number)).Select(decision => decision.By).Append(reading.Whole!.By).Distinct().Order(StringComparer.Ordinal);
    }
}
