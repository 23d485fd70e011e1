using System.Globalization;
using Isnad.Model.Events;
using Isnad.Model.Incidents;
using Isnad.Model.Ledger;
using Isnad.Model.Review;

namespace Isnad.Workflow.Evidence;

/// <summary>The page of a package for people: no script, nothing loaded from elsewhere, no address that can be clicked by mistake.</summary>
/// <param name="incident">As it may leave.</param>
/// <param name="reports">The reports that tell it.</param>
/// <param name="decisions">What people decided.</param>
/// <param name="head">The signed head.</param>
/// <param name="whole">Texts and titles go along.</param>
internal sealed class EvidencePage(Incident incident, IReadOnlyList<EvidenceReport> reports, EvidenceDecisions decisions, TreeHead head, bool whole)
{
    private readonly HtmlText _html = new();

    /// <summary>The page.</summary>
    public string Html()
    {
        _html.Markup("<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
            .Markup("<meta name=\"viewport\" content=\"width=device-width\">\n<title>").Text($"Incident i{incident.Id}: evidence").Markup("</title>\n<style>\n").Markup(PackageFiles.Template("page.css")).Markup("</style>\n</head>\n<body>\n<main>\n");
        Lead();
        Fields();
        Sources();
        Decisions();
        Proof();
        return _html.Markup("</main>\n</body>\n</html>\n").ToString();
    }

    private void Lead()
    {
        _html.Markup("<h1>").Text($"Incident i{incident.Id}").Markup("</h1>\n<p>").Text("What was reported, by whom. Every value is somebody's account; none was chosen.").Markup("</p>\n");
        _html.Markup(whole ? "<p class=\"notice\">Unredacted: it names private people and exact points. Do not publish it.</p>\n"
            : "<p>Redacted: names of private people, words of sources, texts and exact points are left out; see README.txt.</p>\n");
        _html.Markup("<table>\n");
        _html.Row("Told as", () => _html.Text(string.Join(", ", incident.Type.MostHeld.Select(account => account.Value))));
        _html.Row("Where", () => Each(incident.Place.MostHeld, account => _html.Words(account.Value.Words)));
        _html.Row("When, as told", () => _html.Text(HtmlText.Days(incident.Days)));
        _html.Row("Published", () => _html.Text(HtmlText.Days(incident.Told)));
        _html.Row("Told by", () => _html.Text(string.Create(CultureInfo.InvariantCulture, $"reports: {incident.Reports.Count}, independent outlets: {incident.Outlets}, voices: {incident.Voices}")));
        _html.Markup("</table>\n");
    }

    private void Fields()
    {
        _html.Markup("<h2>Accounts</h2>\n");
        Field("Type", incident.Type, value => _html.Text(value));
        Field("Happened, planned or denied", incident.Occurrence, value => _html.Text(IncidentWriter.Name(value)));
        Field("When", incident.Time, value => _html.Text($"{HtmlText.Days(value.Days)} ({value.Basis})"));
        Field("Where", incident.Place, Place);
        Field("Who", incident.Participants, value => _html.Text($"{value.Id} ({IncidentWriter.Name(value.Role)})"));
        foreach (var series in incident.Tolls)
        {
            Field(string.Join(", ", new[] { series.Kind, series.Group, series.Demographic, series.Part ? "part" : null }.OfType<string>()), series.Figures, value => _html.Text(Figure(value)));
        }
        Field("Weapons", incident.Weapons, value => _html.Text(value));
        Field("Who did it", incident.Responsibility, value => _html.Text($"{value.Actor ?? "a side not told"} ({IncidentWriter.Name(value.Stance)})"));
    }

    private void Field<T>(string name, AccountedField<T> field, Action<T> value)
    {
        if (field.Accounts.Count == 0)
        {
            return;
        }
        _html.Markup("<h3>").Text(name).Markup(" <span class=\"status\">").Text(IncidentWriter.Name(field.Status)).Markup("</span></h3>\n<table>\n<tr><th scope=\"col\">Account</th><th scope=\"col\">Held by</th><th scope=\"col\">Words</th></tr>\n");
        foreach (var account in field.Accounts)
        {
            foreach (var holding in account.Holdings)
            {
                _html.Markup("<tr><td>");
                value(account.Value);
                _html.Markup("</td><td>");
                Holder(holding);
                _html.Markup("</td><td>");
                Each(holding.Quotes, quote => _html.Words(quote.Words, "q"));
                _html.Markup("</td></tr>\n");
            }
        }
        _html.Markup("</table>\n");
        foreach (var reason in field.Reasons)
        {
            _html.Markup("<p>").Words(reason).Markup("</p>\n");
        }
    }

    private void Place(PlaceAccount place)
    {
        _html.Words(place.Words).Text(place.Known.Admin1 is { } admin ? $" ({admin})" : place.Known.Country is { } country ? $" ({country})" : "");
        if (place.Known is { Latitude: { } latitude, Longitude: { } longitude })
        {
            _html.Text(string.Create(CultureInfo.InvariantCulture, $", {latitude:0.####} {longitude:0.####}, {place.Known.Precision}")).Text(place.Known.RadiusKm is { } radius ? string.Create(CultureInfo.InvariantCulture, $" ±{radius:0.#} km") : "");
        }
    }

    private void Holder(Holding holding)
    {
        if (holding.Party is { } party)
        {
            _html.Words(party.Words.Length > 0 ? party.Words : party.Actor ?? (party.Kind.Length > 0 ? party.Kind : "a source")).Text(" through ");
            foreach (var through in holding.Through)
            {
                _html.Words(through).Text(", ");
            }
        }
        _html.Words(holding.Outlet ?? "an outlet unnamed").Text($", {holding.Mention.Document}, {HtmlText.Days(holding.Published)}");
    }

    private void Sources()
    {
        _html.Markup("<h2>Reports</h2>\n");
        foreach (var report in reports)
        {
            var content = report.Version.Content;
            _html.Markup("<section>\n<h3>").Text($"r{report.Number} · ").Words(content.Outlet ?? "an outlet unnamed").Markup("</h3>\n<table>\n");
            if (whole && content.Title is { } title)
            {
                _html.Row("Title", () => _html.Words(title));
            }
            _html.Row("Address", () => _html.Code(content.Url ?? "not known"));
            _html.Row("Published", () => _html.Text($"{HtmlText.Days(report.Analysis.Published.Interval)} ({report.Analysis.Published.Basis.ToString().ToLowerInvariant()})"));
            _html.Row("Taken in", () => _html.Text(EvidenceJson.Instant(report.Version.TakenAt)));
            _html.Row("Text, SHA-256", () => _html.Code(ContractWriter.Sha256(content.Text.Value)));
            foreach (var capture in report.Captures)
            {
                _html.Row($"Bytes c{capture.Number}, SHA-256", () => _html.Code(capture.Hash.Hex).Text($" {IncidentWriter.Name(capture.Raw.Method)}{(capture.Raw.FetchedAt is { } at ? $", fetched {EvidenceJson.Instant(at)}" : "")}"));
            }
            if (report.Reading.Machine?.Engine is { } engine)
            {
                _html.Row("Read by", () => _html.Text($"engine {engine.Version}, resources {engine.Resources}, models {engine.Models}"));
            }
            _html.Row("Its records of this incident", () => _html.Text(string.Join(", ", report.Reading.Standing.Where(standing => report.Tells(standing.Mention)).Select(standing => $"m{standing.Mention} {ReviewWords.Of(standing.State)}"))));
            _html.Markup("</table>\n");
            if (whole)
            {
                _html.Markup("<details><summary>Text</summary>\n<div class=\"text\" dir=\"auto\">").Text(content.Text.Value).Markup("</div></details>\n");
            }
            _html.Markup("</section>\n");
        }
    }

    private void Decisions()
    {
        _html.Markup("<h2>Decisions of people</h2>\n");
        var told = decisions.Told().ToList();
        if (told.Count == 0)
        {
            _html.Markup("<p>None: records and what belongs together were computed.</p>\n");
            return;
        }
        _html.Markup("<table>\n");
        foreach (var (name, what, by) in told)
        {
            _html.Row(name, () => _html.Text(what + ", by ").Words(by));
        }
        _html.Markup("</table>\n");
    }

    private void Proof()
    {
        _html.Markup("<h2>Proof</h2>\n<p>What stands here is covered by a signed log. README.txt says how to check it: <code>python3 check.py</code>.</p>\n<table>\n");
        _html.Row("Log entries under the head", () => _html.Text(head.Size.ToString(CultureInfo.InvariantCulture)));
        _html.Row("Root", () => _html.Code(Convert.ToHexStringLower(head.Root)));
        _html.Row("Signed", () => _html.Text(EvidenceJson.Instant(head.At)));
        _html.Row("Key", () => _html.Code(head.KeyId.Hex));
        _html.Markup("</table>\n");
    }

    private void Each<T>(IEnumerable<T> items, Action<T> write)
    {
        var first = true;
        foreach (var item in items)
        {
            _html.Text(first ? "" : " · ");
            write(item);
            first = false;
        }
    }

    private static string Figure(TollRange figure) => string.Create(CultureInfo.InvariantCulture, $"{(figure.Approximate ? "about " : "")}{figure.Min}{(figure.Max is { } most ? most == figure.Min ? "" : $"–{most}" : " or more")}");
}
