using Isnad.Model.Events;
using Isnad.Model.Ledger;
using Isnad.Model.Review;
using Isnad.Text;
using Shouldly;
using Xunit;
using static Isnad.Storage.Tests.Samples;

namespace Isnad.Storage.Tests;

/// <summary>What every store of people's decisions must do. Report 1 (m1 kill, m2 shelling) has an address, report 2 (m3 airstrike) has none.</summary>
public abstract partial class ReviewCompliance : StoreCompliance
{
    private protected const string Url = "https://news.example.org/a";

    [Fact]
    public void Undecided_events_are_proposed_and_named_by_their_mentions()
    {
        var reading = Store.Reviews.Reading(1)!;
        Told(reading).ShouldBe(["m1 kill Proposed", "m2 shelling Proposed"]);
        (reading.Version, reading.Machine!.Number, reading.Newest, reading.Whole).ShouldBe((1, 1, 0, null));
        Store.Reviews.Reading(9).ShouldBeNull();
        Store.Reviews.Of(1).Records.ShouldBeEmpty();
    }

    [Fact]
    public void Accepted_and_corrected_replace_rejected_goes_added_comes_in_order_of_the_text()
    {
        var written = Decide(Accept(1), Reject(2), Add(Event("battle", "الأنقاض")), Add(Event("explosion", "مدنيين")));
        written.Outcome.ShouldBe(ReviewOutcome.Written);
        written.Decisions.Records.Select(decision => (decision.Number, decision.Mention)).ShouldBe([(1, 1), (2, 2), (3, 4), (4, 5)]);
        Reopen();
        var reading = Store.Reviews.Reading(1)!;
        Told(reading).ShouldBe(["m1 kill Accepted", "m5 explosion Added", "m4 battle Added"]);
        reading.Standing.Select(standing => standing.Decision).ShouldBe([1, 4, 3]);
        reading.Rejected.ShouldBe([(2, 2)]);
        reading.Newest.ShouldBe(4);
        Decide(Correct(1, Event("airstrike", "قصف"))).Outcome.ShouldBe(ReviewOutcome.Conflict, "the first decision on m1 was not seen");
        Decide(seen: 4, Correct(1, Event("airstrike", "قصف"))).Outcome.ShouldBe(ReviewOutcome.Written);
        Told(Store.Reviews.Reading(1)!).ShouldBe(["m5 explosion Added", "m1 airstrike Corrected", "m4 battle Added"]);
        Verify().ShouldBeEmpty();
    }

    [Fact]
    public void A_decision_is_kept_whole_and_the_log_knows_no_word_of_it()
    {
        var record = Event("airstrike", "قصف") with
        {
            Casualties = [new CasualtyValue(Span("خمسة مدنيين"), "killed", 5, 5) { SaidBy = [0] }],
            Sources = [new SourceValue(Span("مسؤول في الدفاع المدني"), "official", null, null)],
        };
        Decide(Correct(1, record) with { Reason = "الطائرة مذكورة", From = [2] });
        Reopen();
        var kept = Store.Reviews.Of(1).Records.Single();
        (kept.Number, kept.Mention, kept.Version, kept.Analysis, kept.Verb, kept.Track, kept.By, kept.Reason).ShouldBe((1, 1, 1, 1, ReviewVerb.Corrected, ReadingTrack.First, "قارئ-1", "الطائرة مذكورة"));
        kept.From.ShouldBe([2]);
        kept.Record!.Id.ShouldBe("m1");
        kept.Record.Casualties.Single().SaidBy.ShouldBe([0]);
        Store.Reports.Version(1)!.Content.Text.Slice(kept.Record.Sources.Single().Span).ShouldBe("مسؤول في الدفاع المدني");
        var entry = Store.Log.About("j1").Single();
        (entry.Kind, entry.Detail).ShouldBe((LogKind.Decided, "r1 m1 v1 a1 corrected first"));
        entry.Digest.ShouldNotBeNull();
        Store.Log.Entries().ShouldNotContain(item => item.Detail!.Contains("قارئ") || item.Detail.Contains("الطائرة"));
    }

    [Fact]
    public void What_is_taken_back_falls_back_to_what_was_before()
    {
        Decide(Accept(1));
        Decide(seen: 1, Correct(1, Event("airstrike", "قصف")));
        Decide(seen: 2, Undo(1, 2)).Outcome.ShouldBe(ReviewOutcome.Written);
        Told(Store.Reviews.Reading(1)!).ShouldBe(["m1 kill Accepted", "m2 shelling Proposed"]);
        Decide(seen: 3, Undo(1, 1));
        Told(Store.Reviews.Reading(1)!).ShouldBe(["m1 kill Proposed", "m2 shelling Proposed"]);
        Should.Throw<LedgerException>(() => Decide(seen: 4, Undo(1, 2))).Message.ShouldContain("j2 is not the decision that holds on m1");
        Decide(seen: 4, Reject(2));
        Decide(seen: 5, Undo(2, 5));
        Told(Store.Reviews.Reading(1)!).ShouldBe(["m1 kill Proposed", "m2 shelling Proposed"]);
        Store.Reviews.Of(1).Records.Count.ShouldBe(6, "nothing is ever taken out");
        Verify().ShouldBeEmpty();
    }

    [Fact]
    public void A_conflict_writes_nothing_and_shows_what_is_new()
    {
        Decide(Accept(1));
        var before = Store.Log.Size;
        var result = Store.Reviews.Decide(Change(0, Reject(1), Accept(2)) with { By = "قارئ-2" });
        result.Outcome.ShouldBe(ReviewOutcome.Conflict);
        result.Decisions.Records.Single().ShouldSatisfyAllConditions(decision => decision.Number.ShouldBe(1), decision => decision.By.ShouldBe("قارئ-1"));
        Store.Log.Size.ShouldBe(before);
        Told(Store.Reviews.Reading(1)!).ShouldBe(["m1 kill Accepted", "m2 shelling Proposed"]);
        Decide(Accept(2)).Outcome.ShouldBe(ReviewOutcome.Written, "another mention of the report");
        Store.Reviews.Decide(Change(2) with { Whole = new(ReportVerb.Finished) }).Outcome.ShouldBe(ReviewOutcome.Written);
        Store.Reviews.Decide(Change(2) with { Whole = new(ReportVerb.Skipped, "مكرر") }).Decisions.Reports.Single().Number.ShouldBe(3);
    }

    [Fact]
    public void A_change_that_is_sent_again_with_its_key_is_kept_once_and_answered_as_the_first_time()
    {
        const string Key = "0123456789abcdef0123456789abcdef";
        var change = Change(0, Accept(1), Add(Event("battle", "الأنقاض"))) with { Key = Key };
        var first = Store.Reviews.Decide(change);
        Decide(seen: 2, Correct(1, Event("airstrike", "قصف")));
        Reopen();
        var size = Store.Log.Size;
        var again = Store.Reviews.Decide(change);
        again.Outcome.ShouldBe(ReviewOutcome.Written);
        again.Decisions.Records.Select(decision => (decision.Number, decision.Mention)).ShouldBe(first.Decisions.Records.Select(decision => (decision.Number, decision.Mention)));
        // The same key with other content is no change sent again: its sender is shown what was kept.
        var other = Store.Reviews.Decide(change with { Records = [Accept(1), Add(Event("explosion", "الأنقاض"))] });
        (other.Outcome, other.Decisions.Records.Count).ShouldBe((ReviewOutcome.Conflict, 2));
        Store.Log.Size.ShouldBe(size);
        Told(Store.Reviews.Reading(1)!).ShouldBe(["m1 airstrike Corrected", "m2 shelling Proposed", "m4 battle Added"], ignoreOrder: true);
        // Nobody is answered with what another did.
        Store.Reviews.Decide(Change(3, Add(Event("explosion", "مدنيين"))) with { Key = Key, By = "قارئ-2" }).Decisions.Records.Single().Mention.ShouldBe(5);
        var whole = Change(4, Reject(2), Accept(1)) with { Key = "fedcba9876543210", Seen = 4, Whole = new(ReportVerb.Finished) };
        Store.Reviews.Decide(whole).Outcome.ShouldBe(ReviewOutcome.Written);
        Store.Reviews.Decide(whole).Decisions.Reports.Single().Verb.ShouldBe(ReportVerb.Finished);
        Should.Throw<LedgerException>(() => Store.Reviews.Decide(whole with { Key = "short" })).Message.ShouldContain("16 to 100 characters");
        Verify().ShouldBeEmpty();
    }

    [Fact]
    public void What_is_wrong_in_itself_is_refused_and_nothing_of_the_change_is_kept()
    {
        var before = (Store.Log.Size, Store.Reports.Count());
        Refused("outside the text", Add(Event("battle", "قصف") with { Triggers = [new TextSpan(0, 9000)] }));
        Refused("no trigger", Add(Event("battle", "قصف") with { Triggers = [] }));
        Refused("could not be read back", Add(Event("battle", "قصف") with { Casualties = [new CasualtyValue(Span("خمسة"), "killed", 5, 5) { SaidBy = [7] }] }));
        Refused("it has no mention m3", Reject(3));
        Refused("m9", Accept(9));
        Refused("twice", Accept(1), Reject(1));
        Refused("say why", Reject(1) with { Reason = " " });
        Refused("a record is given", new RecordStep(ReviewVerb.Corrected, 1));
        Refused("only what is added", new RecordStep(ReviewVerb.Added, 1) { Record = Event("battle", "قصف") });
        Refused("decides nothing");
        Should.Throw<LedgerException>(() => Store.Reviews.Decide(Change(0, Accept(1)) with { Version = 2 })).Message.ShouldContain("no version v2");
        Should.Throw<LedgerException>(() => Store.Reviews.Decide(Change(0, Accept(1)) with { Analysis = 2 })).Message.ShouldContain("no analysis a2");
        Should.Throw<LedgerException>(() => Store.Reviews.Decide(Change(0, Accept(1)) with { Analysis = null })).Message.ShouldContain("none was named");
        Should.Throw<LedgerException>(() => Store.Reviews.Decide(Change(0, Accept(1)) with { By = "" })).Message.ShouldContain("pseudonym");
        (Store.Log.Size, Store.Reports.Count()).ShouldBe(before);

        void Refused(string why, params RecordStep[] steps) => Should.Throw<LedgerException>(() => Decide(steps)).Message.ShouldContain(why);
    }

    [Fact]
    public void Another_engine_never_takes_the_place_of_what_was_decided()
    {
        Decide(Accept(1), Add(Event("battle", "الأنقاض")));
        // It loses the killing, gives the shelling another type, finds what the person added, and something new.
        Reread(1, ("airstrike", "قصف"), ("clash", "الأنقاض"), ("displacement", "الفجر"));
        var reading = Store.Reviews.Reading(1)!;
        Told(reading).ShouldBe(["m1 kill Accepted", "m2 airstrike Proposed", "m4 battle Added", "m5 displacement Proposed"]);
        Store.Reports.Reading(1)!.Mentions.ShouldBe([2, 4, 5], "the machine's reading stands beside");
        Store.Search.Find(new() { Type = "kill" }).Hits.Single().Mentions.Single().Mention.ShouldBe(1);
        Store.Search.Find(new() { Type = "clash" }).Hits.ShouldBeEmpty();
        Verify().ShouldBeEmpty();
    }

    [Fact]
    public void A_report_goes_over_to_a_newer_version_at_once_or_not_at_all()
    {
        Decide(Accept(1), Accept(2));
        NewVersion();
        var reading = Store.Reviews.Reading(1)!;
        (reading.Version, string.Join(' ', Told(reading))).ShouldBe((1, "m1 kill Accepted m2 shelling Accepted"));
        var two = Change(2, Accept(2)) with { Version = 3, Analysis = 3 };
        var result = Store.Reviews.Decide(two);
        (result.Outcome, result.Decisions.Records.Single().Mention).ShouldBe((ReviewOutcome.OtherVersion, 1));
        Store.Reviews.Reading(1)!.Version.ShouldBe(1);
        Store.Reviews.Decide(two with { Records = [Accept(2), Accept(1)] }).Outcome.ShouldBe(ReviewOutcome.Written);
        reading = Store.Reviews.Reading(1)!;
        (reading.Version, string.Join(' ', Told(reading))).ShouldBe((3, "m1 kill Accepted m2 shelling Accepted"));
        Decide(seen: 4, Add(Event("battle", "الأنقاض"))).Outcome.ShouldBe(ReviewOutcome.OtherVersion, "nor back to the older one");
        // Taken back, what was decided on the older text does not slip into the newer.
        Store.Reviews.Decide(Change(4, Undo(1, 4)) with { Version = 3, Analysis = 3 }).Outcome.ShouldBe(ReviewOutcome.Written);
        reading = Store.Reviews.Reading(1)!;
        string.Join(' ', Told(reading)).ShouldBe("m1 kill Proposed m2 shelling Accepted");
        reading.Standing[0].Elsewhere.ShouldBe(1);
        Verify().ShouldBeEmpty();
    }

    [Fact]
    public void Two_readers_do_not_see_each_other_and_the_third_counts()
    {
        Decide(Accept(1), Reject(2));
        Store.Reviews.Decide(Change(0, Reject(1), Accept(2)) with { Track = ReadingTrack.Second, By = "قارئ-2" }).Outcome.ShouldBe(ReviewOutcome.Written);
        Told(Store.Reviews.Reading(1, ReadingTrack.First)!).ShouldBe(["m1 kill Accepted"]);
        Told(Store.Reviews.Reading(1, ReadingTrack.Second)!).ShouldBe(["m2 shelling Accepted"]);
        Told(Store.Reviews.Reading(1)!).ShouldBe(["m1 kill Accepted"]);
        Store.Reviews.Decide(Change(0, Correct(2, Event("airstrike", "قصف"))) with { Track = ReadingTrack.Adjudicated, By = "قارئ-3" }).Outcome.ShouldBe(ReviewOutcome.Written);
        Told(Store.Reviews.Reading(1)!).ShouldBe(["m1 kill Accepted", "m2 airstrike Corrected"]);
        Told(Store.Reviews.Reading(1, ReadingTrack.Adjudicated)!).ShouldBe(["m1 kill Proposed", "m2 airstrike Corrected"]);
        Store.Reviews.Decide(Change(0, Undo(2, 5)) with { Track = ReadingTrack.Adjudicated, Seen = 5 });
        Told(Store.Reviews.Reading(1)!).ShouldBe(["m1 kill Accepted"], "the first reader's again");
        Verify().ShouldBeEmpty();
    }

    [Fact]
    public void A_report_is_finished_when_all_its_events_are_decided()
    {
        var result = Store.Reviews.Decide(Change(0, Accept(1)) with { Whole = new(ReportVerb.Finished) });
        result.Outcome.ShouldBe(ReviewOutcome.Undecided);
        result.Undecided.ShouldBe([2]);
        Store.Reviews.Of(1).Records.ShouldBeEmpty();
        Store.Reviews.Decide(Change(0, Accept(1), Reject(2)) with { Whole = new(ReportVerb.Finished) }).Outcome.ShouldBe(ReviewOutcome.Written);
        Store.Reviews.Reading(1)!.Whole!.Verb.ShouldBe(ReportVerb.Finished);
        Store.Log.About("j3").Single().Detail.ShouldBe("r1 v1 finished first");
    }

    [Fact]
    public void A_decision_makes_its_report_pending_for_fusion_also_while_it_is_fused()
    {
        Fuse(0);
        Store.Incidents.CountPending().ShouldBe(0);
        Decide(Accept(1));
        Store.Incidents.Pending(9).ShouldBe([new(1, 1, 1)]);
        var newest = Store.Reviews.Newest;
        Decide(Accept(2));
        Fuse(newest);
        Store.Incidents.CountPending().ShouldBe(1, "it was decided on since fusion read it");
        Fuse(Store.Reviews.Newest);
        Store.Incidents.CountPending().ShouldBe(0);
    }

    [Fact]
    public void What_is_decided_comes_in_pages_with_its_incident()
    {
        Fuse(0);
        Decide(Accept(1), Reject(2), Add(Event("battle", "الأنقاض")));
        Store.Reviews.Decide(new ReviewChange(2, 2, ReadingTrack.First, "c") { Analysis = 2, Records = [Accept(3)] });
        var page = Store.Reviews.Decided(0, 2);
        page.Select(item => (item.Mention, item.Report, item.Version, item.State, item.Decision, item.Incident)).ShouldBe([(1, 1, 1, EventState.Accepted, 1, 1), (3, 2, 2, EventState.Accepted, 4, 2)]);
        Store.Reviews.Decided(page[^1].Mention, 2).Select(item => (item.Mention, item.Record.Type, item.Incident)).ShouldBe([(4, "battle", null)]);
        Store.Reviews.Decided(4, 2).ShouldBeEmpty();
    }

    [Fact]
    public void Taking_a_report_down_takes_its_decisions()
    {
        Decide(Accept(1), Add(Event("battle", "الأنقاض")));
        Store.Reviews.Claim(1, ReadingTrack.First, "c", Clock.GetUtcNow().AddHours(1));
        Store.Erasure.Erase([1], ErasureReason.CourtOrder);
        Reopen();
        Store.Reviews.Of(1).Records.ShouldBeEmpty();
        Store.Reviews.Reading(1).ShouldBeNull();
        Store.Reviews.Decided(0, 9).ShouldBeEmpty();
        Store.Reviews.Queue(new()).Rows.Select(row => row.Report).ShouldBe([2]);
        Should.Throw<LedgerException>(() => Decide(Accept(1))).Message.ShouldContain("was taken down");
        Store.Log.About("j1").Single().Detail.ShouldBe("r1 m1 v1 a1 accepted first", "the log outlives what is erased");
        Verify().ShouldBeEmpty();
    }

    [Fact]
    public void A_name_taken_down_is_masked_in_decisions_which_still_count()
    {
        Decide(Reject(2));
        Decide(seen: 1, Correct(1, Event("airstrike", "قصف") with { Actors = [new ActorValue(Span("الدفاع المدني"), "x:rescuers", ActorRole.Partner) { Person = "الدفاع المدني" }] }) with { Reason = "قاله الدفاع المدني" });
        NewVersion();
        Store.Erasure.EraseName([1], ["الدفاع المدني"], ErasureReason.PrivatePerson);
        Reopen();
        var reading = Store.Reviews.Reading(1)!;
        Told(reading).ShouldBe(["m1 airstrike Corrected"]);
        reading.Analysis.Report.Text.Value.ShouldBe(Shelling.Replace("الدفاع المدني", new string('█', 13)), "the version that was decided on is carried too");
        reading.Analysis.Events[0].Actors.Single().Person.ShouldBe(new string('█', 13));
        var kept = Store.Reviews.Of(1).Records;
        kept.Select(decision => (decision.Number, decision.Mention, decision.By)).ShouldBe([(3, 2, "قارئ-1"), (4, 1, "قارئ-1")]);
        kept[1].Reason.ShouldBe("قاله " + new string('█', 13));
        Store.Log.About("j4").Single().Detail.ShouldEndWith(" corrected first again j2");
        Verify().ShouldBeEmpty();
    }

    private protected ReviewResult Decide(params RecordStep[] steps) => Decide(0, steps);

    private protected ReviewResult Decide(long seen, params RecordStep[] steps) => Store.Reviews.Decide(Change(seen, steps));

    private protected static ReviewChange Change(long seen, params RecordStep[] steps) => new(1, 1, ReadingTrack.First, "قارئ-1") { Analysis = 1, Seen = seen, Records = steps };

    private protected static RecordStep Accept(long mention) => new(ReviewVerb.Accepted, mention);

    private protected static RecordStep Reject(long mention) => new(ReviewVerb.Rejected, mention) { Reason = "خبر عام" };

    private protected static RecordStep Correct(long mention, EventMention record) => new(ReviewVerb.Corrected, mention) { Record = record };

    private protected static RecordStep Add(EventMention record) => new(ReviewVerb.Added, null) { Record = record };

    private protected static RecordStep Undo(long mention, long decision) => new(ReviewVerb.TakenBack, mention) { Undoes = decision };

    private protected static EventMention Event(string type, string trigger) => new("new", type, EventStatus.Actual, false, [Span(trigger)]);

    private protected static TextSpan Span(string words) => new(Shelling.IndexOf(words, StringComparison.Ordinal), Shelling.IndexOf(words, StringComparison.Ordinal) + words.Length);

    private protected static string[] Told(ReviewedReading reading) => [.. reading.Analysis.Events.Zip(reading.Standing, (item, standing) => $"{item.Id} {item.Type} {standing.State}")];

    private protected void Reread(long version, params (string, string)[] events) => Store.Reports.AddAnalyses([(version, IntakeAnalysis.Of(Analysis(Store.Reports.Version(version)!.Content, events), Second))]);

    /// <summary>Version 3 of report 1.</summary>
    private protected void NewVersion() => Store.Reports.Take([Item(ShellingElsewhere, Url, analyse: report => Analysis(report, ("kill", "قتل"), ("shelling", "قصف")))]);

    private protected List<string> Verify()
    {
        var flaws = new List<string>();
        Store.Verifier.Verify(flaw => flaws.Add(flaw.ToString()));
        return flaws;
    }

    private protected void Fuse(long decided) => Store.Incidents.Write(new() { Fused = [(1, 1, null), (2, 2, null)], DecidedUpTo = decided, Removed = [], Blocks = [], Edges = [], Incidents = [new(1, [1, 2], [(1, 2, 0.9)]), new(2, [3], [])], Pointers = [], Next = 3 });

    private protected SetClock Clock { get; } = new();

    protected override void Fill(ILedger store) => store.Reports.Take([
        Item(Shelling, Url, analyse: report => Analysis(report, ("kill", "قتل"), ("shelling", "قصف"))),
        Item(Raid, outlet: "وكالة المثال", analyse: report => Analysis(report, ("airstrike", "غارات")))]);
}
