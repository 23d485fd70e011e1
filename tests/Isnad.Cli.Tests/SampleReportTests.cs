using System.Text.Json.Nodes;
using Isnad.Evaluation.Scoring;
using Shouldly;
using Xunit;

namespace Isnad.Cli.Tests;

/// <summary>The sample reports are read as their expected records say, but for what the scores still miss.</summary>
public sealed class SampleReportTests
{
    private static readonly string Root = Path.GetDirectoryName(Engine.FindResources())!;

    [Fact]
    public void Most_expected_records_are_found_and_few_invented()
    {
        var run = CliRun.Of("read", Path.Combine(Root, "samples"), "--format", "json");
        run.Code.ShouldBe(ExitCode.Success);
        var expected = new JsonArray();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root, "samples"), "*.expected.json").Order(StringComparer.Ordinal))
        {
            foreach (var document in JsonNode.Parse(File.ReadAllText(file))!.AsArray())
            {
                expected.Add(document!.DeepClone());
            }
        }
        var records = JsonNode.Parse(run.Output)!.AsArray();
        foreach (var document in records)
        {
            // Expected records name a file by its path from the root.
            document!["id"] = document["id"]!.GetValue<string>() is var id && id.Contains("samples/", StringComparison.Ordinal) ? id[id.IndexOf("samples/", StringComparison.Ordinal)..] : id;
        }
        var gold = RecordFile.ParseGold("samples", expected.ToJsonString(), ScoringOntology.Load(Path.Combine(Engine.FindResources(), "ontology")));
        var read = gold.ParsePredicted("the reader", records.ToJsonString());
        read.Problems.ShouldBeEmpty();
        var score = Scorer.Score(gold, read);
        score.Documents.ShouldBe(21);
        score["records, exact type"].Precision.ShouldBeGreaterThan(0.7);
        score["records, exact type"].Recall.ShouldBeGreaterThan(0.55);
        score.Composite.ShouldBeGreaterThan(0.5);
    }

    /// <summary>A broadcast without a single stop: what happens in one town stays out of the next one's record.</summary>
    [Fact]
    public void Several_towns_without_a_stop_are_as_many_records()
    {
        var events = JsonNode.Parse(CliRun.Of("read", Path.Combine(Root, "samples", "20-towns-broadcast.txt"), "--format", "json").Output)!.AsArray()[0]!["events"]!.AsArray();
        events.Count.ShouldBe(7);
        events.Select(item => item!["place"]!["country"]!.GetValue<string>()).ShouldBe(["SY", "SY", "SY", "IQ", "IQ", "LY", "LY"]);
        events.Select(item => item!["casualties"]!.AsArray().Count).ShouldBe([1, 0, 1, 1, 1, 0, 0]);
    }

    /// <summary>The timeline of the demonstration stands on it.</summary>
    [Fact]
    public void Every_sample_has_a_day_and_an_outlet()
    {
        var documents = JsonNode.Parse(CliRun.Of("read", Path.Combine(Root, "samples"), "--format", "json").Output)!.AsArray();
        documents.Select(document => document!["published"]!["basis"]!.GetValue<string>()).ShouldAllBe(basis => basis == "metadata");
        documents.ShouldAllBe(document => document!["outlet"] != null);
    }

    [Fact]
    public void A_report_without_conflict_has_no_records() =>
        JsonNode.Parse(CliRun.Of("read", Path.Combine(Root, "samples", "05-ngo.jsonl"), "--format", "json").Output)!.AsArray()
            .Single(document => document!["id"]!.GetValue<string>() == "sample-quiet")!["events"]!.AsArray().Count.ShouldBe(0);
}
