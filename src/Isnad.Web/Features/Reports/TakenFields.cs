using Isnad.Model.Events;
using Isnad.Model.Ledger;
using Isnad.Model.Review;

namespace Isnad.Web.Features.Reports;

/// <summary>A record of which some fields are those that hold now: what a person takes over of another's after a conflict.</summary>
internal static class TakenFields
{
    /// <summary>The record put together, or what is wrong with the wish. What is decided between this and the keeping of it is told by the change's <see cref="ReviewChange.Seen"/>.</summary>
    /// <param name="ledger">Holds what is taken.</param>
    /// <param name="change">Report, version and track of it.</param>
    /// <param name="step">The decision with the person's own record.</param>
    /// <param name="theirs">Fields of <see cref="RecordFields.Names"/> that are taken.</param>
    public static (RecordStep Step, string? Flaw) Into(ILedger ledger, ReviewChange change, RecordStep step, IReadOnlyList<string> theirs)
    {
        if (theirs.FirstOrDefault(field => !RecordFields.Names.Contains(field)) is { } unknown)
        {
            return (step, $"'{unknown}' is no field of a record; it is one of {string.Join(", ", RecordFields.Names)}");
        }
        if (step is not { Verb: ReviewVerb.Corrected, Mention: { } mention, Record: { } own })
        {
            return (step, "fields can be taken only where an event is corrected");
        }
        if (Held(ledger, change, mention) is not { } held)
        {
            return (step, $"m{mention} has no record on v{change.Version} of which fields could be taken; load the page anew");
        }
        var records = new Dictionary<FieldChoice, EventMention> { [FieldChoice.First] = held, [FieldChoice.Own] = own };
        return (step with { Record = AdjudicatedRecord.Compose(records, field => theirs.Contains(field) ? FieldChoice.First : FieldChoice.Own) }, null);
    }

    private static EventMention? Held(ILedger ledger, ReviewChange change, long mention)
    {
        if (ledger.Reviews.Reading(change.Report, ChangeDifference.View(change.Track)) is not { } now || now.Version != change.Version)
        {
            return null;
        }
        var at = now.Standing.ToList().FindIndex(standing => standing.Mention == mention);
        return at < 0 ? null : now.Analysis.Events[at];
    }
}
