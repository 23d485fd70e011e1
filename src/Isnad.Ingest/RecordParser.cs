using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Isnad.Ingest.Archives;
using Isnad.Ingest.Encodings;
using Isnad.Ingest.Html;
using Isnad.Language;
using Isnad.Model.Reports;
using Isnad.Text;

namespace Isnad.Ingest;

/// <summary>What a record gave: a report, none, or several (a page with several articles), and problems.</summary>
public readonly record struct ParsedRecord(ImmutableArray<Report> Reports, ImmutableList<InputProblem> Problems);

/// <summary>Understands a record: fields id, text, url, outlet (or source), title, published (or crawled); all others are ignored. Safe on many threads.</summary>
/// <param name="given">Publication where a record says none.</param>
public sealed class RecordParser(DateInterval? given)
{
    /// <summary>A report of more UTF-16 units than this is left out: it is a bundle of reports by mistake, and takes as long and as much memory as they do
    /// together.</summary>
    public const int MaxReportLength = 1 << 23;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = 512 };

    private readonly Publication _default = given is { } interval ? new(interval, PublishedBasis.Given) : new(null, PublishedBasis.Unknown);

    /// <summary>What pages must know of the language; without it no date line in Arabic words is understood.</summary>
    public LanguagePack? Language { get; init; }

    /// <summary>Time zones and names of outlets, for pages.</summary>
    public OutletSettings Outlets { get; init; } = OutletSettings.None;

    /// <summary>The day on which the input is read; a publication after it is kept with a warning. Null: no day is too late, as the reader has no clock of its own.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>Turns <paramref name="raw"/> into reports and gives its buffer back.</summary>
    public ParsedRecord Parse(RawRecord raw)
    {
        if (raw.Problem is { } problem)
        {
            return new([], [problem]);
        }
        try
        {
            var parsed = raw.Format switch
            {
                RawFormat.Html => ParsePage(raw),
                RawFormat.Json => ParseJson(raw),
                RawFormat.TelegramMessage => ParseMessage(raw),
                _ => ParseText(raw),
            };
            return Dated(raw, WithinLength(raw, raw.Capture is { } capture ? CaptureHints.Fill(parsed, capture) : parsed));
        }
        finally
        {
            raw.Return();
        }
    }

    /// <summary>Turns what an archive, a feed or the ledger holds into reports, as if it were read from its file. The id of a report without one of its
    /// own is made of the locator.</summary>
    public ParsedRecord Parse(RawReport raw) => Parse(RawRecord.Captured(raw));

    private ParsedRecord ParsePage(RawRecord raw)
    {
        // The transport overrules the page (HTML Standard), where it names an encoding that there is.
        var told = raw.Capture?.Charset is { } charset && EncodingNames.Find(charset) is not null ? charset : CharsetPrescan.Find(raw.Bytes);
        var decoded = Decode(raw, told);
        var fallback = raw.Capture?.Published is { } days ? new Publication(days, PublishedBasis.Metadata) : _default;
        var parsed = new PageReader(new PageWords(Language), Outlets, fallback).Read(raw.File, decoded.Text, raw.Capture?.Url, raw.Capture?.Outlet, raw.Capture?.FetchedAt);
        return parsed with { Problems = parsed.Problems.InsertRange(0, EncodingProblems.Of(raw.File, null, decoded)) };
    }

    private static ParsedRecord WithinLength(RawRecord raw, ParsedRecord parsed)
    {
        foreach (var report in parsed.Reports.Where(report => report.Text.Value.Length > MaxReportLength))
        {
            var problem = InputProblem.Error(raw.File, raw.Line, $"the text of '{report.Id}' is longer than {MaxReportLength} characters", "split it into its reports");
            parsed = new(parsed.Reports.Remove(report), parsed.Problems.Add(problem));
        }
        return parsed;
    }

    /// <summary>Says which publications lie in the future. East of here it may already be tomorrow.</summary>
    private ParsedRecord Dated(RawRecord raw, ParsedRecord parsed)
    {
        var problems = parsed.Problems;
        foreach (var report in parsed.Reports)
        {
            if (Today is { } today && report.Published is { Basis: PublishedBasis.Metadata, Interval: { } days } && days.From > today.AddDays(1))
            {
                problems = problems.Add(InputProblem.Warning(raw.File, raw.Line, $"the publication of '{report.Id}', {days.From:yyyy-MM-dd}, lies in the future", "it was kept; correct the date, or the clock of this machine"));
            }
        }
        return new(parsed.Reports, problems);
    }

    private ParsedRecord ParseMessage(RawRecord raw)
    {
        TelegramMessage message;
        try
        {
            message = TelegramMessage.Read(raw.Bytes);
        }
        catch (JsonException error)
        {
            return new([], [InputProblem.Error(raw.File, raw.Line + (int)(error.LineNumber ?? 0), $"broken message ({Reason(error)})", "it is left out; export the channel anew")]);
        }
        if (!message.IsReport)
        {
            return new([], [InputProblem.Error(raw.File, raw.Line, "the message has no words", "it is left out")]);
        }
        var setting = Outlets.Find(raw.Capture?.Outlet, raw.Capture?.Url);
        var published = message.At?.Days(setting?.Zone, null) is { } days ? new Publication(days, PublishedBasis.Metadata) : _default;
        var id = raw.Capture?.Locator ?? raw.File;
        return new([new Report(id, new SourceText(message.Text), published) { Outlet = setting?.Name ?? raw.Capture?.Outlet, Url = raw.Capture?.Url, TextIsExtracted = true }], []);
    }

    private ParsedRecord ParseText(RawRecord raw)
    {
        var decoded = Decode(raw, raw.Capture?.Charset);
        return string.IsNullOrWhiteSpace(decoded.Text)
            ? new([], [InputProblem.Empty(raw.File)])
            : new([new Report(raw.File, new SourceText(decoded.Text), _default)], [.. EncodingProblems.Of(raw.File, null, decoded)]);
    }

    private ParsedRecord ParseJson(RawRecord raw)
    {
        var problems = ImmutableList<InputProblem>.Empty;
        var bytes = raw.Bytes;
        if (!Utf8.IsValid(bytes))
        {
            var decoded = Decode(raw, raw.Capture?.Charset);
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
            return new([], problems.Add(InputProblem.Error(raw.File, line, $"broken JSON at byte {error.BytePositionInLine + 1} of the line ({Reason(error)})", "correct or remove the record")));
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
            return new([], problems.Add(InputProblem.Error(raw.File, raw.Line, fault, "correct or remove the record")));
        }
        if (fields.Text is null)
        {
            return new([], problems.Add(InputProblem.Error(raw.File, raw.Line, "the record has no text", "give the report's words in the field 'text'")));
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
        return new([new Report(id, text, published) { Outlet = fields.Outlet, Url = fields.Url, Title = title }], problems);
    }

    private static DecodedText Decode(RawRecord raw, string? told = null) =>
        raw.Encoding is { } encoding ? TextDecoder.DecodeAs(raw.Bytes, encoding) : TextDecoder.Decode(raw.Bytes, told);

    internal static string Reason(JsonException error)
    {
        // The runtime adds its own position, which counts from the record's start.
        var at = error.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (at < 0 ? error.Message : error.Message[..at]).TrimEnd('.');
    }
}
