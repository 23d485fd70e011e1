using Isnad.Language;
using Isnad.Text;

namespace Isnad.Cli.Ledgers;

/// <summary>What the language pack knows under a name that a person types.</summary>
internal static class KnownNames
{
    /// <summary>Ids of the actors with this name; the name itself where it looks like an id.</summary>
    public static IReadOnlyList<string> Actors(string typed, Func<LanguagePack> pack) =>
        IsId(typed) ? [typed] : [.. Named(typed, pack(), lexeme => lexeme.Kind is LexemeKind.Actor or LexemeKind.Person ? lexeme.Actor : null).Distinct()];

    /// <summary>Ids of the places with this name, Arabic or in any Latin spelling, and the code of each that is a governorate or a country; the name itself where it is an id or a code.</summary>
    public static IReadOnlyList<string> Places(string typed, Func<LanguagePack> pack)
    {
        if (typed.Length <= 6 && IsId(typed) && !typed.Any(char.IsAsciiLetterLower))
        {
            return [typed];
        }
        var known = pack();
        if (known.Places.ContainsKey(typed))
        {
            return [typed];
        }
        var key = LatinSpelling.Key(typed);
        var ids = Named(typed, known, lexeme => lexeme.Kind == LexemeKind.Place ? lexeme.Id : null).Concat(known.Places.Values.Where(place => key.Length > 0 && LatinSpelling.Key(place.NameEn) == key).Select(place => place.Id)).Distinct().ToList();
        var codes = ids.Select(id => known.Places.GetValueOrDefault(id)).Select(place => place?.Kind switch { "governorate" => place.Admin1, "country" => place.Country, _ => null });
        return [.. ids.Concat(codes.OfType<string>()).Distinct()];
    }

    private static bool IsId(string typed) => typed.All(letter => char.IsAscii(letter) && letter != ' ');

    private static IEnumerable<string> Named(string typed, LanguagePack pack, Func<Lexeme, string?> id)
    {
        var node = 0;
        foreach (var word in NormalizedText.Of(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            node = node < 0 ? node : pack.Trie.Step(node, pack.Trie.Word(word));
        }
        return node <= 0 ? [] : pack.Trie.Readings(node).Select(reading => id(pack.Lexemes[reading.Lexeme])).OfType<string>();
    }
}
