namespace Isnad.Model.Events;

/// <summary>A document of the contract as it was read back.</summary>
/// <param name="Analysis">Its report and event mentions. Where the record came without its text, the report's text is blank but for the quotes, each at its place, so that spans
/// and quotes hold all the same.</param>
/// <param name="HasText">The record brought its text.</param>
public sealed record ContractRecord(ReportAnalysis Analysis, bool HasText)
{
    /// <summary>What wrote the record, where it says so.</summary>
    public EngineInfo? Engine { get; init; }

    /// <summary>SHA-256 of the text, where the record says it; never worked out from blank text.</summary>
    public string? TextSha256 { get; init; }
}
