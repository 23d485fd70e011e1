using Isnad.Model.Incidents;
using Isnad.Model.Reports;

namespace Isnad.Storage.Incidents;

/// <summary>What fusion asks, each by an index.</summary>
internal sealed class FusionMemory(Database database) : IFusionMemory
{
    /// <summary>Reports of mentions that were asked for: a mention never changes its report.</summary>
    private readonly Dictionary<long, MentionKey> _keys = [];

    /// <summary>The key of a mention: its report is looked up once.</summary>
    public MentionKey Key(long mention)
    {
        if (!_keys.TryGetValue(mention, out var key))
        {
            _keys[mention] = key = MentionKey.Stored(database.Read(() => database.Prepare("SELECT report FROM mention WHERE id = $1").Number(mention))!.Value, mention);
        }
        return key;
    }

    /// <inheritdoc/>
    public IEnumerable<MentionKey> InBlock(long block, BlockStanding needed) => database.Read(() => database
        .Prepare("SELECT mention FROM fusion_block WHERE block = $1 AND (standing & $2) = $2").Rows(row => row.GetInt64(0), block, (long)needed)).ConvertAll(Key);

    /// <inheritdoc/>
    public FusionRecord? Record(string document) => database.Read(() => (byte[]?)database.Prepare("SELECT packed FROM fusion_record WHERE report = $1").Value(MentionKey.NumberOf(document))) is { } packed ? new(document, packed) : null;

    /// <inheritdoc/>
    public IEnumerable<PairScore> Edges(MentionKey mention)
    {
        // Keys are ordered as text: which of the two comes first there may differ from their numbers' order.
        return database.Read(() => database.Prepare("SELECT a, b, score FROM fusion_edge WHERE a = $1 UNION ALL SELECT a, b, score FROM fusion_edge WHERE b = $1").Rows(row => (A: row.GetInt64(0), B: row.GetInt64(1), Score: row.GetDouble(2)), mention.MentionNumber))
            .ConvertAll(edge => Key(edge.A) is var a && Key(edge.B) is var b && a < b ? new PairScore(a, b, edge.Score) : new PairScore(b, a, edge.Score));
    }

    /// <inheritdoc/>
    public IEnumerable<LinkDecision> Decisions(MentionKey mention) => database.Read(() => database
        .Prepare("SELECT x.report, a, y.report, b, together FROM link_decision JOIN mention AS x ON x.id = a JOIN mention AS y ON y.id = b WHERE (a = $1 OR b = $1) AND back_at IS NULL")
        .Rows(row => new LinkDecision(MentionKey.Stored(row.GetInt64(0), row.GetInt64(1)), MentionKey.Stored(row.GetInt64(2), row.GetInt64(3)), row.GetInt64(4) == 1), mention.MentionNumber));

    /// <inheritdoc/>
    public DateInterval? FixedDays(MentionKey mention) => database.Read(() => database.Prepare("SELECT first, last FROM fusion_days WHERE mention = $1")
        .First(row => (DateInterval?)new DateInterval(DateOnly.FromDayNumber(row.GetInt32(0)), DateOnly.FromDayNumber(row.GetInt32(1))), mention.MentionNumber));

    /// <inheritdoc/>
    public long? IncidentOf(MentionKey mention) => database.Read(() => database
        .Prepare("SELECT incident FROM incident_member JOIN mention ON mention.id = incident_member.mention JOIN fused ON fused.report = mention.report WHERE incident_member.mention = $1").Number(mention.MentionNumber));

    /// <inheritdoc/>
    public IEnumerable<MentionKey> Members(long incident) => database.Read(() => database
        .Prepare("SELECT mention.report, mention.id FROM incident_member JOIN mention ON mention.id = incident_member.mention JOIN fused ON fused.report = mention.report WHERE incident = $1").Rows(row => MentionKey.Stored(row.GetInt64(0), row.GetInt64(1)), incident));

    /// <inheritdoc/>
    public IEnumerable<ClusterJoin> Joins(long incident) => database.Read(() => database
        .Prepare("SELECT joined, incident_join.mention, mean FROM incident_member JOIN incident_join ON incident_join.mention = incident_member.mention WHERE incident = $1 ORDER BY ordinal").Rows(row => (Into: row.GetInt64(0), From: row.GetInt64(1), Mean: row.GetDouble(2)), incident))
        .ConvertAll(join => new ClusterJoin(Key(join.Into), Key(join.From), join.Mean));
}
