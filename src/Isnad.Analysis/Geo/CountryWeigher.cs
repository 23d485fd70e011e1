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
        List<LexicalMatch>? local = null;
        foreach (var match in matches.All)
        {
            if (match.Lexeme.Country is null || !claims.Stands(match))
            {
                continue;
            }
            if (match.Lexeme.Countries.Length == 0)
            {
                Add(sums, matches, match);
            }
            else if (match.Lexeme.Kind == LexemeKind.Place && match.Length > 1)
            {
                (local ??= []).Add(match);
            }
        }
        // A place that every country has says nothing alone, but adds to what other words say.
        foreach (var match in local ?? [])
        {
            if (sums.ContainsKey(match.Lexeme.Country!))
            {
                Add(sums, matches, match);
            }
        }
        var total = sums.Values.Sum();
        var list = sums.Select(pair => (pair.Key, pair.Value / total)).ToList();
        list.Sort((a, b) => a.Item2 != b.Item2 ? b.Item2.CompareTo(a.Item2) : string.CompareOrdinal(a.Key, b.Key));
        return list;
    }

    /// <summary>True where a word says in which country the text plays: a place, or a nationality or side of a country where wars are. A power as doer ("an Israeli strike",
    /// "Washington announced") is in reports of every war.</summary>
    public static bool NamesSeat(LexicalMatches matches, NameClaims claims)
    {
        foreach (var match in matches.All)
        {
            if (match.Lexeme is { Country: { } country, Countries.Length: 0 } && (!Powers.Contains(country) && Worth(matches, match) > 0 || IsWhere(matches, match)) && claims.Stands(match))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>A place that cannot act, or one that a preposition governs; also where another country has its name ("Alexandria").</summary>
    private static bool IsWhere(LexicalMatches matches, LexicalMatch match) => match.Lexeme is { CueOnly: false, Place: { } place }
        && (place.Kind != "country" && matches.Find(match.First, LexemeKind.Capital) is null || (match.Clitics & Clitics.Preposition) != 0 || match.First > 0 && matches.Has(match.First - 1, Cue.Prep));

    private static void Add(Dictionary<string, double> sums, LexicalMatches matches, LexicalMatch match)
    {
        var country = match.Lexeme.Country!;
        var weight = Worth(matches, match);
        weight *= Powers.Contains(country) ? 0.5 : 1;
        if (weight > 0)
        {
            // The first words say where the report plays.
            sums[country] = sums.GetValueOrDefault(country) + (weight * (match.First < 40 ? 2 : 1));
        }
    }

    private static double Worth(LexicalMatches matches, LexicalMatch match) => match.Lexeme.Kind switch
    {
        LexemeKind.Place when match.Lexeme is { CueOnly: false, Place: { } place } && !OtherCountry(matches, match) => place.Kind == "country" ? 2 : 1,
        LexemeKind.Nationality when match.Lexeme.Class == "adj" => 1,
        LexemeKind.Actor => 0.7,
        LexemeKind.Person => 0.5,
        _ => 0.0,
    };

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
