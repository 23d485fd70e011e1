using Isnad.Model.Events;
using Isnad.Model.Incidents;
using Isnad.Model.Reports;

namespace Isnad.Fusion;

/// <summary>Turns documents into what fusion compares.</summary>
/// <param name="ontology">Families of types, and actors that name nobody.</param>
/// <param name="rarity">Rarity of words.</param>
public sealed class ProfileBuilder(FusionOntology ontology, WordRarity rarity)
{
    /// <summary>Profiles of all mentions of <paramref name="record"/>.</summary>
    public IReadOnlyList<MentionProfile> Build(ContractRecord record) => Build(record.Analysis, record.HasText);

    /// <summary>Profiles of all mentions of <paramref name="analysis"/>; <paramref name="hasText"/> says whether its text is the report's or only the quotes.</summary>
    public IReadOnlyList<MentionProfile> Build(ReportAnalysis analysis, bool hasText)
    {
        if (analysis.Events.Count == 0)
        {
            return [];
        }
        var words = new TextWords(analysis.Report.Text);
        var report = hasText ? WordBag.Of(words.All, rarity) : null;
        MentionProfile[] result = [.. analysis.Events.Select(mention => Profile(analysis, mention, words, report))];
        foreach (var profile in result)
        {
            profile.Twins = result.Count(other => other != profile && other.Type == profile.Type && PlaceComparison.Of(profile, other).Near);
        }
        return result;
    }

    private MentionProfile Profile(ReportAnalysis analysis, EventMention mention, TextWords words, WordBag? report)
    {
        var published = analysis.Published.Interval;
        DateInterval? stated = mention.Time is { } time && time.Basis != "assumed-publication" ? time.Interval : null;
        HashSet<string> Sides(ActorRole role) => [.. mention.Actors.Where(actor => actor.Role == role && !ontology.Vague.Contains(actor.Id)).Select(actor => actor.Id)];
        var quotes = mention.Triggers.Concat(mention.Actors.Select(actor => actor.Span)).Concat(mention.Casualties.Select(toll => toll.Span)).Concat(mention.Weapons.Select(weapon => weapon.Span));
        return new MentionProfile
        {
            Key = new(analysis.Report.Id, mention.Id),
            Outlet = analysis.Report.Outlet,
            Type = mention.Type,
            Family = ontology.Families.GetValueOrDefault(mention.Type, ""),
            Status = mention.Status,
            Background = mention.Background,
            Published = published,
            Stated = stated,
            Days = stated ?? (!mention.Background && published is { } day ? new DateInterval(day.From.AddDays(day.From.DayNumber > 0 ? -1 : 0), day.To) : null),
            Places = [.. (mention.Place is { } place ? [place] : Array.Empty<PlaceValue>()).Concat(mention.MorePlaces).Select(item => Place(item, words))],
            Actors = Sides(ActorRole.Actor),
            Targets = Sides(ActorRole.Target),
            Partners = Sides(ActorRole.Partner),
            Tolls = [.. mention.Casualties.Where(toll => (toll.Min ?? toll.Max) is not null).Select(toll => new TollFact(toll.Kind, toll.Min ?? toll.Max!.Value, toll.Max, toll.PartOf is not null))],
            Weapons = mention.Weapons.Select(weapon => weapon.Kind).ToHashSet(),
            QuoteWords = WordBag.Of(quotes.SelectMany(words.Of), rarity),
            PersonWords = WordBag.Of(mention.Actors.Where(actor => actor.Person is not null).SelectMany(actor => new TextWords(new(actor.Person!)).All), rarity),
            TriggerWords = WordBag.Of(mention.Triggers.SelectMany(words.Of), rarity),
            SentenceWords = report is null ? null : WordBag.Of(words.Sentences(mention.Triggers), rarity),
            ReportWords = report,
        };
    }

    private PlaceFact Place(PlaceValue place, TextWords words)
    {
        var (level, radius) = (place.Kind.Length > 0 ? place.Kind : place.Precision) switch
        {
            "country" => (PlaceLevel.Country, 500.0),
            "region" => place.Admin1 is null ? (PlaceLevel.Country, 200) : (PlaceLevel.Governorate, 60),
            "governorate" => (PlaceLevel.Governorate, 80),
            "district" => (PlaceLevel.Local, 20),
            "water" or "border" => (PlaceLevel.Local, 40),
            "city" => (PlaceLevel.Local, 8),
            _ => (PlaceLevel.Local, 4),
        };
        return new PlaceFact(level, place.Country, place.Admin1, place.Latitude, place.Longitude, place.RadiusKm ?? radius, WordBag.Of(words.Of(place.Span), rarity));
    }
}
