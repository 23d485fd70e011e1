using Isnad.Model.Reports;
using Isnad.Model.Review;

namespace Isnad.Publishing.Exports;

/// <summary>A record that people accepted, as it leaves.</summary>
/// <param name="Decided">What was decided.</param>
/// <param name="By">Pseudonym of who decided.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Leaving">The record under the rules of what leaves.</param>
/// <param name="Published">Days of the report's publication.</param>
public sealed record ExportedMention(DecidedMention Decided, string By, DateTimeOffset At, PublishedEvent Leaving, DateInterval? Published);
