using Isnad.Analysis.Events;
using Isnad.Analysis.Mentions;

namespace Isnad.Evaluation.Training;

/// <summary>Examples as the reader meets them: occurrences that models found which had not seen the document, with what gold says of them. Gold's own words alone teach the
/// choice of a field that no word is missed and none is too many.</summary>
public sealed partial class ExampleBuilder
{
    /// <summary>Adds the examples of links between the words that <paramref name="models"/> take for occurrences and gold too, with the types that models give them.</summary>
    public void AddLinks(GoldDocument gold, EventModels models)
    {
        var context = _stages.Prepare(gold.Report);
        new EventClusterer(models).Choose(context, _sink);
        Links(context, gold, [.. context.Candidates.Select(candidate => candidate.Type.Length > 0 ? Records(context, gold, candidate) : [])]);
    }

    /// <summary>Adds the examples of fields of the occurrences that <paramref name="models"/> find in a document and gold holds.</summary>
    public void AddFields(GoldDocument gold, EventModels models)
    {
        var (context, found) = Found(gold, models);
        foreach (var (owner, own) in found)
        {
            Fields(context, gold.Fold, owner, own);
        }
    }

    /// <summary>Adds the examples of second places: against the main place that <paramref name="models"/> choose, right or wrong.</summary>
    public void AddMorePlaces(GoldDocument gold, EventModels models)
    {
        var (context, found) = Found(gold, models);
        var filler = new EventFiller(models);
        foreach (var (owner, own) in found)
        {
            var ranked = filler.RankPlaces(context, owner, _sink);
            if (ranked.Count == 0)
            {
                continue;
            }
            var main = own.Find(record => Means(context, record.Place, ranked[0].Place)) ?? own[0];
            foreach (var (place, probability) in ranked.Skip(1).Take(EventFiller.MostMorePlaces))
            {
                var split = own.Exists(record => record != main && Means(context, record.Place, place));
                var more = own.Exists(record => record.MorePlaces.Any(told => Means(context, told, place)));
                MorePlaceFeatures.Write(_sink, context, owner, ranked[0].Place, place, probability, ranked.Count);
                Sets[EventModels.MorePlace].Add(_sink, split ? 2 : more ? 1 : 0, gold.Fold);
            }
        }
    }

    /// <summary>The occurrences that models find, each with gold's records that share a trigger with it: those of the type that its triggers speak for most, the best first.</summary>
    private (EventContext Context, List<(EventDraft Owner, List<GoldRecord> Records)> Found) Found(GoldDocument gold, EventModels models)
    {
        var context = _stages.Prepare(gold.Report);
        var clusterer = new EventClusterer(models);
        clusterer.Choose(context, _sink);
        var found = new List<(EventDraft, List<GoldRecord>)>();
        foreach (var owner in clusterer.Cluster(context, _sink))
        {
            var own = gold.Records.Select(record => (Record: record, Shared: Shared(context, owner, record))).Where(pair => pair.Shared > 0).OrderByDescending(pair => pair.Shared).Select(pair => pair.Record).ToList();
            if (own.Count > 0)
            {
                own.RemoveAll(record => record.Type != own[0].Type);
                found.Add((owner, own));
            }
        }
        return (context, found);
    }

    /// <summary>Weight of the triggers that an occurrence shares with a record; a record of its type counts double.</summary>
    private static double Shared(EventContext context, EventDraft owner, GoldRecord record)
    {
        var shared = owner.Triggers.Where(trigger => record.Triggers.Any(told => told.Overlaps(context.Draft.Text.Span(trigger.First, trigger.End))));
        return shared.Sum(trigger => trigger.EventProbability) * (record.Type == owner.Type ? 2 : 1);
    }

    /// <summary>True where gold's words are those of a mention of the place.</summary>
    private static bool Means(EventContext context, GoldValue? told, PlaceMention place) =>
        told is not null && context.Draft.Places.Any(mention => told.Span.Overlaps(context.Draft.Text.Span(mention.First, mention.End)) && PlaceFeatures.Same(mention, place));
}
