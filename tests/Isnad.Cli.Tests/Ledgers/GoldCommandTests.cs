using System.Text.Json.Nodes;
using Isnad.Model.Ledger;
using Isnad.Model.Review;
using Isnad.Storage;
using Isnad.Workflow.Review;
using Shouldly;
using Xunit;

namespace Isnad.Cli.Tests.Ledgers;

/// <summary>What people finished, as hand-made records that eval and train read.</summary>
public sealed class GoldCommandTests : IDisposable
{
    private const int Reports = 20, Finished = 16, Twice = 3, Unsettled = 1;

    private readonly TempFolder _folder = new();

    private string Data => _folder.Path("data");

    public GoldCommandTests()
    {
        Isnad(0, "ingest", _folder.Write("reports.jsonl", Corpus.Lines(0, Reports)));
        using var ledger = Ledger.Open(Data);
        for (var report = 1; report <= Finished; report++)
        {
            Read(ledger, report, ReadingTrack.First, "one");
            if (report <= Twice + Unsettled)
            {
                Read(ledger, report, ReadingTrack.Second, "two");
            }
            if (report <= Twice)
            {
                Read(ledger, report, ReadingTrack.Adjudicated, "three", reject: true);
            }
        }
        // One that somebody began.
        var begun = ledger.Reviews.Reading(Finished + 1)!;
        ledger.Reviews.Decide(new(Finished + 1, begun.Version, ReadingTrack.First, "one") { Analysis = begun.Machine!.Number, Records = [new(ReviewVerb.Accepted, begun.Standing[0].Mention)] });
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Finished_reports_are_written_with_provenance_and_the_log_knows()
    {
        var (documents, run) = Gold();
        documents.Count.ShouldBe(Finished);
        run.Error.ShouldContain("unredacted");
        run.Output.ShouldContain($"{Twice} read twice and settled, {Unsettled} read twice and not settled");
        run.Output.ShouldContain("1 not finished");
        var (first, last) = (documents[0], documents[^1]);
        ((string)first["id"]!, (string)first["crawled"]!, (string)first["source"]!).ShouldBe((Corpus.Id(0), "2016-01-01", "وكالة السهل"));
        var provenance = first["provenance"]!;
        ((string)provenance["report"]!, (int)provenance["readings"]!, (bool)provenance["settled"]!).ShouldBe(("r1", 2, true));
        provenance["by"]!.AsArray().Select(by => (string)by!).ShouldBe(["three"], "the third person's decisions count, on every event");
        first["events"]!.AsArray().ShouldBeEmpty("what was left out when the readings were settled is no gold");
        ((int)last["provenance"]!["readings"]!, (bool)last["provenance"]!["settled"]!).ShouldBe((1, false));
        foreach (var item in last["events"]!.AsArray())
        {
            item!["derivation"]!.AsArray().ShouldBeEmpty();
            var trigger = item["triggers"]![0]!;
            ((string)last["text"]!)[(int)trigger["start"]!..(int)trigger["end"]!].ShouldBe((string)trigger["quote"]!);
        }
        using var ledger = Ledger.Open(Data);
        var entry = ledger.Log.About("gold").Single();
        (entry.Kind, entry.Detail).ShouldBe((LogKind.Published, $"gold unredacted {Finished} reports"));
        entry.Digest.ShouldBe(ContentHash.Of(File.ReadAllBytes(_folder.Path("gold.json"))));
        ledger.Verifier.Verify(flaw => throw new InvalidOperationException(flaw.ToString()));
    }

    [Fact]
    public void The_same_ledger_gives_the_same_bytes_and_folds_and_settled_ones_alone_on_demand()
    {
        var (documents, _) = Gold();
        var bytes = File.ReadAllBytes(_folder.Path("gold.json"));
        Gold();
        File.ReadAllBytes(_folder.Path("gold.json")).ShouldBe(bytes);
        using (var ledger = Ledger.Open(Data))
        {
            documents.Select(document => (int)document["fold"]!).ShouldBe(Enumerable.Range(1, Finished).Select(report => WriteGold.Fold(ledger.Reports.Versions(report)[0].CopyGroup)));
        }
        documents.Select(document => (int)document["fold"]!).Distinct().Count().ShouldBeGreaterThan(1);
        Gold("--settled").Documents.Count.ShouldBe(Twice);
    }

    [Fact]
    public void Nothing_finished_is_an_error_that_writes_no_file_and_no_entry()
    {
        var run = CliRun.Of("gold", "--data", Empty(), "--out", _folder.Path("none.json"));
        (run.Code, File.Exists(_folder.Path("none.json"))).ShouldBe((ExitCode.SomeFailed, false));
        run.Error.ShouldContain("no report is finished");
    }

    [Fact]
    public void Eval_finds_gold_equal_to_itself_and_train_also_learns_from_it()
    {
        Gold();
        var gold = _folder.Path("gold.json");
        var scores = JsonNode.Parse(Isnad(0, "eval", gold, gold, "--json").Output)!;
        foreach (var (name, figure) in scores["figures"]!.AsObject().Where(figure => (int)figure.Value!["gold"]! > 0))
        {
            ((double)figure!["f1"]!).ShouldBe(1, name);
        }
        Isnad(0, "eval", gold, gold, "--check").Output.ShouldBeEmpty("nothing in it is unsound");
        // Half of it as the hand-made records, all of it beside: the other half is new.
        var documents = JsonNode.Parse(File.ReadAllText(gold))!.AsArray();
        var half = _folder.Write("half.json", new JsonArray([.. documents.Skip(Twice).Take(6).Select(document => document!.DeepClone())]).ToJsonString());
        var alone = Isnad(0, "train", half, "--out", _folder.Path("alone.gz"));
        var both = Isnad(0, "train", half, "--also", gold, "--out", _folder.Path("both.gz"));
        Triggers(both).ShouldBeGreaterThan(Triggers(alone));
        Triggers(Isnad(0, "train", half, "--also", half, "--out", _folder.Path("again.gz"))).ShouldBe(Triggers(alone), "a document that is tested on is not trained on beside");
        new FileInfo(_folder.Path("both.gz")).Length.ShouldBeGreaterThan(0);
    }

    /// <summary>How many examples of triggers training tells of.</summary>
    private static int Triggers(CliRun run) => int.Parse(System.Text.RegularExpressions.Regex.Match(run.Error, @"trigger ([\d,]+)").Groups[1].Value, System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture);

    private static void Read(ILedger ledger, long report, ReadingTrack track, string by, bool reject = false)
    {
        var reading = ledger.Reviews.Reading(report, track)!;
        var machine = reading.Machine!;
        ledger.Reviews.Decide(new(report, reading.Version, track, by)
        {
            Analysis = machine.Number,
            Records = [.. machine.Mentions.Select(mention => new RecordStep(reject ? ReviewVerb.Rejected : ReviewVerb.Accepted, mention) { Reason = reject ? "x" : null })],
            Whole = new(ReportVerb.Finished),
        }).Outcome.ShouldBe(ReviewOutcome.Written);
    }

    private string Empty()
    {
        var data = _folder.Path("empty");
        CliRun.Of("ingest", "--data", data, _folder.Write("one.jsonl", Corpus.Lines(0, 1))).Code.ShouldBe(0);
        return data;
    }

    private (List<JsonNode> Documents, CliRun Run) Gold(params string[] more)
    {
        var run = Isnad(0, ["gold", "--out", _folder.Path("gold.json"), .. more]);
        return ([.. JsonNode.Parse(File.ReadAllText(_folder.Path("gold.json")))!.AsArray().OfType<JsonNode>()], run);
    }

    private CliRun Isnad(int code, params string[] args)
    {
        var run = CliRun.With(new CliSetting { Data = Data }, args);
        run.Code.ShouldBe(code, run.Error);
        return run;
    }
}
