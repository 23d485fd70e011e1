using Isnad.Analysis.Mentions;
using Isnad.Language;
using Isnad.Language.Gazetteers;

namespace Isnad.Analysis.Geo;

/// <summary>Takes back a reading that the text rules out: what it says beside the name (<see cref="NamedAreas"/>), or a small place in a far country of which the report does not speak.
/// A place without point is better than a wrong point.</summary>
internal sealed class Misplaced(ReportDraft draft)
{
    /// <summary>Cities as large as this are meant even where an area beside them seems to say otherwise ("the people of Aleppo in the governorate of Idlib").</summary>
    private const int WellKnown = 100_000;

    private const int Small = 50_000;
    private const double FarKm = 500, MainShare = 0.5;
    private const string ByArea = "no reading in the area named beside it", ByReport = "no reading in the countries of the report";
    private readonly Dictionary<string, bool> _spokenOf = [];

    /// <summary>Takes readings back; <paramref name="choose"/> decides between readings that lie in the area.</summary>
    public void TakeBack(Action<PlaceMention, GazetteerPlace[]> choose)
    {
        if (draft.Places.Count == 0)
        {
            return;
        }
        var areas = new NamedAreas(draft).Find();
        for (var i = 0; i < areas.Length; i++)
        {
            if (areas[i] is { } area && draft.Places[i] is { Chosen: { Kind: not ("governorate" or "country") } place } mention && !area.Holds(place) && !IsWellKnown(mention, place, area))
            {
                Replace(mention, area, choose);
            }
        }
        TakeRepeats(areas);
        foreach (var mention in draft.Places)
        {
            if (mention is { Antecedent: null, Chosen: { } place } && IsStray(mention, place))
            {
                (mention.Chosen, mention.Country, mention.Admin1, mention.Open, mention.Rule) = (null, null, null, [], ByReport);
            }
        }
    }

    /// <summary>A city or region that needs no place word is known by its name alone ("a summit on Jerusalem in Morocco").</summary>
    private static bool IsWellKnown(PlaceMention mention, GazetteerPlace place, NamedArea area) =>
        mention.CueKind is null ? place.Kind is "city" or "region" || place.Population >= WellKnown : place.Population >= WellKnown && area.InCountry(place);

    private static void Replace(PlaceMention mention, NamedArea area, Action<PlaceMention, GazetteerPlace[]> choose)
    {
        var there = mention.Candidates.Where(place => place.Kind is not ("governorate" or "country") && area.Holds(place)).ToArray();
        if (there.Length > 0)
        {
            choose(mention, there);
            return;
        }
        (mention.Chosen, mention.Country, mention.Admin1, mention.Open, mention.Rule) = (null, area.Country, area.Admin1, [], ByArea);
    }

    /// <summary>The same name elsewhere in the report, with nothing said of where it lies, is the same place.</summary>
    private void TakeRepeats(NamedArea?[] areas)
    {
        for (var i = 0; i < areas.Length; i++)
        {
            var placed = draft.Places[i];
            if (placed.Rule != ByArea || placed.Repeats is not null)
            {
                continue;
            }
            var same = Enumerable.Range(0, areas.Length).Where(at => IsSame(draft.Places[at], placed) && (areas[at] is null || draft.Places[at].Rule == ByArea && draft.Places[at].Admin1 == placed.Admin1)).Select(at => draft.Places[at]).ToList();
            foreach (var mention in same)
            {
                (mention.Chosen, mention.Country, mention.Admin1, mention.Open, mention.Rule) = (null, placed.Country, placed.Admin1, [], ByArea);
                mention.Repeats = mention == same[0] ? null : same[0];
            }
        }
    }

    private static bool IsSame(PlaceMention mention, PlaceMention other) => mention.Antecedent is null && mention.Candidates.Length == other.Candidates.Length && mention.Candidates[0].Id == other.Candidates[0].Id;

    /// <summary>No reading lies in a country of which other words of the report speak, and none near another place of it.</summary>
    private bool IsStray(PlaceMention mention, GazetteerPlace chosen) =>
        draft.Countries.Count > 0 && draft.Countries[0] is var (main, share) && share >= MainShare && chosen.Country != main
        && chosen is { Population: < Small, Kind: "city" or "town" or "village" or "neighbourhood" or "district" }
        && Array.TrueForAll(mention.Candidates, place => place.Country is { } country && country != main && place.Population < Small && !IsSpokenOf(country, mention) && IsFar(place, mention));

    private bool IsSpokenOf(string country, PlaceMention mention)
    {
        var key = $"{country} {mention.Candidates[0].Id}";
        if (!_spokenOf.TryGetValue(key, out var spoken))
        {
            foreach (var match in draft.Matches.All)
            {
                spoken |= match.Lexeme.Country == country && (match.Lexeme.Place is not { } place || !mention.Candidates.Contains(place));
            }
            _spokenOf[key] = spoken;
        }
        return spoken;
    }

    private bool IsFar(GazetteerPlace place, PlaceMention mention)
    {
        var compared = false;
        foreach (var other in draft.Places)
        {
            if (other.Antecedent is not null || other.Chosen is not { Latitude: { } north, Longitude: { } east } known || IsSame(other, mention))
            {
                continue;
            }
            if (place is not { Latitude: { } latitude, Longitude: { } longitude } || GeoDistance.Km(north, east, latitude, longitude) < FarKm + (known.Kind == "country" ? known.RadiusKm ?? 0 : 0))
            {
                return false;
            }
            compared = true;
        }
        return compared;
    }
}
