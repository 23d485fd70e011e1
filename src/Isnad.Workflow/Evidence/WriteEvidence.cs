using System.Globalization;
using System.Text;
using Isnad.Model.Annotations;
using Isnad.Model.Events;
using Isnad.Model.Incidents;
using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Isnad.Model.Review;
using Isnad.Publishing;

namespace Isnad.Workflow.Evidence;

/// <summary>What a package holds.</summary>
/// <param name="Reports">Reports in it.</param>
/// <param name="Entries">Log entries proven in it.</param>
/// <param name="Head">The head that they lead to.</param>
/// <param name="Digest">Hash of the archive.</param>
public sealed record EvidenceSummary(int Reports, int Entries, TreeHead Head, ContentHash Digest);

/// <summary>Use case: everything the ledger has on one incident as one archive that can be checked without Isnad (docs/evidence.md).</summary>
/// <param name="ledger">The ledger; its log's head is signed.</param>
/// <param name="incidents">Makes the incident.</param>
/// <param name="rules">What may leave.</param>
/// <param name="today">The day from which the last days count.</param>
/// <param name="namesOf">Finds the persons' names in a report; asked only where they are masked.</param>
public sealed class WriteEvidence(ILedger ledger, LedgerIncidents incidents, PublishingRules rules, DateOnly today, Func<Report, IReadOnlyList<PersonName>> namesOf)
{
    /// <summary>Writes the archive of an incident; null where there is no such incident, and nothing was written.</summary>
    /// <exception cref="LedgerException">The incident is held back, or the ledger cannot be read.</exception>
    public EvidenceSummary? Write(long number, Stream output)
    {
        var told = incidents.Told(number);
        if (told.Count == 0)
        {
            return null;
        }
        var reports = EvidenceReport.Of(ledger, told, rules.Unredacted ? _ => [] : namesOf);
        var documents = Published(number, reports);
        var incident = new IncidentRedactor(rules, reports.ToDictionary(report => report.Analysis.Report.Id, report => report.Analysis)).Redact(incidents.Build(number, told));
        var decisions = new EvidenceDecisions(ledger, reports);
        // After all content was read, so that the head covers it.
        var head = ledger.Log.Sign() ?? throw new LedgerException("the log is empty, so that nothing can be proven; run 'isnad verify'.");
        var log = new LogExtract(ledger.Log, head, Subjects(number, reports, decisions));
        var files = new PackageFiles();
        foreach (var (report, document) in reports.Zip(documents))
        {
            files.AddJson($"{report.Folder}/about.json", json => EvidenceJson.WriteAbout(json, report, rules.Unredacted));
            if (rules.Unredacted)
            {
                AddWhole(files, log, report, decisions);
            }
            else
            {
                files.AddJson($"{report.Folder}/records.geojson", json => EvidenceJson.WriteRecords(json, document));
            }
        }
        files.AddJson("incident.json", json => IncidentWriter.Write(json, incident));
        files.AddJson("decisions.json", json => decisions.Write(json, rules.Unredacted));
        log.AddTo(files);
        files.Add("check.py", PackageFiles.Template("check.py"));
        files.Add("README.txt", Readme(number, head));
        files.Add("index.html", new EvidencePage(incident, reports, decisions, head, rules.Unredacted).Html());
        return new(reports.Count, log.Entries.Count, head, Archive(files, head, output));
    }

    /// <summary>The records that may leave.</summary>
    /// <exception cref="LedgerException">One of them is held back, and so is the incident.</exception>
    private List<PublishedDocument> Published(long number, IReadOnlyList<EvidenceReport> reports)
    {
        var publisher = new Publisher(rules, today);
        var documents = reports.Select(report => publisher.Publish(report.Analysis)).ToList();
        if (documents.Exists(document => document.Recent > 0))
        {
            throw new LedgerException($"i{number} is held back: a report tells it of the last {rules.HoldDays} days before {JsonValues.Iso(today)} or of a later day; write the package later, or give --unredacted and keep it to yourself.");
        }
        return documents.Exists(document => document.Undated > 0)
            ? throw new LedgerException($"i{number} is held back: a report that tells it gives no day and has none, so that it may be of today; give --unredacted and keep the package to yourself.")
            : documents;
    }

    private static IEnumerable<string> Subjects(long number, IReadOnlyList<EvidenceReport> reports, EvidenceDecisions decisions) =>
    [
        $"i{number}", .. reports.SelectMany(report => report.Analysis.Events).Select(item => item.Id), .. decisions.Subjects,
        .. reports.SelectMany(report => report.Captures.Select(capture => $"c{capture.Number}").Concat([$"r{report.Number}", $"v{report.Version.Number}", $"a{report.Reading.Machine?.Number}"])),
    ];

    /// <summary>Records, text, bytes and how they came, each with the entry that vouches for it.</summary>
    private static void AddWhole(PackageFiles files, LogExtract log, EvidenceReport report, EvidenceDecisions decisions)
    {
        var version = $"v{report.Version.Number}";
        if (report.AsKept() is { } kept)
        {
            Add(LogKind.Analysed, $"a{report.Reading.Machine!.Number}", $"{report.Folder}/records.json", Bytes(kept.Json));
        }
        foreach (var decision in decisions.Records.Where(decision => decision.Version == report.Version.Number))
        {
            Add(LogKind.Decided, $"j{decision.Number}", $"{report.Folder}/j{decision.Number}.json", Bytes(ReviewContent.Of(decision).Pack(report.Version.Content.Text)));
        }
        Add(LogKind.Versioned, version, $"{report.Folder}/text.txt", Encoding.UTF8.GetBytes(report.Version.Content.Text.Value));
        Add(LogKind.Versioned, version, $"{report.Folder}/input.json", report.Version.About.ToArray(), isAbout: true);
        foreach (var capture in report.Captures)
        {
            var (subject, folder) = ($"c{capture.Number}", report.FolderOf(capture));
            files.Add($"{folder}/exchange.txt", EvidenceJson.Exchange(capture));
            Add(LogKind.Captured, subject, $"{folder}/obtained.json", capture.About.ToArray(), isAbout: true);
            // Not kept where the text was there already; then the hash is all there is.
            if (ContentHash.Of(capture.Raw.Bytes.Span) == capture.Hash)
            {
                Add(LogKind.Captured, subject, $"{folder}/raw.bin", capture.Raw.Bytes.ToArray());
            }
        }

        void Add(string kind, string subject, string file, byte[] content, bool isAbout = false)
        {
            files.Add(file, content);
            log.Vouch(kind, subject, file, content, isAbout);
        }
    }

    private static byte[] Bytes(PackedContent packed) => PackedContent.Unpack(packed.Packed, packed.Length);

    private static ContentHash Archive(PackageFiles files, TreeHead head, Stream output)
    {
        using var archive = new MemoryStream();
        files.Write(archive, head.At);
        var bytes = archive.GetBuffer().AsSpan(0, (int)archive.Length);
        output.Write(bytes);
        return ContentHash.Of(bytes);
    }

    private string Readme(long number, TreeHead head) => PackageFiles.Template("README.txt")
        .Replace("{contents}", PackageFiles.Template(rules.Unredacted ? "contents-unredacted.txt" : "contents-redacted.txt").TrimEnd(), StringComparison.Ordinal)
        .Replace("{redaction}\n", PackageFiles.Template(rules.Unredacted ? "unredacted.txt" : "redacted.txt"), StringComparison.Ordinal)
        .Replace("{incident}", $"i{number}", StringComparison.Ordinal)
        .Replace("{signed}", EvidenceJson.Instant(head.At), StringComparison.Ordinal)
        .Replace("{key}", head.KeyId.Hex, StringComparison.Ordinal)
        .Replace("{mask}", PublishingRules.Mask, StringComparison.Ordinal)
        .Replace("{grid}", rules.GridKm.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{days}", rules.HoldDays.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
