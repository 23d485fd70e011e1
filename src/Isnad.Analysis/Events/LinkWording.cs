using Isnad.Analysis.Learning;
using Isnad.Analysis.Mentions;
using Isnad.Analysis.Tagging;

namespace Isnad.Analysis.Events;

/// <summary>What the words say of two triggers telling one occurrence: "another raid" and "on another front" begin a new one, "the raid" goes on with the last;
/// and whether all that is named around them agrees, not the nearest name alone.</summary>
public static class LinkWording
{
    private static readonly Feature After = new("same type, word after"), AfterSame = new("same entry, word after"), Before = new("same type, word before"), Opens = new("same type, sentence opens"), OpensTwo = new("same type, sentence opens with two"), OpensGroup = new("same type, group opens"),
        AfterFirst = new("same type, word after the first"), Places = new("same type, places around"), PlacesForm = new("same type, definite, places around"), Sides = new("same type, sides"), Figures = new("same type, figures"), Paragraph = new("same type, paragraph"), Times = new("same type, time beside"), Whole = new("same type, places, sides, figures"), Shared = new("same type, words shared"), SharedApart = new("same type, sentences apart, words shared"), SharedLead = new("headline, words shared");

    /// <summary>Tokens around a trigger within which names are its own.</summary>
    private const int Around = 12;

    /// <summary>Letters of a stem from which on it is a word of weight: particles are shorter.</summary>
    private const int Weight = 4;

    /// <summary>Writes the features of a pair, <paramref name="a"/> the earlier; <paramref name="sameType"/> says how their types stand, <paramref name="definite"/> the form of the later.</summary>
    public static void Write(FeatureSink sink, EventContext context, TriggerCandidate a, TriggerCandidate b, string sameType, string definite)
    {
        var text = context.Draft.Text;
        var tags = context.Tags;
        var entry = a.Lexeme == b.Lexeme ? sameType + " entry" : sameType;
        sink.Add(After, sameType, tags[b.End]);
        sink.Add(AfterSame, entry, tags[b.End]);
        sink.Add(Before, sameType, tags[b.First - 1]);
        sink.Add(AfterFirst, entry, tags[a.End]);
        var apart = b.Sentence - a.Sentence;
        if (apart > 0)
        {
            var start = text.Sentences[b.Sentence].First;
            var far = sameType + (apart == 1 ? " next" : " later");
            sink.Add(Opens, far, tags[start]);
            sink.Add(OpensTwo, sameType + tags[start].Text, tags[start + 1]);
            sink.Add(OpensGroup, far, tags.Cluster(start));
            sink.Add(Paragraph, far, text.Sentences[b.Sentence].Paragraph == text.Sentences[a.Sentence].Paragraph ? "same" : "other");
        }
        string places = ComparePlaces(context, a, b), sides = CompareSides(context.Draft, a, b), figures = CompareFigures(context.Draft, a, b);
        sink.Add(Places, sameType, places);
        sink.Add(PlacesForm, sameType + definite, places);
        sink.Add(Sides, sameType, sides);
        sink.Add(Figures, sameType, figures);
        sink.Add(Whole, sameType + places, sides + figures);
        var shared = SharedWords(context, a, b);
        sink.Add(Shared, entry, shared);
        sink.Add(SharedApart, sameType + Math.Min(3, apart), shared);
        sink.Add(SharedLead, sameType + (a.Sentence == 0 ? "headline" : a.Sentence == 1 ? "lead" : "later"), shared);
        sink.Add(Times, entry, Beside(context.Draft, a) + Beside(context.Draft, b));
    }

    /// <summary>How many words of weight around the earlier trigger stand around the later one too; neither trigger itself counts. Five stand for more.</summary>
    private static int SharedWords(EventContext context, TriggerCandidate a, TriggerCandidate b)
    {
        var text = context.Draft.Text;
        int low = Math.Max(text.Sentences[b.Sentence].First, b.First - Around), high = Math.Min(text.Sentences[b.Sentence].End, b.End + Around);
        var shared = 0;
        for (var i = Math.Max(text.Sentences[a.Sentence].First, a.First - Around); i < Math.Min(text.Sentences[a.Sentence].End, a.End + Around) && i < low; i++)
        {
            if (i >= a.First && i < a.End || TokenTag.Of(text.Words[i]) is not { Text.Length: >= Weight } stem)
            {
                continue;
            }
            for (var j = low; j < high; j++)
            {
                if ((j < b.First || j >= b.End) && TokenTag.Of(text.Words[j]).Hash == stem.Hash)
                {
                    shared++;
                    break;
                }
            }
        }
        return Math.Min(5, shared);
    }

    private static string Beside(ReportDraft draft, TriggerCandidate trigger)
    {
        foreach (var time in draft.TimesBy.In(trigger.Sentence))
        {
            if (time.FirstToken - trigger.End < Around && trigger.First - time.EndToken < Around)
            {
                return "t";
            }
        }
        return "-";
    }

    /// <summary>The finest agreement among the places around both: the same one, one within the other, the same governorate, or none.</summary>
    private static string ComparePlaces(EventContext context, TriggerCandidate a, TriggerCandidate b)
    {
        List<PlaceMention> left = Near(context.Draft, a), right = Near(context.Draft, b);
        if (left.Count == 0 || right.Count == 0)
        {
            return left.Count == right.Count ? "none" : left.Count == 0 ? "second only" : "first only";
        }
        string best = "other country";
        foreach (var one in left)
        {
            foreach (var other in right)
            {
                var found = PlaceFeatures.Same(one, other) ? "same" : one.Admin1 is null || other.Admin1 is null || one.Admin1 != other.Admin1 ? one.Country == other.Country ? "same country" : "other country"
                    : one.Kind == "governorate" || other.Kind == "governorate" ? "within" : "same governorate";
                best = Rank(found) > Rank(best) ? found : best;
            }
        }
        return best;
    }

    private static int Rank(string found) => found switch { "same" => 4, "within" => 3, "same governorate" => 2, "same country" => 1, _ => 0 };

    private static List<PlaceMention> Near(ReportDraft draft, TriggerCandidate trigger)
    {
        var near = new List<PlaceMention>();
        foreach (var place in draft.PlacesBy.In(trigger.Sentence))
        {
            if (place.Chosen is not { Kind: "country" } && place.First - trigger.End < Around && trigger.First - place.End < Around / 2)
            {
                near.Add(place);
            }
        }
        return near;
    }

    private static string CompareSides(ReportDraft draft, TriggerCandidate a, TriggerCandidate b)
    {
        HashSet<string> left = Named(draft, a), right = Named(draft, b);
        if (left.Count == 0 || right.Count == 0)
        {
            return left.Count == right.Count ? "none" : left.Count == 0 ? "second only" : "first only";
        }
        return left.SetEquals(right) ? "equal" : left.IsSubsetOf(right) || right.IsSubsetOf(left) ? "part" : left.Overlaps(right) ? "share" : "differ";
    }

    private static HashSet<string> Named(ReportDraft draft, TriggerCandidate trigger)
    {
        var named = new HashSet<string>();
        foreach (var actor in draft.ActorsBy.In(trigger.Sentence))
        {
            if (actor.Naming != ActorNaming.People && actor.First - trigger.End < Around && trigger.First - actor.End < Around)
            {
                named.Add(actor.Id);
            }
        }
        return named;
    }

    /// <summary>Whether a number of dead or wounded that both tell is the same; small ones are no sign.</summary>
    private static string CompareFigures(ReportDraft draft, TriggerCandidate a, TriggerCandidate b)
    {
        bool left = false, right = false, equal = false;
        foreach (var one in draft.CasualtiesBy.In(a.Sentence))
        {
            if (one.Min is not > 2)
            {
                continue;
            }
            left = true;
            foreach (var other in draft.CasualtiesBy.In(b.Sentence))
            {
                equal |= other.Kind == one.Kind && other.Min == one.Min;
            }
        }
        foreach (var other in draft.CasualtiesBy.In(b.Sentence))
        {
            right |= other.Min is > 2;
        }
        return equal ? "equal" : left && right ? "differ" : left ? "first only" : right ? "second only" : "none";
    }
}
