using System.Text;
using System.Text.Json;
using Isnad.Cli.Output;
using Isnad.Model.Events;
using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Isnad.Text;

namespace Isnad.Cli.Ledgers;

/// <summary>Hits of a search, for a person and for a program (docs/ledger.md).</summary>
internal static class SearchFormat
{
    /// <summary>A paragraph a hit.</summary>
    public static string Table(IReadOnlyList<(SearchHit Hit, StoredVersion Version)> found, IReadOnlyList<SearchTerm> terms, bool hasMore, CommandIo io)
    {
        var page = new TextPage(io.Width, io.Colors);
        foreach (var (hit, version) in found)
        {
            page.Line($"r{hit.Report}  {(hit.Published is { } days ? Wording.Days(days) : "no date")}  {hit.Outlet ?? "no outlet"}{(hit.CopyGroup != hit.Report ? $"  copy of r{hit.CopyGroup}" : "")}", Ink.Bold);
            var text = version.Content.Text;
            var snippet = Snippet.Of(text.Value, terms);
            page.Line($"{(snippet.Span.Start > 0 ? "… " : "")}{text.Slice(snippet.Span).ReplaceLineEndings(" ")}{(snippet.Span.End < text.Value.TrimEnd().Length ? " …" : "")}", Ink.Yellow, indent: 2);
            foreach (var mention in hit.Mentions)
            {
                page.Line(Line(mention), Ink.Cyan, indent: 2, hanging: 4);
            }
            page.Space();
        }
        page.Line(found.Count == 0 ? "nothing found" : hasMore ? "there is more; --most and --skip show it" : $"{found.Count} reports", Ink.Dim);
        var bytes = new System.Buffers.ArrayBufferWriter<byte>();
        page.MoveTo(bytes);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static string Line(MentionHit mention)
    {
        var how = (mention.Status == "actual" ? "" : $" ({mention.Status})") + (mention.Background ? " (background)" : "");
        var code = (mention.Admin1 ?? mention.Country) is { } found ? $" [{found}]" : "";
        return $"m{mention.Mention}  {mention.Type}{how}  {(mention.Days is { } days ? Wording.Days(days) : "no time")}  {mention.Place ?? "no place"}{code}";
    }

    /// <summary>One object.</summary>
    public static string Json(IReadOnlyList<(SearchHit Hit, StoredVersion Version)> found, IReadOnlyList<SearchTerm> terms, bool hasMore)
    {
        return LedgerOutput.Json(json =>
        {
            json.WriteStartArray("hits");
            foreach (var (hit, version) in found)
            {
                Write(json, hit, version, Snippet.Of(version.Content.Text.Value, terms));
            }
            json.WriteEndArray();
            json.WriteBoolean("has_more", hasMore);
        });
    }

    private static void Write(Utf8JsonWriter json, SearchHit hit, StoredVersion version, Snippet snippet)
    {
        json.WriteStartObject();
        json.WriteString("report", $"r{hit.Report}");
        json.WriteString("version", $"v{hit.Version}");
        json.WriteText("outlet", hit.Outlet);
        json.WriteText("title", version.Content.Title);
        json.WriteText("url", version.Content.Url);
        WriteDays(json, "published", hit.Published);
        json.WriteString("copy_group", $"r{hit.CopyGroup}");
        WriteSnippet(json, version.Content.Text, snippet);
        json.WriteStartArray("events");
        foreach (var mention in hit.Mentions)
        {
            json.WriteStartObject();
            json.WriteString("id", $"m{mention.Mention}");
            json.WriteString("type", mention.Type);
            json.WriteString("status", mention.Status);
            json.WriteBoolean("background", mention.Background);
            WriteDays(json, "time", mention.Days);
            json.WriteText("place", mention.Place);
            json.WriteText("country", mention.Country);
            json.WriteText("admin1", mention.Admin1);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The part shown and the words found in it, in code points of the part.</summary>
    private static void WriteSnippet(Utf8JsonWriter json, SourceText text, Snippet snippet)
    {
        var part = text.Slice(snippet.Span);
        int Points(int units) => part.Take(units).Count(unit => !char.IsLowSurrogate(unit));
        json.WriteStartObject("snippet");
        json.WriteString("text", part);
        json.WriteStartArray("marks");
        foreach (var mark in snippet.Marks)
        {
            json.WriteStartArray();
            json.WriteNumberValue(Points(mark.Start - snippet.Span.Start));
            json.WriteNumberValue(Points(mark.End - snippet.Span.Start));
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteDays(Utf8JsonWriter json, string name, DateInterval? days)
    {
        if (days is { } found)
        {
            json.WriteStartObject(name);
            json.WriteString("from", JsonValues.Iso(found.From));
            json.WriteString("to", JsonValues.Iso(found.To));
            json.WriteEndObject();
        }
    }
}
