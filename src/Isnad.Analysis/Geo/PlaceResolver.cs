using Isnad.Analysis.Mentions;
using Isnad.Language;
using Isnad.Language.Gazetteers;

namespace Isnad.Analysis.Geo;

/// <summary>Decides which place of the gazetteer a name means: by the cue word before it, the governorate or district named near it, the country that the
/// report is about, its other places, and size last; none where the text rules out all of them (<see cref="Misplaced"/>). Names that the gazetteer lacks get country and governorate from their neighbours.</summary>
public static class PlaceResolver
{
    private const double CountryWeight = 3, NearAdmin = 2, FarAdmin = 0.8, OpenMargin = 0.4;
    private const double ProvinceFirst = 3;
    private const int Near = 14;

    // Bare names that a province shares with its seat mean the province in 90 of 110 places annotated in Syria and Yemen (capitals and Aden apart); in Iraq, Libya and Turkey the city.
    private static readonly HashSet<string> Provincial = ["SY", "YE"], CityProvinces = ["SY-DI", "YE-SA", "YE-SN", "YE-AD"];

    /// <summary>Fills the chosen reading of every mention.</summary>
    public static void Resolve(ReportDraft draft, ImportedPlaces imported)
    {
        // Governorates of the places settled so far, each with the ids that speak for it.
        var settled = new Dictionary<string, HashSet<string>>();
        foreach (var mention in draft.Places)
        {
            if (mention.Candidates.Length == 1)
            {
                Take(mention, mention.Candidates[0], "only-reading");
                Settle(settled, mention);
            }
        }
        foreach (var mention in draft.Places)
        {
            if (mention.Chosen is null && mention.Candidates.Length > 1)
            {
                Choose(draft, mention, mention.Candidates, settled);
                Settle(settled, mention);
            }
        }
        new Misplaced(draft).TakeBack((mention, there) => Choose(draft, mention, there, settled));
        foreach (var mention in draft.Places)
        {
            if (mention is { Antecedent: null, Chosen: null } && mention.Country is null)
            {
                Locate(draft, mention);
                Share(mention);
            }
        }
        if (imported.Count > 0)
        {
            new ImportedResolver(draft, imported).Resolve();
        }
        foreach (var mention in draft.Places)
        {
            if (mention.Antecedent is { } earlier)
            {
                (mention.Chosen, mention.Country, mention.Admin1, mention.Rule) = (earlier.Chosen, earlier.Country, earlier.Admin1, "repeats-earlier-place");
            }
        }
    }

    /// <summary>An unlisted name lies where any of its mentions is said to lie.</summary>
    private static void Share(PlaceMention mention)
    {
        if (mention.Repeats is not { } first)
        {
            return;
        }
        if (first.Admin1 is null)
        {
            (first.Country, first.Admin1) = (mention.Country ?? first.Country, mention.Admin1);
        }
        (mention.Country, mention.Admin1) = (first.Country, first.Admin1);
    }

    private static void Take(PlaceMention mention, GazetteerPlace place, string rule)
    {
        mention.Chosen = place;
        mention.Country = place.Country;
        mention.Admin1 = place.Admin1;
        mention.Rule = rule;
    }

    private static void Settle(Dictionary<string, HashSet<string>> settled, PlaceMention mention)
    {
        if (mention.Chosen is { Admin1: { } admin1 } place)
        {
            if (!settled.TryGetValue(admin1, out var ids))
            {
                settled[admin1] = ids = [];
            }
            ids.Add(place.Id);
        }
    }

    private static void Choose(ReportDraft draft, PlaceMention mention, GazetteerPlace[] among, Dictionary<string, HashSet<string>> settled)
    {
        var scored = among.Select(place => (place, score: Score(draft, mention, place, settled))).OrderByDescending(pair => pair.score).ThenBy(pair => pair.place.Id, StringComparer.Ordinal).ToList();
        Take(mention, scored[0].place, "best-reading");
        mention.Open = [.. scored.Skip(1).Where(pair => scored[0].score - pair.score < OpenMargin).Take(4).Select(pair => pair.place.Id)];
    }

    private static double Score(ReportDraft draft, PlaceMention mention, GazetteerPlace place, Dictionary<string, HashSet<string>> settled)
    {
        var score = KindFit(mention.CueKind, place.Kind) + (IsByProvince(mention, place) ? ProvinceFirst : 0) + (CountryWeight * draft.WeightOf(place.Country)) + (Math.Log10(place.Population + 1) / 4);
        if (place.Admin1 is null || !settled.TryGetValue(place.Admin1, out var ids) || ids.Count == (ids.Contains(place.Id) ? 1 : 0))
        {
            return score;
        }
        var sentence = draft.Text.SentenceOf(mention.First);
        foreach (var other in draft.PlacesBy.In(sentence - 1, sentence + 1))
        {
            if (other != mention && other.Chosen is { } known && known.Admin1 == place.Admin1 && known.Id != place.Id && Math.Abs(other.First - mention.First) <= Near)
            {
                return score + NearAdmin;
            }
        }
        return score + FarAdmin;
    }

    /// <summary>Where reports go by provinces, the bare name of a province that has its seat's name is the province.</summary>
    private static bool IsByProvince(PlaceMention mention, GazetteerPlace place) => mention.CueKind is null && place is { Kind: "governorate", Country: { } country, Admin1: { } admin1 } && Provincial.Contains(country) && !CityProvinces.Contains(admin1);

    /// <summary>True for the province that is a capital with its surroundings cut off: what lies round the capital lies in another.</summary>
    internal static bool IsCityProvince(string? admin1) => admin1 is not null && CityProvinces.Contains(admin1);

    private static double KindFit(string? cue, string kind) => cue switch
    {
        null => kind switch { "country" => 3, "city" => 1, "town" => 0.8, "governorate" => 0.3, "district" => 0.2, "neighbourhood" => -0.2, _ => 0.4 },
        "governorate" => kind is "governorate" ? 4 : kind is "region" ? 1 : 0,
        "region" => kind is "governorate" ? 1.5 : kind is "region" ? 2 : kind is "city" or "district" ? 1 : 0,
        "city" or "town" or "village" => kind == cue ? 1.5 : kind is "city" or "town" or "village" ? 1.2 : kind is "neighbourhood" ? 0.5 : kind is "governorate" or "country" ? -2 : 0,
        "country" => kind is "country" ? 4 : 0,
        "other" or "any" => 0.1,
        _ => kind == cue ? 2.5 : kind is "governorate" or "country" ? -1 : 0,
    };

    /// <summary>Country and governorate of an unlisted name: the places named with it in its sentence, those after it first ("the village of X in the province of Y").</summary>
    private static void Locate(ReportDraft draft, PlaceMention mention)
    {
        PlaceMention? best = null;
        var distance = int.MaxValue;
        var sentence = draft.Text.SentenceOf(mention.First);
        foreach (var other in draft.PlacesBy.In(sentence))
        {
            if (other == mention || other.Chosen is not { Country: not null } known || known.Kind == "country")
            {
                continue;
            }
            // A place before it counts as twice as far.
            var away = other.First > mention.First ? other.First - mention.End : 2 * (mention.First - other.End);
            if (away < distance)
            {
                (best, distance) = (other, away);
            }
        }
        mention.Country = best?.Country ?? draft.MainCountry;
        mention.Admin1 = distance <= Near ? best?.Admin1 : null;
        mention.Rule = (mention.Candidates.Length > 0 ? mention.Rule + "; " : "") + (best is null ? "unlisted-name, country of the report" : "unlisted-name, beside a known place");
    }
}
