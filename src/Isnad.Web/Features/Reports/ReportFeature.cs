using Isnad.Model.Ledger;
using Isnad.Model.People;
using Isnad.Model.Review;
using Isnad.Web.Features.Api;
using Isnad.Web.Hosting;
using Isnad.Web.Texts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Isnad.Web.Features.Reports;

/// <summary>A report with its records: to be read, and by coders decided on.</summary>
internal static class ReportFeature
{
    private static readonly TimeSpan ClaimLength = TimeSpan.FromMinutes(30);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/reports/{report:long}", IResult (HttpContext context, ILedger ledger, long report, Word<ReadingTrack>? track) =>
            Find(ledger, context.Person(), report, track?.Value) is { } view ? new RazorComponentResult<ReportPage>(new { View = view }) : Results.NotFound());
        ReportCopies.Map(routes);
        var api = routes.MapGroup("/api/reports/{report:long}");
        api.MapGet("", IResult (HttpContext context, ILedger ledger, Ui ui, long report, Word<ReadingTrack>? track) =>
            Find(ledger, context.Person(), report, track?.Value) is { } view ? Tagged.Json(context, json => ReportJson.Write(json, view, ui)) : Results.NotFound())
            .Said("report", "A report with its text, its records and where each comes from.", ApiParameter.Track);
        api.MapPost("/decisions", ReportDecisions.Take).RequireAuthorization(Rights.Code).Said("decide", "Decides on events of a report and on the report, all or nothing. 409 says what stands in the way: `conflict` (with `difference`: for each event, field by field, what was there, what others made of it, what was sent), `other-version` or `undecided`. A step that corrects may take fields of what holds now: `theirs`.");
        api.MapPost("/claim", Claim).RequireAuthorization(Rights.Code).Said("claim", "Takes a report in hand for half an hour; answers with the claim that holds, which may be another's.", ApiParameter.Track);
        api.MapPost("/release", Release).RequireAuthorization(Rights.Code).Said("release", "Gives a report back.", ApiParameter.Track);
        api.MapGet("/presence", Presence).Said("presence", "Who has a report in hand, and the newest decision on it.", ApiParameter.Track);
    }

    /// <summary>What a person may see of a report: whoever reads it sees their own reading over the machine's records and not the other reader's, until somebody has settled between them (<see cref="ReadingSight"/>).</summary>
    public static ReportView? Find(ILedger ledger, DeskPerson person, long report, ReadingTrack? asked)
    {
        var history = ledger.Reviews.Of(report);
        var only = ReadingSight.Only(history, person.Pseudonym, ledger.Reviews.Holder(report, ReadingTrack.Second));
        var track = only ?? asked ?? ReadingTrack.First;
        if (ledger.Reviews.Reading(report, only is null && track == ReadingTrack.First ? null : track) is not { } reading || ledger.Reports.Version(reading.Version) is not { } version)
        {
            return null;
        }
        var newest = ledger.Reports.Versions(report) is [.., var last] ? last.Number : version.Number;
        return new ReportView(reading, version, track, ledger.Reviews.Holder(report, track), newest, history, person) { Only = only };
    }

    /// <summary>A second reading is another person's, and whoever settles between two is neither of them: true where the person has decided in a reading that rules this one out.</summary>
    public static bool IsRuledOut(ReviewHistory history, DeskPerson person, ReadingTrack track) => track switch
    {
        ReadingTrack.First => ReadingSight.HasRead(history, person.Pseudonym, ReadingTrack.Second),
        ReadingTrack.Second => ReadingSight.HasRead(history, person.Pseudonym, ReadingTrack.First),
        _ => ReadingSight.HasRead(history, person.Pseudonym, ReadingTrack.First) || ReadingSight.HasRead(history, person.Pseudonym, ReadingTrack.Second),
    };

    private static IResult Claim(HttpContext context, ILedger ledger, TimeProvider clock, long report, Word<ReadingTrack>? track) =>
        IsRuledOut(ledger.Reviews.Of(report), context.Person(), track?.Value ?? ReadingTrack.First) ? ReportDecisions.NotAllowed
        : Results.Json(ledger.Reviews.Claim(report, track?.Value ?? ReadingTrack.First, context.Person().Pseudonym, clock.GetUtcNow() + ClaimLength));

    private static IResult Release(HttpContext context, ILedger ledger, long report, Word<ReadingTrack>? track) =>
        Results.Json(new { released = ledger.Reviews.Release(report, track?.Value ?? ReadingTrack.First, context.Person().Pseudonym) });

    /// <summary>Who has the report in hand, and the newest decision: what an open page asks now and then.</summary>
    private static IResult Presence(HttpContext context, ILedger ledger, long report, Word<ReadingTrack>? track)
    {
        var view = Find(ledger, context.Person(), report, track?.Value);
        return Tagged.Json(context, new { holder = view?.Claim, mine = context.Person().Pseudonym, newest = view?.Reading.Newest ?? 0 });
    }
}

/// <summary>A report as its page shows it.</summary>
/// <param name="Reading">The records that count.</param>
/// <param name="Version">The version that they stand on.</param>
/// <param name="Track">In which reading it is looked at.</param>
/// <param name="Claim">Who has it in hand.</param>
/// <param name="NewestVersion">Number of the newest version.</param>
/// <param name="History">Every decision on it.</param>
/// <param name="Person">Who looks.</param>
public sealed record ReportView(ReviewedReading Reading, StoredVersion Version, ReadingTrack Track, ReportClaim? Claim, long NewestVersion, ReviewHistory History, DeskPerson Person)
{
    /// <summary>The one reading that the person may see; null where none is kept from them.</summary>
    public ReadingTrack? Only { get; init; }

    /// <summary>The person may decide.</summary>
    public bool MayDecide => Person.Role >= (Track == ReadingTrack.Adjudicated ? DeskRole.Editor : DeskRole.Coder) && !ReportFeature.IsRuledOut(History, Person, Track);

    /// <summary>Both readings are finished, and the person may settle between them or look at how it was done.</summary>
    public bool MaySeeBoth => Only is null && ReadingSight.AreBothFinished(History) && (Person.Role >= DeskRole.Editor || ReadingSight.IsSettled(History));

    /// <summary>A version of the text came after the one that was decided on.</summary>
    public bool IsOutdated => NewestVersion != Reading.Version;

    /// <summary>The person's own decisions in this reading that hold, in order: what can be undone.</summary>
    public IEnumerable<RecordDecision> Mine => ReviewOverlay.Holding(History.Records, Track).Values.Where(decision => decision.By == Person.Pseudonym).OrderBy(decision => decision.Number);

    /// <summary>Somebody else has it in hand.</summary>
    public bool IsAnothers => Claim is { } claim && claim.By != Person.Pseudonym;
}
