using Isnad.Analysis.Mentions;
using Isnad.Analysis.Tagging;
using Isnad.Language;

namespace Isnad.Analysis.Geo;

/// <summary>Says how much a text speaks of each country: by its places, nationalities and actors. States that are named in reports of every war
/// (powers, and the outlets' own capitals) count less than the countries where wars are.</summary>
public static class CountryWeigher
{
    private static readonly HashSet<string> Powers = ["US", "RU", "GB", "FR", "DE", "IR", "TR", "SA", "AE", "QA", "EG", "JO", "IL", "CN", "IT", "BE", "CH", "AT", "ES", "KW"];

    /// <summary>Countries with their shares, greatest first.</summary>
    public static IReadOnlyList<(string Country, double Weight)> Weigh(LexicalMatches matches, NameClaims claims)
    {
        var sums = new Dictionary<string, double>();
        var total = 0.0;
        foreach (var match in matches.All)
        {
            var country = match.Lexeme.Country;
            if (country is null || match.Lexeme.Countries.Length > 0 || !claims.Stands(match))
            {
                continue;
            }
            var weight = match.Lexeme.Kind switch
            {
                LexemeKind.Place when match.Lexeme is { CueOnly: false, Place: { } place } && !OtherCountry(matches, match) => place.Kind == "country" ? 2 : 1,
                LexemeKind.Nationality when match.Lexeme.Class == "adj" => 1,
                LexemeKind.Actor => 0.7,
                LexemeKind.Person => 0.5,
                _ => 0.0,
            };
            weight *= Powers.Contains(country) ? 0.5 : 1;
            if (weight > 0)
            {
                // The first words say where the report plays.
                weight *= match.First < 40 ? 2 : 1;
                sums[country] = sums.GetValueOrDefault(country) + weight;
                total += weight;
            }
        }
        var list = sums.Select(pair => (pair.Key, pair.Value / total)).ToList();
        list.Sort((a, b) => a.Item2 != b.Item2 ? b.Item2.CompareTo(a.Item2) : string.CompareOrdinal(a.Key, b.Key));
        return list;
    }

    private static bool OtherCountry(LexicalMatches matches, LexicalMatch match)
    {
        foreach (var other in matches.At(match.First))
        {
            if (other.End == match.End && other.Lexeme.Kind == LexemeKind.Place && other.Lexeme.Country != match.Lexeme.Country)
            {
                return true;
            }
        }
        return false;
    }
}
