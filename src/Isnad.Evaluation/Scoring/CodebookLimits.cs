namespace Isnad.Evaluation.Scoring;

/// <summary>The codebook's closed word lists and the longest quote of each field, in code points.</summary>
internal static class CodebookLimits
{
    public const int Triggers = 4;

    public static readonly Dictionary<string, int> QuoteLength = new(StringComparer.Ordinal)
    {
        ["triggers"] = 80, ["time"] = 80, ["place"] = 60, ["more_places"] = 60, ["actors"] = 80, ["casualties"] = 100,
        ["weapons"] = 80, ["sources"] = 90, ["denied_by"] = 90,
    };

    public static readonly Dictionary<string, HashSet<string>> Words = new(StringComparer.Ordinal)
    {
        ["status"] = ["actual", "planned", "denied"],
        ["role"] = ["actor", "target", "partner"],
        ["casualty kind"] = ["killed", "wounded", "killed-or-wounded", "captured", "missing", "detained", "displaced"],
        ["source kind"] = ["official", "military", "armed-group", "local", "witness", "medical", "ngo", "media", "anonymous", "analyst"],
        ["place kind"] = ["neighbourhood", "village", "town", "city", "district", "governorate", "region", "country", "base",
            "border", "road", "water", "mountain", "other"],
        ["demographic"] = ["children", "women", "men", "elderly"],
        ["of"] = ["occurrence", "responsibility", "toll"],
    };
}
