using Isnad.Model.Events;
using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Isnad.Model.Review;
using Isnad.Text;
using Shouldly;
using Xunit;
using static Isnad.Storage.Tests.Samples;

namespace Isnad.Storage.Tests;

/// <summary>Which reports are urgent because an event of theirs is disputed, and that it stays right through all that changes it.</summary>
public abstract partial class ReviewCompliance
{
    private const string A = "صحيفة المثال", B = "وكالة المثال", C = "صحيفة السهل";

    private static readonly DateOnly Day = new(2018, 4, 20);

    [Fact]
    public void A_denial_makes_a_report_and_all_that_tell_the_incident_disputed()
    {
        Store.Reports.Take([Dead("الأول", A, Day, 5), Dead("الثاني", B, Day, null), Denied("الثالث", C)]);
        Disputed().ShouldBe([5]);
        CountsAreRight("denied by one");
        Fuse([3], 4, 5);
        Disputed().ShouldBe([5], "alone it is nobody else's");
        Fuse([3, 5], 4);
        Disputed().ShouldBe([3, 5]);
        CountsAreRight("one incident");
        // The denial is none: a person says so.
        Store.Reviews.Decide(new ReviewChange(5, 5, ReadingTrack.First, "c") { Analysis = 5, Records = [Reject(6)] }).Outcome.ShouldBe(ReviewOutcome.Written);
        Disputed().ShouldBeEmpty();
        CountsAreRight("rejected");
        Store.Reviews.Decide(new ReviewChange(5, 5, ReadingTrack.First, "c") { Analysis = 5, Seen = Store.Reviews.Newest, Records = [Undo(6, Store.Reviews.Newest)] }).Outcome.ShouldBe(ReviewOutcome.Written);
        Disputed().ShouldBe([3, 5]);
        Store.Erasure.Erase([5], ErasureReason.Mistake);
        Disputed().ShouldBeEmpty();
        CountsAreRight("taken down");
        Verify().ShouldBeEmpty();
    }

    [Fact]
    public void Numbers_of_the_same_dead_that_exclude_each_other_are_disputed_unless_the_higher_is_the_later()
    {
        Store.Reports.Take([Dead("الأول", A, Day, 5), Dead("الثاني", B, Day, 9), Dead("الثالث", C, Day.AddDays(1), 12)]);
        Disputed().ShouldBeEmpty("each is told by one report");
        Fuse([3], 4, 5);
        Fuse([3, 5], 4);
        Disputed().ShouldBeEmpty("the toll rose");
        Fuse([3, 4, 5]);
        Disputed().ShouldBe([3, 4, 5]);
        CountsAreRight("two numbers of one day");
        // Put right by a person: what another report told is disputed no more.
        Correct(4, 5, 5);
        Disputed().ShouldBeEmpty();
        CountsAreRight("corrected");
        Correct(4, 20, null);
        Disputed().ShouldBe([3, 4, 5]);
        Verify().ShouldBeEmpty();
    }

    [Fact]
    public void Other_dead_and_one_outlets_own_numbers_are_no_dispute_and_open_ones_overlap()
    {
        Store.Reports.Take([Dead("الأول", A, Day, 5, group: "civilians"), Dead("الثاني", B, Day, 9, group: "syria"), Dead("الثالث", A, Day, 9, group: "civilians"), Dead("الرابع", C, Day, 3, open: true, group: "civilians")]);
        Fuse([3, 4, 5, 6]);
        Disputed().ShouldBeEmpty();
        Verify().ShouldBeEmpty();
    }

    [Fact]
    public void Two_sources_of_one_report_dispute_and_its_urgency_says_so()
    {
        Store.Reports.Take([
            Told("kill", "الأول", A, Day, trigger => [Toll(trigger, 5, 5) with { SaidBy = [0] }, Toll(trigger, 9, 9) with { SaidBy = [1] }]),
            Told("kill", "الثاني", B, Day, trigger => [Toll(trigger, 5, 5), Toll(trigger, 9, 9) with { SaidBy = [1] }]),
        ]);
        Disputed().ShouldBe([3], "a number that no source is given for is the report's own");
        var row = Store.Reviews.Queue(new()).Rows[0];
        (row.Report, row.Urgency).ShouldBe((3, 9 + 10));
        row.Reasons.ShouldBe([new UrgencyReason(UrgencyKind.Killed, 9), new UrgencyReason(UrgencyKind.Disputed, 1)]);
        Reopen();
        Disputed().ShouldBe([3]);
    }

    [Fact]
    public void Another_version_by_another_outlet_or_of_another_day_is_looked_at_anew()
    {
        Store.Reports.Take([Dead("الأول", A, Day, 5), Dead("الثاني", B, Day, 9, url: "https://news.example.org/second")]);
        Fuse([3, 4]);
        Disputed().ShouldBe([3, 4]);
        Store.Reports.Take([Dead("الثاني مرة أخرى", B, Day.AddDays(2), 9, url: "https://news.example.org/second")]);
        Disputed().ShouldBeEmpty("the higher number is the later now");
        CountsAreRight("another version");
        Verify().ShouldBeEmpty();
    }

    /// <summary>Reports whose event is disputed, by the queue's filter.</summary>
    private long[] Disputed() => [.. Store.Reviews.Queue(new() { Reason = UrgencyKind.Disputed, Order = QueueOrder.Newest }).Rows.Select(row => row.Report).Order()];

    /// <summary>The mentions of reports (each has the number of its report and one more) make one incident, others one each.</summary>
    private void Fuse(long[] together, params long[] apart)
    {
        var members = new[] { together }.Concat(apart.Select(report => new[] { report })).Select((reports, i) => new Isnad.Model.Incidents.IncidentMembers(i + 1, [.. reports.Select(report => report + 1)], []));
        Store.Incidents.Write(new() { Fused = [], Removed = [], Blocks = [], Edges = [], Incidents = [.. members], Pointers = [], Next = 9 });
    }

    private void Correct(long report, int least, int? most)
    {
        var reading = Store.Reviews.Reading(report)!;
        var item = reading.Analysis.Events[0];
        Store.Reviews.Decide(new ReviewChange(report, reading.Version, ReadingTrack.First, "c")
        {
            Analysis = reading.Machine!.Number, Seen = Store.Reviews.Newest, Records = [new(ReviewVerb.Corrected, report + 1) { Record = item with { Casualties = [item.Casualties[0] with { Min = least, Max = most }] } }],
        }).Outcome.ShouldBe(ReviewOutcome.Written);
    }

    private static CasualtyValue Toll(TextSpan trigger, int least, int? most) => new(trigger, "killed", least, most);

    private static IntakeItem Dead(string which, string outlet, DateOnly day, int? killed, bool open = false, string? group = null, string? url = null) =>
        Told("kill", which, outlet, day, trigger => killed is { } dead ? [Toll(trigger, dead, open ? null : dead) with { Group = group }] : [], url: url);

    private static IntakeItem Denied(string which, string outlet) => Told("kill", which, outlet, Day, _ => [], trigger => [new DenialValue(trigger, "occurrence")]);

    private static IntakeItem Told(string type, string which, string outlet, DateOnly day, Func<TextSpan, IReadOnlyList<CasualtyValue>> tolls, Func<TextSpan, IReadOnlyList<DenialValue>>? denials = null, string? url = null)
    {
        var report = Report($"قتل مدنيون في الحي {which} من البلدة", url, outlet) with { Published = new Publication(new DateInterval(day), PublishedBasis.Metadata) };
        var read = Analysis(report, (type, "قتل"));
        var trigger = read.Events[0].Triggers[0];
        read = read with { Events = [read.Events[0] with { Casualties = tolls(trigger), DeniedBy = denials?.Invoke(trigger) ?? [] }] };
        return IntakeItem.Of(Raw(report.Text.Value, url, outlet), [IntakeArticle.Of(report) with { Analysis = IntakeAnalysis.Of(read, First) }]);
    }
}
