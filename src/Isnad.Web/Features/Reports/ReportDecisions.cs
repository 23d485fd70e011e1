using System.Text.Json;
using Isnad.Model.Events;
using Isnad.Model.Incidents;
using Isnad.Model.Ledger;
using Isnad.Model.People;
using Isnad.Model.Review;
using Isnad.Web.Hosting;
using Isnad.Web.Texts;
using Microsoft.AspNetCore.Http;

namespace Isnad.Web.Features.Reports;

/// <summary>What a person decides on a report, as it is sent.</summary>
/// <param name="Version">Number of the version in view.</param>
/// <param name="Analysis">Number of the analysis in view; 0 for none.</param>
/// <param name="Seen">Number of the newest decision seen.</param>
/// <param name="Track">In which reading.</param>
/// <param name="Steps">Decisions on mentions.</param>
/// <param name="Whole">finished, skipped or reopened; null for nothing.</param>
/// <param name="Reason">Why, of the decision on the report.</param>
/// <param name="Key">Drawn by the sender for this change, so that sending it again is harmless; null for none.</param>
internal sealed record DecisionRequest(long Version, long Analysis, long Seen, ReadingTrack? Track, IReadOnlyList<DecisionStep?>? Steps, ReportVerb? Whole, string? Reason, string? Key);

/// <summary>One decision on a mention, as it is sent.</summary>
/// <param name="Verb">What is decided.</param>
/// <param name="Mention">The mention's name, <c>m5</c>; null for an event that is added.</param>
/// <param name="Record">The event of the contract, where it is corrected or added.</param>
/// <param name="Reason">Why.</param>
/// <param name="From">Mentions that it was merged or split from.</param>
/// <param name="Undoes">Number of the decision to be taken back.</param>
/// <param name="Theirs">Fields of which the value that holds now is taken in place of the record's, after a conflict.</param>
internal sealed record DecisionStep(ReviewVerb Verb, string? Mention, JsonElement? Record, string? Reason, IReadOnlyList<string>? From, long? Undoes, IReadOnlyList<string>? Theirs);

/// <summary>Takes decisions in: read as strictly as any contract, kept in one transaction, or answered with what stands in the way.</summary>
internal static class ReportDecisions
{
    private const int LongestReason = 500, MostSteps = 500;

    /// <summary>POST /api/reports/{report}/decisions.</summary>
    public static IResult Take(HttpContext context, DeskParts parts, Upkeep upkeep, Ui ui, long report, DecisionRequest request)
    {
        var person = context.Person();
        var track = request.Track ?? ReadingTrack.First;
        if ((track == ReadingTrack.Adjudicated && person.Role < DeskRole.Editor) || ReportFeature.IsRuledOut(parts.Ledger.Reviews.Of(report), person, track))
        {
            return NotAllowed;
        }
        if (parts.Ledger.Reports.Version(request.Version) is not { } version || version.Report != report)
        {
            return Results.NotFound();
        }
        if (request.Steps is { Count: > MostSteps })
        {
            return Refused($"more than {MostSteps} decisions at once; send them in parts");
        }
        var change = Change(report, track, person, request);
        var steps = new List<RecordStep>();
        foreach (var step in request.Steps ?? [])
        {
            var (made, flaw) = step is null ? (null, "a decision is null") : Step(step, version);
            if (made is not null && step!.Theirs is { Count: > 0 } theirs)
            {
                (made, flaw) = TakenFields.Into(parts.Ledger, change, made, theirs);
            }
            if (flaw is not null)
            {
                return Refused(flaw);
            }
            steps.Add(made!);
        }
        return Keep(parts, upkeep, ui, change with { Records = steps });
    }

    /// <summary>Keeps a change and answers what became of it.</summary>
    public static IResult Keep(DeskParts parts, Upkeep upkeep, Ui ui, ReviewChange change)
    {
        ReviewResult result;
        try
        {
            result = parts.Decide.Run(change);
        }
        catch (LedgerException error)
        {
            return Refused(error.Message);
        }
        if (result.Outcome == ReviewOutcome.Written)
        {
            upkeep.Wanted();
        }
        return Answer(parts.Ledger, ui, change, result);
    }

    private static ReviewChange Change(long report, ReadingTrack track, DeskPerson person, DecisionRequest request) => new(report, request.Version, track, person.Pseudonym)
    {
        Analysis = request.Analysis > 0 ? request.Analysis : null,
        Seen = request.Seen,
        Key = request.Key,
        Whole = request.Whole is { } verb ? new ReportStep(verb, Reason(request.Reason)) : null,
    };

    /// <summary>What somebody is told who may not decide in this reading.</summary>
    public static IResult NotAllowed => Problems.Json(StatusCodes.Status403Forbidden, "not-allowed", "this reading is another person's to make");

    /// <summary>What somebody is told whose record or choice cannot be.</summary>
    public static IResult Refused(string flaw) => Problems.Json(StatusCodes.Status400BadRequest, "bad-record", flaw);

    private static IResult Answer(ILedger ledger, Ui ui, ReviewChange change, ReviewResult result)
    {
        var isWritten = result.Outcome == ReviewOutcome.Written;
        // What stands in the way is shown to people.
        string? Label(string list, string verb) => isWritten ? null : ui.Label(list, verb.Replace("-", "", StringComparison.Ordinal));
        var told = new Dictionary<string, object?>
        {
            ["outcome"] = result.Outcome,
            ["newest"] = result.Decisions.Records.Select(decision => decision.Number).Concat(result.Decisions.Reports.Select(decision => decision.Number)).DefaultIfEmpty().Max(),
            ["decisions"] = result.Decisions.Records.Select(decision => new { decision.Number, mention = $"m{decision.Mention}", decision.Verb, label = Label("verb", ReviewWords.Of(decision.Verb)), decision.By, decision.At, decision.Reason }),
            ["undecided"] = result.Undecided.Select(mention => $"m{mention}"),
        };
        if (isWritten)
        {
            return Results.Json(told);
        }
        if (result.Outcome == ReviewOutcome.Conflict)
        {
            told["whole"] = result.Decisions.Reports.Select(decision => new { decision.Number, decision.Verb, label = Label("report-verb", ReviewWords.Of(decision.Verb)), decision.By, decision.At, decision.Reason });
            told["difference"] = ConflictJson.Of(ledger, ui, change, result.Decisions);
        }
        return Problems.Json(StatusCodes.Status409Conflict, ReviewWords.Of(result.Outcome), more: told);
    }

    private static (RecordStep? Step, string? Flaw) Step(DecisionStep sent, StoredVersion version)
    {
        EventMention? record = null;
        if (sent.Verb is ReviewVerb.Corrected or ReviewVerb.Added)
        {
            var (read, flaw) = RecordOf(sent.Record, version);
            if (flaw is not null)
            {
                return (null, flaw);
            }
            record = read;
        }
        return (new RecordStep(sent.Verb, sent.Mention is { } name ? Mention(name) : null) { Record = record, Reason = Reason(sent.Reason), From = [.. (sent.From ?? []).Select(Mention)], Undoes = sent.Undoes }, null);
    }

    /// <summary>The event over the version's text; every quote must stand there.</summary>
    public static (EventMention? Record, string? Flaw) RecordOf(JsonElement? sent, StoredVersion version)
    {
        if (sent is not { ValueKind: JsonValueKind.Object } record)
        {
            return (null, "the record is missing");
        }
        using var document = JsonDocument.Parse($$"""{"id":"r{{version.Report}}","events":[{{record.GetRawText()}}]}""");
        string? flaw = null;
        var read = ContractReader.Read(document.RootElement, what => flaw ??= what, version.Content.Text.Value);
        var item = read?.Analysis.Events is [var only, ..] ? only : null;
        return flaw is null && item is not null ? (item, RecordSpans.Flaw(item, version.Content.Text)) : (null, flaw ?? "the record holds no event");
    }

    private static long Mention(string name) => name is ['m', ..] && long.TryParse(name.AsSpan(1), out var number) ? number : throw new BadHttpRequestException($"'{name}' is no mention; write m and its number");

    private static string? Reason(string? typed) => typed?.Trim() is { Length: > 0 } reason ? reason[..Math.Min(reason.Length, LongestReason)] : null;
}
