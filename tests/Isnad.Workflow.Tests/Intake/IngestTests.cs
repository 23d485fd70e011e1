using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Isnad.Text;
using Shouldly;
using Xunit;

namespace Isnad.Workflow.Tests.Intake;

/// <summary>Captures come into the archive once, in order, whatever is wrong with their neighbours.</summary>
public sealed class IngestTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Captures_are_taken_in_input_order()
    {
        // Early ones take longer, so that workers overtake each other.
        var begun = 0;
        _bench.Analyze = report =>
        {
            Thread.Sleep(Interlocked.Increment(ref begun) % 7 == 0 ? 20 : 0);
            return new(report, report.Published, [], []);
        };
        var tally = _bench.Ingest(_bench.Lines("b.jsonl", 200, "b"), _bench.Lines("a.jsonl", 100));
        tally.New.ShouldBe(300);
        tally.Captures.ShouldBe(300);
        _bench.Archive.Kept.Select(kept => kept.Content.Id).ShouldBe([.. Enumerable.Range(0, 200).Select(i => $"b{i}"), .. Enumerable.Range(0, 100).Select(i => $"a{i}")]);
        _bench.Archive.Batches.SelectMany(batch => batch).Count().ShouldBe(300);
        _bench.Archive.Batches.ShouldAllBe(batch => batch.Length <= 64);
        _bench.Told.ShouldBeEmpty();
        _bench.LastTally.ShouldBe(tally);
    }

    [Fact]
    public void What_a_report_comes_with_goes_along()
    {
        _bench.Ingest(_bench.Write("a.jsonl", $$"""{"id":"n1","url":"https://example.org/1","outlet":"صوت الوادي","title":"غارة","text":"{{Bench.Words("1")}}","published":"2015-03-01"}""" + "\n"));
        var (_, report, analysis) = _bench.Archive.Kept.Single();
        (report.Id, report.Url, report.Outlet, report.Title).ShouldBe(("n1", "https://example.org/1", "صوت الوادي", "غارة"));
        report.Published.ShouldBe(new Publication(new DateInterval(new DateOnly(2015, 3, 1)), PublishedBasis.Metadata));
        _bench.Archive.Batches.Single().Single().ShouldBe($"{_bench.Root}/a.jsonl:1");
        analysis.ShouldNotBeNull().Engine.ShouldBe(Bench.Version);
    }

    [Fact]
    public void A_second_run_passes_all_over_before_it_is_parsed()
    {
        var path = _bench.Lines("a.jsonl", 150);
        _bench.Ingest(path);
        var analysed = 0;
        _bench.Analyze = report =>
        {
            analysed++;
            return new(report, report.Published, [], []);
        };
        var again = _bench.Ingest(path, _bench.Lines("b.jsonl", 5, "b"));
        (again.AlreadyThere, again.New, analysed, _bench.Archive.Known).ShouldBe((150, 5, 5, 150));
        _bench.Archive.Kept.Count.ShouldBe(155);
    }

    [Fact]
    public void The_same_bytes_twice_in_one_run_are_one_report()
    {
        var tally = _bench.Ingest(_bench.Lines("a.jsonl", 3), _bench.Lines("b.jsonl", 3));
        (tally.New, tally.AlreadyThere).ShouldBe((3, 3));
        _bench.Archive.Kept.Count.ShouldBe(3);
    }

    [Fact]
    public void A_new_text_at_an_address_is_a_version_and_the_same_text_none()
    {
        string Record(string words, string more) => $$"""{"url":"https://example.org/1","text":"{{words}}"{{more}}}""" + "\n";
        var tally = _bench.Ingest(_bench.Write("a.jsonl", Record("نص أول", "") + Record("نص أول", ",\"x\":1") + Record("نص ثان", "")));
        (tally.New, tally.SameText, tally.NewVersions, tally.Versions).ShouldBe((1, 1, 1, 2));
        _bench.Archive.Kept.Select(kept => kept.Report).ShouldBe([1, 1]);
    }

    [Fact]
    public void Faults_in_the_middle_are_told_in_order_and_cost_themselves()
    {
        var good = _bench.Lines("a.jsonl", 2);
        File.AppendAllText(good, "{\"id\":\"broken\"\n" + """{"id":"last","text":"نص أخير في آخر الملف"}""" + "\n");
        var tally = _bench.Ingest(good, $"{_bench.Root}/none.txt", _bench.Write("empty.txt", " "), _bench.Write("z.txt", Bench.Words("z")));
        _bench.Archive.Kept.Select(kept => kept.Content.Id).ShouldBe(["a0", "a1", "last", $"{_bench.Root}/z.txt"]);
        _bench.Told.Count.ShouldBe(3, string.Join('\n', _bench.Told));
        _bench.Told[0].ShouldStartWith($"{_bench.Root}/a.jsonl:3: ");
        _bench.Told[1].ShouldStartWith($"{_bench.Root}/none.txt: no such file");
        _bench.Told[2].ShouldStartWith($"{_bench.Root}/empty.txt: is empty");
        (tally.New, tally.Failed).ShouldBe((4, 3));
    }

    [Fact]
    public void An_analysis_that_fails_is_told_and_the_report_kept_without()
    {
        _bench.Analyze = report => report.Id == "a1" ? throw new InvalidOperationException("broken rule.") : new(report, report.Published, [], []);
        _bench.Ingest(_bench.Lines("a.jsonl", 3)).New.ShouldBe(3);
        _bench.Archive.Kept.Select(kept => kept.Analysis is not null).ShouldBe([true, false, true]);
        _bench.Told.ShouldHaveSingleItem().ShouldBe($"{_bench.Root}/a.jsonl:2: the reader failed on document 'a1', which is kept without records (InvalidOperationException: broken rule); this is a fault of isnad; report it with the document.");
    }

    [Fact]
    public void A_file_without_an_article_is_told_and_not_kept_a_page_of_an_archive_is_kept()
    {
        const string Frame = "<html><body><iframe src=\"x\"></iframe></body></html>";
        var tally = _bench.Ingest(_bench.Write("frame.html", Frame), _bench.Write("crawl.warc", Warc.Response("https://example.org/frame", Frame)));
        (tally.Failed, tally.WithoutArticle).ShouldBe((1, 1));
        _bench.Archive.Batches.ShouldHaveSingleItem().ShouldHaveSingleItem().ShouldBe($"{_bench.Root}/crawl.warc@0");
        _bench.Archive.Kept.ShouldBeEmpty();
        _bench.Told.Count.ShouldBe(2);
        _bench.Told.ShouldAllBe(line => line.Contains("no article text was found", StringComparison.Ordinal));
    }

    [Fact]
    public void A_corrupt_record_of_an_archive_costs_itself()
    {
        var damaged = Warc.Response("https://example.org/2", Bench.Html("اللواء الثاني")).Replace("اللواء الثاني", "اللواء الثالث", StringComparison.Ordinal);
        var path = _bench.Write("crawl.warc", Warc.Response("https://example.org/1", Bench.Html("اللواء الأول")) + damaged + Warc.Response("https://example.org/3", Bench.Html("اللواء الرابع")));
        _bench.Ingest(path).New.ShouldBe(2);
        _bench.Archive.Kept.Select(kept => kept.Content.Url).ShouldBe(["https://example.org/1", "https://example.org/3"]);
        _bench.Told.ShouldHaveSingleItem().ShouldContain("WARC-Block-Digest");
    }

    [Fact]
    public void What_was_taken_down_is_counted_and_not_kept()
    {
        var path = _bench.Lines("a.jsonl", 2);
        _bench.Archive.TakenDown.Add(ContentHash.Of(System.Text.Encoding.UTF8.GetBytes(File.ReadAllLines(path)[0])));
        var tally = _bench.Ingest(path);
        (tally.TakenDown, tally.New).ShouldBe((1, 1));
    }

    [Fact]
    public void Standard_input_is_a_source()
    {
        _bench.Input = Bench.Stream(Bench.Words("stdin"));
        _bench.Ingest("-").New.ShouldBe(1);
        _bench.Archive.Texts.Single().ShouldBe(Bench.Words("stdin"));
    }

    [Fact]
    public void The_events_of_what_is_kept_are_counted()
    {
        _bench.Analyze = report => new(report, report.Published, [new("e1", "shelling", Isnad.Model.Events.EventStatus.Actual, false, [new TextSpan(0, 4)])], []);
        var path = _bench.Lines("a.jsonl", 3);
        (_bench.Ingest(path).Events, _bench.Ingest(path).Events).ShouldBe((3, 0));
    }
}
