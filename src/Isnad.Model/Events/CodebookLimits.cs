namespace Isnad.Model.Events;

/// <summary>The codebook's closed word lists and the longest quote of each field, in code points.</summary>
public static class CodebookLimits
{
    /// <summary>Most triggers of a record.</summary>
    public const int Triggers = 4;

    /// <summary>Longest quote, by the field's name in the contract.</summary>
    public static readonly IReadOnlyDictionary<string, int> QuoteLength = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["triggers"] = 80, ["time"] = 80, ["place"] = 60, ["more_places"] = 60, ["actors"] = 80, ["casualties"] = 100,
        ["weapons"] = 80, ["sources"] = 90, ["denied_by"] = 90,
    };

    /// <summary>Words of each closed list, by its name, in the order in which they are offered to a person.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlySet<string>> Words = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal)
    {
        ["status"] = new HashSet<string> { "actual", "planned", "denied" },
        ["role"] = new HashSet<string> { "actor", "target", "partner" },
        ["casualty kind"] = new HashSet<string> { "killed", "wounded", "killed-or-wounded", "captured", "missing", "detained", "displaced" },
        ["source kind"] = new HashSet<string> { "official", "military", "armed-group", "local", "witness", "medical", "ngo", "media", "anonymous", "analyst" },
        ["place kind"] = new HashSet<string> { "neighbourhood", "village", "town", "city", "district", "governorate", "region", "country", "base",
            "border", "road", "water", "mountain", "other" },
        ["precision"] = new HashSet<string> { "point", "neighbourhood", "place", "near", "between", "district", "governorate", "region", "country", "water" },
        ["time basis"] = new HashSet<string> { "stated", "relative", "weekday", "assumed-publication" },
        ["demographic"] = new HashSet<string> { "children", "women", "men", "elderly" },
        ["weapon kind"] = new HashSet<string> { "aircraft", "helicopter", "drone", "artillery", "mortar", "rocket", "missile", "tank", "car-bomb", "ied", "mine", "suicide-vest", "small-arms", "barrel-bomb",
            "chemical", "air-defence", "ship", "tunnel", "other" },
        ["of"] = new HashSet<string> { "occurrence", "responsibility", "toll" },
    };
}
