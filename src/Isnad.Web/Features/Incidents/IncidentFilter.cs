using System.Globalization;
using Isnad.Model.Events;
using Isnad.Model.Incidents;
using Isnad.Model.Reports;
using Isnad.Web.Features.Api;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http;

namespace Isnad.Web.Features.Incidents;

/// <summary>Which incidents a list, the map or figures show: what stands in the address of the page.</summary>
/// <param name="Query">What is asked.</param>
/// <param name="Order">In which order a list gives them.</param>
/// <param name="Page">Page of the list, from 1.</param>
public sealed record IncidentFilter(IncidentQuery Query, IncidentOrder Order, int Page)
{
    /// <summary>Incidents on a page.</summary>
    public const int PageSize = 50;

    private const int LongestValue = 80, GreatestPage = 1_000_000;

    /// <summary>Event statuses that can be asked for.</summary>
    public static readonly IReadOnlyList<string> Statuses = [.. Enum.GetNames<EventStatus>().Select(name => name.ToLowerInvariant())];

    /// <summary>Names of the orders in an address.</summary>
    public static readonly IReadOnlyDictionary<string, IncidentOrder> Orders = Enum.GetValues<IncidentOrder>().ToDictionary(IncidentWriter.Name);

    /// <summary>What can be asked, for the description of the API.</summary>
    internal static IReadOnlyList<ApiParameter> Parameters { get; } =
    [
        new("type", "Event type."), new("status", "Of an event.", Statuses), new("area", "ISO code of a country or a governorate."), new("actor", "Id of an actor that takes part."), new("from", "First day, yyyy-mm-dd."), new("to", "Last day, yyyy-mm-dd."),
        new("reports", "Told by at least so many reports."), new("background", "Also what is told only as older than the news.", ["with", "without"]),
    ];

    /// <summary>Reads an address; empty values ask nothing.</summary>
    /// <exception cref="BadHttpRequestException">A value cannot be understood; the message names it.</exception>
    public static IncidentFilter Read(IQueryCollection query)
    {
        string? Text(string name) => query[name].ToString().Trim() is { Length: > 0 } value ? value.Length <= LongestValue ? value : throw Bad(name) : null;
        int Number(string name, int least) => Text(name) is not { } text ? least
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= GreatestPage ? number : throw Bad(name);
        DateOnly? Day(string name) => Text(name) is not { } text ? null : DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? day : throw Bad(name);
        var (from, to) = (Day("from"), Day("to"));
        var status = Text("status");
        if (status is not null && !Statuses.Contains(status))
        {
            throw Bad("status");
        }
        var order = Text("order") is not { } name ? IncidentOrder.Newest : Orders.TryGetValue(name, out var known) ? known : throw Bad("order");
        return new(new IncidentQuery
        {
            Type = Text("type"),
            Status = status,
            Actor = Text("actor"),
            Area = Text("area"),
            // Days the wrong way round are those between them.
            Days = from is null && to is null ? null : from > to ? new DateInterval(to.Value, from.Value) : new DateInterval(from ?? DateOnly.MinValue, to ?? DateOnly.MaxValue),
            LeastReports = Number("reports", 1),
            NewsOnly = Text("background") switch { null or "without" => true, "with" => false, _ => throw Bad("background") },
        }, order, Number("page", 1));
    }

    /// <summary>First day asked for; null where none is.</summary>
    public DateOnly? From => Query.Days is { } days && days.From != DateOnly.MinValue ? days.From : null;

    /// <summary>Last day asked for; null where none is.</summary>
    public DateOnly? To => Query.Days is { } days && days.To != DateOnly.MaxValue ? days.To : null;

    /// <summary>Incidents before the page.</summary>
    public int Skip => (int)Math.Min((long)(Page - 1) * PageSize, int.MaxValue);

    /// <summary>True where anything is asked.</summary>
    public bool Asks => Query != new IncidentQuery { NewsOnly = true };

    /// <summary>The address of the same view under a path, with another page or order.</summary>
    public string Link(string path, int page = 1, IncidentOrder? order = null)
    {
        var query = new QueryBuilder();
        void Add(string name, string? value)
        {
            if (value is not null)
            {
                query.Add(name, value);
            }
        }
        Add("type", Query.Type);
        Add("status", Query.Status);
        Add("area", Query.Area);
        Add("actor", Query.Actor);
        Add("from", From is { } from ? JsonValues.Iso(from) : null);
        Add("to", To is { } to ? JsonValues.Iso(to) : null);
        Add("reports", Query.LeastReports > 1 ? Query.LeastReports.ToString(CultureInfo.InvariantCulture) : null);
        Add("background", Query.NewsOnly ? null : "with");
        Add("order", (order ?? Order) is var wanted && wanted != IncidentOrder.Newest ? IncidentWriter.Name(wanted) : null);
        Add("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null);
        return path + query.ToQueryString();
    }

    private static BadHttpRequestException Bad(string name) => new($"the value of '{name}' cannot be understood");
}
