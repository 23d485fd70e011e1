using System.Text.Json;
using System.Text.Json.Serialization;
using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Isnad.Text;

namespace Isnad.Storage;

/// <summary>What is kept of how bytes were obtained, beside the bytes; JSON under seal, as evidence packages give it.</summary>
internal sealed record CaptureAbout(string Locator, CaptureMethod Method, RawFormat Format)
{
    public string? Url { get; init; }

    public DateTimeOffset? FetchedAt { get; init; }

    public string? Request { get; init; }

    public string? Response { get; init; }

    public string? Charset { get; init; }

    public string? Outlet { get; init; }

    public string? Title { get; init; }

    public DateOnly? PublishedFrom { get; init; }

    public DateOnly? PublishedTo { get; init; }

    public static CaptureAbout Of(RawReport raw) => new(raw.Locator, raw.Method, raw.Format)
    {
        Url = raw.Url,
        FetchedAt = raw.FetchedAt,
        Request = raw.Exchange?.Request,
        Response = raw.Exchange?.Response,
        Charset = raw.Charset,
        Outlet = raw.Outlet,
        Title = raw.Title,
        PublishedFrom = raw.Published?.From,
        PublishedTo = raw.Published?.To,
    };

    /// <summary>The capture again, over its bytes.</summary>
    public RawReport ToRaw(byte[] bytes) => new(bytes, Format, Locator)
    {
        Method = Method,
        Url = Url,
        FetchedAt = FetchedAt,
        Exchange = Request is null && Response is null ? null : new(Request ?? "", Response ?? ""),
        Charset = Charset,
        Outlet = Outlet,
        Title = Title,
        Published = PublishedFrom is { } from && PublishedTo is { } to ? new DateInterval(from, to) : null,
    };
}

/// <summary>What is kept of a report beside its text; JSON under seal.</summary>
internal sealed record VersionAbout(string Id)
{
    public string? Outlet { get; init; }

    public string? Url { get; init; }

    /// <summary><see cref="Report.UrlIsOfSource"/>; null where it is not.</summary>
    public bool? UrlIsOfSource { get; init; }

    /// <summary>What the report is known by beside its bytes; null where it has no address of its own.</summary>
    [JsonIgnore]
    public string? Address => UrlIsOfSource == true ? null : ReportAddress.Of(Url, Article);

    public string? Title { get; init; }

    /// <summary>Number of the article in its capture, from 1.</summary>
    public int Article { get; init; } = 1;

    public bool Extracted { get; init; }

    public DateOnly? PublishedFrom { get; init; }

    public DateOnly? PublishedTo { get; init; }

    public PublishedBasis PublishedBasis { get; init; }

    /// <summary>Where the text says it, UTF-16 units.</summary>
    public int? PublishedStart { get; init; }

    public int? PublishedEnd { get; init; }

    public static VersionAbout Of(Report report, int article) => new(report.Id)
    {
        Outlet = report.Outlet,
        Url = report.Url,
        UrlIsOfSource = report.UrlIsOfSource ? true : null,
        Title = report.Title,
        Article = article,
        Extracted = report.TextIsExtracted,
        PublishedFrom = report.Published.Interval?.From,
        PublishedTo = report.Published.Interval?.To,
        PublishedBasis = report.Published.Basis,
        PublishedStart = report.Published.Quote?.Start,
        PublishedEnd = report.Published.Quote?.End,
    };

    /// <summary>The report again, over its text, under <paramref name="id"/>.</summary>
    public Report ToReport(string id, string text) => new(id, new SourceText(text), Published())
    {
        Outlet = Outlet,
        Url = Url,
        UrlIsOfSource = UrlIsOfSource == true,
        Title = Title,
        TextIsExtracted = Extracted,
    };

    private Publication Published() => new(
        PublishedFrom is { } from && PublishedTo is { } to ? new DateInterval(from, to) : null,
        PublishedBasis,
        PublishedStart is { } start && PublishedEnd is { } end ? new TextSpan(start, end) : null);
}

/// <summary>How both are written.</summary>
internal static class AboutJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static PackedContent Pack<T>(T about) => PackedContent.Of(JsonSerializer.SerializeToUtf8Bytes(about, Options));

    public static T Read<T>(byte[] json) => JsonSerializer.Deserialize<T>(json, Options)!;
}
