using Isnad.Model.Incidents;
using Isnad.Model.Ledger;

namespace Isnad.Storage.Incidents;

/// <summary>Incidents on SQLite. Fusion reads what it wrote last, so both go over the writer's connection.</summary>
internal sealed class IncidentStore(Database database, LedgerLog log, TimeProvider clock) : IIncidentStore
{
    private readonly FusionMemory _memory = new(database);

    /// <inheritdoc/>
    public IFusionMemory Memory => _memory;

    /// <inheritdoc/>
    public long Next => database.Read(() => database.Prepare("SELECT next FROM incident_state").Number()!.Value);

    /// <inheritdoc/>
    public bool StartOver(string model)
    {
        if ((string?)database.Read(() => database.Prepare("SELECT model FROM incident_state").Value()) == model)
        {
            return false;
        }
        database.Write(() =>
        {
            database.RunScript("DELETE FROM fused; DELETE FROM fusion_record; DELETE FROM fusion_block; DELETE FROM fusion_edge; DELETE FROM fusion_days; DELETE FROM incident_join");
            database.RunScript("INSERT OR IGNORE INTO fusion_pending SELECT DISTINCT version.report FROM version JOIN analysis ON analysis.version = version.id JOIN report ON report.id = version.report WHERE report.taken_down = 0");
            database.Prepare("UPDATE incident_state SET model = $1").Run(model);
        });
        return true;
    }

    /// <inheritdoc/>
    public IReadOnlyList<PendingReport> Pending(int most) => database.Read(() => database
        .Prepare("SELECT report.id, version.id, (SELECT max(analysis.id) FROM analysis WHERE analysis.version = version.id) FROM fusion_pending JOIN report ON report.id = fusion_pending.report LEFT JOIN version ON version.id = report.counts ORDER BY version.published_from, report.id LIMIT $1")
        .Rows(row => new PendingReport(row.GetInt64(0), row.IsDBNull(1) ? null : row.GetInt64(1), row.IsDBNull(2) ? null : row.GetInt64(2)), (long)most));

    /// <inheritdoc/>
    public long CountPending() => database.Read(() => database.Prepare("SELECT count(*) FROM fusion_pending").Number()!.Value);

    /// <inheritdoc/>
    public IReadOnlyList<MentionKey> Touched() => database.Read(() => database
        .Prepare("SELECT mention FROM fusion_touched JOIN incident_member USING (mention) JOIN mention ON mention.id = mention JOIN fused ON fused.report = mention.report").Rows(row => row.GetInt64(0))).ConvertAll(_memory.Key);

    /// <inheritdoc/>
    public void Write(IncidentChange change) => database.Write(() =>
    {
        var members = new Memberships(database);
        foreach (var mention in change.Removed)
        {
            FusionRows.Remove(database, mention);
            members.Remove(mention);
        }
        foreach (var (report, analysis, record) in change.Fused)
        {
            Settle(report, analysis, change.DecidedUpTo, record, members);
        }
        FusionRows.Add(database, change);
        foreach (var incident in change.Incidents)
        {
            foreach (var mention in incident.Members)
            {
                members.Put(mention, incident.Number);
            }
            FusionRows.Join(database, incident);
        }
        AddPointers(change.Pointers);
        foreach (var mention in change.Touched)
        {
            database.Prepare("DELETE FROM fusion_touched WHERE mention = $1").Run(mention);
        }
        database.Prepare("UPDATE incident_state SET next = $1").Run(change.Next);
        if (members.HaveChanged)
        {
            log.Append([(LogKind.Fused, "incidents", members.Save(), $"{change.Fused.Count} reports, {change.Incidents.Count} incidents")]);
        }
    });

    /// <inheritdoc/>
    public long Decide(long a, long b, bool together, string by) => database.Write(() =>
    {
        if (a == b)
        {
            throw new LedgerException($"m{a} is one mention; name two.");
        }
        foreach (var mention in new[] { a, b })
        {
            if (database.Prepare("SELECT 1 FROM event WHERE mention = $1").Value(mention) is null)
            {
                throw new LedgerException($"there is no mention m{mention} in a report's newest reading; 'isnad search' and 'isnad show' give the numbers.");
            }
        }
        var now = Instants.Text(clock.GetUtcNow());
        database.Prepare("INSERT INTO link_decision (a, b, together, by, at) VALUES ($1, $2, $3, $4, $5)").Run(Math.Min(a, b), Math.Max(a, b), together ? 1L : 0L, by, now);
        var number = database.LastRow();
        Touch(a, b);
        log.Append([(LogKind.Decided, $"d{number}", Digest(Math.Min(a, b), Math.Max(a, b), together, by, now), $"m{Math.Min(a, b)} m{Math.Max(a, b)} {(together ? "together" : "apart")}")]);
        return number;
    });

    /// <inheritdoc/>
    public void TakeBack(long decision, string by) => database.Write(() =>
    {
        var (a, b) = database.Prepare("SELECT a, b FROM link_decision WHERE id = $1 AND back_at IS NULL").First(row => ((long, long)?)(row.GetInt64(0), row.GetInt64(1)), decision)
            ?? throw new LedgerException($"there is no decision d{decision} that holds; 'isnad link --list' lists them.");
        database.Prepare("UPDATE link_decision SET back_by = $2, back_at = $3 WHERE id = $1").Run(decision, by, Instants.Text(clock.GetUtcNow()));
        Touch(a, b);
        log.Append([(LogKind.Decided, $"d{decision}", null, "taken back")]);
    });

    /// <inheritdoc/>
    public IReadOnlyList<StoredLink> Links() => database.Read(() => database.Prepare("SELECT id, a, b, together, by, at, back_by FROM link_decision ORDER BY id")
        .Rows(row => new StoredLink(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3) == 1, row.GetString(4), Instants.Read(row.GetString(5)), row.IsDBNull(6) ? null : row.GetString(6))));

    /// <inheritdoc/>
    public long? IncidentOf(long mention) => database.Read(() => database.Prepare("SELECT incident FROM incident_member WHERE mention = $1").Number(mention));

    /// <inheritdoc/>
    public IReadOnlyList<MentionKey> Members(long incident) => database.Read(() => database.Prepare("SELECT mention FROM incident_member WHERE incident = $1 ORDER BY mention").Rows(row => row.GetInt64(0), incident)).ConvertAll(_memory.Key);

    /// <inheritdoc/>
    public IReadOnlyList<IncidentPointer> Pointers(long incident) => database.Read(() => database.Prepare("SELECT new, reason, mentions FROM incident_pointer WHERE old = $1 ORDER BY at, new")
        .Rows(row => new IncidentPointer(incident, row.IsDBNull(0) ? null : row.GetInt64(0), Enum.Parse<PointerReason>(row.GetString(1), ignoreCase: true), row.GetInt32(2)), incident));

    /// <inheritdoc/>
    public IReadOnlyList<IncidentSize> Largest(int most, int skip = 0) => database.Read(() => database
        .Prepare("SELECT incident, count(*), count(DISTINCT mention.report) FROM incident_member JOIN mention ON mention.id = incident_member.mention GROUP BY incident ORDER BY 3 DESC, 2 DESC, 1 LIMIT $1 OFFSET $2")
        .Rows(row => new IncidentSize(row.GetInt64(0), row.GetInt32(1), row.GetInt32(2)), (long)most, (long)skip));

    /// <inheritdoc/>
    public (long All, long ToldByMany) Count() => database.Read(() => database
        .Prepare("SELECT count(*), coalesce(sum(reports > 1), 0) FROM (SELECT count(DISTINCT mention.report) AS reports FROM incident_member JOIN mention ON mention.id = incident_member.mention GROUP BY incident)")
        .First(row => (row.GetInt64(0), row.GetInt64(1))));

    /// <summary>Takes a report that is taken down out of everything, within the transaction that does so: its neighbours are looked at again by the next fusing.</summary>
    public static void Forget(Database database, LogDraft log, long report)
    {
        var mentions = database.Prepare("SELECT id FROM mention WHERE report = $1").Rows(row => row.GetInt64(0), report);
        var members = new Memberships(database);
        foreach (var mention in mentions)
        {
            database.Prepare("INSERT OR IGNORE INTO fusion_touched SELECT other.mention FROM incident_member AS mine JOIN incident_member AS other ON other.incident = mine.incident WHERE mine.mention = $1 AND other.mention <> $1").Run(mention);
            database.Prepare("DELETE FROM fusion_touched WHERE mention = $1").Run(mention);
            FusionRows.Remove(database, mention);
            members.Remove(mention);
        }
        database.Prepare("DELETE FROM fusion_record WHERE report = $1").Run(report);
        database.Prepare("DELETE FROM fused WHERE report = $1").Run(report);
        database.Prepare("DELETE FROM fusion_pending WHERE report = $1").Run(report);
        if (members.HaveChanged)
        {
            log.Add(LogKind.Fused, "incidents", members.Save(), $"without r{report}");
        }
    }

    /// <summary>Hash of a decision as the log has it.</summary>
    internal static ContentHash Digest(long a, long b, bool together, string by, string at) => ContentHash.Of(System.Text.Encoding.UTF8.GetBytes($"m{a} m{b} {(together ? "together" : "apart")} {by} {at}"));

    private void Touch(long a, long b)
    {
        foreach (var mention in new[] { a, b })
        {
            database.Prepare("INSERT OR IGNORE INTO fusion_touched (mention) VALUES ($1)").Run(mention);
        }
    }

    /// <summary>The report was fused by this analysis: it is pending no more, unless it was read anew or decided on since.</summary>
    private void Settle(long report, long? analysis, long decidedUpTo, FusionRecord? record, Memberships members)
    {
        database.Prepare("INSERT OR REPLACE INTO fused (report, analysis) VALUES ($1, $2)").Run(report, analysis);
        database.Prepare("DELETE FROM fusion_pending WHERE report = $1 AND (SELECT max(analysis.id) FROM report JOIN analysis ON analysis.version = report.counts WHERE report.id = $1) IS $2 AND NOT EXISTS (SELECT 1 FROM review_decision WHERE report = $1 AND id > $3)").Run(report, analysis, decidedUpTo);
        database.Prepare("DELETE FROM fusion_record WHERE report = $1").Run(report);
        if (record is not null)
        {
            database.Prepare("INSERT INTO fusion_record (report, packed) VALUES ($1, $2)").Run(report, record.Packed.ToArray());
        }
        // Numbers from before the weights changed, of mentions that are no more.
        database.Prepare("SELECT incident_member.mention FROM incident_member JOIN mention ON mention.id = incident_member.mention WHERE mention.report = $1 AND incident_member.mention NOT IN (SELECT mention FROM event WHERE report = $1)")
            .Rows(row => row.GetInt64(0), report).ForEach(members.Remove);
    }

    private void AddPointers(IReadOnlyList<IncidentPointer> pointers)
    {
        var now = Instants.Text(clock.GetUtcNow());
        foreach (var pointer in pointers)
        {
            database.Prepare("INSERT INTO incident_pointer (old, new, reason, mentions, at) VALUES ($1, $2, $3, $4, $5)").Run(pointer.Old, pointer.New, pointer.Reason.ToString().ToLowerInvariant(), (long)pointer.Mentions, now);
        }
    }
}
