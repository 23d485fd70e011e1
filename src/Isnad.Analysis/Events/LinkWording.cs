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
        TriggerSurroundings left = context.Around(a), right = context.Around(b);
        string places = ComparePlaces(left.Places, right.Places), sides = CompareSides(left.Sides, right.Sides), figures = CompareFigures(left, right);
        sink.Add(Places, sameType, places);
        sink.Add(PlacesForm, sameType + definite, places);
        sink.Add(Sides, sameType, sides);
        sink.Add(Figures, sameType, figures);
        sink.Add(Whole, sameType + places, sides + figures);
        var shared = left.Share(right);
        sink.Add(Shared, entry, shared);
        sink.Add(SharedApart, sameType + Math.Min(3, apart), shared);
        sink.Add(SharedLead, sameType + (a.Sentence == 0 ? "headline" : a.Sentence == 1 ? "lead" : "later"), shared);
        sink.Add(Times, entry, (left.HasTime ? "t" : "-") + (right.HasTime ? "t" : "-"));
    }

    /// <summary>The finest agreement among the places around both: the same one, one within the other, the same governorate, or none.</summary>
    private static string ComparePlaces(List<PlaceMention> left, List<PlaceMention> right)
    {
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

    private static string CompareSides(HashSet<string> left, HashSet<string> right)
    {
        if (left.Count == 0 || right.Count == 0)
        {
            return left.Count == right.Count ? "none" : left.Count == 0 ? "second only" : "first only";
        }
        return left.SetEquals(right) ? "equal" : left.IsSubsetOf(right) || right.IsSubsetOf(left) ? "part" : left.Overlaps(right) ? "share" : "differ";
    }

    /// <summary>Whether a number of dead or wounded that both tell is the same.</summary>
    private static string CompareFigures(TriggerSurroundings left, TriggerSurroundings right) =>
        left.Figures.Exists(right.Figures.Contains) ? "equal"
        : left.Figures.Count > 0 ? right.Figures.Count > 0 ? "differ" : "first only"
        : right.Figures.Count > 0 ? "second only" : "none";
}
