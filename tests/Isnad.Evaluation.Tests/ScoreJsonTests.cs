using System.Text.Json;
using Isnad.Evaluation.Scoring;
using Shouldly;
using Xunit;
using static Isnad.Evaluation.Tests.Sample;

namespace Isnad.Evaluation.Tests;

public class ScoreJsonTests
{
    [Fact]
    public void Figures_keep_their_names_and_all_their_digits()
    {
        Scorecard score = Score([Strike(), Clash(), With(Clash(), ("id", "again"))], [Strike()]);
        JsonElement json = JsonElement.Parse(ScoreJson.Of(score));
        json.EnumerateObject().Select(member => member.Name).ShouldBe(["documents", "figures", "composite", "by document"]);
        json.GetProperty("composite").GetDouble().ShouldBe(score.Composite);
        JsonElement figure = json.GetProperty("figures").GetProperty("records, exact type");
        figure.EnumerateObject().Select(member => member.Name).ShouldBe(["p", "r", "f1", "gold", "predicted"]);
        figure.GetProperty("r").GetDouble().ShouldBe(1.0 / 3);
        json.GetProperty("by document")[0].GetProperty("exact type").GetInt32().ShouldBe(1);
    }

    [Fact]
    public void Errors_stand_by_kind_with_both_values()
    {
        RecordFile gold = Gold(Strike());
        var report = ErrorReport.Build(gold, gold.ParsePredicted("p", File(With(Strike(), ("time", null)))));
        JsonElement group = JsonElement.Parse(ScoreJson.Of(report)).GetProperty("errors")[0];
        group.GetProperty("kind").GetString().ShouldBe("time");
        group.GetProperty("cost").GetDouble().ShouldBe(report.Groups[0].Cost);
        JsonElement error = group.GetProperty("errors")[0];
        error.GetProperty("document").GetString().ShouldBe("d");
        error.GetProperty("gold").GetString().ShouldBe("2020-06-01 «Monday»");
        error.GetProperty("predicted").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void A_comparison_holds_both_runs_and_what_changed()
    {
        RecordFile gold = Gold(Strike());
        var comparison = ScoreComparison.Between(gold, gold.ParsePredicted("p", "[]"), gold.ParsePredicted("q", File(Strike())));
        JsonElement json = JsonElement.Parse(ScoreJson.Of(comparison));
        json.GetProperty("before").GetProperty("composite").GetDouble().ShouldBe(0);
        json.GetProperty("after").GetProperty("composite").GetDouble().ShouldBe(1);
        json.GetProperty("rise").GetDouble().ShouldBe(1);
        json.GetProperty("changed")[0].GetProperty("gain").GetInt32().ShouldBe(16);
    }
}
