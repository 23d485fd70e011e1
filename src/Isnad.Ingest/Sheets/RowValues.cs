using Isnad.Model.Events;
using Isnad.Text;

namespace Isnad.Ingest.Sheets;

/// <summary>The values of one row's event. What has no words of its own points at the words of its cell.</summary>
internal sealed class RowValues(RowCells cells, RowText text)
{
    private const string Assumed = "assumed-publication", Killed = "killed", Wounded = "wounded";

    // What is as wide as its kind; all else is a place.
    private static readonly HashSet<string> Wide = ["neighbourhood", "district", "governorate", "region", "country", "water"];

    public TimeValue? Time()
    {
        if (cells.Days("time", "time_from", "time_to") is not { } days)
        {
            return null;
        }
        var basis = cells.Word("time_basis") ?? "stated";
        var words = cells.Text("time_words") ?? (basis == Assumed ? null : cells.Text("time_from") ?? cells.Text("time") ?? cells.Text("time_to"));
        return new TimeValue(words is null ? default : text.Span(words), days, basis);
    }

    public PlaceValue? Place()
    {
        if (cells.Text("place") is not { } words)
        {
            return null;
        }
        var kind = cells.Word("place_kind") ?? "other";
        var country = cells.Word("country");
        double? Number(string field, double most) => cells.Text(field) is { } number ? cells.Number(field, number, most) : null;
        var (latitude, longitude) = (Number("lat", 90), Number("lon", 180));
        if (latitude is null != longitude is null)
        {
            throw cells.Bad(latitude is null ? "lat" : "lon", "is empty, and the other half of the point is given", "give both, or neither");
        }
        return new PlaceValue(text.Span(words), kind, cells.Word("precision") ?? (Wide.Contains(kind) ? kind : "place"))
        {
            Country = country, Admin1 = cells.Word("admin1", country), Latitude = latitude, Longitude = longitude, RadiusKm = Number("radius_km", 20_100), PlaceId = cells.Text("place_id")?.Trim(), Candidates = [.. cells.List("place_candidates").OfType<string>()],
        };
    }

    public IReadOnlyList<PlaceValue> MorePlaces() => [.. cells.Family(SheetFields.Families[0]).Select(item =>
    {
        var kind = item("more_place_kinds") is { } word ? cells.Value("more_place_kinds", word) : "other";
        var country = item("more_countries") is { } named ? cells.Value("more_countries", named) : null;
        double? Number(string field, double most) => item(field) is { } number ? cells.Number(field, number, most) : null;
        return new PlaceValue(text.Span(Given(item, "more_places")), kind, item("more_precisions") is { } precision ? cells.Value("more_precisions", precision) : Wide.Contains(kind) ? kind : "place")
        {
            Country = country, Admin1 = item("more_admin1") is { } part ? cells.Value("more_admin1", part, country) : null, Latitude = Number("more_lat", 90), Longitude = Number("more_lon", 180), RadiusKm = Number("more_radius_km", 20_100),
            PlaceId = item("more_place_ids"), Candidates = item("more_place_candidates")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [],
        };
    })];

    public IReadOnlyList<ActorValue> Actors() =>
    [
        .. cells.Family(SheetFields.Families[1]).Select(item =>
        {
            var id = Given(item, "actors");
            return new ActorValue(text.Span(item("actor_words") ?? id), cells.Value("actors", id), item("actor_roles") is { } role ? Role(role) : ActorRole.Actor)
            {
                Person = item("actor_persons"), As = item("actor_as") is { } finer ? cells.Value("actor_as", finer) : null, Slant = item("actor_slants") is { } slant ? cells.Value("actor_slants", slant) : null,
            };
        }),
        .. Side("doers", ActorRole.Actor), .. Side("targets", ActorRole.Target), .. Side("partners", ActorRole.Partner),
    ];

    public IReadOnlyList<CasualtyValue> Tolls()
    {
        if (cells.Has("tolls"))
        {
            return [.. cells.Family(SheetFields.Families[2]).Select(item =>
            {
                int? Whole(string field) => item(field) is { } number ? cells.Whole(field, number) : null;
                var kind = Given(item, "tolls");
                return new CasualtyValue(text.Span(item("toll_words") ?? item("toll_min") ?? kind), cells.Value("tolls", kind), Whole("toll_min"), Whole("toll_max"))
                {
                    Approximate = item("toll_approx") is { } flag && cells.Flag("toll_approx", flag), Group = item("toll_groups") is { } group ? cells.Value("toll_groups", group) : null,
                    Demographic = item("toll_demographics") is { } who ? cells.Value("toll_demographics", who) : null, PartOf = Whole("toll_part_of"),
                    SaidBy = [.. (item("toll_said_by") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(index => cells.Whole("toll_said_by", index))],
                };
            })];
        }
        return [.. Figure(Killed), .. Figure(Wounded)];
    }

    public IReadOnlyList<WeaponValue> Weapons() => [.. cells.Family(SheetFields.Families[3]).Select(item => new WeaponValue(text.Span(item("weapon_words") ?? Given(item, "weapons")), cells.Value("weapons", Given(item, "weapons"))))];

    public IReadOnlyList<SourceValue> Sources() => [.. cells.Family(SheetFields.Families[4]).Select(item => new SourceValue(text.Span(item("source_words") ?? Given(item, "sources")), cells.Value("sources", Given(item, "sources")),
        item("source_actors") is { } actor ? cells.Value("source_actors", actor) : null, item("source_through") is { } index ? cells.Whole("source_through", index) : null))];

    public IReadOnlyList<DenialValue> Denials() => [.. cells.Family(SheetFields.Families[5]).Select(item => new DenialValue(text.Span(item("denial_words") ?? Given(item, "denials")), cells.Value("denials", Given(item, "denials"))))];

    /// <summary>Sides of one role, as desks keep them: names or ids, several set apart by semicolons.</summary>
    private IEnumerable<ActorValue> Side(string field, ActorRole role) => cells.List(field).OfType<string>().Select(word => new ActorValue(text.Span(word), cells.Value(field, word), role));

    /// <summary>A figure of one kind from its columns; none told is no toll, and neither is 0.</summary>
    private IEnumerable<CasualtyValue> Figure(string kind)
    {
        var (least, most) = ($"{kind}_min", $"{kind}_max");
        var (min, max, words) = cells.Text(kind) is { } figure ? (cells.Range(kind, figure).Min, cells.Range(kind, figure).Max, figure)
            : cells.Text(least) is { } from ? (cells.Whole(least, from), cells.Text(most) is { } to ? cells.Whole(most, to) : (int?)null, from)
            : cells.Text(most) is { } alone ? (0, cells.Whole(most, alone), alone) : (0, 0, "");
        return words.Length == 0 || max == 0 ? [] : [new CasualtyValue(text.Span(words.Trim()), kind, min, max)];
    }

    private ActorRole Role(string word) => Enum.TryParse<ActorRole>(cells.Value("actor_roles", word), ignoreCase: true, out var role) && word.All(char.IsLetter) ? role
        : throw cells.Bad("actor_roles", $"'{word}' is no role", "write actor, target or partner");

    private string Given(Func<string, string?> item, string field) => item(field) ?? throw cells.Bad(field, "a value between semicolons is empty", "give each");
}
