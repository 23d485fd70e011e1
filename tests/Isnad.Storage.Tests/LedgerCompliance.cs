using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Shouldly;
using Xunit;
using static Isnad.Storage.Tests.Samples;

namespace Isnad.Storage.Tests;

/// <summary>What every store must do, whatever it stands on. An adapter passes by giving <see cref="StoreCompliance.Open"/>.</summary>
public abstract partial class LedgerCompliance : StoreCompliance
{
    private const string Url = "https://news.example.org/2018/04/20/douma?utm_source=x";

    [Fact]
    public void A_report_comes_back_as_it_was()
    {
        Take(Item(Shelling, Url)).Outcome.ShouldBe(IntakeOutcome.New);
        Reopen();
        var version = Store.Reports.Versions(1).Single();
        version.Content.Text.Value.ShouldBe(Shelling);
        (version.Content.Id, version.OwnId, version.Content.Url, version.Content.Outlet, version.Ordinal, version.CopyGroup).ShouldBe(("r1", "a.txt", Url, "صحيفة المثال", 1, 1));
        version.Content.Published.ShouldBe(Report(Shelling).Published);
        var capture = Store.Reports.Captures(1).Single();
        capture.Raw.Bytes.ToArray().ShouldBe(Raw(Shelling, Url).Bytes.ToArray());
        (capture.Raw with { Bytes = default }).ShouldBe(Raw(Shelling, Url) with { Bytes = default });
        capture.Hash.ShouldBe(ContentHash.Of(capture.Raw.Bytes.Span));
    }

    [Fact]
    public void The_same_bytes_are_one_report_also_within_a_batch()
    {
        var item = Item(Shelling);
        Store.Reports.Take([item, item]).Select(result => result.Outcome).ShouldBe([IntakeOutcome.New, IntakeOutcome.AlreadyThere]);
        Take(item).Outcome.ShouldBe(IntakeOutcome.AlreadyThere);
        Store.Reports.Holds(item.Body.Hash, null).ShouldBeTrue();
        Store.Reports.Holds(Item(Raid).Body.Hash, null).ShouldBeFalse();
        Store.Reports.Count().ShouldBe(new ArchiveCounts(1, 1, 1, 0, 0, 0));
    }

    [Fact]
    public void Other_words_at_one_address_are_a_new_version_and_the_old_one_stays()
    {
        Take(Item(Shelling, Url));
        Take(Item(ShellingElsewhere, "http://NEWS.example.org/2018/04/20/douma/#comments")).Outcome.ShouldBe(IntakeOutcome.NewVersion);
        Store.Reports.Versions(1).Select(version => (version.Number, version.Ordinal, version.Content.Text.Value)).ShouldBe([(1, 1, Shelling), (2, 2, ShellingElsewhere)]);
        Store.Reports.Captures(1).Count.ShouldBe(2);
        Store.Reports.Count().Reports.ShouldBe(1);
    }

    [Fact]
    public void The_same_words_in_other_bytes_at_one_address_are_noted_and_not_kept_twice()
    {
        Take(Item(Shelling, Url));
        Take(Item(Shelling, Url, frame: " ")).Outcome.ShouldBe(IntakeOutcome.SameText);
        Store.Reports.Versions(1).Count.ShouldBe(1);
        var captures = Store.Reports.Captures(1);
        captures.Select(capture => capture.Raw.Bytes.Length > 0).ShouldBe([true, false]);
        captures[1].Raw.Exchange.ShouldNotBeNull();
        Store.Reports.Holds(Item(Shelling, Url, frame: " ").Body.Hash, null).ShouldBeTrue();
    }

    [Fact]
    public void A_page_that_goes_back_to_what_it_was_is_a_version_over_the_same_bytes()
    {
        IntakeItem At(string text, int hour, string frame = "")
        {
            var item = Item(text, Url, frame: frame);
            return item with { Raw = item.Raw with { FetchedAt = item.Raw.FetchedAt!.Value.AddHours(hour) } };
        }
        Take(At(Shelling, 0));
        Take(At(ShellingElsewhere, 1)).Outcome.ShouldBe(IntakeOutcome.NewVersion);
        var back = At(Shelling, 2);
        Store.Reports.Holds(back.Body.Hash, back.Raw.FetchedAt).ShouldBeFalse();
        Take(back).ShouldSatisfyAllConditions(result => result.Outcome.ShouldBe(IntakeOutcome.NewVersion), result => result.Versions.ShouldBe([3L]));
        Store.Reports.Versions(1).Select(version => (version.Ordinal, version.Capture, version.Content.Text.Value)).ShouldBe([(1, 1L, Shelling), (2, 2L, ShellingElsewhere), (3, 3L, Shelling)]);
        var captures = Store.Reports.Captures(1);
        captures.Select(capture => (capture.Raw.FetchedAt!.Value.Hour, capture.Raw.Bytes.Length > 0)).ShouldBe([(10, true), (11, true), (12, true)]);
        captures[2].Hash.ShouldBe(captures[0].Hash);
        Take(back).Outcome.ShouldBe(IntakeOutcome.AlreadyThere, "nothing newer stands there");
        Take(At(Shelling, 3)).Outcome.ShouldBe(IntakeOutcome.AlreadyThere);
        Store.Reports.Holds(back.Body.Hash, back.Raw.FetchedAt).ShouldBeTrue();
        var flaws = new List<LedgerFlaw>();
        Store.Verifier.Verify(flaws.Add);
        flaws.ShouldBeEmpty();
    }

    [Fact]
    public void Old_bytes_that_are_read_in_again_are_no_return()
    {
        var (first, second) = (Item(Shelling, Url), Item(ShellingElsewhere, Url));
        Take(first);
        Take(second with { Raw = second.Raw with { FetchedAt = second.Raw.FetchedAt!.Value.AddHours(1) } });
        Take(first).Outcome.ShouldBe(IntakeOutcome.AlreadyThere, "it was obtained before the other");
        Take(first with { Raw = first.Raw with { FetchedAt = null } }).Outcome.ShouldBe(IntakeOutcome.AlreadyThere, "a file tells nothing of its address");
        Store.Reports.Holds(first.Body.Hash, first.Raw.FetchedAt).ShouldBeTrue();
        Store.Reports.Versions(1).Count.ShouldBe(2);
    }

    [Fact]
    public void Bytes_without_an_article_are_kept()
    {
        Take(IntakeItem.Of(Raw("  ", Url), [])).Outcome.ShouldBe(IntakeOutcome.NoArticle);
        Store.Reports.Capture(1)!.Raw.Bytes.Length.ShouldBe(2);
        Store.Reports.Count().ShouldBe(new ArchiveCounts(1, 0, 0, 0, 0, 0));
    }

    [Fact]
    public void Articles_of_one_page_are_reports_of_their_own()
    {
        var page = IntakeItem.Of(Raw(Shelling + Raid, Url), [IntakeArticle.Of(Report(Shelling, Url)), IntakeArticle.Of(Report(Raid, Url))]);
        Take(page).Versions.Count.ShouldBe(2);
        Take(page with { Body = PackedContent.Of("x"u8) }).Outcome.ShouldBe(IntakeOutcome.SameText);
        Store.Reports.Versions(2).Single().Content.Text.Value.ShouldBe(Raid);
        Store.Reports.Captures(1)[0].Number.ShouldBe(Store.Reports.Captures(2)[0].Number);
    }

    [Fact]
    public void Near_identical_texts_are_copies_whatever_comes_first()
    {
        Store.Reports.Take([Item(Shelling), Item(Raid), Item(ShellingElsewhere, outlet: "موقع المثال")]);
        Store.Reports.Copies(1).ShouldBe([1, 3]);
        Store.Reports.Copies(2).ShouldBe([2]);
    }

    [Fact]
    public void Reports_are_found_by_the_id_that_their_newest_version_came_with()
    {
        Store.Reports.Take([Item(Shelling, Url), Item(Raid)]);
        Store.Reports.OfOwnId("a.txt").ShouldBe([1, 2]);
        Take(IntakeItem.Of(Raw(ShellingElsewhere, Url), [IntakeArticle.Of(Report(ShellingElsewhere, Url, id: "b.txt"))]));
        Reopen();
        Store.Reports.OfOwnId("a.txt").ShouldBe([2]);
        Store.Reports.OfOwnId("b.txt").ShouldBe([1]);
        foreach (var other in new[] { "", "A.txt", "a", "' OR 1=1 --" })
        {
            Store.Reports.OfOwnId(other).ShouldBeEmpty(other);
        }
        Store.Erasure.Erase([2], ErasureReason.CourtOrder);
        Store.Reports.OfOwnId("a.txt").ShouldBeEmpty();
    }

    [Fact]
    public void Versions_are_found_by_their_text_wherever_it_stands()
    {
        Store.Reports.Take([Item(Shelling, Url), Item(Raid), IntakeItem.Of(Raw(Raid + Shelling), [IntakeArticle.Of(Report(Shelling))])]);
        Take(Item(ShellingElsewhere, Url));
        Reopen();
        OfText(Shelling).ShouldBe([1, 3], "an older version is found too");
        OfText(ShellingElsewhere).ShouldBe([4]);
        foreach (var other in new[] { "", Shelling[..^1], Shelling + " " })
        {
            OfText(other).ShouldBeEmpty(other);
        }
        Store.Erasure.Erase([1], ErasureReason.CourtOrder);
        OfText(Shelling).ShouldBe([3]);
        OfText(ShellingElsewhere).ShouldBeEmpty();
    }

    [Fact]
    public void A_text_in_which_a_name_was_taken_down_is_found_as_it_stands_now()
    {
        Take(IntakeItem.Of(Raw(Named), [IntakeArticle.Of(Report(Named))]));
        OfText(Named).ShouldBe([1]);
        Store.Erasure.EraseName([1], ["سالم الدغيم"], ErasureReason.PrivatePerson);
        OfText(Named).ShouldBeEmpty();
        var masked = Store.Reports.Versions(1).Single();
        OfText(masked.Content.Text.Value).ShouldBe([masked.Number]);
    }

    private IReadOnlyList<long> OfText(string text) => Store.Reports.OfText(ContentHash.Of(System.Text.Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void An_id_that_holds_a_name_taken_down_finds_nothing_any_more()
    {
        const string Id = "تقارير/سالم_الدغيم.txt";
        Take(IntakeItem.Of(Raw(Named), [IntakeArticle.Of(Report(Named, id: Id))]));
        Store.Reports.OfOwnId(Id).ShouldBe([1]);
        Store.Erasure.EraseName([1], ["سالم الدغيم"], ErasureReason.PrivatePerson);
        Store.Reports.OfOwnId(Id).ShouldBeEmpty();
        Store.Reports.OfOwnId(Store.Reports.Versions(1).Single().OwnId).ShouldBe([1]);
    }

    [Fact]
    public void A_version_that_says_something_else_is_no_copy_any_more()
    {
        Store.Reports.Take([Item(Shelling), Item(ShellingElsewhere, Url)]);
        Store.Reports.Copies(1).ShouldBe([1, 2]);
        Take(Item(Raid, Url));
        Store.Reports.Copies(1).ShouldBe([1]);
        Store.Reports.Versions(2)[1].CopyGroup.ShouldBe(2);
    }

    [Fact]
    public void An_analysis_comes_back_over_its_text()
    {
        Take(Item(Shelling, analyse: report => Analysis(report, ("kill", "قتل"), ("shelling", "قصف"))));
        var stored = Store.Reports.Analysis(1)!;
        stored.Engine.ShouldBe(First);
        stored.Mentions.ShouldBe([1, 2]);
        stored.Analysis.Events.Select(item => (item.Type, stored.Analysis.Report.Text.Slice(item.Triggers[0]))).ShouldBe([("kill", "قتل"), ("shelling", "قصف")]);
        stored.Analysis.Report.Id.ShouldBe("r1");
    }

    [Fact]
    public void A_mention_keeps_its_number_through_a_better_reading()
    {
        Take(Item(Shelling, analyse: report => Analysis(report, ("kill", "قتل"), ("shelling", "قصف"))));
        Store.Reports.Unread(First).ShouldBeEmpty();
        Store.Reports.Unread(Second).ShouldBe([1]);
        Add(1, Second, ("shelling", "قصف"), ("injury", "أصيب"), ("kill", "قتل"));
        Store.Reports.Analysis(1)!.Mentions.ShouldBe([2, 3, 1]);
        Store.Reports.Analyses(1).Select(analysis => string.Join(' ', analysis.Mentions)).ShouldBe(["1 2", "2 3 1"]);
        Store.Reports.Unread(Second).ShouldBeEmpty();
        Store.Reports.Count().Mentions.ShouldBe(3);
    }

    [Fact]
    public void A_mention_that_one_reading_lost_is_itself_again_when_it_is_found_again()
    {
        Take(Item(Shelling, analyse: report => Analysis(report, ("kill", "قتل"), ("shelling", "قصف"))));
        Add(1, Second, ("kill", "قتل"));
        Add(1, First, ("kill", "قتل"), ("shelling", "قصف"));
        Store.Reports.Analysis(1)!.Mentions.ShouldBe([1, 2]);
    }

    [Fact]
    public void A_mention_keeps_its_number_into_a_new_version()
    {
        Take(Item(Shelling, Url, analyse: report => Analysis(report, ("kill", "قتل"))));
        Take(Item("عاجل\n" + ShellingElsewhere, Url, analyse: report => Analysis(report, ("shelling", "قصف"), ("kill", "قتل"))));
        Store.Reports.Analysis(2)!.Mentions.ShouldBe([2, 1]);
        Store.Reports.Analysis(1)!.Mentions.ShouldBe([1]);
    }

    [Fact]
    public void A_version_without_analysis_waits_for_a_reader()
    {
        Take(Item(Shelling));
        Store.Reports.Unread(null).ShouldBe([1]);
        Store.Reports.Unread(First).ShouldBe([1]);
        Store.Reports.Analysis(1).ShouldBeNull();
        Store.Reports.Unread(First, after: 1).ShouldBeEmpty();
    }

    [Fact]
    public void The_log_tells_every_step_and_its_head_is_signed()
    {
        Take(Item(Shelling, Url, analyse: report => Analysis(report, ("kill", "قتل"))));
        Store.Log.Entries().Select(entry => (entry.Sequence, entry.Kind, entry.Subject)).ShouldBe([(0, LogKind.Captured, "c1"), (1, LogKind.Versioned, "v1"), (2, LogKind.Analysed, "a1")]);
        var first = Store.Log.Sign()!;
        Reopen();
        Take(Item(Raid));
        var second = Store.Log.Sign()!;
        (second.Size > first.Size).ShouldBeTrue();
        Store.Log.Heads().Select(head => head.Size).ShouldBe([first.Size, second.Size]);
        Store.Log.Heads().ShouldAllBe(head => HeadSigner.Verifies(head, Store.Log.PublicKeys()[head.KeyId]));
        MerkleTree.VerifyConsistency(first.Size, first.Root, second.Size, second.Root, Store.Log.ConsistencyProof(first.Size, second.Size)).ShouldBeTrue();
        MerkleTree.VerifyInclusion(MerkleTree.LeafHash(Store.Log.Leaf(1)), 1, second.Size, Store.Log.InclusionProof(1, second.Size), second.Root).ShouldBeTrue();
        Store.Log.About("v1").Single().Digest.ShouldBe(PackedContent.Of(System.Text.Encoding.UTF8.GetBytes(Shelling)).Hash);
        Store.Log.Sign().ShouldBeEquivalentTo(second);
    }

    [Fact]
    public void What_left_the_house_is_logged_by_itself_and_every_leaf_is_proved()
    {
        Take(Item(Shelling));
        var digest = ContentHash.Of([1, 2, 3]);
        var entry = Store.Log.Published("i3", digest, "evidence redacted");
        (entry.Sequence, entry.Kind, entry.Subject, entry.Digest, entry.Detail).ShouldBe((2, LogKind.Published, "i3", digest, "evidence redacted"));
        Reopen();
        Store.Log.About("i3").ShouldBe([entry]);
        var head = Store.Log.Sign()!;
        var all = Enumerable.Range(0, (int)head.Size).Select(i => (long)i).ToList();
        var proofs = Store.Log.InclusionProofs(all, head.Size);
        all.ShouldAllBe(i => MerkleTree.VerifyInclusion(MerkleTree.LeafHash(Store.Log.Leaf(i)), i, head.Size, proofs[(int)i], head.Root));
        var flaws = new List<LedgerFlaw>();
        Store.Verifier.Verify(flaws.Add);
        flaws.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_kept_beside_content_has_the_hash_that_the_log_gives()
    {
        Take(Item(Shelling, Url));
        LogEntry.AboutOf(Store.Log.About("v1").Single().Detail!).ShouldBe(ContentHash.Of(Store.Reports.Version(1)!.About.Span));
        LogEntry.AboutOf(Store.Log.About("c1").Single().Detail!).ShouldBe(ContentHash.Of(Store.Reports.Capture(1)!.About.Span));
        LogEntry.AboutOf("r1 c1 about 12").ShouldBeNull();
    }

    [Fact]
    public async Task What_was_fetched_is_remembered()
    {
        var state = new FetchState(new DateTimeOffset(2018, 4, 20, 10, 0, 0, TimeSpan.Zero)) { ETag = "W/\"1\"", Mark = "m" };
        (await Store.Fetches.FindAsync(Url, default)).ShouldBeNull();
        await Store.Fetches.PutAsync(Url, state, default);
        Reopen();
        (await Store.Fetches.FindAsync(Url, default)).ShouldBe(state);
    }

    private IntakeResult Take(IntakeItem item) => Store.Reports.Take([item]).Single();

    private void Add(long version, Isnad.Model.Events.EngineInfo engine, params (string Type, string Trigger)[] events) =>
        Store.Reports.AddAnalyses([(version, IntakeAnalysis.Of(Analysis(Store.Reports.Version(version)!.Content, events), engine))]);
}
