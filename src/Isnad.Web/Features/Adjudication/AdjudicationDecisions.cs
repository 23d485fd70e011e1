using System.Text.Json;
using Isnad.Model.Events;
using Isnad.Model.Review;
using Isnad.Web.Features.Reports;

namespace Isnad.Web.Features.Adjudication;

/// <summary>What a third person makes of two readings, as it is sent.</summary>
/// <param name="Version">Number of the version in view.</param>
/// <param name="Analysis">Number of the analysis in view; 0 for none.</param>
/// <param name="Seen">Number of the newest adjudicated decision seen.</param>
/// <param name="Events">One for each row of the page.</param>
internal sealed record AdjudicationRequest(long Version, long Analysis, long Seen, IReadOnlyList<AdjudicatedEvent>? Events);

/// <summary>What is made of one row.</summary>
/// <param name="First">Mention of the first reader's event.</param>
/// <param name="Second">Mention of the second reader's.</param>
/// <param name="Take">It is an event of the report.</param>
/// <param name="Fields">Whose value is taken, by the field's name: first, second or own. Fields in which the readers agree need none.</param>
/// <param name="Record">The adjudicator's own record, where a value of it is taken.</param>
/// <param name="Reason">Why, in their words.</param>
internal sealed record AdjudicatedEvent(string? First, string? Second, bool Take, IReadOnlyDictionary<string, string>? Fields, JsonElement? Record, string? Reason);

/// <summary>Turns what an adjudicator chose into decisions: one on each event, so that the adjudicated reading stands by itself.</summary>
internal static class AdjudicationDecisions
{
    /// <summary>The decisions, or what is wrong with the choice.</summary>
    /// <param name="view">The readings as they stand.</param>
    /// <param name="request">What was chosen.</param>
    /// <param name="leftOut">Reason of what is left out without one.</param>
    public static (IReadOnlyList<RecordStep> Steps, string? Flaw) Steps(AdjudicationView view, AdjudicationRequest request, string leftOut)
    {
        var sent = request.Events ?? [];
        var steps = new List<RecordStep>();
        foreach (var row in view.Rows)
        {
            var (first, second) = (Name(row.First), Name(row.Second));
            if (sent.Where(item => item.First == first && item.Second == second).ToList() is not [var item])
            {
                return ([], $"{first ?? second} must be decided once, as it stands beside {second ?? first}; load the page anew, the readings may have changed");
            }
            var (step, flaw) = Step(view, row, item, leftOut);
            if (flaw is not null)
            {
                return ([], $"{first ?? second}: {flaw}");
            }
            steps.Add(step!);
        }
        return sent.Count == steps.Count ? (steps, null) : ([], "events are decided that neither reader has; load the page anew");
    }

    private static string? Name(ReadEvent? read) => read is null ? null : $"m{read.Mention}";

    private static (RecordStep? Step, string? Flaw) Step(AdjudicationView view, ReadRow row, AdjudicatedEvent item, string leftOut)
    {
        long[] from = row.IsShared && row.First!.Mention != row.Second!.Mention ? [row.Second.Mention] : [];
        var reason = item.Reason?.Trim() is { Length: > 0 } typed ? typed : null;
        if (!item.Take)
        {
            return (new(ReviewVerb.Rejected, row.Mention) { Reason = reason ?? leftOut, From = from }, null);
        }
        var (record, flaw) = Record(view, row, item);
        if (record is null)
        {
            return (null, flaw);
        }
        return (IsMachines(view, row.Mention, record) ? new(ReviewVerb.Accepted, row.Mention) { Reason = reason, From = from } : new(ReviewVerb.Corrected, row.Mention) { Record = record, Reason = reason, From = from }, null);
    }

    private static (EventMention? Record, string? Flaw) Record(AdjudicationView view, ReadRow row, AdjudicatedEvent item)
    {
        var choices = new Dictionary<string, FieldChoice>();
        foreach (var (field, word) in item.Fields ?? new Dictionary<string, string>())
        {
            if (!RecordFields.Names.Contains(field) || !Enum.TryParse<FieldChoice>(word, ignoreCase: true, out var choice) || !char.IsAsciiLetter(word[0]))
            {
                return (null, $"'{field}: {word}' is no choice; name a field and first, second or own");
            }
            choices[field] = choice;
        }
        var records = new Dictionary<FieldChoice, EventMention>();
        if (row.First is { } first)
        {
            records[FieldChoice.First] = first.Record;
        }
        if (row.Second is { } second)
        {
            records[FieldChoice.Second] = second.Record;
        }
        if (item.Record is not null)
        {
            var (own, flaw) = ReportDecisions.RecordOf(item.Record, view.Version);
            if (own is null || flaw is not null)
            {
                return (null, flaw ?? "the record is missing");
            }
            records[FieldChoice.Own] = own;
        }
        var usual = row.First is null ? FieldChoice.Second : FieldChoice.First;
        if (row.IsShared && RecordFields.Names.FirstOrDefault(field => !choices.ContainsKey(field) && row.Differs(field) == FieldDifference.Value) is { } open)
        {
            return (null, $"the readers differ in '{open}'; choose first, second or own");
        }
        return choices.Values.Append(usual).FirstOrDefault(choice => !records.ContainsKey(choice), usual) is var lacking && !records.ContainsKey(lacking)
            ? (null, $"a value is to be taken of '{ReviewWords.Of(lacking)}', which has no record")
            : (AdjudicatedRecord.Compose(records, field => choices.GetValueOrDefault(field, usual)), null);
    }

    /// <summary>What the machine proposed and nobody changed is accepted, so that it is not counted as a correction.</summary>
    private static bool IsMachines(AdjudicationView view, long mention, EventMention record) =>
        view.First.Machine is { } machine && machine.Mentions.ToList().IndexOf(mention) is >= 0 and var at && RecordFields.Same(machine.Analysis.Events[at], record);
}
