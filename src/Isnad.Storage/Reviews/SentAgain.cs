using Isnad.Model.Review;
using Isnad.Text;

namespace Isnad.Storage.Reviews;

/// <summary>Knows a change that was kept already by the key that its sender gave it.</summary>
internal static class SentAgain
{
    /// <summary>What became of it the first time; a conflict with those decisions where they say something else; null where its key is new, or none was given.</summary>
    public static ReviewResult? Find(Database database, ReviewChange change, ReviewHistory history, SourceText text)
    {
        if (change.Key is null)
        {
            return null;
        }
        // Of their own alone: a key that another person drew too names nothing here.
        var numbers = database.Prepare("SELECT id FROM review_decision WHERE change_key = $1 AND report = $2 AND by = $3 ORDER BY id").Rows(row => row.GetInt64(0), change.Key, change.Report, change.By.Trim());
        if (numbers.Count == 0)
        {
            return null;
        }
        var kept = new ReviewHistory([.. history.Records.Where(decision => numbers.Contains(decision.Number))], [.. history.Reports.Where(decision => numbers.Contains(decision.Number))]);
        return new(IsSame(change, kept, text) ? ReviewOutcome.Written : ReviewOutcome.Conflict, kept, []);
    }

    private static bool IsSame(ReviewChange change, ReviewHistory kept, SourceText text) => kept.Records.Count == change.Records.Count
        && kept.Records.Zip(change.Records).All(pair => IsSame(pair.First, pair.Second, change, text))
        && kept.Reports.Count == (change.Whole is null ? 0 : 1) && kept.Reports.All(whole => whole.Track == change.Track && whole.Verb == change.Whole!.Verb && whole.Reason == change.Whole.Reason);

    /// <summary>Compared as it would be sealed.</summary>
    private static bool IsSame(RecordDecision kept, RecordStep step, ReviewChange change, SourceText text)
    {
        if (kept.Verb != step.Verb || kept.Track != change.Track || kept.Version != change.Version || kept.Undoes != step.Undoes || (step.Mention is { } mention && mention != kept.Mention))
        {
            return false;
        }
        var again = kept with { Record = step.Record is { } record ? record with { Id = $"m{kept.Mention}" } : kept.Record, Reason = step.Reason, From = step.From };
        return ReviewContent.Of(again).Pack(text).Hash == ReviewContent.Of(kept).Pack(text).Hash;
    }
}
