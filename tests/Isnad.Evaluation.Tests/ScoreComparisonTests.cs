using System.Text.Json.Nodes;
using Isnad.Evaluation.Scoring;
using Shouldly;
using Xunit;
using static Isnad.Evaluation.Tests.Sample;

namespace Isnad.Evaluation.Tests;

public class ScoreComparisonTests
{
    [Fact]
    public void Figures_and_documents_are_set_side_by_side()
    {
        ScoreComparison comparison = Between(File(With(Strike(), ("time", null))), File(Strike()));
        comparison.CompositeRise.ShouldBe(1.0 / 7, 1e-12);
        comparison.Figures.Single(change => change.After.Name == "time, overlapping").F1Rise.ShouldBe(1);
        DocumentChange document = comparison.Documents.ShouldHaveSingleItem();
        (document.Before.Right, document.After.Right, document.Before.Errors, document.After.Errors, document.Gain).ShouldBe((7, 8, 1, 0, 2));
    }

    [Fact]
    public void A_document_that_scores_the_same_is_not_listed() => Between(File(Strike()), File(Strike())).Documents.ShouldBeEmpty();

    [Fact]
    public void The_greatest_change_comes_first_be_it_gain_or_loss()
    {
        RecordFile gold = RecordFile.ParseGold("gold", Documents(Strike(), Strike(), Strike()), Ontology);
        RecordFile before = gold.ParsePredicted("before", Documents(With(Strike(), ("time", null)), Strike(), Strike()));
        RecordFile after = gold.ParsePredicted("after", Documents(Strike(), null, Strike()));
        ScoreComparison.Between(gold, before, after).Documents.Select(change => (change.After.Id, Math.Sign(change.Gain))).ShouldBe([("d1", -1), ("d0", 1)]);
    }

    private static string Documents(params JsonObject?[] events) => new JsonArray([.. events.Select((e, at) => new JsonObject
    {
        ["id"] = $"d{at}", ["text"] = Sample.Text, ["events"] = e is null ? new JsonArray() : new JsonArray(e),
    })]).ToJsonString();

    private static ScoreComparison Between(string before, string after)
    {
        RecordFile gold = Gold(Strike());
        return ScoreComparison.Between(gold, gold.ParsePredicted("before", before), gold.ParsePredicted("after", after));
    }
}
