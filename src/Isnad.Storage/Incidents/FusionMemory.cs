using System.Globalization;
using Isnad.Model.Incidents;

namespace Isnad.Storage.Incidents;

/// <summary>What fusion asks, each by an index.</summary>
internal sealed class FusionMemory(Database database) : IFusionMemory
{
    /// <summary>The key of a mention: its report is looked up.</summary>
    public MentionKey Key(long mention) => new(Document(database.Read(() => database.Prepare("SELECT report FROM mention WHERE id = $1").Number(mention))!.Value), Event(mention));

    /// <summary>Number of a mention by its key.</summary>
    public static long Mention(MentionKey key) => long.Parse(key.Event.AsSpan(1), CultureInfo.InvariantCulture);

    /// <summary>Number of a report by its document.</summary>
    public static long Report(string document) => long.Parse(document.AsSpan(1), CultureInfo.InvariantCulture);

    /// <summary>A report as fusion names it.</summary>
    public static string Document(long report) => string.Create(CultureInfo.InvariantCulture, $"r{report}");

    /// <summary>A mention as fusion names it.</summary>
    public static string Event(long mention) => string.Create(CultureInfo.InvariantCulture, $"m{mention}");

    /// <inheritdoc/>
    public IEnumerable<MentionKey> InBlock(long block, BlockStanding needed) => database.Read(() => database
        .Prepare("SELECT mention.report, mention.id FROM fusion_block JOIN mention ON mention.id = fusion_block.mention WHERE block = $1 AND (standing & $2) = $2").Rows(row => new MentionKey(Document(row.GetInt64(0)), Event(row.GetInt64(1))), block, (long)needed));

    /// <inheritdoc/>
    public FusionRecord? Record(string document) => database.Read(() => (byte[]?)database.Prepare("SELECT packed FROM fusion_record WHERE report = $1").Value(Report(document))) is { } packed ? new(document, packed) : null;

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
            var (a, b) = (new MentionKey(Document(row.GetInt64(0)), Event(row.GetInt64(1))), new MentionKey(Document(row.GetInt64(2)), Event(row.GetInt64(3))));
            return a < b ? new PairScore(a, b, row.GetDouble(4)) : new PairScore(b, a, row.GetDouble(4));
        }, Mention(mention)));
    }

    /// <inheritdoc/>
    public IEnumerable<LinkDecision> Decisions(MentionKey mention) => database.Read(() => database
        .Prepare("SELECT x.report, a, y.report, b, together FROM link_decision JOIN mention AS x ON x.id = a JOIN mention AS y ON y.id = b WHERE (a = $1 OR b = $1) AND back_at IS NULL")
        .Rows(row => new LinkDecision(new(Document(row.GetInt64(0)), Event(row.GetInt64(1))), new(Document(row.GetInt64(2)), Event(row.GetInt64(3))), row.GetInt64(4) == 1), Mention(mention)));

    /// <inheritdoc/>
    public long? IncidentOf(MentionKey mention) => database.Read(() => database
        .Prepare("SELECT incident FROM incident_member JOIN mention ON mention.id = incident_member.mention JOIN fused ON fused.report = mention.report WHERE incident_member.mention = $1").Number(Mention(mention)));

    /// <inheritdoc/>
    public IEnumerable<MentionKey> Members(long incident) => database.Read(() => database
        .Prepare("SELECT mention.report, mention.id FROM incident_member JOIN mention ON mention.id = incident_member.mention JOIN fused ON fused.report = mention.report WHERE incident = $1").Rows(row => new MentionKey(Document(row.GetInt64(0)), Event(row.GetInt64(1))), incident));
}
