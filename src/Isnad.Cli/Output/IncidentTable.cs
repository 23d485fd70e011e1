using System.Buffers;
using System.Globalization;
using Isnad.Model.Events;
using Isnad.Model.Incidents;

namespace Isnad.Cli.Output;

/// <summary>Incidents for a person at a terminal: for each field its status and the accounts side by side, how tolls moved, the reports.</summary>
internal sealed class IncidentTable
{
    private const int Indent = 2, Gap = 2, LabelWidth = 16, LeastWidth = 60, GreatestWidth = 160, LeastColumn = 26, MostAccounts = 6, MostReports = 12;

    private readonly TextPage _page;
    private readonly int[] _columns;

    /// <param name="width">Columns of the terminal.</param>
    /// <param name="colors">The terminal shows colours.</param>
    public IncidentTable(int width, bool colors)
    {
        var columns = Math.Clamp(width, LeastWidth, GreatestWidth);
        _page = new TextPage(columns, colors);
        var count = Math.Max(1, (columns - Indent - LabelWidth) / (LeastColumn + Gap));
        _columns = [LabelWidth - Gap, .. Enumerable.Repeat(((columns - Indent - LabelWidth) / count) - Gap, count)];
    }

    /// <summary>Writes incidents, a blank line between two, then control of places.</summary>
    public void Write(Stream output, IEnumerable<Incident> incidents, IReadOnlyList<PlaceControl> control)
    {
        var buffer = new ArrayBufferWriter<byte>();
        foreach (var incident in incidents)
        {
            Incident(incident);
            _page.Space();
            Flush(output, buffer);
        }
        foreach (var place in control)
        {
            Control(place);
        }
        Flush(output, buffer);
    }

    /// <summary>Writes how each outlet words an incident: loaded names, whom it names as source, what others give and it leaves out.</summary>
    public void WriteWording(Stream output, Incident incident)
    {
        foreach (var wording in incident.Wording)
        {
            _page.Line(wording.Outlet ?? "an outlet unnamed", Ink.Bold, 0, Indent);
            Detail("loaded names", string.Join($" {DisplayText.Separator} ", wording.Slanted.Select(name => $"{name.Quote.Words} ({name.Actor}, as {name.Slant} says)").Distinct()), Ink.Yellow);
            Detail("sources", string.Join($" {DisplayText.Separator} ", wording.Sources.Select(source => $"{source.Words} ({string.Join(", ", new[] { source.Kind, source.Actor }.Where(part => !string.IsNullOrEmpty(part)))})")), Ink.Plain);
            Detail("leaves out", string.Join(", ", wording.LeftOut.Select(field => $"{field.Field} (given by {Counted(field.Outlets, "outlet")})")), Ink.Plain);
        }
        Flush(output, new ArrayBufferWriter<byte>());
    }

    private void Flush(Stream output, ArrayBufferWriter<byte> buffer)
    {
        _page.MoveTo(buffer);
        output.Write(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
    }

    private void Incident(Incident incident)
    {
        _page.Line(string.Join($" {DisplayText.Separator} ", Heading(incident)), Ink.Bold, 0, Indent);
        Field("type", incident.Type, type => type, Ink.Cyan);
        if (incident.Occurrence.Status != AccountStatus.SingleAccount && incident.Occurrence.Accounts.Any(account => account.Value != Occurrence.Happened))
        {
            Field("happened", incident.Occurrence, IncidentWriter.Name, Ink.Plain);
        }
        Field("when", incident.Time, time => Wording.Days(time.Days), Ink.Plain);
        Field("where", incident.Place, place => $"{place.Words}{((place.Known.Admin1 ?? place.Known.Country) is { } code ? $" ({code})" : "")}", Ink.Green);
        Field("who", incident.Participants, participant => $"{participant.Id}{(participant.Role == ActorRole.Actor ? "" : $" ({IncidentWriter.Name(participant.Role)})")}", Ink.Plain);
        foreach (var series in incident.Tolls)
        {
            Field(string.Join(' ', new[] { series.Kind, series.Group, series.Demographic }.Where(part => part is not null)), series.Figures, Wording.Toll, Ink.Red);
            Detail("", TollLine(series), Ink.Dim);
        }
        Field("weapons", incident.Weapons, weapon => weapon, Ink.Plain);
        // A bare attribution stands under who.
        if (incident.Responsibility.Accounts.Any(account => account.Value.Stance != ResponsibilityStance.Attributed))
        {
            Field("responsibility", incident.Responsibility, account => $"{account.Actor ?? "somebody"}: {IncidentWriter.Name(account.Stance)}", Ink.Plain);
        }
        foreach (var wording in incident.Wording.Where(wording => wording.Slanted.Count > 0))
        {
            Detail("wording", string.Join($" {DisplayText.Separator} ", wording.Slanted.Select(name => $"{name.Quote.Words} ({name.Actor}, as {name.Slant} says)").Distinct().Prepend(wording.Outlet ?? "an outlet unnamed")), Ink.Yellow);
        }
        Reports(incident);
    }

    private static IEnumerable<string> Heading(Incident incident)
    {
        yield return $"#{incident.Id} {string.Join(" or ", incident.Type.MostHeld.Select(account => account.Value))}";
        if (incident.Place.Accounts.Count > 0)
        {
            yield return string.Join($" {DisplayText.Separator} ", incident.Place.MostHeld.Take(3).Select(account => account.Value.Words));
        }
        yield return incident.Days is { } days ? Wording.Days(days) : incident.Told is { } told ? $"told {Wording.Days(told)}" : "no day told";
        yield return Counted(incident.Reports.Count, "report") + $" of {Counted(incident.Outlets, "independent outlet")}";
    }

    private void Field<T>(string label, AccountedField<T> field, Func<T, string> words, Ink ink)
    {
        if (field.Accounts.Count == 0)
        {
            return;
        }
        var status = new Inked(IncidentWriter.Name(field.Status), field.Status is AccountStatus.Disputed or AccountStatus.Denied ? Ink.Red : Ink.Dim);
        var first = true;
        foreach (var row in field.Accounts.Take(MostAccounts).Chunk(_columns.Length - 1))
        {
            _page.Row(_columns, Indent, Gap, [first ? [new Inked(label, Ink.Dim), status] : [], .. row.Select(account => Cell(account, words, ink))]);
            first = false;
        }
        if (field.Accounts.Count > MostAccounts)
        {
            Detail("", $"and {field.Accounts.Count - MostAccounts} more accounts", Ink.Dim);
        }
        if (field.Status is AccountStatus.Disputed or AccountStatus.Denied)
        {
            Detail("", string.Join($" {DisplayText.Separator} ", field.Reasons), Ink.Red);
        }
    }

    private static IReadOnlyList<Inked> Cell<T>(Account<T> account, Func<T, string> words, Ink ink)
    {
        var holders = account.Holdings.Select(holding => holding.Name).Distinct().ToArray();
        var more = holders.Length > 2 ? $" {DisplayText.Separator} {holders.Length - 2} more" : "";
        return [new(words(account.Value), ink), new(string.Join($" {DisplayText.Separator} ", holders.Take(2)) + more, Ink.Dim), new((account.Since is { } since ? $"since {JsonValues.Iso(since)}, " : "") + Counted(account.Voices, "voice"), Ink.Dim)];
    }

    private static string TollLine(TollSeries series)
    {
        if (series.Figures.Accounts.Count < 2)
        {
            return "";
        }
        var range = $"lowest {Wording.Toll(series.Lowest.Value)} ({series.Lowest.Holdings[0].Name}), highest {Wording.Toll(series.Highest.Value)} ({series.Highest.Holdings[0].Name})";
        return series.Moves.Count < 2 ? range : $"{range} {DisplayText.Separator} {string.Join(" → ", series.Moves.Select(moment => $"{JsonValues.Iso(moment.Day)}: {Wording.Range(moment.Min, moment.Max)}"))}";
    }

    private void Reports(Incident incident)
    {
        foreach (var report in incident.Reports.Take(MostReports))
        {
            Detail(report == incident.Reports[0] ? "reports" : "", string.Join($" {DisplayText.Separator} ", new[] { report.Published is { } published ? Wording.Days(published) : null, report.Outlet, report.Document, report.CopyOf is { } first ? $"copy of {first}" : null }.OfType<string>()), Ink.Plain);
        }
        if (incident.Reports.Count > MostReports)
        {
            Detail("", $"and {incident.Reports.Count - MostReports} more", Ink.Dim);
        }
    }

    private void Control(PlaceControl control)
    {
        _page.Line($"control of {DisplayText.Separator} {control.Place.Words}", Ink.Bold, 0, Indent);
        foreach (var spell in control.Spells)
        {
            var days = $"{(spell.From is { } from ? JsonValues.Iso(from) : "?")} – {(spell.To is { } to ? JsonValues.Iso(to) : "")}";
            string?[] parts = [spell.Side, spell.To is null ? "holds it by the latest account" : null, spell.Taken is { } taken ? $"taken #{taken}" : null, spell.Ended is { } ended ? $"ended #{ended}" : null];
            Detail(days, string.Join($" {DisplayText.Separator} ", spell.Disagreement.Prepend(string.Join(", ", parts.OfType<string>()))), spell.Disagreement.Count > 0 ? Ink.Red : Ink.Plain, 26);
        }
    }

    private void Detail(string label, string text, Ink ink, int labelWidth = LabelWidth)
    {
        if (text.Length > 0)
        {
            _page.Labelled(label.Length > labelWidth - 1 ? label[..(labelWidth - 1)] : label, text, ink, Indent, labelWidth);
        }
    }

    private static string Counted(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
