using Isnad.Analysis.Learning;
using Isnad.Analysis.Mentions;
using Isnad.Language;

namespace Isnad.Analysis.Events;

/// <summary>What speaks for a place being where an occurrence happened.</summary>
public static class PlaceFeatures
{
    private static readonly Feature Bias = new("bias"), Kind = new("kind"), TypeKind = new("type, kind"), ZoneKind = new("zone, kind"), Cue = new("cue word"), LexKind = new("entry, kind"), Order = new("order on its side"), ZoneOrder = new("zone, order"), Rank = new("rank in report"), Known = new("known"),
        Country = new("of the main country"), Finer = new("a finer place beside it"), FinerZone = new("zone, a finer place beside it"), InActor = new("in an actor's name"), InSource = new("in a source"), Anaphor = new("repeats"), Headline = new("in headline"), Sole = new("places in the sentence"), SentenceHas = new("trigger's sentence has a place"), Follows = new("right after another place"), Listed = new("in a list"), First = new("first place of the report"), Joined = new("joined"), Mentions = new("mentions in reach"), Beside = new("beside triggers"),
        NearerHere = new("extent, nearer places"), FinerHere = new("zone, finer places"), NearerFiner = new("nearer, finer places"), CoarserHere = new("zone, coarser places"), Dateline = new("opens"),
        Governor = new("word that governs it"), GovernorGroup = new("group of the word that governs it"), Governs = new("type, what governs it"), Share = new("share of its country"), Opening = new("in the opening"), Government = new("capital, preposition");

    /// <summary>Rank of extent of a town or village (<see cref="Coarseness"/>).</summary>
    public const int Town = 1;

    /// <summary>Words from a road to "between" ("the international road that runs between").</summary>
    private const int RoadReach = 3;

    /// <summary>The places in reach of an occurrence, each with all its mentions there. Who is named as a party ("the agreement with Iran") is no place of it by that mention, nor is the seat of a body.</summary>
    public static List<List<PlaceMention>> InReach(EventContext context, EventDraft owner)
    {
        var groups = new List<List<PlaceMention>>();
        foreach (var place in context.Reach(owner, context.Draft.PlacesBy))
        {
            if (IsParty(context.Draft, place) || IsSeat(context.Draft, place))
            {
                continue;
            }
            if (groups.Find(group => Same(group[0], place)) is { } known)
            {
                known.Add(place);
            }
            else
            {
                groups.Add([place]);
            }
        }
        return groups;
    }

    /// <summary>The mention that names the place, rather than repeats it: of several the one nearest to the occurrence.</summary>
    public static PlaceMention Named(EventContext context, EventDraft owner, List<PlaceMention> mentions) =>
        mentions.Where(mention => mention.Antecedent is null).MinBy(mention => Tie.Of(context.Draft, owner.Triggers, mention.First, mention.End).Cost) ?? mentions[0].Antecedent!;

    /// <summary>Writes the features of a place and an occurrence.</summary>
    public static Tie Write(FeatureSink sink, EventContext context, EventDraft owner, List<PlaceMention> mentions)
    {
        sink.Clear();
        var draft = context.Draft;
        var place = mentions.MinBy(mention => Tie.Of(draft, owner.Triggers, (mention.Chain ?? mention).First, (mention.Chain ?? mention).End).Cost)!;
        var anchor = place.Chain ?? place;
        var tie = context.WriteTie(sink, owner, anchor.First, anchor.End, "place");
        sink.Add(Joined, tie.Zone, place.Chain is null ? "no" : "yes");
        sink.Add(Mentions, Math.Min(4, mentions.Count));
        sink.Add(Beside, owner.Triggers.Count > 1 ? "several" : "one", Math.Min(4, BesideTriggers(draft, owner, mentions)));
        string type = owner.Type, zone = tie.Zone, kind = place.Kind;
        sink.Add(Bias);
        sink.Add(Kind, kind);
        sink.Add(TypeKind, type, kind);
        sink.Add(ZoneKind, zone, kind);
        sink.Add(Cue, place.CueWord ?? "none");
        sink.Add(Known, place.Candidates.Length == 0 ? "unlisted" : "listed");
        sink.Add(LexKind, tie.Trigger.Lexeme.Id + zone, kind);
        sink.If(place.Antecedent is not null, Anaphor);
        sink.Add(Country, kind == "country" ? "country" : "place", place.Country is null ? "none" : place.Country == draft.MainCountry ? "yes" : "no");
        Standing(sink, context, owner, anchor, zone);
        sink.Add(Share, kind == "country" ? "country" : "place", place.Country is null ? "none" : Tenths(draft.WeightOf(place.Country)));
        sink.Add(Opening, zone, mentions.Exists(mention => draft.Text.SentenceOf(mention.First) < 2) ? "yes" : "no");
        Orders(sink, draft, tie, place, zone);
        Rivals(sink, draft, owner, place, tie);
        sink.If(draft.Text.SentenceOf(place.First) == 0, Headline);
        sink.If(draft.Places.Count > 0 && draft.Places[0] == place, First);
        Within(sink, draft, place, zone);
        return tie;
    }

    /// <summary>How often a mention shares its sentence with a trigger.</summary>
    private static int BesideTriggers(ReportDraft draft, EventDraft owner, List<PlaceMention> mentions)
    {
        var beside = 0;
        foreach (var mention in mentions)
        {
            foreach (var trigger in owner.Triggers)
            {
                beside += trigger.Sentence == draft.Text.SentenceOf(mention.First) ? 1 : 0;
            }
        }
        return beside;
    }

    /// <summary>Whose name holds the place: a side's, or a source's.</summary>
    private static void Within(FeatureSink sink, ReportDraft draft, PlaceMention place, string zone)
    {
        foreach (var actor in draft.ActorsBy.In(draft.Text.SentenceOf(place.First)))
        {
            if (actor.First < place.End && place.First < actor.End)
            {
                sink.Add(InActor, zone, actor.Naming.ToString() + (actor.First == place.First && actor.End == place.End ? "" : " part"));
                break;
            }
        }
        foreach (var source in draft.SourcesBy.In(draft.Text.SentenceOf(place.First)))
        {
            if (source.First < place.End && place.First < source.End)
            {
                sink.Add(InSource, source.Rule);
                break;
            }
        }
    }

    /// <summary>What the words that say "in X" hang on: the occurrence itself, another one, what somebody said, a side ("a speech in Damascus" says where it was told).</summary>
    private static void Standing(FeatureSink sink, EventContext context, EventDraft owner, PlaceMention anchor, string zone)
    {
        var draft = context.Draft;
        var at = anchor.First - 1;
        for (var steps = 0; steps < 3 && at >= 0 && (draft.Matches.Has(at, Language.Cue.Prep) || draft.Matches.Has(at, Language.Cue.Near) || draft.Matches.Has(at, Language.Cue.Direction)); steps++)
        {
            at--;
        }
        sink.Add(Governor, zone, context.Tags[at]);
        sink.Add(GovernorGroup, zone, context.Tags.Cluster(at));
        sink.Add(Governs, owner.Type, GovernedBy(context, owner, at));
        if (draft.Matches.Find(anchor.First, LexemeKind.Capital) is not null)
        {
            sink.Add(Government, zone, at < anchor.First - 1 || (anchor.Clitics & Clitics.Preposition) != 0 ? "yes" : "no");
        }
    }

    private static string GovernedBy(EventContext context, EventDraft owner, int at)
    {
        var draft = context.Draft;
        if (at < 0 || draft.Text.Tokens[at].Kind == Isnad.Text.TokenKind.Mark)
        {
            return "nothing";
        }
        foreach (var trigger in context.CandidatesBy.In(draft.Text.SentenceOf(at)))
        {
            if (trigger.First <= at && at < trigger.End && (trigger.Type.Length > 0 || owner.Owns(trigger)))
            {
                return owner.Owns(trigger) ? "itself" : "another";
            }
        }
        return draft.Matches.Has(at, Language.Cue.Says) ? "says" : draft.Matches.Has(at, Language.Cue.SourceNoun) ? "source" : draft.Text.Words[at].Is(LexemeKind.Head) ? "side" : draft.Text.Words[at].Is(LexemeKind.PlaceCue) ? "place" : "other";
    }

    /// <summary>"With Iran", "against Israel", "between Paris and Berlin": states take part and are not where. A town behind them is ("the attack against Mosul", "Rafah beside Khan Yunis"), and a state's end of a road.</summary>
    private static bool IsParty(ReportDraft draft, PlaceMention mention)
    {
        var before = mention.First - 1;
        if (mention.CueKind is not null || before < 0 || draft.Text.SentenceOf(before) != draft.Text.SentenceOf(mention.First)
            || mention.Kind != "country" && draft.Matches.Find(mention.First, LexemeKind.Capital) is null)
        {
            return false;
        }
        return draft.Matches.Has(before, Language.Cue.Between) ? !IsRoad(draft, before) : draft.Matches.Has(before, Language.Cue.With) || draft.Matches.Has(before, Language.Cue.Against);
    }

    /// <summary>"The road between", "the international road that runs between".</summary>
    private static bool IsRoad(ReportDraft draft, int between)
    {
        for (var at = between - 1; at >= Math.Max(0, between - RoadReach) && draft.Text.SentenceOf(at) == draft.Text.SentenceOf(between); at--)
        {
            if (draft.Matches.Find(at, LexemeKind.PlaceCue) is { Lexeme.Class: "road" })
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>"The corporation, which has its seat in Tripoli", "the observatory, and its seat is Britain".</summary>
    private static bool IsSeat(ReportDraft draft, PlaceMention mention)
    {
        var at = mention.First - 1;
        at -= at > 0 && draft.Matches.Has(at, Language.Cue.Prep) ? 1 : 0;
        return at > 0 && draft.Text.Words[at].First(LexemeKind.PlaceCue) is { Lexeme.Class: "other", Clitics: var taken } && (taken & Clitics.Suffix) != 0
            && ((taken & Clitics.Conjunction) != 0 || draft.Matches.Has(at - 1, Language.Cue.Rel) || draft.Matches.Has(at - 2, Language.Cue.Rel));
    }

    private static string Tenths(double share) => share switch { 0 => "0", < 0.05 => "little", < 0.15 => "some", < 0.3 => "third", < 0.6 => "half", _ => "most" };

    /// <summary>How the place stands to all others beside the occurrence's triggers: the nearest of them, and the finest, is the likeliest.</summary>
    private static void Rivals(FeatureSink sink, ReportDraft draft, EventDraft owner, PlaceMention place, Tie tie)
    {
        int nearer = 0, finer = 0, coarser = 0;
        var rank = Coarseness(place);
        foreach (var trigger in owner.Triggers)
        {
            foreach (var other in draft.PlacesBy.In(trigger.Sentence))
            {
                if (Same(other, place))
                {
                    continue;
                }
                nearer += Tie.Of(draft, owner.Triggers, other.First, other.End).Cost < tie.Cost ? 1 : 0;
                finer += Coarseness(other) < rank ? 1 : 0;
                coarser += Coarseness(other) > rank ? 1 : 0;
            }
        }
        sink.Add(NearerHere, place.Kind, Math.Min(3, nearer));
        sink.Add(FinerHere, tie.Zone, Math.Min(2, finer));
        sink.Add(NearerFiner, (3 * Math.Min(2, nearer)) + Math.Min(2, finer));
        sink.Add(CoarserHere, tie.Zone, Math.Min(2, coarser));
        var sentence = draft.Text.SentenceOf(place.First);
        if (sentence < 2 && (place.First == 0 || draft.Text.SentenceOf(place.First - 1) != sentence || draft.Text.Tokens[place.First].LineBefore))
        {
            sink.Add(Dateline, place.End < draft.Text.Tokens.Length && draft.Text.Tokens[place.End].Kind == Isnad.Text.TokenKind.Mark ? "mark" : "word", tie.Zone);
        }
    }

    private static void Orders(FeatureSink sink, ReportDraft draft, Tie tie, PlaceMention place, string zone)
    {
        var beside = draft.PlacesBy.In(draft.Text.SentenceOf(place.First));
        int order = 0, here = draft.PlacesBy.In(tie.Trigger.Sentence).Length, total = draft.PlaceCounts.GetValueOrDefault(place.Key), sole = beside.Length;
        bool finer = false, follows = false, listed = false;
        foreach (var other in beside)
        {
            finer |= other != place && Coarseness(other) < Coarseness(place) && (other.Country == place.Country || other.Country is null);
            follows |= other != place && other.End <= place.First && place.First - other.End <= 2 && Coarseness(other) < Coarseness(place);
            listed |= other != place && Math.Abs(other.First - place.First) <= 4 && Coarseness(other) == Coarseness(place);
            var between = tie.IsBefore ? other.First >= place.End && other.End <= tie.Trigger.First : other.First >= tie.Trigger.End && other.End <= place.First;
            order += tie.Sentences == 0 && between ? 1 : 0;
        }
        sink.Add(Order, Math.Min(4, order));
        sink.Add(ZoneOrder, zone, Math.Min(4, order));
        sink.Add(Rank, Math.Min(5, total));
        sink.Add(Sole, Math.Min(4, sole));
        sink.Add(SentenceHas, zone, Math.Min(2, here));
        sink.Add(Finer, finer ? "yes" : "no");
        sink.Add(FinerZone, zone + place.Kind, finer ? "yes" : "no");
        sink.If(follows, Follows);
        sink.If(listed, Listed);
    }

    /// <summary>True where two mentions mean one place.</summary>
    public static bool Same(PlaceMention a, PlaceMention b) => a.Origin == b.Origin
        || a.Chosen is not null && b.Chosen is not null && a.Chosen.Id == b.Chosen.Id;

    /// <summary>Rank of extent: 0 a point in a town, 1 a town, 2 a district, 3 a governorate or region, 4 a country.</summary>
    public static int Coarseness(PlaceMention place) => place.Kind switch
    {
        "neighbourhood" or "base" or "other" or "road" or "border" or "mountain" => 0,
        "village" or "town" or "city" => Town,
        "district" => 2,
        "governorate" or "region" or "water" => 3,
        _ => 4,
    };
}
