using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Isnad.Model.Review;
using Isnad.Storage.Reviews;

namespace Isnad.Storage.Erasing;

/// <summary>The decisions that hold on a report while a name in it is taken down: read before, and made again on the masked versions with the name masked in them, by the same person and of the same time.
/// Those that do not hold any more go with the versions.</summary>
internal sealed class CarriedDecisions
{
    private readonly Database _database;
    private readonly ReviewWriter _writer;
    private readonly AnalysisRows _analyses;
    private readonly long _report;
    private readonly IReadOnlyList<RecordDecision> _records;
    private readonly IReadOnlyList<ReportDecision> _wholes;
    private readonly Dictionary<long, Report?> _contents;

    /// <summary>Reads them.</summary>
    public CarriedDecisions(Database database, KeyStore keys, Payloads payloads, LogDraft log, string now, long report)
    {
        (_database, _report) = (database, report);
        (_writer, _analyses) = (new(database, keys, payloads, log, now), new(database, payloads));
        var history = new ReviewRows(database, payloads).Of(report);
        _records = [.. Enum.GetValues<ReadingTrack>().SelectMany(track => ReviewOverlay.Holding(history.Records, track).Values).OrderBy(decision => decision.Number)];
        _wholes = [.. Enum.GetValues<ReadingTrack>().Select(track => ReviewOverlay.Whole(history.Reports, track)).OfType<ReportDecision>().OrderBy(decision => decision.Number)];
        Versions = _records.Select(decision => decision.Version).Concat(_wholes.Select(decision => decision.Version)).ToHashSet();
        _contents = Versions.ToDictionary(version => version, _analyses.Content);
    }

    /// <summary>Versions that they were made on.</summary>
    public IReadOnlySet<long> Versions { get; }

    /// <summary>Makes them again, on the version that stands for each of theirs.</summary>
    public void Write(IReadOnlyDictionary<long, long> masked, MaskedReport mask)
    {
        foreach (var decision in _records)
        {
            var (version, content) = (masked[decision.Version], _analyses.Content(masked[decision.Version])!);
            _writer.Keep(
                decision with
                {
                    Number = _writer.Next,
                    Version = version,
                    Analysis = decision.Analysis is null ? null : _database.Prepare("SELECT max(id) FROM analysis WHERE version = $1").Number(version),
                    Record = decision.Record is { } record ? mask.Hide(record, _contents[decision.Version]!, content) : null,
                    Reason = decision.Reason is { } reason ? mask.Hide(reason) : null,
                },
                content.Text,
                decision.Number);
        }
        foreach (var decision in _wholes)
        {
            _writer.Keep(decision with { Number = _writer.Next, Version = masked[decision.Version], Reason = decision.Reason is { } reason ? mask.Hide(reason) : null }, _analyses.Content(masked[decision.Version])!.Text, decision.Number);
        }
        if (_records.Count + _wholes.Count > 0)
        {
            _writer.Draw(_report);
        }
    }
}
