namespace Isnad.Language.Gazetteers;

/// <summary>Reads what tables write for a country: ISO 3166-1 of two or three letters, its English or Arabic name.</summary>
public sealed class CountryCodes
{
    // ISO 3166-1: the countries whose village tables are published with codes of three letters.
    private static readonly Dictionary<string, string> Long = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AFG"] = "AF", ["ARE"] = "AE", ["BHR"] = "BH", ["DJI"] = "DJ", ["DZA"] = "DZ", ["EGY"] = "EG", ["ERI"] = "ER", ["ETH"] = "ET", ["IRN"] = "IR", ["IRQ"] = "IQ", ["ISR"] = "IL",
        ["JOR"] = "JO", ["KWT"] = "KW", ["LBN"] = "LB", ["LBY"] = "LY", ["MAR"] = "MA", ["MLI"] = "ML", ["MRT"] = "MR", ["NER"] = "NE", ["NGA"] = "NG", ["OMN"] = "OM", ["PAK"] = "PK", ["PSE"] = "PS",
        ["QAT"] = "QA", ["SAU"] = "SA", ["SDN"] = "SD", ["SOM"] = "SO", ["SSD"] = "SS", ["SYR"] = "SY", ["TCD"] = "TD", ["TUN"] = "TN", ["TUR"] = "TR", ["UKR"] = "UA", ["YEM"] = "YE",
    };

    private readonly LanguagePack _pack;
    private readonly Dictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Knows the countries of the pack.</summary>
    public CountryCodes(LanguagePack pack)
    {
        _pack = pack;
        foreach (var place in pack.Places.Values)
        {
            if (place is { Kind: "country", Country: { } code })
            {
                _names[place.NameEn] = code;
            }
        }
    }

    /// <summary>ISO 3166-1 alpha-2, or null.</summary>
    public string? Of(string text)
    {
        var word = text.Trim();
        if (word.Length == 2 && _pack.Places.TryGetValue(word.ToUpperInvariant(), out var known) && known.Kind == "country")
        {
            return known.Country;
        }
        if (Long.TryGetValue(word, out var code) || _names.TryGetValue(word, out code))
        {
            return code;
        }
        var node = 0;
        foreach (var part in LexiconCompiler.Words(word))
        {
            node = node < 0 ? node : _pack.Trie.Step(node, _pack.Trie.Word(part));
        }
        foreach (var reading in node > 0 ? _pack.Trie.Readings(node) : [])
        {
            if (_pack.Lexemes[reading.Lexeme].Place is { Kind: "country" } place)
            {
                return place.Country;
            }
        }
        return null;
    }
}
