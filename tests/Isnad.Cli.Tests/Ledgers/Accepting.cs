using Isnad.Model.Ledger;
using Isnad.Model.Review;

namespace Isnad.Cli.Tests.Ledgers;

/// <summary>A person who finds everything right that the machine made.</summary>
internal static class Accepting
{
    public const string By = "p-coder";

    /// <summary>Accepts all events of all reports but those that are passed over.</summary>
    public static void All(ILedger ledger, Func<long, bool>? passesOver = null)
    {
        foreach (var report in ledger.Reports.Unread(engine: null).ToList())
        {
            var reading = ledger.Reviews.Reading(report)!;
            var steps = reading.Standing.Where(standing => passesOver?.Invoke(standing.Mention) != true).Select(standing => new RecordStep(ReviewVerb.Accepted, standing.Mention)).ToList();
            if (steps.Count > 0)
            {
                ledger.Reviews.Decide(new ReviewChange(report, reading.Version, ReadingTrack.First, By) { Analysis = reading.Machine!.Number, Records = steps });
            }
        }
    }
}
