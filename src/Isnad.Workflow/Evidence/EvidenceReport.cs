using System.Globalization;
using Isnad.Model.Events;
using Isnad.Model.Incidents;
using Isnad.Model.Ledger;
using Isnad.Model.Review;

namespace Isnad.Workflow.Evidence;

/// <summary>A report that tells the incident, with what the ledger keeps of it.</summary>
/// <param name="Number">Of the report.</param>
/// <param name="Reading">The reading that counts.</param>
/// <param name="Version">The version that counts.</param>
/// <param name="Analysis">The reading with the incident's events alone, named by their mentions, and with persons' names.</param>
/// <param name="Captures">What brought its versions.</param>
internal sealed record EvidenceReport(long Number, ReviewedReading Reading, StoredVersion Version, ReportAnalysis Analysis, IReadOnlyList<StoredCapture> Captures)
{
    /// <summary>Its folder in the package.</summary>
    public string Folder => string.Create(CultureInfo.InvariantCulture, $"reports/r{Number}");

    /// <summary>Folder of one of its captures.</summary>
    public string FolderOf(StoredCapture capture) => string.Create(CultureInfo.InvariantCulture, $"{Folder}/c{capture.Number}");

    /// <summary>What people decided on the report and can be read, taken back or not.</summary>
    public required ReviewHistory Decisions { get; init; }

    /// <summary>True where the mention is among the incident's.</summary>
    public bool Tells(long mention) => Analysis.Events.Any(item => item.Id == $"m{mention}");

    /// <summary>The machine's reading as it was kept, to the byte as far as it can be written anew: whether it is can be told by its hash in the log.</summary>
    public IntakeAnalysis? AsKept() => Reading.Machine is { } machine ? IntakeAnalysis.Of(machine.Analysis with { Report = machine.Analysis.Report with { Id = Version.OwnId } }, machine.Engine) : null;

    /// <summary>The reports of an incident's mentions, by number.</summary>
    public static IReadOnlyList<EvidenceReport> Of(ILedger ledger, IReadOnlyList<ReportedMention> told, Func<Model.Reports.Report, IReadOnlyList<Model.Annotations.PersonName>> namesOf) =>
        [.. told.GroupBy(mention => mention.Analysis.Report.Id).Select(group => Of(ledger, group, namesOf)).OrderBy(report => report.Number)];

    private static EvidenceReport Of(ILedger ledger, IGrouping<string, ReportedMention> told, Func<Model.Reports.Report, IReadOnlyList<Model.Annotations.PersonName>> namesOf)
    {
        var number = MentionKey.NumberOf(told.Key);
        // What was taken down since the mentions were asked for.
        LedgerException Gone() => new($"r{number} was taken down while the package was written; write it again.");
        var reading = ledger.Reviews.Reading(number) ?? throw Gone();
        var version = ledger.Reports.Version(reading.Version) ?? throw Gone();
        var analysis = told.First().Analysis with { Events = [.. told.Select(mention => mention.Mention)], Names = namesOf(version.Content) };
        return new(number, reading, version, analysis, ledger.Reports.Captures(number)) { Decisions = ledger.Reviews.Of(number) };
    }
}
