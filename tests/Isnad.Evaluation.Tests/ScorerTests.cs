using System.Text.Json.Nodes;
using Isnad.Evaluation.Scoring;
using Shouldly;
using Xunit;
using static Isnad.Evaluation.Tests.Sample;

namespace Isnad.Evaluation.Tests;

public class ScorerTests
{
    [Fact]
    public void A_record_against_itself_is_right_throughout()
    {
        Scorecard score = Score(Strike(), Strike());
        score.Composite.ShouldBe(1);
        score.ByDocument.ShouldBe([new DocumentScore("d", 1, 1, 1, 1, 8, 0)]);
    }

    [Fact]
    public void An_empty_prediction_scores_nothing()
    {
        Scorecard score = Score([Strike()], []);
        score.Composite.ShouldBe(0);
        score["actors"].ShouldBe(new Figure("actors", 0, 0, 2));
        RecordFile gold = Gold(Strike());
        Scorer.Score(gold, gold.ParsePredicted("p", "[]"))["actors"].ShouldBe(new Figure("actors", 0, 0, 2));
    }

    [Fact]
    public void Nothing_against_nothing_is_zero_not_one() => Score((JsonNode?[])[], []).Composite.ShouldBe(0);

    [Fact]
    public void Predictions_for_other_documents_are_not_counted()
    {
        RecordFile gold = Gold(Strike());
        string predicted = new JsonArray(new JsonObject { ["id"] = "elsewhere", ["events"] = new JsonArray(Strike()) }).ToJsonString();
        Scorer.Score(gold, gold.ParsePredicted("p", predicted))["records, exact type"].ShouldBe(new Figure("records, exact type", 0, 0, 1));
    }

    [Fact]
    public void One_fold_can_be_scored_alone()
    {
        const string json = """[{"id": "a", "fold": 0, "events": [{"type": "meeting"}]}, {"id": "b", "fold": 1}, {"id": "c"}]""";
        RecordFile gold = RecordFile.ParseGold("gold", json, Ontology);
        Scorer.Score(gold, gold, 0)["records, exact type"].Gold.ShouldBe(1);
        Scorer.Score(gold, gold, 1).Documents.ShouldBe(1);
        Scorer.Score(gold, gold, 2).Documents.ShouldBe(0);
        Scorer.Score(gold, gold).Documents.ShouldBe(3);
    }

    [Fact]
    public void A_record_predicted_twice_is_spurious_once_with_all_its_values()
    {
        Scorecard score = Score([Strike()], [Strike(), With(Strike(), ("id", "again"))]);
        score["records, exact type"].ShouldBe(new Figure("records, exact type", 1, 2, 1));
        score["actors"].ShouldBe(new Figure("actors", 2, 4, 2));
    }

    [Fact]
    public void Another_family_never_aligns_whatever_else_agrees()
    {
        Scorecard score = Score(Strike(), With(Strike(), ("type", "meeting")));
        score["records, any type of the family"].Right.ShouldBe(0);
        score["place"].ShouldBe(new Figure("place", 0, 1, 1));
    }

    [Fact]
    public void Another_type_of_the_family_aligns()
    {
        Scorecard score = Score(Strike(), With(Strike(), ("type", "shelling")));
        score["records, any type of the family"].Right.ShouldBe(1);
        score["records, exact type"].Right.ShouldBe(0);
        score["actors"].F1.ShouldBe(1);
    }

    [Fact]
    public void An_unknown_type_does_not_align_even_with_itself() =>
        Score(With(Clash(), ("type", "battle")), With(Clash(), ("type", "battle")))["records, any type of the family"].ShouldBe(new Figure("records, any type of the family", 0, 1, 1));

    [Theory]
    [InlineData("place", "time", 1)]
    [InlineData("place", "actors", 1)]
    [InlineData("time", "actors", 1)]
    [InlineData("place", null, 0)]
    [InlineData("actors", null, 0)]
    public void Without_a_common_trigger_two_of_place_time_and_participant_must_agree(string first, string? second, int aligned)
    {
        var other = new JsonObject { ["id"] = "other", ["type"] = "airstrike", ["triggers"] = new JsonArray(On("killing")) };
        foreach (string field in new[] { first, second }.OfType<string>())
        {
            other[field] = Strike()[field]!.DeepClone();
        }
        Score(Strike(), other)["records, any type of the family"].Right.ShouldBe(aligned);
    }

    [Fact]
    public void The_pairing_with_the_greatest_sum_wins_over_the_best_single_pair()
    {
        JsonObject both = With(Clash(), ("id", "both"), ("triggers", new JsonArray(On("attacked"), On("struck"))));
        JsonObject first = With(Clash(), ("id", "first"));
        JsonObject second = With(Clash(), ("id", "second"), ("type", "shelling"), ("triggers", new JsonArray(On("struck"))), ("actors", null));
        Score([first, second], [both, With(Clash(), ("id", "narrow"))])["records, any type of the family"].Right.ShouldBe(2);
    }

    [Fact]
    public void Types_are_counted_each_by_itself()
    {
        Scorecard score = Score([Strike(), Clash()], [With(Strike(), ("type", "shelling")), Clash()]);
        score.ByType.ShouldBe([new Figure("airstrike", 0, 0, 1), new Figure("armed-clash", 1, 1, 1), new Figure("shelling", 0, 1, 0)]);
    }

    [Fact]
    public void Status_and_background_have_figures_of_their_own()
    {
        Scorecard score = Score(With(Clash(), ("status", "planned"), ("background", true)), With(Clash(), ("status", "denied")));
        score["records, exact type"].Right.ShouldBe(1);
        score["records, exact type and status"].Right.ShouldBe(0);
        score["planned"].ShouldBe(new Figure("planned", 0, 0, 1));
        score["denied"].ShouldBe(new Figure("denied", 0, 1, 0));
        score["background"].ShouldBe(new Figure("background", 0, 0, 1));
    }
}
