using Isnad.Analysis.Mentions;
using Isnad.Language;
using Isnad.Language.Gazetteers;
using Isnad.Text;

namespace Isnad.Analysis.Geo;

/// <summary>What the words right after a name say of where it lies ("the village of X in the governorate of Y", "X in the north of Z"), as far as they belong to the name's own phrase:
/// a governorate further off in the sentence is often another place's.</summary>
internal sealed class NamedAreas(ReportDraft draft)
{
    /// <summary>Most tokens between a name and the area.</summary>
    private const int Between = 5;

    /// <summary>Newspapers put a village beyond a border into the province they know: what lies as near as this to the area's middle is not contradicted by its name.</summary>
    private const double LeastReach = 60, DirectionReach = 200, ShareOfRadius = 0.6, UnknownRadius = 100;

    private enum Link { None, Comma, Belonging, Direction, Within }

    /// <summary>The area named beside each place of the report, in the order of its places; null where none is.</summary>
    public NamedArea?[] Find()
    {
        var areas = new NamedArea?[draft.Places.Count];
        // From the last: "in the district of X in the governorate of Y" says of all before it that they lie in Y.
        for (var i = areas.Length - 1; i >= 0; i--)
        {
            if (draft.Places[i] is { Antecedent: null, CueKind: not ("governorate" or "country" or "region"), Candidates.Length: > 0 } mention)
            {
                areas[i] = Beside(mention, i + 1 < areas.Length ? draft.Places[i + 1] : null, i + 1 < areas.Length ? areas[i + 1] : null);
            }
        }
        return areas;
    }

    private NamedArea? Beside(PlaceMention mention, PlaceMention? next, NamedArea? beyond)
    {
        NamedArea? nation = null;
        var link = Link.None;
        var end = Math.Min(mention.End + Between, draft.Text.Sentences[draft.Text.SentenceOf(mention.First)].End);
        for (var i = mention.End; i < end; i++)
        {
            if (next?.First == i)
            {
                return Read(mention, next, beyond, link) ?? nation;
            }
            if (draft.Text.Tokens[i].Kind == TokenKind.Mark)
            {
                link = draft.Text.IsMark(i, ArabicLetters.Comma) && link == Link.None ? Link.Comma : link;
                if (draft.Text.IsMark(i, ArabicLetters.Comma) ? link != Link.Comma : !draft.Text.IsMark(i, '"') && !draft.Text.IsMark(i, '»') && !draft.Text.IsMark(i, '”') && !draft.Text.IsMark(i, ')'))
                {
                    return nation;
                }
            }
            else if (Linking(i) is { } linking)
            {
                link = linking > link ? linking : link;
            }
            else if (link == Link.None && mention.CueKind is not null && IsQualifier(draft.Text.Words[i].Text))
            {
                nation ??= i == mention.End ? Nation(mention, i) : null;
            }
            else
            {
                return nation;
            }
        }
        return nation;
    }

    private Link? Linking(int token)
    {
        var word = draft.Text.Words[token];
        if (draft.Matches.Has(token, Cue.Direction))
        {
            return word.First(Cue.Direction) is { } direction && (direction.Clitics & Clitics.Conjunction) != 0 ? null : Link.Direction;
        }
        if (word.First(Cue.Prep) is { Lexeme.Key: CueTraits.Within, Clitics: Clitics.None })
        {
            return Link.Within;
        }
        return word.First(Cue.Belonging) is { } belonging && (belonging.Clitics & Clitics.Conjunction) == 0 ? Link.Belonging : null;
    }

    /// <summary>A definite feminine word after the name speaks of the village or town ("the Syrian", "lying").</summary>
    private static bool IsQualifier(string word) => UnlistedNames.IsDefinite(word) && word[^1] is ArabicLetters.Ha or ArabicLetters.TehMarbuta;

    private NamedArea? Nation(PlaceMention mention, int token) => mention.CueKind is "city" or "town" or "village" && draft.Matches.Find(token, LexemeKind.Nationality) is { Length: 1, Lexeme: { Class: "adj", Country: { } country } }
        ? new NamedArea(country, null, null, null, 0) : null;

    private NamedArea? Read(PlaceMention mention, PlaceMention next, NamedArea? beyond, Link link)
    {
        // A border has two sides, and the gazetteer counts it to one.
        if (next is not { Antecedent: null, Chosen: { Country: { } country, Kind: not "border" } place, Open.Count: 0 } || (next.Clitics & Clitics.Conjunction) != 0)
        {
            return null;
        }
        var governorate = next.CueKind == "governorate" && place.Kind == "governorate";
        if ((next.Clitics & Clitics.Preposition) != 0)
        {
            var preposition = draft.Text.Words[next.First].Text[0];
            link = preposition == ArabicLetters.Ba ? Link.Within : preposition == ArabicLetters.Lam && link == Link.Belonging ? Link.Within : Link.None;
            governorate &= link == Link.Within;
        }
        if (link is Link.None or Link.Comma)
        {
            return governorate ? Around(place, country) : null;
        }
        if (place.Kind == "country")
        {
            return link == Link.Belonging ? null : link == Link.Within ? new NamedArea(country, null, null, null, 0) : Side(mention, place, country);
        }
        if (beyond is not null)
        {
            return beyond;
        }
        if (link == Link.Direction && !governorate && next.CueKind != "region")
        {
            return new NamedArea(country, null, place.Latitude, place.Longitude, DirectionReach);
        }
        var holds = governorate || place.Kind == "governorate" || next.CueKind is "region" or "district" || mention.CueKind == "neighbourhood" && place.Kind == "city";
        return holds ? Around(place, country) : null;
    }

    /// <summary>"South of Turkey" is as often beyond its border, where mountains and crossings lie.</summary>
    private static NamedArea? Side(PlaceMention mention, GazetteerPlace place, string country) =>
        mention.Chosen?.Kind is "mountain" or "water" or "region" or "border" or "road" ? null : new NamedArea(country, null, place.Latitude, place.Longitude, place.RadiusKm ?? DirectionReach);

    /// <summary>The countryside of a capital is another governorate than the capital: only a governorate that is called so says which.</summary>
    private static NamedArea Around(GazetteerPlace place, string country) =>
        new(country, place.Kind != "governorate" && PlaceResolver.IsCityProvince(place.Admin1) ? null : place.Admin1, place.Latitude, place.Longitude, Math.Max(LeastReach, ShareOfRadius * (place.Kind == "governorate" ? place.RadiusKm ?? UnknownRadius : UnknownRadius)));
}

/// <summary>Where a name is said to lie: a country, or a governorate of it with its middle and how far from there a place may still be meant.</summary>
internal sealed record NamedArea(string Country, string? Admin1, double? Latitude, double? Longitude, double ReachKm)
{
    // Who says "in Palestine" and who says "in Israel" of a place differs; likewise for Western Sahara, Ceuta and Melilla.
    private static readonly HashSet<(string, string)> Disputed = [("PS", "IL"), ("IL", "PS"), ("MA", "EH"), ("EH", "MA"), ("ES", "MA")];

    /// <summary>True where the area does not contradict the reading.</summary>
    public bool Holds(GazetteerPlace place) => place.Country is null || InCountry(place) && (Admin1 is null || place.Admin1 is null || place.Admin1 == Admin1) || Near(place);

    /// <summary>True for a reading in the country.</summary>
    public bool InCountry(GazetteerPlace place) => place.Country == Country || Disputed.Contains((place.Country ?? "", Country));

    private bool Near(GazetteerPlace place) => Latitude is { } north && Longitude is { } east && place is { Latitude: { } latitude, Longitude: { } longitude } && GeoDistance.Km(north, east, latitude, longitude) <= ReachKm;
}
