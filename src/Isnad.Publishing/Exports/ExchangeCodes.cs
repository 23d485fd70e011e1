using System.Globalization;

namespace Isnad.Publishing.Exports;

/// <summary>What the field's own formats write for an event type (resources/exchange/acled.tsv).</summary>
/// <param name="Type">Of the codebook.</param>
/// <param name="When">When the line holds: <c>target=CODE</c>, <c>target=*</c>, <c>actor=CODE</c>, <c>killed</c>; empty for always. The first of a type that holds counts.</param>
/// <param name="Event">Event type; empty where it is not written.</param>
public sealed record AcledType(string Type, string When, string Event)
{
    /// <summary>Disorder type.</summary>
    public required string Disorder { get; init; }

    /// <summary>Sub-event type.</summary>
    public required string SubEvent { get; init; }

    /// <summary>It goes on over the days of its interval; else it was on one of them.</summary>
    public required bool Lasting { get; init; }

    /// <summary>Name of an actor that is not told; empty where such a row is not written.</summary>
    public required string UnknownActor { get; init; }

    /// <summary>Its code.</summary>
    public required string UnknownInter { get; init; }

    /// <summary>Name under which civilians who do it stand; empty where they stand as civilians.</summary>
    public required string Crowd { get; init; }

    /// <summary>Why it is not written.</summary>
    public required string Reason { get; init; }
}

/// <summary>How a side is coded.</summary>
/// <param name="AtHome">ACLED's code where the event is in its own country, or it has none.</param>
/// <param name="Abroad">The same elsewhere.</param>
/// <param name="Name">Name that stands for all such sides; empty for its own.</param>
/// <param name="Ucdp">state, organised or civilians; empty where UCDP does not code it.</param>
public sealed record SideCode(string AtHome, string Abroad, string Name, string Ucdp);

/// <summary>A country in the field's own formats.</summary>
public sealed record CountryCode(string Iso, string Numeric, string Name, string AcledRegion, string GleditschWard, string UcdpRegion);

/// <summary>A side as written: name, code, UCDP's class.</summary>
/// <param name="Id">Actor id; null where it is not told.</param>
/// <param name="Own">Its own name, where another stands for it; null else.</param>
public sealed record CodedSide(string? Id, string Name, string Inter, string Ucdp, string? Own);

/// <summary>The lists by which codebook, actors and places are written in the formats of ACLED and UCDP: data of <c>resources/exchange</c>.</summary>
public sealed class ExchangeCodes
{
    private const string Unlisted = "unlisted", Country = "{country}";

    private readonly ILookup<string, AcledType> _types;
    private readonly Dictionary<string, SideCode> _sides;
    private readonly Dictionary<string, (string Acled, string Ucdp)> _precisions;
    private readonly Dictionary<(int Min, int Max), int> _vague;
    private readonly Dictionary<string, CountryCode> _countries;
    private readonly Dictionary<string, (string Name, string Kind, string Country)> _actors;
    private readonly Dictionary<string, string> _governorates;

    private ExchangeCodes(Func<string, IEnumerable<string>> lines)
    {
        IEnumerable<string[]> Rows(string file) => lines(file).Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t'));
        _types = Rows("exchange/acled.tsv").Select(Type).ToLookup(type => type.Type);
        _sides = Rows("exchange/sides.tsv").ToDictionary(row => row[0], row => new SideCode(row[1], row[2], row[3], row[4]));
        _precisions = Rows("exchange/precisions.tsv").ToDictionary(row => row[0], row => (row[1], row[2]));
        _vague = Rows("exchange/vague.tsv").ToDictionary(row => (Whole(row[0]), Whole(row[1])), row => Whole(row[2]));
        _countries = Rows("exchange/countries.tsv").ToDictionary(row => row[0], row => new CountryCode(row[0], row[1], row[2], row[3], row[4], row[5]));
        _actors = Rows("ontology/actors.tsv").ToDictionary(row => row[0], row => (row[1], row[3], row.Length > 4 ? row[4] : ""));
        _governorates = Rows("ar/gazetteer/admin1.tsv").GroupBy(row => row[0]).ToDictionary(group => group.Key, group => group.First()[4]);
    }

    /// <summary>Reads the lists.</summary>
    /// <param name="lines">Lines of a file of the resources, with its head.</param>
    public static ExchangeCodes Of(Func<string, IEnumerable<string>> lines) => new(lines);

    /// <summary>Lines of an event type, in order; none where it has none, which is a fault of the lists.</summary>
    public IEnumerable<AcledType> Types(string type) => _types[type];

    /// <summary>A country; null where it is not listed.</summary>
    public CountryCode? CountryOf(string? iso) => iso is null ? null : _countries.GetValueOrDefault(iso);

    /// <summary>Country of an actor, where it has one.</summary>
    public CountryCode? HomeOf(string? actor) => actor is not null && _actors.TryGetValue(actor, out var known) ? CountryOf(known.Country) : null;

    /// <summary>English name of a governorate; its code where it is not listed, empty without one.</summary>
    public string Governorate(string? code) => code is null ? "" : _governorates.GetValueOrDefault(code, code);

    /// <summary>ACLED's geo_precision and UCDP's where_prec; empty where that format writes nothing so coarse.</summary>
    public (string Acled, string Ucdp) Precision(string precision) => _precisions.GetValueOrDefault(precision, ("", ""));

    /// <summary>ACLED's number for a vague word: the least and greatest that the codebook gives it.</summary>
    public int Deaths(int min, int? max) => max is { } greatest && _vague.TryGetValue((min, greatest), out var deaths) ? deaths : min;

    /// <summary>How a kind of actor is coded (kind:state), one actor (id:protesters), or one that is in no list; null where nothing is said.</summary>
    public SideCode? Side(string key) => _sides.GetValueOrDefault(key);

    /// <summary>English name of an actor; the words of its slug where it is not listed.</summary>
    public string ActorName(string actor) => _actors.TryGetValue(actor, out var known) ? known.Name : actor.StartsWith("x:", StringComparison.Ordinal) ? actor[2..].Replace('-', ' ') : actor;

    /// <summary>A side in a country.</summary>
    public CodedSide Side(string actor, CountryCode country)
    {
        var isListed = _actors.TryGetValue(actor, out var known);
        var code = Side($"id:{actor}") ?? (isListed ? Side($"kind:{known.Kind}") : null) ?? Side(Unlisted)!;
        var name = ActorName(actor);
        // Coalitions of states have no country, and are at home nowhere.
        var isHome = known.Country == country.Iso || (known.Country is null or "" && known.Kind != "state");
        return new(actor, code.Name.Length > 0 ? In(code.Name, country) : name, isHome ? code.AtHome : code.Abroad, code.Ucdp, code.Name.Length > 0 ? name : null);
    }

    /// <summary>A name with the country put in.</summary>
    public static string In(string name, CountryCode country) => name.Replace(Country, country.Name, StringComparison.Ordinal);

    private static AcledType Type(string[] row) => new(row[0], row[1], row[3])
    {
        Disorder = row[2], SubEvent = row[4], Lasting = row[5] == "yes", UnknownActor = row[6], UnknownInter = row[7], Crowd = row[8], Reason = row[9],
    };

    private static int Whole(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
