using Isnad.Evaluation.Readings;
using Isnad.Model.Events;
using Isnad.Model.Ledger;
using Isnad.Model.People;
using Isnad.Model.Review;
using Isnad.Web.Features.Reports;

namespace Isnad.Web.Features.Adjudication;

/// <summary>An event of one reader.</summary>
/// <param name="Mention">Number of its mention.</param>
/// <param name="Record">What the reader made of it.</param>
public sealed record ReadEvent(long Mention, EventMention Record);

/// <summary>Events of two readers that stand side by side.</summary>
/// <param name="First">The first reader's; null where only the second has it.</param>
/// <param name="Second">The second reader's.</param>
public sealed record ReadRow(ReadEvent? First, ReadEvent? Second)
{
    /// <summary>Number of the mention that is decided: the first reader's, which counts until then.</summary>
    public long Mention => (First ?? Second)!.Mention;

    /// <summary>Both have it.</summary>
    public bool IsShared => First is not null && Second is not null;

    /// <summary>How the readers differ in a field; only where both have the event.</summary>
    public FieldDifference Differs(string field) => RecordFields.Between(field, First!.Record, Second!.Record);
}

/// <summary>Two finished readings of a report before a third person.</summary>
/// <param name="Report">Number of the report.</param>
/// <param name="First">The first reader's.</param>
/// <param name="Second">The second reader's.</param>
/// <param name="Version">The text that both stand on; the first reader's where they stand on two.</param>
/// <param name="Rows">Events side by side, in order of the text; none where the readings stand on two texts.</param>
/// <param name="Seen">Number of the newest decision of an adjudicator; 0 for none.</param>
/// <param name="Settled">The decision by which the readings are settled.</param>
public sealed record AdjudicationView(long Report, ReviewedReading First, ReviewedReading Second, StoredVersion Version, IReadOnlyList<ReadRow> Rows, long Seen, ReportDecision? Settled)
{
    /// <summary>Both read the same text.</summary>
    public bool IsOneText => First.Version == Second.Version;

    /// <summary>The machine's analysis that decisions are made over.</summary>
    public long? Analysis => First.Machine?.Number;

    /// <summary>The person may decide.</summary>
    public bool MayDecide { get; init; }

    /// <summary>The events as they were settled, named by their mentions; none where they were not.</summary>
    public IReadOnlyList<EventMention> SettledEvents { get; init; } = [];
}

/// <summary>What stands between a person and the adjudication of a report.</summary>
internal enum AdjudicationHindrance
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>There is no such report, or it was taken down.</summary>
    NoReport,

    /// <summary>It was not read to the end by two people.</summary>
    NotReadTwice,

    /// <summary>The person read it, or may not adjudicate.</summary>
    NotAllowed,
}

/// <summary>Finds two readings and sets them side by side.</summary>
internal static class Adjudications
{
    /// <summary>As the person may see it. Who is neither reader and an editor may always; others once it is settled.</summary>
    public static (AdjudicationView? View, AdjudicationHindrance Hindrance) Find(DeskParts parts, DeskPerson person, long report)
    {
        var reviews = parts.Ledger.Reviews;
        var history = reviews.Of(report);
        var settled = ReadingSight.IsSettled(history);
        var may = person.Role >= DeskRole.Editor && !ReportFeature.IsRuledOut(history, person, ReadingTrack.Adjudicated);
        if (reviews.Reading(report) is null)
        {
            return (null, AdjudicationHindrance.NoReport);
        }
        if (!may && !settled)
        {
            return (null, AdjudicationHindrance.NotAllowed);
        }
        if (!ReadingSight.AreBothFinished(history) || reviews.Reading(report, ReadingTrack.First) is not { } first || reviews.Reading(report, ReadingTrack.Second) is not { } second || parts.Ledger.Reports.Version(first.Version) is not { } version)
        {
            return (null, AdjudicationHindrance.NotReadTwice);
        }
        var seen = history.Records.Where(decision => decision.Track == ReadingTrack.Adjudicated).Select(decision => decision.Number).Concat(history.Reports.Where(decision => decision.Track == ReadingTrack.Adjudicated).Select(decision => decision.Number)).DefaultIfEmpty().Max();
        return (new(report, first, second, version, first.Version == second.Version ? Rows(first, second, parts) : [], seen, settled ? ReviewOverlay.Whole(history.Reports, ReadingTrack.Adjudicated) : null) { MayDecide = may, SettledEvents = settled ? SettledOn(reviews.Reading(report, ReadingTrack.Adjudicated), first.Version) : [] }, AdjudicationHindrance.None);
    }

    private static IReadOnlyList<EventMention> SettledOn(ReviewedReading? reading, long version) =>
        reading is null || reading.Version != version ? [] : [.. reading.Analysis.Events.Where((_, at) => reading.Standing[at].Decision is not null)];

    private static IReadOnlyList<ReadRow> Rows(ReviewedReading first, ReviewedReading second, DeskParts parts)
    {
        static ReadEvent? Event(ReviewedReading reading, int? at) => at is { } index ? new(reading.Standing[index].Mention, reading.Analysis.Events[index]) : null;
        return [.. ReadingPair.Of(first.Analysis, second.Analysis, parts.Scoring)
            .Rows((at, isSecond) => (isSecond ? second : first).Standing[at].Mention)
            .Select(row => new ReadRow(Event(first, row.First), Event(second, row.Second)))];
    }
}
