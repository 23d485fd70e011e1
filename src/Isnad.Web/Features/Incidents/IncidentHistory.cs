using Isnad.Model.Incidents;
using Isnad.Model.Ledger;
using Isnad.Model.People;
using Isnad.Model.Review;

namespace Isnad.Web.Features.Incidents;

/// <summary>A line of an incident's history.</summary>
/// <param name="Entry">As the log has it.</param>
/// <param name="By">Pseudonym of who did it; null where the machine did.</param>
/// <param name="Report">Number of the report that it is about.</param>
public sealed record HistoryLine(LogEntry Entry, string? By, long? Report);

/// <summary>What the log holds of an incident: its reports taken in and read, decisions on its mentions, what left the house.</summary>
internal static class IncidentHistory
{
    /// <summary>Newest first; without the decisions on reports of which the person may see one reading alone.</summary>
    public static IReadOnlyList<HistoryLine> Of(ILedger ledger, long number, IReadOnlyList<MentionKey> members, DeskPerson person)
    {
        var mentions = members.Select(member => member.MentionNumber).ToHashSet();
        var lines = ledger.Log.About($"i{number}").Select(entry => new HistoryLine(entry, null, null)).ToList();
        foreach (var report in members.Select(member => member.ReportNumber).Distinct())
        {
            var kept = ReadingSight.Only(ledger.Reviews.Of(report), person.Pseudonym, ledger.Reviews.Holder(report, ReadingTrack.Second)) is not null;
            foreach (var version in ledger.Reports.Versions(report))
            {
                var subjects = ledger.Reports.Analyses(version.Number).Select(analysis => $"a{analysis.Number}").Prepend($"v{version.Number}");
                lines.AddRange(subjects.SelectMany(ledger.Log.About).Select(entry => new HistoryLine(entry, null, report)));
            }
            lines.AddRange(ledger.Log.About($"r{report}").Where(entry => !(kept && entry.Kind == LogKind.Decided)).Select(entry => new HistoryLine(entry, null, report)));
        }
        foreach (var link in ledger.Incidents.Links().Where(link => mentions.Contains(link.A) || mentions.Contains(link.B)))
        {
            // The first entry is the decision, a second one that it was taken back.
            lines.AddRange(ledger.Log.About($"d{link.Number}").Select((entry, i) => new HistoryLine(entry, i == 0 ? link.By : link.BackBy, null)));
        }
        return [.. lines.OrderByDescending(line => line.Entry.Sequence)];
    }
}
