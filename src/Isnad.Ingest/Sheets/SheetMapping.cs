using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Isnad.Ingest.Sheets;

/// <summary>Which column of a desk's sheet gives which field, made once and kept by name.</summary>
public sealed record SheetMapping
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 8,
    };

    /// <summary>Field to the head of its column.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    /// <summary>Field to a text that every row without a value of its own has.</summary>
    public IReadOnlyDictionary<string, string> Constants { get; init; } = new Dictionary<string, string>();

    /// <summary>Field to what the desk's own words for its values mean: <c>{"type": {"air raid": "airstrike"}}</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Values { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>Order of days such as 10/4/2018: dmy or mdy.</summary>
    public string Dates { get; init; } = "dmy";

    /// <summary>As a file.</summary>
    public string Json() => JsonSerializer.Serialize(this, Options) + "\n";

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It is no mapping; the message says why.</exception>
    public static SheetMapping Parse(string name, string json)
    {
        SheetMapping? mapping;
        try
        {
            mapping = JsonSerializer.Deserialize<SheetMapping>(json, Options);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{name}: is no mapping of columns ({error.Message}); 'isnad import SHEET --columns' prints one to begin with.", error);
        }
        if (mapping is not { Columns: not null, Constants: not null, Values: not null, Dates: "dmy" or "mdy" })
        {
            throw new InvalidDataException($"{name}: is no mapping of columns: it needs columns, and dates of dmy or mdy; 'isnad import SHEET --columns' prints one to begin with.");
        }
        return mapping.Columns.Keys.Concat(mapping.Constants.Keys).Concat(mapping.Values.Keys).FirstOrDefault(field => !SheetFields.All.Contains(field)) is { } unknown
            ? throw new InvalidDataException($"{name}: '{unknown}' is no field; there are {string.Join(", ", SheetFields.All)}.") : mapping;
    }
}

/// <summary>Fields that a column of a sheet may give.</summary>
public static class SheetFields
{
    /// <summary>Of a report.</summary>
    private static readonly string[] OfReport = ["id", "notes", "outlet", "url", "published", "published_from", "published_to"];

    /// <summary>Of an event, one value each.</summary>
    private static readonly string[] OfEvent =
    [
        "type", "status", "background", "triggers", "time", "time_from", "time_to", "time_basis", "time_words", "place", "place_kind", "precision", "country", "admin1", "lat", "lon", "radius_km", "place_id", "place_candidates",
        "doers", "targets", "partners", "killed", "killed_min", "killed_max", "wounded", "wounded_min", "wounded_max",
    ];

    /// <summary>Families of lists that run side by side; the first of each says how long they are.</summary>
    public static readonly IReadOnlyList<IReadOnlyList<string>> Families =
    [
        ["more_places", "more_place_kinds", "more_precisions", "more_countries", "more_admin1", "more_lat", "more_lon", "more_radius_km", "more_place_ids", "more_place_candidates"],
        ["actors", "actor_roles", "actor_persons", "actor_as", "actor_slants", "actor_words"],
        ["tolls", "toll_min", "toll_max", "toll_approx", "toll_groups", "toll_demographics", "toll_part_of", "toll_said_by", "toll_words"],
        ["weapons", "weapon_words"],
        ["sources", "source_actors", "source_through", "source_words"],
        ["denials", "denial_words"],
    ];

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = [.. OfReport, .. OfEvent, .. Families.SelectMany(family => family)];
}
