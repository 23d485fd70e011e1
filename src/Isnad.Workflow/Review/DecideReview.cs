using Isnad.Model.Ledger;
using Isnad.Model.Review;

namespace Isnad.Workflow.Review;

/// <summary>Use case: a person decides on records of a report. What the store cannot know is checked first: whether the words are those of the codebook.</summary>
/// <param name="ledger">Keeps what is decided.</param>
/// <param name="words">The codebook's lists.</param>
public sealed class DecideReview(ILedger ledger, RecordWords words)
{
    /// <summary>Keeps a change, or says what stands in its way (<see cref="IReviewStore.Decide"/>).</summary>
    /// <exception cref="LedgerException">The change is wrong in itself; nothing of it was kept.</exception>
    public ReviewResult Run(ReviewChange change)
    {
        // A version that is not there and a span that lies outside are told by the store.
        if (ledger.Reports.Version(change.Version)?.Content.Text is { } text)
        {
            foreach (var step in change.Records.Where(step => step.Record is { } record && RecordSpans.Flaw(record, text) is null))
            {
                if (words.Flaws(step.Record!, text).FirstOrDefault() is { } flaw)
                {
                    throw new LedgerException($"the decisions on r{change.Report} were not kept: {(step.Mention is { } mention ? $"m{mention}" : "the event added")}: {flaw}.");
                }
            }
        }
        return ledger.Reviews.Decide(change);
    }
}
