namespace Isnad.Ingest;

/// <summary>How much an <see cref="InputProblem"/> costs.</summary>
public enum ProblemSeverity
{
    /// <summary>A value is missing or was repaired; the document is read.</summary>
    Warning,

    /// <summary>Something was left out.</summary>
    Error,
}

/// <summary>One fault of the input: where it is, why, and what to do about it. Written as one line.</summary>
public sealed record InputProblem(ProblemSeverity Severity, string File, int? Line, string Reason, string Advice)
{
    /// <summary>Further problems with the same reason (or <see cref="Sameness"/>) in the same file say nothing new.</summary>
    public bool OncePerFile { get; init; }

    /// <summary>What makes two problems the same where their reasons differ in figures.</summary>
    public string? Sameness { get; init; }

    /// <summary>An error: what it names was left out.</summary>
    public static InputProblem Error(string file, int? line, string reason, string advice) => new(ProblemSeverity.Error, file, line, reason, advice);

    /// <summary>A warning: what it names was read all the same.</summary>
    public static InputProblem Warning(string file, int? line, string reason, string advice) => new(ProblemSeverity.Warning, file, line, reason, advice);

    internal static InputProblem Empty(string file) => Error(file, null, "is empty", "give a file with text in it");

    internal static InputProblem EmptyOrNoFile(string file) => Error(file, null, "is empty or no regular file", "give a file with text in it; a pipe is read where it is named itself, or through -");

    /// <inheritdoc/>
    public override string ToString() =>
        $"{MessageText.Of(File)}{(Line is { } line ? $":{line}" : "")}: {(Severity == ProblemSeverity.Warning ? "warning: " : "")}{OneLine(Reason)}; {OneLine(Advice)}.";

    private static string OneLine(string text) => MessageText.Of(text).TrimEnd('.');
}
