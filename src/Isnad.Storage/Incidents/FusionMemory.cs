using Isnad.Model.Incidents;

namespace Isnad.Storage.Incidents;

/// <summary>What fusion asks, each by an index.</summary>
internal sealed class FusionMemory(Database database) : IFusionMemory
{
    /// <summary>The key of a mention: its report is looked up.</summary>
    public MentionKey Key(long mention) => MentionKey.Stored(database.Read(() => database.Prepare("SELECT report FROM mention WHERE id = $1").Number(mention))!.Value, mention);

    /// <inheritdoc/>
    public IEnumerable<MentionKey> InBlock(long block, BlockStanding needed) => database.Read(() => database
        .Prepare("SELECT mention.report, mention.id FROM fusion_block JOIN mention ON mention.id = fusion_block.mention WHERE block = $1 AND (standing & $2) = $2").Rows(row => MentionKey.Stored(row.GetInt64(0), row.GetInt64(1)), block, (long)needed));

    /// <inheritdoc/>
    public FusionRecord? Record(string document) => database.Read(() => (byte[]?)database.Prepare("SELECT packed FROM fusion_record WHERE report = $1").Value(MentionKey.NumberOf(document))) is { } packed ? new(document, packed) : null;

    /// <inheritdoc/>
    public IEnumerable<PairScore> Edges(MentionKey mention)
    {
        const string Sql = """
            SELECT x.report, a, y.report, b, score FROM fusion_edge JOIN mention AS x ON x.id = a JOIN mention AS y ON y.id = b WHERE a = $1
            UNION ALL SELECT x.report, a, y.report, b, score FROM fusion_edge JOIN mention AS x ON x.id = a JOIN mention AS y ON y.id = b WHERE b = $1
            """;
        // Keys are ordered as text: which of the two comes first there may differ from their numbers' order.
        return database.Read(() => database.Prepare(Sql).Rows(row =>
        {
            var (a, b) = (MentionKey.Stored(row.GetInt64(0), row.GetInt64(1)), MentionKey.Stored(row.GetInt64(2), row.GetInt64(3)));
            return a < b ? new PairScore(a, b, row.GetDouble(4)) : new PairScore(b, a, row.GetDouble(4));
        }, mention.MentionNumber));
    }

    /// <inheritdoc/>
    public IEnumerable<LinkDecision> Decisions(MentionKey mention) => database.Read(() => database
        .Prepare("SELECT x.report, a, y.report, b, together FROM link_decision JOIN mention AS x ON x.id = a JOIN mention AS y ON y.id = b WHERE (a = $1 OR b = $1) AND back_at IS NULL")
        .Rows(row => new LinkDecision(MentionKey.Stored(row.GetInt64(0), row.GetInt64(1)), MentionKey.Stored(row.GetInt64(2), row.GetInt64(3)), row.GetInt64(4) == 1), mention.MentionNumber));

    /// <inheritdoc/>
    public long? IncidentOf(MentionKey mention) => database.Read(() => database
        .Prepare("SELECT incident FROM incident_member JOIN mention ON mention.id = incident_member.mention JOIN fused ON fused.report = mention.report WHERE incident_member.mention = $1").Number(mention.MentionNumber));

    /// <inheritdoc/>
    public IEnumerable<MentionKey> Members(long incident) => database.Read(() => database
        .Prepare("SELECT mention.report, mention.id FROM incident_member JOIN mention ON mention.id = incident_member.mention JOIN fused ON fused.report = mention.report WHERE incident = $1").Rows(row => MentionKey.Stored(row.GetInt64(0), row.GetInt64(1)), incident));
}
