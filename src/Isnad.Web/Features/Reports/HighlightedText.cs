using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Isnad.Model.Events;
using Isnad.Text;
using Isnad.Web.Hosting;

namespace Isnad.Web.Features.Reports;

/// <summary>A report's text as HTML, with a mark over every value of its records. Each character of the text is one character of the page's text, so that a script can count offsets in it.</summary>
internal static class HighlightedText
{
    // The framework's own writer turns every Arabic letter into an entity of seven bytes; this one leaves letters as they are and encodes what HTML gives a meaning.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The HTML.</summary>
    public static string Html(string text, IReadOnlyList<EventMention> events)
    {
        var values = events.SelectMany(item => RecordValues.Of(item)).Where(value => value.Span.Length > 0 && value.Span.End <= text.Length).ToList();
        int[] edges = [.. values.SelectMany(value => new[] { value.Span.Start, value.Span.End }).Append(0).Append(text.Length).Distinct().Order()];
        var starting = values.ToLookup(value => value.Span.Start);
        var open = new List<RecordValue>();
        var html = new StringBuilder(text.Length * 2);
        for (var i = 0; i + 1 < edges.Length; i++)
        {
            open.RemoveAll(value => value.Span.End <= edges[i]);
            open.AddRange(starting[edges[i]]);
            var words = Encoder.Encode(Plain(text.AsSpan(edges[i], edges[i + 1] - edges[i])));
            if (open.Count == 0)
            {
                html.Append(words);
                continue;
            }
            html.Append(CultureInfo.InvariantCulture, $"<mark class=\"{open[^1].Field}\" data-v=\"{string.Join(' ', open.Select(value => value.Name))}\">{words}</mark>");
        }
        return html.ToString();
    }

    private static string Plain(ReadOnlySpan<char> words)
    {
        var plain = words.ToArray();
        for (var i = 0; i < plain.Length; i++)
        {
            if (plain[i] is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') || (char.IsControl(plain[i]) && plain[i] is not ('\n' or '\t')))
            {
                plain[i] = PageEncoder.Placeholder;
            }
        }
        return new(plain);
    }
}

/// <summary>A value of a record and the words that it stands on.</summary>
/// <param name="Name">Of the value in the page: <c>m5.actors.1</c>.</param>
/// <param name="Field">Of the contract: triggers, time, place …</param>
/// <param name="Span">UTF-16 units of the text.</param>
internal sealed record RecordValue(string Name, string Field, TextSpan Span);

/// <summary>The values of a record that stand on words.</summary>
internal static class RecordValues
{
    /// <summary>In the order in which a card shows them.</summary>
    public static IEnumerable<RecordValue> Of(EventMention item)
    {
        IEnumerable<RecordValue> All(string field, IEnumerable<TextSpan> spans) => spans.Select((span, i) => new RecordValue($"{item.Id}.{field}.{i}", field, span));
        return [.. All("triggers", item.Triggers), .. All("time", item.Time is { } time ? [time.Span] : []), .. All("place", item.Place is { } place ? [place.Span] : []), .. All("more_places", item.MorePlaces.Select(more => more.Span)),
            .. All("actors", item.Actors.Select(actor => actor.Span)), .. All("casualties", item.Casualties.Select(toll => toll.Span)), .. All("weapons", item.Weapons.Select(weapon => weapon.Span)),
            .. All("sources", item.Sources.Select(source => source.Span)), .. All("denied_by", item.DeniedBy.Select(denial => denial.Span))];
    }
}
