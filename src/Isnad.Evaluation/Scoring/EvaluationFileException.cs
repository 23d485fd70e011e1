namespace Isnad.Evaluation.Scoring;

/// <summary>
/// A file cannot be scored at all: unreadable, no list of documents, or a document or event id given twice.
/// The message begins with the file's name. Flaws inside a record never raise it; they are listed as problems.
/// </summary>
public sealed class EvaluationFileException(string message, Exception? inner = null) : Exception(message, inner);
