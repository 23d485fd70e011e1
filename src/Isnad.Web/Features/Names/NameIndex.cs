using Isnad.Language;
using Isnad.Text;
using Isnad.Web.Texts;

namespace Isnad.Web.Features.Names;

/// <summary>Finds actors and places by the beginning of any word of any name, Arabic in any spelling, Latin without its marks.</summary>
internal sealed class NameIndex
{
    /// <summary>Words of a place in a report that are looked at; more are no name.</summary>
    private const int MostWords = 12;

    private readonly (string Key, string Id)[] _actors;
    private readonly Dictionary<string, string> _nearest;
    private readonly (string Key, GazetteerPlace Place)[] _places;
    private readonly IReadOnlyDictionary<string, GazetteerPlace> _byId;
    private readonly ILookup<string, GazetteerPlace> _byName;

    public NameIndex(DeskParts parts, Texts.Names names)
    {
        _actors = [.. names.Actors.SelectMany(actor => new[] { actor.English, actor.Arabic, Texts.Names.Slug(actor.Id) }.Select(name => (Key(name), actor.Id)))];
        _nearest = parts.Pack.Lexemes.Where(lexeme => lexeme is { As: not null, Actor: not null }).DistinctBy(lexeme => lexeme.As).ToDictionary(lexeme => lexeme.As!, lexeme => lexeme.Actor!, StringComparer.Ordinal);
        _places = [.. names.PlaceNames.Where(name => parts.Pack.Places.ContainsKey(name.Id)).Select(name => (Key(name.Name), parts.Pack.Places[name.Id]))];
        _byId = parts.Pack.Places;
        _byName = _places.ToLookup(item => item.Key, item => item.Place, StringComparer.Ordinal);
    }

    /// <summary>Ids of actors, those that begin so first, of equal ones those of the closed list.</summary>
    public IEnumerable<string> Actors(string typed, int most) =>
        Find(_actors, item => item.Key, typed, item => item.Id.StartsWith(Texts.Names.UnlistedMark, StringComparison.Ordinal) ? 1 : 0).Select(item => item.Id).Distinct().Take(most);

    /// <summary>The actor of the closed list under which a finer one is recorded; null where it stands by itself.</summary>
    public string? Nearest(string actor) => _nearest.GetValueOrDefault(actor);

    /// <summary>Places, those that begin so first, the larger first among them.</summary>
    public IEnumerable<GazetteerPlace> Places(string typed, int most) =>
        Find(_places, item => item.Key, typed, item => -item.Place.Population).Select(item => item.Place).DistinctBy(place => place.Id).Take(most);

    /// <summary>Places by their ids; those that are not known are left out.</summary>
    public IEnumerable<GazetteerPlace> Places(IEnumerable<string> ids) => ids.Select(id => _byId.GetValueOrDefault(id)).OfType<GazetteerPlace>();

    /// <summary>Places whose whole name stands in some words, as "the town of X in Y" holds X and Y: longer names first, of one name the larger place first.</summary>
    public IEnumerable<GazetteerPlace> Named(string words)
    {
        var parts = words.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length > MostWords)
        {
            return [];
        }
        var runs = Enumerable.Range(1, parts.Length).Reverse().SelectMany(length => Enumerable.Range(0, parts.Length - length + 1).Select(start => string.Join(' ', parts, start, length)));
        return runs.Select(Key).Where(key => key.Length > 0).SelectMany(key => _byName[key].OrderByDescending(place => place.Population)).DistinctBy(place => place.Id);
    }

    private static IEnumerable<T> Find<T>(IEnumerable<T> all, Func<T, string> key, string typed, Func<T, int>? then = null)
    {
        var wanted = Key(typed);
        return wanted.Length == 0 ? [] : all.Select(item => (Item: item, Rank: Rank(key(item), wanted))).Where(pair => pair.Rank < int.MaxValue)
            .OrderBy(pair => pair.Rank).ThenBy(pair => then?.Invoke(pair.Item) ?? 0).ThenBy(pair => key(pair.Item), StringComparer.Ordinal).Select(pair => pair.Item);
    }

    /// <summary>0 for the very name, 1 where it begins so, 2 where a later word does.</summary>
    private static int Rank(string key, string wanted) =>
        key == wanted ? 0 : key.StartsWith(wanted, StringComparison.Ordinal) ? 1 : key.Contains(' ' + wanted, StringComparison.Ordinal) ? 2 : int.MaxValue;

    /// <summary>As names are compared: Arabic by the engine's own normalisation, Latin letters as all their spellings share them.</summary>
    private static string Key(string name) => LatinSpelling.Key(name) is { Length: > 0 } latin ? latin : NormalizedText.Of(name).Trim();
}
