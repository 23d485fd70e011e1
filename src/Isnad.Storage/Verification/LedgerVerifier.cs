using Isnad.Model.Ledger;

namespace Isnad.Storage.Verification;

/// <summary>The verification of the embedded store, over one snapshot.</summary>
internal sealed class LedgerVerifier(string folder, KeyStore keys, TimeSpan patience) : ILedgerVerifier
{
    private const int MostFaults = 20;

    /// <inheritdoc/>
    public VerificationTally Verify(Action<LedgerFlaw> flaw, Action<string, double>? progress = null, CancellationToken cancellationToken = default)
    {
        Action<double> Step(string what) => share => progress?.Invoke(what, share);
        Step("files")(0);
        // Before the database is touched: opening it may already write.
        var filesSealed = new FileSums(folder).Check(flaw, cancellationToken);
        using var database = Database.Open(Path.Combine(folder, Ledger.FileName), create: false, patience, "temp_store = MEMORY", "cache_size = -65536");
        return database.Snapshot(() =>
        {
            Step("database")(0);
            Pages(database, flaw);
            Step("log")(0);
            var log = new LogCheck(database, flaw);
            log.Run();
            var payloads = new Payloads(database, keys);
            var facts = new FactsCheck(database, payloads, log, flaw);
            facts.Captures(Step("captures"), cancellationToken);
            facts.Versions(Step("versions"), cancellationToken);
            facts.Analyses(Step("analyses"), cancellationToken);
            new IncidentCheck(database, log, flaw).Run();
            new ReviewCheck(database, payloads, log, facts, flaw).Run(cancellationToken);
            facts.Times();
            facts.Leftovers();
            new DrawnCheck(database, payloads, flaw).Run(Step("lists and index"), cancellationToken);
            return new VerificationTally(log.Entries, log.Heads, facts.Contents, facts.Quotes, facts.TakenDown, log.Unsigned, filesSealed);
        });
    }

    /// <summary>SQLite's own checks, the index of words included.</summary>
    private static void Pages(Database database, Action<LedgerFlaw> flaw)
    {
        foreach (var fault in database.Prepare($"PRAGMA integrity_check ({MostFaults})").Rows(row => row.GetString(0)).Where(fault => fault != "ok"))
        {
            flaw(new(Ledger.FileName, $"the database is damaged ({fault})"));
        }
        foreach (var (table, other) in database.Prepare("PRAGMA foreign_key_check").Rows(row => (row.GetString(0), row.GetString(2))).Distinct())
        {
            flaw(new(Ledger.FileName, $"a row of '{table}' points at one of '{other}' that is not there"));
        }
    }
}
