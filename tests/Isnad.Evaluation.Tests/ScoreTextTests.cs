using System.Text.Json.Nodes;
using Isnad.Evaluation.Scoring;
using Shouldly;
using Xunit;
using static Isnad.Evaluation.Tests.Sample;

namespace Isnad.Evaluation.Tests;

public class ScoreTextTests
{
    [Fact]
    public void An_exact_half_is_rounded_to_the_even_digit()
    {
        Scorecard score = new(1, [new Figure("f", 1, 16, 16), new Figure("g", 3, 16, 16), new Figure("h", 1, 3, 3), .. Scorecard.CompositeFigures.Select(name => new Figure(name, 1, 1, 1))], [], []);
        string[] lines = Written(output => ScoreText.Write(output, score)).Split('\n');
        lines[1].ShouldBe("f                                   0.062  0.062  0.062     16     16");
        lines[2].ShouldContain("0.188");
        lines[3].ShouldContain("0.333");
        lines[4].ShouldEndWith("  *");
        lines[^2].ShouldBe("composite (mean F1 of *) over 1 documents: 1.000");
    }

    [Fact]
    public void Documents_are_listed_on_demand()
    {
        Scorecard score = Sample.Score(Strike(), Strike());
        Written(output => ScoreText.Write(output, score)).ShouldNotContain("aligned");
        Written(output => ScoreText.Write(output, score, byDocument: true)).ShouldContain("d                                  gold   1 predicted   1 aligned   1 exact type   1\n");
    }

    [Fact]
    public void Types_have_a_table_of_their_own() =>
        Written(output => ScoreText.WriteTypes(output, Sample.Score(Strike(), Strike()))).ShouldContain("airstrike                           1.000  1.000  1.000      1      1\n");

    [Fact]
    public void Errors_are_summed_up_and_then_listed()
    {
        RecordFile gold = Gold(Strike());
        var report = ErrorReport.Build(gold, gold.ParsePredicted("p", Sample.File(With(Strike(), ("time", null), ("sources", new JsonArray())))));
        string all = Written(output => ScoreText.Write(output, report));
        all.ShouldContain("time                 +0.1429       1       1         0       0\n");
        all.ShouldContain("time: 1, cost +0.1429\n  d strike/strike\n    gold:      2020-06-01 «Monday»\n    predicted: -\n    Planes of the north struck");
        all.ShouldNotContain("\u001b");
        all.ShouldNotContain("\r");
        Written(output => ScoreText.Write(output, report, perKind: 0)).ShouldContain("time: 1, cost +0.1429, the first 0\n");
    }

    [Fact]
    public void A_comparison_shows_before_and_after()
    {
        RecordFile gold = Gold(Strike());
        var comparison = ScoreComparison.Between(gold, gold.ParsePredicted("p", "[]"), gold.ParsePredicted("q", Sample.File(Strike())));
        string text = Written(output => ScoreText.Write(output, comparison));
        text.ShouldContain("actors                               0.000   1.000 +1.0000         0 > 2         0 > 2      2  *\n");
        text.ShouldContain("composite (mean F1 of *)             0.000   1.000 +1.0000\n1 of 1 documents changed\n");
        text.ShouldContain("d                                    +16  right 0 > 8, errors 8 > 0, records 0 > 1 of 1, aligned 0 > 1\n");
        Written(output => ScoreText.Write(output, comparison, documents: 0)).ShouldEndWith("1 of 1 documents changed, the first 0\n");
    }

    private static string Written(Action<TextWriter> write)
    {
        using var output = new StringWriter();
        write(output);
        return output.ToString();
    }
}
