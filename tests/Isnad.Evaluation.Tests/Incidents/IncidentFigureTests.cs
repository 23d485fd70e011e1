using Isnad.Evaluation.Incidents;
using Isnad.Fusion;
using Isnad.Model.Incidents;
using Shouldly;
using Xunit;

namespace Isnad.Evaluation.Tests.Incidents;

public sealed class IncidentFigureTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static MentionKey[] Keys(string names) => [.. names.Select(name => new MentionKey($"{name}", "e1"))];

    [Fact]
    public void Figures_are_those_worked_out_by_hand()
    {
        // Gold abc, de, f; told ab, cd, e, f.
        var figures = IncidentFigures.Of(Keys("abcdef"), [Keys("abc"), Keys("de")], [Keys("ab"), Keys("cd"), Keys("xy")]);
        figures.Linked.Precision.ShouldBe((1 + 1 + 0.5 + 0.5 + 1) / 5, 1e-9);
        figures.Linked.Recall.ShouldBe(((2 / 3.0) + (2 / 3.0) + (1 / 3.0) + 0.5 + 0.5) / 5, 1e-9);
        figures.All.Precision.ShouldBe((1 + 1 + 0.5 + 0.5 + 1 + 1) / 6, 1e-9);
        figures.Pairs.ShouldBe(new IncidentFigure(1 / 2.0, 1 / 4.0));
        figures.Pairs.F1.ShouldBe(1 / 3.0, 1e-9);
    }

    [Fact]
    public void Nothing_linked_is_no_error() => IncidentFigures.Of(Keys("ab"), [Keys("ab")], []).Pairs.F1.ShouldBe(0);

    [Theory]
    [InlineData("{}", "is no list of incidents")]
    [InlineData("[{\"incident\":\"x\"}]", "is no list of incidents")]
    [InlineData("[[[\"a\"]]]", "a member is no [document, event]: [\"a\"]")]
    [InlineData("[[[\"a\",\"e1\"]],[[\"a\",\"e1\"]]]", "a/e1 stands in two incidents")]
    public void Broken_incidents_are_refused(string json, string message)
    {
        Should.Throw<InvalidDataException>(() => IncidentGold.Read(_folder.Write("incidents.json", json))).Message.ShouldContain(message);
    }

    [Fact]
    public void Logistic_regression_finds_the_log_odds()
    {
        // Feature 1 holds in half of the examples; 3 of 4 of them are yes, of the others 1 of 4.
        FitExample[] examples = [.. Enumerable.Range(0, 400).Select(i => new FitExample(i % 2 == 0 ? [(0, 1), (1, 1)] : [(0, 1)], i % 2 == 0 ? i % 8 != 0 : i % 8 == 1, 1))];
        var weights = LogisticFit.Fit(examples, [1e-6, 1e-6]);
        weights[0].ShouldBe(Math.Log(1 / 3.0), 1e-3);
        weights[1].ShouldBe(2 * Math.Log(3), 1e-3);
        Math.Abs(LogisticFit.Fit(examples, [1e-6, 50])[1]).ShouldBeLessThan(1);
    }
}
