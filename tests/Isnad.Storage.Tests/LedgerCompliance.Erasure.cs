using Isnad.Model.Events;
using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Shouldly;
using Xunit;
using static Isnad.Storage.Tests.Samples;

namespace Isnad.Storage.Tests;

/// <summary>What every store must do when content is taken down.</summary>
public abstract partial class LedgerCompliance
{
    [Fact]
    public void A_report_taken_down_cannot_be_read_and_the_others_can()
    {
        Store.Reports.Take([Item(Shelling, Url, analyse: report => Analysis(report, ("kill", "قتل"))), Item(Raid, analyse: report => Analysis(report, ("airstrike", "غارات")))]);
        var result = Store.Erasure.Erase([1], ErasureReason.CourtOrder).Single();
        Reopen();
        (Line(result.Versions), result.Analyses, Line(result.Captures), Line(result.SameCapture), Line(result.Copies), result.Masked).ShouldBe(("1", 1, "1", "", "", null));
        Store.Reports.Versions(1).ShouldBeEmpty();
        Store.Reports.Version(1).ShouldBeNull();
        Store.Reports.Analysis(1).ShouldBeNull();
        Store.Reports.Analyses(1).ShouldBeEmpty();
        Store.Reports.Captures(1).ShouldBeEmpty();
        Store.Reports.Capture(1).ShouldBeNull();
        Store.Reports.Unread(Second).ShouldBe([2]);
        Store.Reports.Count().ShouldBe(new ArchiveCounts(2, 1, 2, 2, 1, 1));
        Store.Reports.Versions(2).Single().Content.Text.Value.ShouldBe(Raid);
        Store.Reports.Analysis(2)!.Mentions.ShouldBe([2]);
        Store.Reports.Captures(2).Single().Raw.Bytes.ToArray().ShouldBe(Raw(Raid).Bytes.ToArray());
    }

    [Fact]
    public void What_was_taken_down_is_not_found_and_the_ledger_is_still_as_the_log_says()
    {
        Store.Reports.Take([Item(Shelling, Url, analyse: report => Analysis(report, ("kill", "قتل"))), Item(Raid, analyse: report => Analysis(report, ("airstrike", "غارات")))]);
        Take(IntakeItem.Of(Raw(Raid + Named, "https://other.example.org/2"), [IntakeArticle.Of(Report(Raid + " ", "https://other.example.org/2")), IntakeArticle.Of(Report(Named, "https://other.example.org/2"))]));
        Store.Search.Find(new() { Words = "دوما" }).Hits.Count.ShouldBe(1);
        Store.Erasure.Erase([1], ErasureReason.CourtOrder);
        Store.Erasure.EraseName([4], ["سالم الدغيم"], ErasureReason.PrivatePerson);
        Store.Search.Find(new() { Words = "دوما" }).Hits.Count.ShouldBe(0);
        Store.Search.Find(new() { Words = "الإسعاف" }).Hits.Count.ShouldBe(1);
        Store.Log.Sign();
        var flaws = new List<LedgerFlaw>();
        Store.Verifier.Verify(flaws.Add).TakenDown.ShouldBeGreaterThan(0);
        flaws.ShouldBeEmpty();
    }

    [Fact]
    public void A_tombstone_and_the_log_say_when_and_why_and_nothing_else()
    {
        Store.Reports.Take([Item(Shelling, Url), Item(Raid)]);
        var before = Store.Log.Sign()!;
        Store.Erasure.Erase([1], ErasureReason.WitnessInDanger);
        var tombstone = Store.Erasure.Tombstones().Single();
        (tombstone.Number, tombstone.Report, tombstone.Reason, tombstone.NameOnly).ShouldBe((1, 1, ErasureReason.WitnessInDanger, false));
        Store.Log.Entries(before.Size).Select(entry => (entry.Kind, entry.Subject, entry.Digest, entry.Detail)).ShouldBe(
            [(LogKind.Erased, "r1", null, "t1 witness-in-danger"), (LogKind.Erased, "v1", null, "t1 witness-in-danger"), (LogKind.Erased, "c1", null, "t1 witness-in-danger")]);
        var after = Store.Log.Sign()!;
        MerkleTree.VerifyConsistency(before.Size, before.Root, after.Size, after.Root, Store.Log.ConsistencyProof(before.Size, after.Size)).ShouldBeTrue();
    }

    [Fact]
    public void What_was_taken_down_is_not_taken_in_again()
    {
        Take(Item(Shelling, Url));
        Store.Erasure.Erase([1], ErasureReason.Mistake);
        Reopen();
        Store.Reports.Holds(Item(Shelling, Url).Body.Hash, null).ShouldBeTrue();
        Take(Item(Shelling, Url)).Outcome.ShouldBe(IntakeOutcome.TakenDown, "the same bytes");
        Take(Item(Shelling, "https://other.example.org/1", frame: "\n")).Outcome.ShouldBe(IntakeOutcome.TakenDown, "the same text elsewhere");
        Take(Item(ShellingElsewhere, Url)).Outcome.ShouldBe(IntakeOutcome.TakenDown, "another text at the address");
        Take(Item(ShellingElsewhere)).Outcome.ShouldBe(IntakeOutcome.New, "a copy of the text is another report, on which people decide");
        Store.Reports.Versions(2).Count.ShouldBe(1);
    }

    [Fact]
    public void What_shared_its_bytes_or_its_words_stays_and_is_named()
    {
        Take(IntakeItem.Of(Raw(Shelling + Raid, Url), [IntakeArticle.Of(Report(Shelling, Url)), IntakeArticle.Of(Report(Raid, Url))]));
        Store.Reports.Take([Item(ShellingElsewhere, outlet: "موقع المثال"), Item(ShellingElsewhere, "https://other.example.org/1", frame: " ")]);
        Store.Reports.Copies(1).ShouldBe([1, 3, 4]);
        var result = Store.Erasure.Erase([1], ErasureReason.PrivatePerson).Single();
        (Line(result.SameCapture), Line(result.Copies)).ShouldBe(("2", "3 4"));
        Store.Reports.Versions(2).Single().Content.Text.Value.ShouldBe(Raid);
        Store.Reports.Captures(2).ShouldBeEmpty();
        Store.Reports.Copies(3).ShouldBe([3, 4], "the group is named by its lowest report that is left");
    }

    [Fact]
    public void What_was_read_before_it_was_taken_down_is_not_kept()
    {
        Take(Item(Shelling, Url));
        var analysis = IntakeAnalysis.Of(Analysis(Store.Reports.Version(1)!.Content, ("kill", "قتل")), First);
        Store.Erasure.Erase([1], ErasureReason.Other);
        Store.Reports.AddAnalyses([(1, analysis)]);
        Store.Reports.Count().Analyses.ShouldBe(0);
    }

    [Fact]
    public void A_report_that_is_not_there_or_was_taken_down_is_named_and_those_before_it_are_done()
    {
        Store.Reports.Take([Item(Shelling), Item(Raid)]);
        Should.Throw<LedgerException>(() => Store.Erasure.Erase([9], ErasureReason.Other)).Message.ShouldContain("no report r9");
        Should.Throw<LedgerException>(() => Store.Erasure.Erase([1, 1], ErasureReason.Other)).Message.ShouldContain("r1 was taken down before");
        Store.Erasure.Tombstones().Count.ShouldBe(1);
        Store.Erasure.Complete().ShouldBeTrue();
        Store.Reports.Count().TakenDown.ShouldBe(1);
    }

    [Fact]
    public async Task Where_it_was_fetched_from_is_forgotten_and_not_remembered_again()
    {
        const string Other = "https://news.example.org/other";
        var state = new FetchState(new DateTimeOffset(2018, 4, 20, 10, 0, 0, TimeSpan.Zero)) { ETag = "1" };
        Take(Item(Shelling, Url));
        await Store.Fetches.PutAsync(Url, state, default);
        await Store.Fetches.PutAsync("https://short.example.org/1", state with { AnsweredBy = Url }, default);
        await Store.Fetches.PutAsync(Other, state, default);
        Store.Erasure.Erase([1], ErasureReason.Other);
        await Store.Fetches.PutAsync("http://NEWS.example.org/2018/04/20/douma/", state, default);
        foreach (var url in new[] { Url, "https://short.example.org/1", "http://NEWS.example.org/2018/04/20/douma/" })
        {
            (await Store.Fetches.FindAsync(url, default)).ShouldBeNull(url);
        }
        (await Store.Fetches.FindAsync(Other, default)).ShouldBe(state);
    }

    [Fact]
    public void A_name_is_masked_in_a_new_version_and_all_that_is_older_is_gone()
    {
        Take(NamedItem());
        Take(NamedItem("وأكد ") with { Body = PackedContent.Of("b"u8) });
        Add(2, Second, ("kill", "قتل"), ("shelling", "قصف"));
        var numbers = Store.Reports.Analysis(2)!.Mentions;
        var result = Store.Erasure.EraseName([1], ["سالم الدغيم", "الدغيم"], ErasureReason.WitnessInDanger).Single();
        Reopen();
        (Line(result.Versions), result.Masked, result.Occurrences, result.Tombstone.NameOnly, result.Captures.Count).ShouldBe(("1 2", 3, 3, true, 2));
        var version = Store.Reports.Versions(1).Single();
        version.Content.Text.Value.ShouldBe("وأكد " + Hidden(Named));
        (version.Number, version.Ordinal, version.Capture, version.Content.Title, version.Content.Outlet, version.Content.Url).ShouldBe((3, 3, null, "شهادة " + new string('█', 11), "مدونة " + new string('█', 11), Url));
        var analysis = Store.Reports.Analysis(3)!;
        analysis.Mentions.ShouldBe(numbers);
        (analysis.Engine, analysis.Analysis.Events.Count).ShouldBe((Second, 2));
        Store.Reports.Captures(1).ShouldBeEmpty();
        Store.Reports.Version(1).ShouldBeNull();
        Store.Reports.Analysis(2).ShouldBeNull();
        Store.Reports.Unread(Second).ShouldBeEmpty();
        Store.Reports.Unread(First).ShouldBe([3]);
    }

    [Fact]
    public void An_analysis_carried_over_says_the_name_nowhere()
    {
        Take(NamedItem(analyse: report => new(report, report.Published,
        [
            new EventMention("e1", "kill", EventStatus.Actual, false, [At(report, "قتل")])
            {
                Actors = [new ActorValue(At(report, "لسالمٍ الدُّغيم"), "civilians", ActorRole.Target) { Person = "Salem al-Dughaim" }, new ActorValue(At(report, "قصف"), "x:one", ActorRole.Actor) { Person = "الدغيم" }],
                Sources = [new SourceValue(At(report, "سالم الدغيم"), "witness", null, null)],
                Derivation = [new Derivation("actors", "rule", null, "قال الشاهد سالم", 0.5, ["الدغيم"])],
            },
        ], [])));
        Store.Erasure.EraseName([1], ["سالم الدغيم"], ErasureReason.WitnessInDanger);
        var item = Store.Reports.Analysis(2)!.Analysis.Events.Single();
        item.Actors.Select(actor => actor.Person).ShouldBe([new string('█', 16), new string('█', 6)], "as the text names the person there, and a part of the name");
        Store.Reports.Analysis(2)!.Analysis.Report.Text.Slice(item.Sources[0].Span).ShouldBe(new string('█', 11));
        (item.Derivation[0].Quote, item.Derivation[0].Beat.Single()).ShouldBe(("قال الشاهد ████", "██████"));
    }

    [Fact]
    public void The_address_of_a_masked_report_brings_the_name_back_no_more()
    {
        Take(NamedItem());
        Store.Erasure.EraseName([1], ["سالم الدغيم"], ErasureReason.CourtOrder);
        Take(Item(Raid, Url)).Outcome.ShouldBe(IntakeOutcome.TakenDown);
        Take(NamedItem()).Outcome.ShouldBe(IntakeOutcome.TakenDown);
        Take(NamedItem() with { Body = PackedContent.Of("c"u8) }).Outcome.ShouldBe(IntakeOutcome.TakenDown);
        Store.Reports.Versions(1).Count.ShouldBe(1);
        Store.Erasure.Erase([1], ErasureReason.CourtOrder).Single().Versions.ShouldBe([2]);
        Store.Erasure.Tombstones().Select(tombstone => tombstone.NameOnly).ShouldBe([true, false]);
    }

    [Fact]
    public void An_address_that_holds_the_name_goes_with_it()
    {
        var url = "https://news.example.org/" + Uri.EscapeDataString("سالم_الدغيم");
        var report = Report(Raid, url);
        Take(IntakeItem.Of(Raw(Raid, url), [IntakeArticle.Of(report)]));
        Store.Erasure.EraseName([1], ["سالم الدغيم"], ErasureReason.CourtOrder);
        Store.Reports.Versions(1).Single().Content.Url.ShouldBeNull();
        Take(Item(Shelling, url)).Outcome.ShouldBe(IntakeOutcome.TakenDown);
    }

    [Fact]
    public void Reports_that_hold_a_name_are_found_in_any_version()
    {
        Store.Reports.Take([Item(Raid), NamedItem()]);
        Take(Item(Shelling, Url));
        Store.Erasure.Holding(["سالم الدغيم"]).ShouldBe([(2, 4)], "twice in the text of the first version, in its title and its outlet");
        Store.Erasure.Holding(["الدغيم"]).Single().Occurrences.ShouldBe(5);
        Store.Erasure.Holding(["خالد الدغيم"]).ShouldBeEmpty();
        Should.Throw<LedgerException>(() => Store.Erasure.EraseName([1], ["سالم الدغيم"], ErasureReason.Other)).Message.ShouldContain("does not stand in report r1");
        Should.Throw<ArgumentException>(() => Store.Erasure.Holding(["س"]));
        Store.Erasure.EraseName([2], ["سالم الدغيم"], ErasureReason.Other);
        Store.Erasure.Holding(["سالم الدغيم"]).ShouldBeEmpty();
    }

    private static string Line(IReadOnlyList<long> numbers) => string.Join(' ', numbers);

    private const string Marked = "سالمٍ الدُّغيم", Named = "قال الشاهد سالم الدغيم إن ثلاثة من جيرانه قتل أحدهم أمامه في قصف طال حيه وروت ابنته ل" + Marked + " ما جرى ثم أضاف الدغيم أن الإسعاف تأخر ساعة كاملة عن الحي";

    private static string Hidden(string text) => text.Replace(Marked, new string('█', Marked.Length)).Replace("سالم الدغيم", new string('█', 11)).Replace("الدغيم", new string('█', 6));

    private static IntakeItem NamedItem(string before = "", Func<Report, ReportAnalysis>? analyse = null)
    {
        var report = Report(before + Named, Url) with { Title = "شهادة سالم الدغيم", Outlet = "مدونة سالم الدغيم" };
        var article = IntakeArticle.Of(report);
        return IntakeItem.Of(Raw(before + Named, Url), [article with { Analysis = IntakeAnalysis.Of(analyse is null ? Analysis(report, ("kill", "قتل")) : analyse(report), First) }]);
    }

    private static Isnad.Text.TextSpan At(Report report, string words)
    {
        var at = report.Text.Value.IndexOf(words, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, words);
        return new(at, at + words.Length);
    }
}
