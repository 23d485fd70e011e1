using System.Text;
using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Isnad.Storage.Incidents;
using Isnad.Storage.Reviews;
using Isnad.Text;

namespace Isnad.Storage.Erasing;

/// <summary>Takes names down within a report, in one transaction: the newest version, and those that people decided on, are written again with marks in their place, under new keys; all that is older is condemned.</summary>
internal sealed class NameErasure(Database database, KeyStore keys, Payloads payloads, LogDraft log, string now)
{
    private readonly AnalysisRows _analyses = new(database, payloads);
    private readonly ReportPurge _purge = new(database, payloads, log, now);

    /// <summary>A version of a report that is carried into a masked one.</summary>
    private sealed record Carried(long Version, Report Content, VersionAbout About, StoredAnalysis? Analysis);

    /// <summary>Does it for one report.</summary>
    public ErasureResult Run(long report, IReadOnlyList<NameOccurrences> names, ErasureReason reason)
    {
        var mask = new MaskedReport(names);
        var subject = _purge.Find(report);
        if (subject.Versions.Sum(version => Occurrences(version, mask)) == 0)
        {
            throw new LedgerException($"{database.Path}: the name does not stand in report r{report}, neither in its text nor in its title, outlet or address; nothing of it was taken down. See how the report writes it, or take the whole report down.");
        }
        var decisions = new CarriedDecisions(database, keys, payloads, log, now, report);
        var carried = Read(subject, decisions.Versions);
        var result = _purge.Condemn(subject, reason, nameOnly: true);
        var masked = carried.ToDictionary(item => item.Version, item => Write(subject, item, mask));
        decisions.Write(masked, mask);
        return result with { Masked = masked.Values.Max(), Occurrences = mask.Count(carried[^1].Content.Text.Value) };
    }

    /// <summary>How often the names stand in a version and in what came with it; 0 where it cannot be read.</summary>
    public int Occurrences(long version, MaskedReport mask) => _analyses.Content(version) is { } content && About(version) is { } about ? mask.Count(content.Text.Value) + mask.Count(about) : 0;

    /// <summary>The newest version that can be read (in a restored ledger the key of a newer one may be missing) and those that decisions stand on, in order.</summary>
    private List<Carried> Read(ReportPurge.Subject subject, IReadOnlySet<long> decided)
    {
        var readable = subject.Versions.Select(version => (version, Content: _analyses.Content(version))).Where(item => item.Content is not null).ToList();
        return [.. readable.Where(item => item == readable[^1] || decided.Contains(item.version)).Select(item => new Carried(item.version, item.Content!, About(item.version)!,
            database.Prepare("SELECT max(id) FROM analysis WHERE version = $1").Number(item.version) is { } number ? _analyses.Read(number, item.Content!) : null))];
    }

    private long Write(ReportPurge.Subject subject, Carried carried, MaskedReport mask)
    {
        var key = keys.Next();
        var about = mask.Hide(carried.About);
        var text = mask.Hide(carried.Content.Text.Value);
        var packed = (Text: PackedContent.Of(Encoding.UTF8.GetBytes(text)), About: AboutJson.Pack(about));
        var (from, to) = EventRow.Days(carried.Content.Published.Interval);
        database.Prepare("INSERT INTO version (report, ordinal, text, about, taken_at, published_from, published_to) VALUES ($1, (SELECT max(ordinal) + 1 FROM version WHERE report = $1), $2, $3, $4, $5, $6)")
            .Run(subject.Number, payloads.Add(packed.Text, key), payloads.Add(packed.About, key), now, from, to);
        var version = database.LastRow();
        database.Prepare("UPDATE report SET key = $2, newest = $3, outlet = $4, address = $5, own_id = $6 WHERE id = $1").Run(subject.Number, key.Number, version, about.Outlet, about.Url is null ? null : subject.Address, OwnIds.Key(about.Id));
        var words = SearchWords.Of(text);
        Intake.Index(database, new(database), subject.Number, words, CopyMark.Of(words));
        log.Add(LogKind.Versioned, $"v{version}", packed.Text.Hash, $"r{subject.Number} about {packed.About.Hash}");
        if (carried.Analysis is { } analysis)
        {
            var masked = mask.Hide(analysis.Analysis, about.ToReport($"r{subject.Number}", text));
            _analyses.Add(subject.Number, version, key, IntakeAnalysis.Of(masked, analysis.Engine), log, now, analysis.Mentions);
        }
        // Outlet and publication are the new version's, also where nothing of it was read.
        IncidentLines.DrawOf(database, subject.Number);
        QueueRows.Draw(database, subject.Number);
        return version;
    }

    private VersionAbout? About(long version) => database.Prepare("SELECT about FROM version WHERE id = $1").Number(version) is { } row && payloads.Open(row) is { } about ? AboutJson.Read<VersionAbout>(about) : null;
}
