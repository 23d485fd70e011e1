using Isnad.Analysis.Learning;
using Isnad.Language;

namespace Isnad.Analysis.Examples;

/// <summary>Runs the examples of the resources in the whole pack.</summary>
public sealed class ResourceExamples(LanguagePack pack, ModelSet models)
{
    private readonly ReportStages _stages = new(pack);
    private readonly ReportAnalyzer _analyzer = new(pack, models);

    /// <summary>Runs every example of the files in <paramref name="resources"/>.</summary>
    public IReadOnlyList<ExampleOutcome> RunAll(string resources) => [.. ResourceExample.ReadAll(resources).Select(Run)];

    /// <summary>Runs one example.</summary>
    public ExampleOutcome Run(ResourceExample example)
    {
        var context = _stages.Prepare(example.ToReport(), everything: true);
        if (example.Boundary is { } reason)
        {
            var taken = example.Kind switch
            {
                "triggers" => Events(example, context),
                "furniture" => FurnitureCheck.Taken(example, pack.Furniture),
                _ => BoundaryCheck.Taken(example, context.Draft),
            };
            return new ExampleOutcome(example.File, example.Entry, example.Text, $"no {example.Entry}: {reason}", taken ?? "", taken is null);
        }
        var expected = string.Join(", ", example.Expect.Select(pair => $"{pair.Key}: {pair.Value}"));
        var missing = example.Kind == "furniture" ? FurnitureCheck.Missing(example, pack.Furniture) : ExpectationCheck.Missing(example, context);
        return new ExampleOutcome(example.File, example.Entry, example.Text, expected, missing ?? "", missing is null);
    }

    /// <summary>The event that the entry's word became, or null: whether a word is an event is for the learned scores to say.</summary>
    private string? Events(ResourceExample example, Events.EventContext context)
    {
        var spans = context.Candidates.Where(candidate => candidate.Lexeme.Id == example.Entry).Select(candidate => context.Draft.Text.Span(candidate.First, candidate.End)).ToList();
        if (spans.Count == 0)
        {
            return null;
        }
        var found = _analyzer.Analyze(example.ToReport()).Events.FirstOrDefault(item => item.Triggers.Any(trigger => spans.Exists(span => span.Overlaps(trigger))));
        return found is null ? null : $"event {found.Type}";
    }
}
