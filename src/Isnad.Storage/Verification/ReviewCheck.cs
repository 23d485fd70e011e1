using Isnad.Model.Ledger;
using Isnad.Model.Review;
using Isnad.Storage.Reviews;

namespace Isnad.Storage.Verification;

/// <summary>Decisions on records: each row is the one in the log, its content opens, says the same as its row, and its quotes stand in the text of its version.</summary>
internal sealed class ReviewCheck(Database database, Payloads payloads, LogCheck log, FactsCheck facts, Action<LedgerFlaw> flaw)
{
    private readonly AnalysisRows _analyses = new(database, payloads);

    /// <summary>Checks all.</summary>
    public void Run(CancellationToken stop)
    {
        var rows = database.Prepare("SELECT id, report, mention, version, analysis, verb, track, undoes, by, at, content FROM review_decision ORDER BY id").Rows(row => (
            Id: row.GetInt64(0), Report: row.GetInt64(1), Mention: row.IsDBNull(2) ? (long?)null : row.GetInt64(2), Version: row.GetInt64(3), Analysis: row.IsDBNull(4) ? (long?)null : row.GetInt64(4),
            Verb: row.GetString(5), Track: row.GetString(6), Undoes: row.IsDBNull(7) ? (long?)null : row.GetInt64(7), By: row.GetString(8), At: row.GetString(9), Content: row.GetInt64(10)));
        foreach (var row in rows)
        {
            stop.ThrowIfCancellationRequested();
            var subject = $"j{row.Id}";
            if (log.Claim(LogKind.Decided, subject) is not { } voucher)
            {
                flaw(new(subject, "the log does not know it: it was slipped in"));
                continue;
            }
            var detail = string.Join(' ', new[] { $"r{row.Report}", Name('m', row.Mention), $"v{row.Version}", Name('a', row.Analysis), row.Verb, row.Track, row.Undoes is { } undone ? $"undoes j{undone}" : null }.OfType<string>());
            if (voucher.Detail != detail && !voucher.Detail.StartsWith(detail + DecisionDetail.Again, StringComparison.Ordinal))
            {
                flaw(new(subject, "the decision is not the one in the log"));
            }
            if (facts.Open(subject, "content", row.Content, voucher.Digest, facts.IsTombstoned(row.Report)) is { } content)
            {
                Read(subject, new(Name('m', row.Mention) ?? $"r{row.Report}", row.Verb, row.By, row.At), content, row.Version);
            }
        }
    }

    private void Read(string subject, ReviewContent said, byte[] content, long version)
    {
        if (FactsCheck.Guarded(() => _analyses.Content(version)) is not { } report)
        {
            return;
        }
        try
        {
            var read = ReviewContent.Parse(content, report.Text);
            facts.Count(read.Record is { } record ? RecordSpans.All(record).Count() : 0);
            if ((read.Subject, read.Verb, read.By, read.At) != (said.Subject, said.Verb, said.By, said.At))
            {
                flaw(new(subject, "it is not what its content says: by whom, when and on what was altered"));
            }
        }
        catch (FormatException)
        {
            flaw(new(subject, "a quote is not what stands in the text at its span, or the decision cannot be read"));
        }
    }

    private static string? Name(char kind, long? number) => number is { } given ? $"{kind}{given}" : null;
}
