using Isnad.Analysis.Mentions;
using Isnad.Language;
using Isnad.Language.Gazetteers;

namespace Isnad.Analysis.Geo;

/// <summary>Decides which imported place a name means, and lends its point to a place of the shipped gazetteer that has none. A village's name is borne by four
/// places on average: one is taken only where the text says where it lies (a governorate or district named with it, other places near it), else all stay open.</summary>
public sealed class ImportedResolver
{
    private const double Margin = 0.8, SameKm = 10, HereKm = 50, QuarterKm = 25, ReportKm = 30, FarKm = 150;
    private const int Near = 14, Beside = 4, MostOpen = 5;
    private readonly ReportDraft _draft;
    private readonly ImportedNames _names;
    private readonly Dictionary<string, GazetteerPlace> _lent = [];
    private List<PlaceMention> _anchors = [];

    internal ImportedResolver(ReportDraft draft, ImportedPlaces places) => (_draft, _names) = (draft, new ImportedNames(draft, places));

    /// <summary>Chooses for every mention that has imported readings, then lends points.</summary>
    public void Resolve()
    {
        var groups = _draft.Places.Where(mention => mention is { Chosen: null, Antecedent: null } && mention.Origin.Imported.Length > 0).GroupBy(mention => mention.Origin).Select(group => group.ToList()).ToList();
        // What the first round settles is a neighbour for the second.
        for (var round = 0; round < 2; round++)
        {
            _anchors = [.. _draft.Places.Where(mention => mention is { Antecedent: null, Chosen.Kind: not "country" })];
            foreach (var group in groups)
            {
                if (group[0].Chosen is null)
                {
                    Choose(group);
                }
            }
        }
        foreach (var mention in _draft.Places)
        {
            if (mention is { Antecedent: null, Candidates.Length: > 0, Chosen: null or { Trust: PlaceTrust.Shipped } })
            {
                Correct(mention);
                mention.Chosen = mention.Chosen is { Latitude: null, Trust: PlaceTrust.Shipped } place && IsSo(mention, place) ? Lend(mention, place) : mention.Chosen;
            }
        }
    }

    /// <summary>"The village of X in the governorate of Y", where the shipped X lies elsewhere and an imported one in Y: the text says otherwise.</summary>
    private void Correct(PlaceMention mention)
    {
        if (mention.CueKind is not ("city" or "town" or "village") || mention.Chosen is { Kind: "governorate" or "country" } || Following(mention) is not { } governorate || mention.Candidates.Any(other => other.Admin1 is null || other.Admin1 == governorate.Admin1))
        {
            return;
        }
        var there = ImportedNames.Fitting(_names.Of(mention.NameFirst, mention.End), mention.CueKind).Where(other => other.Trust == PlaceTrust.Imported && other.Admin1 == governorate.Admin1).ToArray();
        if (there.Length > 0 && !Array.Exists(there, other => Apart(there[0], other)))
        {
            (mention.Chosen, mention.Country, mention.Admin1, mention.Open, mention.Rule) = (there[0], there[0].Country, there[0].Admin1, [], "imported-place, in the governorate named after it");
        }
    }

    /// <summary>The governorate that the words right after a name say.</summary>
    private GazetteerPlace? Following(PlaceMention mention)
    {
        foreach (var other in _draft.PlacesBy.In(_draft.Text.SentenceOf(mention.First)))
        {
            if (other.First >= mention.End && other.First - mention.End <= Beside)
            {
                return other is { CueKind: "governorate", Chosen: { Kind: "governorate" } chosen } ? chosen : null;
            }
        }
        return null;
    }

    /// <summary>The place word before it says the same kind: "the road of X" is no quarter X.</summary>
    private static bool IsSo(PlaceMention mention, GazetteerPlace place) => mention.CueKind is not { } cue || ImportedNames.Fits(place.Kind, cue);

    private void Choose(List<PlaceMention> group)
    {
        var scored = Scored(group, group[0].Origin.Imported);
        if (scored.Count == 0)
        {
            return;
        }
        var best = scored[0];
        if (Decided(group[0].Origin, scored) is not { } rule)
        {
            foreach (var mention in group)
            {
                mention.Open = [.. scored.Take(MostOpen).Select(item => item.Place.Id)];
            }
            return;
        }
        foreach (var mention in group)
        {
            mention.Chosen = best.Place;
            mention.Admin1 = best.Place.Admin1 ?? (mention.Country == best.Place.Country ? mention.Admin1 : null);
            mention.Country = best.Place.Country;
            mention.Rule = rule;
            mention.Open = [];
        }
    }

    /// <summary>Why the first is taken, or null where the text does not decide.</summary>
    private string? Decided(PlaceMention mention, List<Evidence> scored)
    {
        var best = scored[0];
        var rival = scored.Find(other => Apart(best.Place, other.Place));
        var clear = rival.Place is null || best.Score - rival.Score >= Margin;
        if (!clear || best.Conflict)
        {
            return null;
        }
        // Quarters of one name stand in every city: only a place named with it says which.
        var quarter = mention.CueKind == "neighbourhood";
        if (best.AdminHere || best.Here <= (quarter ? QuarterKm : HereKm))
        {
            return best.AdminHere ? "imported-place, its governorate named with it" : "imported-place, near the places named with it";
        }
        if (quarter || mention.Country is not null && mention.Country != best.Place.Country)
        {
            return null;
        }
        if (best.Report <= ReportKm || best.AdminReport && best.Report <= 2 * ReportKm)
        {
            return "imported-place, near places of the report";
        }
        // One place of the name in the country that the report is about, and nothing speaks against it.
        var only = rival.Place is null && best.Place.Trust == PlaceTrust.Imported && best.Place.Country == _draft.MainCountry && (best.Report <= FarKm || double.IsPositiveInfinity(best.Report));
        return only ? "imported-place, the only one of its name in the country" : null;
    }

    private List<Evidence> Scored(List<PlaceMention> group, GazetteerPlace[] places)
    {
        var list = new List<Evidence>();
        foreach (var place in places)
        {
            if (_draft.Countries.Count == 0 || _draft.WeightOf(place.Country) > 0)
            {
                list.Add(Weigh(group, place));
            }
        }
        list.Sort((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : string.CompareOrdinal(a.Place.Id, b.Place.Id));
        return list;
    }

    private Evidence Weigh(List<PlaceMention> group, GazetteerPlace place)
    {
        double here = double.PositiveInfinity, report = double.PositiveInfinity;
        bool adminHere = false, adminReport = false, otherAdmin = false;
        foreach (var anchor in _anchors)
        {
            var known = anchor.Chosen!;
            if (known.Id == place.Id)
            {
                continue;
            }
            var (away, sentences) = Away(group, anchor);
            var beside = sentences == 0 && away <= 2 * Near;
            if (place.Admin1 is { } admin1 && anchor.Admin1 is { } other && anchor.Country == place.Country)
            {
                adminReport |= admin1 == other;
                adminHere |= beside && admin1 == other;
                otherAdmin |= sentences == 0 && away <= Near && admin1 != other && known.Kind is "governorate" or "district" or "region";
            }
            if (known.Kind is not ("governorate" or "region" or "water") && Km(known, place) is { } km)
            {
                report = Math.Min(report, km);
                here = sentences <= 1 && away <= 3 * Near ? Math.Min(here, km) : here;
            }
        }
        var cue = group[0].Origin.CueKind;
        var fit = cue is null or "any" or "region" ? 0 : cue == place.Kind ? 0.6 : cue is "city" or "town" or "village" && place.Kind is "city" or "town" or "village" ? 0.5 : 0;
        var conflict = otherAdmin && !adminHere;
        var score = (3 * _draft.WeightOf(place.Country)) + fit + (Math.Log10(place.Population + 1) / 4) - (place.Trust == PlaceTrust.Derived ? 0.7 : 0)
            + (adminHere ? 2.5 : adminReport ? 1 : 0) + (2.5 * Math.Exp(-here / 25)) + (1.5 * Math.Exp(-report / 40)) - (conflict ? 3 : 0);
        return new Evidence(place, score, here, report, adminHere, adminReport, conflict);
    }

    /// <summary>Tokens and sentences from the nearest mention of the group; what follows a name says more of where it lies than what stands before.</summary>
    private (int Tokens, int Sentences) Away(List<PlaceMention> group, PlaceMention anchor)
    {
        int tokens = int.MaxValue, sentences = int.MaxValue;
        foreach (var mention in group)
        {
            var away = anchor.First >= mention.End ? anchor.First - mention.End : 2 * Math.Max(0, mention.First - anchor.End);
            tokens = Math.Min(tokens, away);
            sentences = Math.Min(sentences, Math.Abs(_draft.Text.SentenceOf(mention.First) - _draft.Text.SentenceOf(anchor.First)));
        }
        return (tokens, sentences);
    }

    /// <summary>The shipped place with the point of the imported one that must be it: one name, one country, one governorate, one spot.</summary>
    private GazetteerPlace Lend(PlaceMention mention, GazetteerPlace place)
    {
        if (!_lent.TryGetValue(place.Id, out var lent))
        {
            var found = _names.Of(mention.NameFirst, mention.End).Where(other => other.Latitude is not null && other.Country == place.Country
                && (other.Trust == PlaceTrust.Imported ? place.Admin1 is null || other.Admin1 is null || other.Admin1 == place.Admin1 : place.Admin1 is not null && other.Admin1 == place.Admin1)).ToArray();
            var same = ImportedNames.Fitting(found, place.Kind);
            var scored = same.Length == 0 ? [] : Scored([mention], same);
            // A village of the quarter's name, out in the governorate, is not the quarter; where the row says no governorate, the report's places must say it.
            if (scored.Count > 0 && scored[0].Report > (place.Kind == "neighbourhood" ? QuarterKm : scored[0].Place.Admin1 == place.Admin1 ? double.PositiveInfinity : 2 * ReportKm))
            {
                scored = [];
            }
            lent = scored.Count > 0 && !scored.Exists(other => Apart(scored[0].Place, other.Place)) ? place with { Latitude = scored[0].Place.Latitude, Longitude = scored[0].Place.Longitude } : place;
            _lent[place.Id] = lent;
            if (lent != place)
            {
                _rules[place.Id] = $", point of {scored[0].Place.Id}";
            }
        }
        mention.Rule += _rules.GetValueOrDefault(place.Id, "");
        return lent;
    }

    private readonly Dictionary<string, string> _rules = [];

    private static bool Apart(GazetteerPlace a, GazetteerPlace b) => Km(a, b) is not { } km || km > SameKm;

    private static double? Km(GazetteerPlace a, GazetteerPlace b) => a is { Latitude: { } north, Longitude: { } east } && b is { Latitude: { } otherNorth, Longitude: { } otherEast }
        ? GeoDistance.Km(north, east, otherNorth, otherEast) : null;

    /// <summary>What speaks for a place; distances in kilometres to the nearest place named with it and in the report.</summary>
    private readonly record struct Evidence(GazetteerPlace Place, double Score, double Here, double Report, bool AdminHere, bool AdminReport, bool Conflict);
}
