using System.Globalization;
using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Isnad.Web.Features.Incidents;
using Isnad.Workflow.Exchange;
using Microsoft.AspNetCore.Http;

namespace Isnad.Web.Features.Exchange;

/// <summary>What is asked of an export, by a form or by a program.</summary>
public sealed record ExportWish
{
    /// <summary>Formats that can be asked for, the usual first.</summary>
    public static readonly IReadOnlyList<string> Formats = [ExportFile.Workbook, .. ExportFile.OneTable, .. ExportFile.Shaped];

    private const int LongestValue = 80;

    /// <summary>xlsx, csv, jsonl, geojson, acled or ucdp.</summary>
    public string? Format { get; init; }

    /// <summary>incidents, mentions or accounts; a workbook without it holds all, other formats take mentions.</summary>
    public string? Table { get; init; }

    /// <summary>csv: with a row of hashtags.</summary>
    public bool Hxl { get; init; }

    /// <summary>Nothing is left out; for editors.</summary>
    public bool Unredacted { get; init; }

    /// <summary>Event type.</summary>
    public string? Type { get; init; }

    /// <summary>Code of a country or governorate, id of a place.</summary>
    public string? Area { get; init; }

    /// <summary>Id of who takes part.</summary>
    public string? Actor { get; init; }

    /// <summary>actual, planned or denied.</summary>
    public string? Status { get; init; }

    /// <summary>First day, yyyy-mm-dd.</summary>
    public string? From { get; init; }

    /// <summary>Last day.</summary>
    public string? To { get; init; }

    /// <summary>Reads a form.</summary>
    public static ExportWish Of(IFormCollection form)
    {
        string? Text(string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;
        return new() { Format = Text("format"), Table = Text("table"), Hxl = Text("hxl") is not null, Unredacted = Text("unredacted") is not null, Type = Text("type"), Area = Text("area"), Actor = Text("actor"), Status = Text("status"), From = Text("from"), To = Text("to") };
    }

    /// <summary>The same with every value understood.</summary>
    /// <exception cref="BadHttpRequestException">One is not; the message names it.</exception>
    public ExportWish Checked() => this with { Format = One("format", Format ?? ExportFile.Workbook, Formats), Table = Table is { } table ? One("table", table, ExportFile.Tables) : Format is null or ExportFile.Workbook ? null : "mentions" };

    /// <summary>What is looked for; null for all.</summary>
    /// <exception cref="BadHttpRequestException">A value is not understood.</exception>
    public SearchQuery? Query()
    {
        if (new[] { Type, Area, Actor, Status, From, To }.All(string.IsNullOrEmpty))
        {
            return null;
        }
        if (new[] { Type, Area, Actor }.Any(value => value?.Length > LongestValue))
        {
            throw Bad("type, area or actor");
        }
        var (from, to) = (Day("from", From), Day("to", To));
        return new SearchQuery
        {
            Type = Type, Status = Status is { } status ? One("status", status, IncidentFilter.Statuses) : null, Actors = Actor is { } actor ? [actor] : [], Places = Area is { } area ? [area] : [],
            // Days the wrong way round are those between them.
            Days = from is null && to is null ? null : from > to ? new DateInterval(to.Value, from.Value) : new DateInterval(from ?? DateOnly.MinValue, to ?? DateOnly.MaxValue),
        };
    }

    private static DateOnly? Day(string name, string? text) => string.IsNullOrEmpty(text) ? null : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw Bad(name);

    private static string One(string name, string value, IReadOnlyList<string> values) => values.Contains(value) ? value : throw Bad(name);

    private static BadHttpRequestException Bad(string name) => new($"the value of '{name}' cannot be understood");
}
