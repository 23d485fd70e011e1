using Isnad.Model.Ledger;
using Isnad.Text;

namespace Isnad.Storage.Erasing;

/// <summary>Erasure on SQLite. Order decides: first, in one transaction, the tombstone with everything that the tables lose; then the keys; then the remains in the files. A process that dies between
/// leaves neither readable content behind a tombstone nor a destroyed key without one.</summary>
internal sealed class Erasure(Database writer, Database reader, KeyStore keys, LedgerLog log, TimeProvider clock, Action<ErasureStep>? after) : IErasure
{
    private readonly Payloads _sealed = new(writer, keys), _read = new(reader, keys);
    private readonly ErasureCompletion _completion = new(writer, keys, after);

    /// <inheritdoc/>
    public IReadOnlyList<ErasureResult> Erase(IReadOnlyList<long> reports, ErasureReason reason) => Each(reports, (report, draft, now) =>
    {
        var purge = new ReportPurge(writer, _sealed, draft, now);
        var result = purge.Condemn(purge.Find(report), reason, nameOnly: false);
        writer.Prepare("UPDATE report SET taken_down = 1 WHERE id = $1").Run(report);
        return result;
    });

    /// <inheritdoc/>
    public IReadOnlyList<ErasureResult> EraseName(IReadOnlyList<long> reports, IReadOnlyList<string> names, ErasureReason reason)
    {
        var wanted = Names(names);
        keys.Reserve(reports.Count);
        return Each(reports, (report, draft, now) => new NameErasure(writer, keys, _sealed, draft, now).Run(report, wanted, reason));
    }

    /// <inheritdoc/>
    public IReadOnlyList<(long Report, int Occurrences)> Holding(IReadOnlyList<string> names)
    {
        var mask = new MaskedReport(Names(names));
        var search = new NameErasure(reader, keys, _read, new(), "");
        return [.. reader.Read(() => reader.Prepare("SELECT report, id FROM version ORDER BY report, id").Rows(row => (Report: row.GetInt64(0), Version: row.GetInt64(1))))
            .GroupBy(row => row.Report, (report, rows) => (report, rows.Max(row => reader.Read(() => search.Occurrences(row.Version, mask))))).Where(found => found.Item2 > 0)];
    }

    /// <inheritdoc/>
    public IReadOnlyList<Tombstone> Tombstones() => reader.Read(() => reader.Prepare("SELECT id, report, at, reason, scope FROM tombstone ORDER BY id")
        .Rows(row => new Tombstone(row.GetInt64(0), row.GetInt64(1), Instants.Read(row.GetString(2)), ErasureCodes.Reason(row.GetString(3)), row.GetString(4) == ErasureCodes.Name)));

    /// <inheritdoc/>
    public bool Complete() => _completion.Clean(_completion.DestroyKeys());

    /// <summary>Completes, on opening, what was interrupted. Where the files cannot be cleaned now, since another process writes, that waits for a later opening; the keys do not.</summary>
    public void Resume()
    {
        var condemned = _completion.DestroyKeys();
        try
        {
            _completion.Clean(condemned);
        }
        catch (LedgerException)
        {
            // Still pending: whoever asks to complete it is told why it cannot be.
        }
    }

    private static List<NameOccurrences> Names(IReadOnlyList<string> names) =>
        names.Count > 0 ? [.. names.Select(name => new NameOccurrences(name))] : throw new ArgumentException("No name is given.", nameof(names));

    private List<ErasureResult> Each(IReadOnlyList<long> reports, Func<long, LogDraft, string, ErasureResult> erase)
    {
        var results = new List<ErasureResult>();
        try
        {
            foreach (var report in reports)
            {
                results.Add(One(report, erase));
            }
        }
        catch (LedgerException) when (results.Count > 0)
        {
            Complete();
            throw;
        }
        // Once for all of them: cleaning writes the file anew.
        Complete();
        return results;
    }

    private ErasureResult One(long report, Func<long, LogDraft, string, ErasureResult> erase)
    {
        var result = writer.Write(() =>
        {
            var draft = new LogDraft();
            var done = erase(report, draft, Instants.Text(clock.GetUtcNow()));
            log.Append(draft.Entries);
            after?.Invoke(ErasureStep.Written);
            return done;
        });
        after?.Invoke(ErasureStep.Committed);
        return result;
    }
}
