using System.Text;
using CsvHelper;
using Isnad.Ingest;
using Isnad.Ingest.Sheets;
using Isnad.Model.Exchange;
using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Isnad.Model.Review;
using Isnad.Workflow.Review;

namespace Isnad.Workflow.Exchange;

/// <summary>A sheet to be taken in.</summary>
/// <param name="Name">As messages and ids name it: the file's name.</param>
/// <param name="Bytes">The file, kept as evidence.</param>
/// <param name="Sheet">What was read of it.</param>
/// <param name="Mapping">Which column gives what.</param>
public sealed record SheetImport(string Name, ReadOnlyMemory<byte> Bytes, SheetFile Sheet, SheetMapping Mapping);

/// <summary>What became of the rows.</summary>
/// <param name="Added">Taken in as accepted records.</param>
/// <param name="AlreadyThere">Were there.</param>
/// <param name="Bad">Left out, each with its reason.</param>
public sealed record ImportTally(int Added, int AlreadyThere, int Bad)
{
    /// <summary>Were there under their id and say something else now: left for a person, who corrects the record that is there.</summary>
    public int Changed { get; init; }
}

/// <summary>A row whose id is in the ledger with other words or values.</summary>
/// <param name="Record">As the sheet has it now.</param>
/// <param name="Report">The report in which its earlier record stands, to be corrected there.</param>
public sealed record ChangedRow(SheetRecord Record, long Report);

/// <summary>What would become of the rows that can be read, before anything is written.</summary>
/// <param name="Fresh">Would be taken in.</param>
/// <param name="AlreadyThere">How many are there.</param>
/// <param name="Changed">Are there and say something else now.</param>
public sealed record ImportPlan(IReadOnlyList<SheetRecord> Fresh, int AlreadyThere, IReadOnlyList<ChangedRow> Changed);

/// <summary>Use case: the rows of a desk's sheet become accepted records, each in a report of its row's words, decided by whoever imports them. The sheet's bytes are kept as evidence of all of them. Interrupted, or run
/// again, it adds what is not there.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="check">Says which rows can be taken in.</param>
/// <param name="decide">Keeps the records.</param>
public sealed class ImportSheet(ILedger ledger, SheetCheck check, DecideReview decide)
{
    /// <summary>True where a changed row becomes a further record all the same; else it is told and left.</summary>
    public bool TakesChanged { get; init; }

    /// <summary>Takes the good rows in.</summary>
    /// <param name="import">The sheet.</param>
    /// <param name="by">Pseudonym of who imports.</param>
    /// <param name="log">Hears what is wrong with rows.</param>
    /// <param name="stop">Ends it between two rows; what is taken in by then stays, and running it again goes on.</param>
    /// <exception cref="InvalidDataException">The mapping does not fit the sheet.</exception>
    /// <exception cref="LedgerException">The ledger could not be written.</exception>
    public ImportTally Run(SheetImport import, string by, ProblemLog log, CancellationToken stop = default)
    {
        var before = log.Errors;
        var records = check.Records(import, log.Add);
        var reason = $"{Reason(import.Name)}, SHA-256 {ContentHash.Of(import.Bytes.Span)}, row ";
        var known = Known(records);
        var undecided = records.Where(record => known.TryGetValue(record.Row, out var there) && !there.IsDecided).Select(record => (record, known[record.Row].Version)).ToList();
        var changed = TakesChanged ? [] : Changed(import.Name, records, known);
        foreach (var row in changed)
        {
            log.Add(InputProblem.Warning(import.Name, row.Record.Row, $"its id is there, in r{row.Report}, and says something else", "it is not taken in; correct that record, or ask for changed rows to be taken in as further records"));
        }
        var left = changed.Select(row => row.Record.Row).ToHashSet();
        var fresh = records.Where(record => !known.ContainsKey(record.Row) && !left.Contains(record.Row)).ToList();
        var taken = fresh.Count > 0 ? Take(import, fresh, log) : [];
        var added = 0;
        foreach (var (record, version) in undecided.Concat(taken))
        {
            stop.ThrowIfCancellationRequested();
            Decide(record, version, by, reason);
            added++;
        }
        return new(added, known.Values.Count(item => item.IsDecided), log.Errors - before) { Changed = changed.Count };
    }

    /// <summary>What would become of rows that can be read. Nothing is written.</summary>
    public ImportPlan Plan(string name, IReadOnlyList<SheetRecord> records)
    {
        var known = Known(records);
        var changed = Changed(name, records, known);
        var left = changed.Select(row => row.Record.Row).ToHashSet();
        return new([.. records.Where(record => !(known.TryGetValue(record.Row, out var there) && there.IsDecided) && !left.Contains(record.Row))], known.Values.Count(item => item.IsDecided), changed);
    }

    private static string Reason(string name) => $"imported from {name}";

    /// <summary>The rows whose id an earlier import of a sheet of this name brought, with other words or values. A row without an id of its own is known by what it says alone.</summary>
    private List<ChangedRow> Changed(string name, IReadOnlyList<SheetRecord> records, Dictionary<int, (long Version, bool IsDecided)> known)
    {
        var changed = new List<ChangedRow>();
        foreach (var rows in records.Where(record => record.HasOwnId && !known.ContainsKey(record.Row)).GroupBy(record => record.Report.Id))
        {
            if (ledger.Reports.OfOwnId(rows.Key).Cast<long?>().FirstOrDefault(report => IsBrought(report!.Value, Reason(name) + ",")) is { } report)
            {
                changed.AddRange(rows.Select(record => new ChangedRow(record, report)));
            }
        }
        return changed;
    }

    /// <summary>An import with this reason brought the report, and a record of it counts.</summary>
    private bool IsBrought(long report, string reason) =>
        ledger.Reviews.Of(report).Records.Any(decision => decision.Verb == ReviewVerb.Added && decision.Reason?.StartsWith(reason, StringComparison.Ordinal) == true)
        && ledger.Reviews.Reading(report)?.Standing.Any(standing => standing.Decision is not null) == true;

    /// <summary>The rows that are there, by an earlier import of this sheet or of another with the same row. What is looked up are the rows' texts, so that it costs by the sheet and not by what the ledger holds beside it.</summary>
    private Dictionary<int, (long Version, bool IsDecided)> Known(IReadOnlyList<SheetRecord> records)
    {
        var known = new Dictionary<int, (long Version, bool IsDecided)>();
        foreach (var rows in records.GroupBy(record => ContentHash.Of(Encoding.UTF8.GetBytes(record.Report.Text.Value))))
        {
            foreach (var version in ledger.Reports.OfText(rows.Key).Select(ledger.Reports.Version).OfType<StoredVersion>().Where(version => version.Content.UrlIsOfSource))
            {
                Match(version, rows, known);
            }
        }
        return known;
    }

    /// <summary>Which of the rows with a version's text it is the report of.</summary>
    private void Match(StoredVersion version, IEnumerable<SheetRecord> rows, Dictionary<int, (long Version, bool IsDecided)> known)
    {
        var decisions = ledger.Reviews.Of(version.Report).Records.Where(decision => decision.Verb == ReviewVerb.Added).ToList();
        foreach (var record in rows.Where(record => !known.TryGetValue(record.Row, out var other) || !other.IsDecided))
        {
            // Decided later on as something else, it is there all the same.
            if (decisions.Exists(decision => SheetCheck.Key(version.Content, decision.Record!, record.HasOwnId, version.OwnId) == SheetCheck.Key(record)))
            {
                known[record.Row] = (version.Number, true);
            }
            else if (decisions.Count == 0 && version.OwnId == record.Report.Id)
            {
                known[record.Row] = (version.Number, false);
            }
        }
    }

    /// <summary>Takes the rows' reports in, under the sheet's bytes.</summary>
    private List<(SheetRecord Record, long Version)> Take(SheetImport import, List<SheetRecord> fresh, ProblemLog log)
    {
        IntakeArticle[] articles = [.. fresh.Select(record => IntakeArticle.Of(record.Report))];
        var result = Take(import.Bytes, import.Name, articles);
        if (result.Outcome is IntakeOutcome.AlreadyThere or IntakeOutcome.TakenDown)
        {
            // The sheet was taken in before, and these rows could not be read then, or were read otherwise; or one of its rows was taken down, and the sheet with it.
            result = Take(Part(import.Sheet, fresh), $"{import.Name}, rows {string.Join(", ", fresh.Select(record => record.Row))} of {ContentHash.Of(import.Bytes.Span)}", articles);
        }
        var byId = fresh.GroupBy(record => record.Report.Id).ToDictionary(group => group.Key, group => new Queue<SheetRecord>(group));
        var taken = new List<(SheetRecord, long)>();
        foreach (var version in result.Versions.Select(ledger.Reports.Version).OfType<StoredVersion>())
        {
            taken.Add((byId[version.OwnId].Dequeue(), version.Number));
        }
        foreach (var record in byId.Values.SelectMany(rest => rest))
        {
            log.Add(InputProblem.Error(import.Name, record.Row, "was taken down before", "it is not taken in again"));
        }
        return taken;
    }

    private IntakeResult Take(ReadOnlyMemory<byte> bytes, string locator, IReadOnlyList<IntakeArticle> articles) =>
        ledger.Reports.Take([IntakeItem.Of(new RawReport(bytes, RawFormat.Text, locator) { Method = CaptureMethod.File }, articles)]).Single();

    /// <summary>Some rows of a sheet, as CSV.</summary>
    private static byte[] Part(SheetFile sheet, IEnumerable<SheetRecord> records)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, leaveOpen: true))
        {
            var rows = sheet.Rows.ToDictionary(row => row.Number, row => row.Cells);
            foreach (var cells in records.Select(record => rows[record.Row]).Prepend(sheet.Head))
            {
                foreach (var cell in cells)
                {
                    csv.WriteField(SheetCell.Guard(cell));
                }
                csv.EndRecord();
            }
        }
        return bytes.ToArray();
    }

    private void Decide(SheetRecord record, long version, string by, string reason)
    {
        var kept = ledger.Reports.Version(version) ?? throw new LedgerException($"v{version} was taken down while it was imported.");
        var change = new ReviewChange(kept.Report, version, ReadingTrack.First, by)
        {
            Records = [new RecordStep(ReviewVerb.Added, null) { Record = record.Record, Reason = $"{reason}{record.Row}" }],
        };
        // The row is all that the report tells; where a machine read it meanwhile and found more, a person looks at that and finishes it.
        var result = decide.Run(change with { Whole = new ReportStep(ReportVerb.Finished) });
        result = result.Outcome == ReviewOutcome.Undecided ? decide.Run(change) : result;
        if (result.Outcome != ReviewOutcome.Written)
        {
            throw new LedgerException($"r{kept.Report}, row {record.Row}, could not be decided ({ReviewWords.Of(result.Outcome)}); somebody works on it: import the sheet again later.");
        }
    }
}
