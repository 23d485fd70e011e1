namespace Isnad.Evaluation.Scoring;

/// <summary>One error, as a reader needs it to find the words and judge.</summary>
/// <param name="Kind">The kind it is counted under.</param>
/// <param name="DocumentId">The document.</param>
/// <param name="GoldRecord">The id of the gold record, nothing for an invented one.</param>
/// <param name="PredictedRecord">The id of the predicted record, nothing for a missed one.</param>
/// <param name="Sentence">The sentence around the first trigger, gold's where there is one; empty where the text is unknown.</param>
/// <param name="Gold">The gold value, nothing where gold has none.</param>
/// <param name="Predicted">The predicted value, nothing where none was predicted.</param>
/// <param name="Note">For a missed or invented record: a record of another family on the same words, if there is one.</param>
/// <param name="Origin">Outlet and day of publication, as far as gold gives them; relative times are judged by that day.</param>
public sealed record ScoringError(
    ErrorKind Kind, string DocumentId, string? GoldRecord, string? PredictedRecord, string Sentence, string? Gold, string? Predicted, string? Note = null, string? Origin = null);

/// <summary>
/// All errors of one kind. <paramref name="Cost"/> is how much the composite would rise if they all were right and
/// nothing else changed, alignment and figures computed anew. Costs do not add up, since the figures are not linear.
/// </summary>
public sealed record ErrorGroup(ErrorKind Kind, double Cost, IReadOnlyList<ScoringError> Errors);
