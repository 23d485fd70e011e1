using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Isnad.Ingest.Encodings;
using Isnad.Model.Reports;
using Isnad.Text;

namespace Isnad.Ingest;

/// <summary>What a record gave: a report, or none, and problems.</summary>
public readonly record struct ParsedRecord(Report? Report, ImmutableList<InputProblem> Problems);

/// <summary>Understands a record: fields id, text, url, outlet (or source), title, published (or crawled); all others are ignored. Safe on many threads.</summary>
/// <param name="given">Publication where a record says none.</param>
public sealed class RecordParser(DateInterval? given)
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 512 };

    private readonly Publication _default = given is { } interval ? new(interval, PublishedBasis.Given) : new(null, PublishedBasis.Unknown);

    /// <summary>Turns <paramref name="raw"/> into a report and gives its buffer back.</summary>
    public ParsedRecord Parse(RawRecord raw)
    {
        if (raw.Problem is { } problem)
        {
            return new(null, [problem]);
        }
        try
        {
            return raw.IsJson ? ParseJson(raw) : ParseText(raw);
        }
        finally
        {
            raw.Return();
        }
    }

    private ParsedRecord ParseText(RawRecord raw)
    {
        var decoded = Decode(raw);
        return string.IsNullOrWhiteSpace(decoded.Text)
            ? new(null, [InputProblem.Empty(raw.File)])
            : new(new Report(raw.File, new SourceText(decoded.Text), _default), [.. EncodingProblems.Of(raw.File, null, decoded)]);
    }

    private ParsedRecord ParseJson(RawRecord raw)
    {
        var problems = ImmutableList<InputProblem>.Empty;
        var bytes = raw.Bytes;
        if (!Utf8.IsValid(bytes))
        {
            var decoded = Decode(raw);
            problems = problems.AddRange(EncodingProblems.Of(raw.File, raw.Line, decoded));
            bytes = Encoding.UTF8.GetBytes(decoded.Text);
        }
        var fields = new RecordFields();
        try
        {
            var json = new Utf8JsonReader(bytes, Options);
            fields.Read(ref json);
        }
        catch (JsonException error)
        {
            var line = raw.Line + (int)(error.LineNumber ?? 0);
            return new(null, problems.Add(InputProblem.Error(raw.File, line, $"broken JSON at byte {error.BytePositionInLine + 1} of the line ({Reason(error)})", "correct or remove the record")));
        }
        if (fields.HasLoneSurrogates)
        {
            problems = problems.Add(InputProblem.Warning(raw.File, raw.Line, "an escape gives half a character; U+FFFD stands in its place", "check how the file was written") with { OncePerFile = true });
        }
        return Build(raw, fields, fields.TurnBack() is { } garbled ? problems.AddRange(EncodingProblems.Of(raw.File, raw.Line, garbled)) : problems);
    }

    private ParsedRecord Build(RawRecord raw, RecordFields fields, ImmutableList<InputProblem> problems)
    {
        if (fields.Fault is { } fault)
        {
            return new(null, problems.Add(InputProblem.Error(raw.File, raw.Line, fault, "correct or remove the record")));
        }
        if (fields.Text is null)
        {
            return new(null, problems.Add(InputProblem.Error(raw.File, raw.Line, "the record has no text", "give the report's words in the field 'text'")));
        }
        var id = string.IsNullOrEmpty(fields.Id) ? raw.Ordinal is { } number ? $"{raw.File}:{number}" : raw.File : fields.Id;
        var title = string.IsNullOrWhiteSpace(fields.Title) ? null : fields.Title;
        if (title is null && string.IsNullOrWhiteSpace(fields.Text))
        {
            problems = problems.Add(InputProblem.Warning(raw.File, raw.Line, "the record's text is empty", "nothing can be read from it; get the report's words"));
        }
        var published = _default;
        if (fields.Published is { } words)
        {
            if (PublishedDate.Parse(words) is { } interval)
            {
                published = new Publication(interval, PublishedBasis.Metadata);
            }
            else
            {
                problems = problems.Add(InputProblem.Warning(raw.File, raw.Line, $"'{words}' is no date", "write published as yyyy-mm-dd; the document was read without it"));
            }
        }
        var text = new SourceText(title is null ? fields.Text : $"{title}\n\n{fields.Text}");
        return new(new Report(id, text, published) { Outlet = fields.Outlet, Url = fields.Url, Title = title }, problems);
    }

    private static DecodedText Decode(RawRecord raw) => raw.Encoding is { } encoding ? TextDecoder.DecodeAs(raw.Bytes, encoding) : TextDecoder.Decode(raw.Bytes);

    private static string Reason(JsonException error)
    {
        // The runtime adds its own position, which counts from the record's start.
        var at = error.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (at < 0 ? error.Message : error.Message[..at]).TrimEnd('.');
    }
}
