using Isnad.Model.Ledger;
using Isnad.Model.Review;

namespace Isnad.Storage.Reviews;

/// <summary>What a change must be in itself, whatever is kept.</summary>
internal static class ReviewShape
{
    /// <summary>Most characters of a pseudonym and of a reason.</summary>
    private const int LongestName = 100, LongestReason = 2000;

    /// <summary>Characters of a change's key: so many that two people do not draw the same, and no more than any such key has.</summary>
    private const int ShortestKey = 16, LongestKey = 100;

    /// <summary>Checks it.</summary>
    /// <exception cref="LedgerException">It is not so.</exception>
    public static void Check(ReviewChange change)
    {
        Must(change.Records.Count > 0 || change.Whole is not null, change, "decides nothing; name a mention or the report");
        Must(change.By.Trim().Length > 0 && change.By.Length <= LongestName, change, $"must say who decides, under a pseudonym of at most {LongestName} characters");
        Must(change.Key is null || change.Key.Length is >= ShortestKey and <= LongestKey, change, $"its key must have {ShortestKey} to {LongestKey} characters");
        var mentions = change.Records.Select(step => step.Mention).OfType<long>().ToList();
        Must(mentions.Distinct().Count() == mentions.Count, change, "decides twice on one mention; give the last word only");
        foreach (var step in change.Records)
        {
            var name = step.Mention is { } mention ? $"m{mention}" : "an event without a number";
            Must(step.Mention is null == (step.Verb == ReviewVerb.Added), change, $"{ReviewWords.Of(step.Verb)} {name}: only what is added has no number yet");
            Must(step.Record is not null == step.Verb is ReviewVerb.Corrected or ReviewVerb.Added, change, $"{ReviewWords.Of(step.Verb)} {name}: a record is given with what is corrected or added, and with nothing else");
            Must(step.Undoes is not null == (step.Verb == ReviewVerb.TakenBack), change, $"{ReviewWords.Of(step.Verb)} {name}: the decision undone is given with what is taken back, and with nothing else");
            Must(step.Verb != ReviewVerb.Rejected || !string.IsNullOrWhiteSpace(step.Reason), change, $"rejected {name}: say why");
            Must(step.Reason is null || step.Reason.Length <= LongestReason, change, $"{name}: the reason has more than {LongestReason} characters");
        }
        if (change.Whole is { } whole)
        {
            Must(whole.Verb != ReportVerb.Skipped || !string.IsNullOrWhiteSpace(whole.Reason), change, "skipped: say why");
            Must(whole.Reason is null || whole.Reason.Length <= LongestReason, change, $"the reason has more than {LongestReason} characters");
        }
    }

    /// <summary>Refuses a change of which <paramref name="holds"/> is false.</summary>
    public static void Must(bool holds, ReviewChange change, string what)
    {
        if (!holds)
        {
            throw new LedgerException($"the decisions on r{change.Report} were not kept: {what}.");
        }
    }
}
