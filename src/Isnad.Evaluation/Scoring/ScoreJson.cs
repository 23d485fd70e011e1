using System.Text.Encodings.Web;
using System.Text.Json;

namespace Isnad.Evaluation.Scoring;

/// <summary>Writes figures, errors and comparisons as one JSON object in full precision, named as the reference names them.</summary>
public static class ScoreJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true, NewLine = "\n" };

    /// <summary>The object that the reference writes: documents, figures, composite, by document.</summary>
    public static string Of(Scorecard score) => Written(Members(score));

    /// <summary>The figures, and under <c>errors</c> the kinds of error, the costliest first.</summary>
    public static string Of(ErrorReport report)
    {
        Dictionary<string, object?> members = Members(report.Score);
        members["errors"] = report.Groups.Select(group => new { kind = ScoreText.Name(group.Kind), group.Cost, errors = group.Errors.Select(Error) });
        return Written(members);
    }

    /// <summary>The figures of both under <c>before</c> and <c>after</c>; <c>changed</c> names the documents that changed, the most changed first.</summary>
    public static string Of(ScoreComparison comparison) => Written(new Dictionary<string, object?>
    {
        ["before"] = Members(comparison.Before),
        ["after"] = Members(comparison.After),
        ["rise"] = comparison.CompositeRise,
        ["changed"] = comparison.Documents.Select(change => new { change.After.Id, change.Gain }),
    });

    private static Dictionary<string, object?> Members(Scorecard score) => new()
    {
        ["documents"] = score.Documents,
        ["figures"] = score.Figures.ToDictionary(figure => figure.Name, figure => new { p = figure.Precision, r = figure.Recall, f1 = figure.F1, figure.Gold, figure.Predicted }),
        ["composite"] = score.Composite,
        ["by document"] = score.ByDocument.Select(Document),
    };

    private static Dictionary<string, object> Document(DocumentScore document) => new()
    {
        ["id"] = document.Id,
        ["gold"] = document.Gold,
        ["predicted"] = document.Predicted,
        ["aligned"] = document.Aligned,
        ["exact type"] = document.ExactType,
    };

    private static object Error(ScoringError error) => new
    {
        document = error.DocumentId,
        error.GoldRecord,
        error.PredictedRecord,
        error.Gold,
        error.Predicted,
        error.Sentence,
        error.Note,
    };

    private static string Written(Dictionary<string, object?> members) => JsonSerializer.Serialize(members, Options) + "\n";
}
