using Isnad.Model.Events;
using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Isnad.Model.Review;
using Isnad.Storage;
using Isnad.Text;
using Isnad.Workflow.Review;
using Shouldly;
using Xunit;

namespace Isnad.Workflow.Tests.Review;

/// <summary>Words of a person's record that are in no list are refused, with what to do.</summary>
public sealed class DecideReviewTests : IDisposable
{
    private const string Text = "قتل ثلاثة مزارعين برصاص مجهولين قرب بلدة العتمانية صباح الأحد بحسب الأهالي";

    private static readonly RecordWords Words = RecordWords.Of(["type\tfamily", "kill\tviolence", ""], ["id\tname_en", "civilians\tcivilians", "unknown-armed\tunknown"]);

    private readonly string _folder = Directory.CreateTempSubdirectory("isnad-decide").FullName;
    private readonly Ledger _ledger;

    public DecideReviewTests()
    {
        _ledger = Ledger.Open(_folder);
        var report = new Report("a", new SourceText(Text), new Publication(new DateInterval(new DateOnly(2018, 4, 8)), PublishedBasis.Metadata));
        _ledger.Reports.Take([IntakeItem.Of(new RawReport(System.Text.Encoding.UTF8.GetBytes(Text), RawFormat.Text, "a.txt"), [IntakeArticle.Of(report)])]);
    }

    public void Dispose()
    {
        _ledger.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_record_in_the_codebooks_words_is_kept_also_where_no_machine_read_the_report()
    {
        Decide(Whole()).Outcome.ShouldBe(ReviewOutcome.Written);
        var reading = _ledger.Reviews.Reading(1)!;
        (reading.Machine, reading.Analysis.Events.Single().Type, reading.Standing.Single().State).ShouldBe((null, "kill", EventState.Added));
    }

    [Fact]
    public void A_word_in_no_list_is_named_and_nothing_is_kept()
    {
        Refused("'murder' is no type of event", Whole() with { Type = "murder" });
        Refused("'rebels' is no actor", Whole() with { Actors = [new(Span("مجهولين"), "rebels", ActorRole.Actor)] });
        Refused("'x:' is no actor", Whole() with { Actors = [new(Span("مجهولين"), "x:", ActorRole.Actor)] });
        Refused("'hamlet' is no place kind", Whole() with { Place = new(Span("بلدة العتمانية"), "hamlet", "place") });
        Refused("'exact' is no precision", Whole() with { Place = new(Span("بلدة العتمانية"), "town", "exact") });
        Refused("'dead' is no casualty kind", Whole() with { Casualties = [new(Span("ثلاثة مزارعين"), "dead", 3, 3)] });
        Refused("'guess' is no time basis", Whole() with { Time = new(Span("صباح الأحد"), new(new DateOnly(2018, 4, 8)), "guess") });
        Refused("a quote of place has 62 characters; at most 60", Whole() with { Place = new(new TextSpan(0, 62), "town", "place") });
        Refused("outside the text", Whole() with { Triggers = [new TextSpan(5, 500)] });
        _ledger.Reviews.Newest.ShouldBe(0);
    }

    private void Refused(string why, EventMention record) => Should.Throw<LedgerException>(() => Decide(record)).Message.ShouldContain(why);

    private ReviewResult Decide(EventMention record) => new DecideReview(_ledger, Words).Run(new ReviewChange(1, 1, ReadingTrack.First, "c") { Records = [new(ReviewVerb.Added, null) { Record = record }] });

    private static EventMention Whole() => new("e1", "kill", EventStatus.Actual, false, [Span("قتل")])
    {
        Time = new(Span("صباح الأحد"), new(new DateOnly(2018, 4, 8)), "weekday"),
        Place = new(Span("بلدة العتمانية"), "town", "near"),
        Actors = [new(Span("مجهولين"), "unknown-armed", ActorRole.Actor), new(Span("مزارعين"), "x:farmers", ActorRole.Target)],
        Casualties = [new(Span("ثلاثة مزارعين"), "killed", 3, 3) { Group = "civilians" }],
    };

    private static TextSpan Span(string words) => new(Text.IndexOf(words, StringComparison.Ordinal), Text.IndexOf(words, StringComparison.Ordinal) + words.Length);
}
