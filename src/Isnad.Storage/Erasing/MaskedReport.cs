using Isnad.Model.Events;
using Isnad.Model.Reports;
using Isnad.Text;

namespace Isnad.Storage.Erasing;

/// <summary>A report and its analysis with names masked. Spans hold, since the text keeps its length.</summary>
internal sealed class MaskedReport(IReadOnlyList<NameOccurrences> names)
{
    private const int LeastPart = 3;

    // Persons and the quotes of derivations have no span: of a name that they cut, a part must not stay.
    private readonly List<NameOccurrences> _parts = [.. names, .. names.SelectMany(name => name.Parts).Where(part => part.Length >= LeastPart).Distinct().Select(part => new NameOccurrences(part))];

    /// <summary>Whether the name stands in an address, as readable words or percent-encoded.</summary>
    public bool Holds(string url) => Count(Words(url)) > 0;

    /// <summary>How often the names stand in <paramref name="text"/>.</summary>
    public int Count(string? text) => text is null ? 0 : NameOccurrences.Find(text, names).Count;

    /// <summary>How often they stand in what is kept of a report beside its text.</summary>
    public int Count(VersionAbout about) => Count(about.Title) + Count(about.Outlet) + Count(Words(about.Id)) + (about.Url is { } url ? Count(Words(url)) : 0);

    /// <summary>The words that the report came with; an address that holds the name goes altogether.</summary>
    public VersionAbout Hide(VersionAbout about) => about with
    {
        Id = Count(Words(about.Id)) > 0 ? Hide(Words(about.Id)) : about.Id,
        Title = about.Title is { } title ? Hide(title) : null,
        Outlet = about.Outlet is { } outlet ? Hide(outlet) : null,
        Url = about.Url is { } url && Holds(url) ? null : about.Url,
    };

    /// <summary>Masks the names in <paramref name="text"/>.</summary>
    public string Hide(string text) => NameOccurrences.Hide(text, names);

    /// <summary><paramref name="analysis"/> over <paramref name="masked"/>, the same report with its text masked.</summary>
    public ReportAnalysis Hide(ReportAnalysis analysis, Report masked)
    {
        var hidden = NameOccurrences.Find(analysis.Report.Text.Value, names).ToList();
        return new(masked, analysis.Published, [.. analysis.Events.Select(item => item with
        {
            Actors = [.. item.Actors.Select(actor => actor.Person is { } person ? actor with { Person = hidden.Exists(actor.Span.Overlaps) ? new string(NameOccurrences.Mask, person.Length) : HideParts(person) } : actor)],
            Derivation = [.. item.Derivation.Select(derivation => derivation with { Quote = derivation.Quote is { } quote ? HideParts(quote) : null, Beat = [.. derivation.Beat.Select(HideParts)] })],
        })], []);
    }

    /// <summary>A person's record, given over <paramref name="content"/>, over <paramref name="masked"/>.</summary>
    public EventMention Hide(EventMention record, Report content, Report masked) => Hide(new ReportAnalysis(content, content.Published, [record], []), masked).Events[0];

    private string HideParts(string quote) => NameOccurrences.Hide(quote, _parts);

    /// <summary>A path or an address as words; the length is not kept.</summary>
    private static string Words(string path) => Uri.UnescapeDataString(path).Replace('_', ' ').Replace('+', ' ');
}
