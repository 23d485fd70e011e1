using Isnad.Evaluation.Readings;
using Isnad.Model.Ledger;
using Isnad.Model.Review;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Isnad.Web.Features.Figures;

/// <summary>What people's decisions show.</summary>
/// <param name="Reports">On how many reports something was decided.</param>
/// <param name="Corrections">Of the machine.</param>
/// <param name="Agreement">Of two readers.</param>
/// <param name="OnTwoTexts">Reports read twice whose readings stand on two versions of the text, which cannot be compared.</param>
public sealed record ReviewCounted(int Reports, MachineCorrections Corrections, AgreementFigures Agreement, int OnTwoTexts);

/// <summary>Counts what decisions show. Each report is counted once and kept as numbers until something new is decided on it: opening all of them for every page would take seconds where thousands were read. So it begins when
/// the desk does, before anybody asks.</summary>
internal sealed partial class ReviewFigures(DeskParts parts, ILogger<ReviewFigures> logger) : BackgroundService
{
    private readonly Lock _counting = new();
    private readonly Dictionary<long, ReportCounted> _known = [];

    /// <summary>One report.</summary>
    /// <param name="Newest">Number of its newest decision when it was counted.</param>
    /// <param name="Corrections">Of the machine.</param>
    /// <param name="Agreement">Null where it was not read twice, or on two texts.</param>
    /// <param name="IsOnTwoTexts">It was read twice, on two texts.</param>
    /// <param name="Readers">Pseudonyms of both readers where nobody has settled between them: what it adds would tell one of the other.</param>
    private sealed record ReportCounted(long Newest, MachineCorrections Corrections, ReadingAgreement? Agreement, bool IsOnTwoTexts, IReadOnlySet<string> Readers);

    /// <summary>Of all reports, but those read by this person that nobody has settled.</summary>
    public ReviewCounted For(string pseudonym)
    {
        var kept = parts.Ledger.Reviews.KeptFrom(pseudonym).ToHashSet();
        lock (_counting)
        {
            Renew(CancellationToken.None);
            var reports = _known.Where(pair => !kept.Contains(pair.Key)).Select(pair => pair.Value).ToList();
            var twice = reports.Where(report => !report.Readers.Contains(pseudonym)).ToList();
            return new(reports.Count, MachineCorrections.Sum(reports.Select(report => report.Corrections)), ReadingAgreement.Sum([.. twice.Select(report => report.Agreement).OfType<ReadingAgreement>()]), twice.Count(report => report.IsOnTwoTexts));
        }
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() =>
    {
        try
        {
            lock (_counting)
            {
                Renew(stoppingToken);
            }
        }
        catch (LedgerException error)
        {
            // Whoever asks for figures is told; the desk goes on.
            Failed(error);
        }
    }, stoppingToken);

    [LoggerMessage(LogLevel.Error, "decisions could not be counted")]
    private partial void Failed(Exception error);

    private void Renew(CancellationToken stop)
    {
        var reviewed = parts.Ledger.Reviews.Reviewed();
        foreach (var gone in _known.Keys.Except(reviewed.Select(item => item.Report)).ToList())
        {
            _known.Remove(gone);
        }
        foreach (var (report, newest) in reviewed.Where(item => _known.GetValueOrDefault(item.Report)?.Newest != item.Newest))
        {
            if (stop.IsCancellationRequested)
            {
                return;
            }
            _known[report] = Count(report, newest);
        }
    }

    private ReportCounted Count(long report, long newest)
    {
        var reviews = parts.Ledger.Reviews;
        var history = reviews.Of(report);
        var analyses = new Dictionary<long, IReadOnlyList<StoredAnalysis>>();
        StoredAnalysis? Analysis(long version, long number) =>
            (analyses.TryGetValue(version, out var known) ? known : analyses[version] = parts.Ledger.Reports.Analyses(version)).FirstOrDefault(analysis => analysis.Number == number);
        var corrections = MachineCorrections.Of(history, Analysis);
        IReadOnlySet<string> readers = ReadingSight.IsSettled(history) ? new HashSet<string>()
            : history.Records.Select(decision => decision.By).Concat(history.Reports.Select(decision => decision.By)).ToHashSet(StringComparer.Ordinal);
        if (!ReadingSight.AreBothFinished(history) || reviews.Reading(report, ReadingTrack.First) is not { } first || reviews.Reading(report, ReadingTrack.Second) is not { } second)
        {
            return new(newest, corrections, null, false, readers);
        }
        return first.Version == second.Version ? new(newest, corrections, ReadingAgreement.Of(ReadingPair.Of(first.Analysis, second.Analysis, parts.Scoring)), false, readers) : new(newest, corrections, null, true, readers);
    }
}
