using Isnad.Analysis.Mentions;
using Isnad.Model.Events;
using Isnad.Model.Reports;
using Isnad.Text;

namespace Isnad.Analysis.Events;

/// <summary>Turns filled drafts into the frozen records of the contract; overlong quotes are cut to the words that name the thing.</summary>
public static class EventAssembler
{
    /// <summary>Type whose target is the side attacked, which struck back.</summary>
    private const string Clash = "armed-clash";

    /// <summary>What is done once and then holds: "since March" tells when it was done.</summary>
    private static readonly string[] Holding = ["agreement", "territory-taken", "withdrawal", "sanction"];

    /// <summary>Basis of a time that is the day of publication, and name of the rule.</summary>
    public const string AssumedDay = "assumed-publication";

    /// <summary>Records in order of first mention.</summary>
    public static List<EventMention> Assemble(EventContext context, List<EventDraft> drafts)
    {
        var result = new List<EventMention>(drafts.Count);
        foreach (var draft in InOrder(drafts))
        {
            result.Add(Record(context, draft, IdOf(result.Count)));
        }
        return result;
    }

    /// <summary>Drafts as their records come.</summary>
    internal static IEnumerable<EventDraft> InOrder(IEnumerable<EventDraft> drafts) => drafts.OrderBy(draft => draft.Triggers[0].First).ThenBy(draft => draft.Places.Count > 0 ? draft.Places[0].First : 0);

    /// <summary>Id of the record at a place of that order.</summary>
    internal static string IdOf(int index) => $"e{index + 1}";

    /// <summary>The mentions that the record shows.</summary>
    internal static IEnumerable<TriggerCandidate> Shown(EventDraft draft) => draft.Triggers.OrderByDescending(trigger => trigger.Probability).Take(CodebookLimits.Triggers);

    private static EventMention Record(EventContext context, EventDraft draft, string id)
    {
        var text = context.Draft.Text;
        var triggers = Shown(draft).Select(trigger => Cut(text, trigger.First, trigger.End, ContractWriter.TriggerLimit));
        var record = new EventMention(id, draft.Type, draft.Status, draft.Background, [.. triggers])
        {
            Time = Time(context, draft),
            Place = draft.Places.Count > 0 ? Place(text, draft.Places[0]) : null,
            MorePlaces = [.. draft.Places.Skip(1).Select(place => Place(text, place))],
            Actors = [.. draft.Actors.Select(pair => Actor(text, pair.Mention, pair.Role))],
            Casualties = Casualties(context, draft),
            Weapons = [.. draft.Weapons.Select(weapon => new WeaponValue(Cut(text, weapon.First, weapon.End, ContractWriter.OtherLimit), weapon.Lexeme.Class!))],
            Sources = [.. draft.Sources.Select((source, index) => new SourceValue(BareWords(context.Draft, source), source.Kind, source.Actor, Through(context, draft, index)))],
            DeniedBy = [.. draft.Denials.Select(denial => new DenialValue(BareWords(context.Draft, denial), denial.Denies!))],
        };
        return record with { Derivation = new RecordReasons(context, draft, record).All() };
    }

    private static TimeValue? Time(EventContext context, EventDraft draft)
    {
        if (draft.Time is { Interval: { } interval } time && time.Span.Length <= ContractWriter.OtherLimit)
        {
            return new TimeValue(time.Span, time.Began is { } began && Array.IndexOf(Holding, draft.Type) >= 0 ? began : interval, time.Basis);
        }
        // What is still to come did not happen on the day of the report.
        return !draft.Background && draft.Status != EventStatus.Planned && context.Draft.Times.Published.Interval is { } published ? new TimeValue(default, published, AssumedDay) : null;
    }

    /// <summary>A source whose words stand before another in the same sentence is the outer one, unless the other turns to what he says himself.</summary>
    private static int? Through(EventContext context, EventDraft draft, int index) => index > 0 && draft.Sources[index - 1] is var outer && draft.Sources[index] is var source
        && context.Draft.Text.SentenceOf(outer.First) == context.Draft.Text.SentenceOf(source.First) && !TollTellers.Turns(context.Draft, outer, source) ? index - 1 : null;

    private static ActorValue Actor(Tagging.TaggedText text, ActorMention mention, ActorRole role) => new(Cut(text, mention.First, mention.End, ContractWriter.OtherLimit), mention.Id, role)
    {
        As = mention.As, Slant = mention.Slant, Person = mention.Person is { } person ? text.Source.Slice(person) : null,
    };

    private static List<CasualtyValue> Casualties(EventContext context, EventDraft draft)
    {
        var text = context.Draft.Text;
        var result = new List<CasualtyValue>();
        foreach (var toll in draft.Casualties)
        {
            var whole = toll.Whole is not { } larger ? -1 : draft.Casualties.IndexOf(larger) is >= 0 and var own ? own
                // The same whole told elsewhere: of equal tolls the record keeps the first.
                : draft.Casualties.FindIndex(other => other != toll && other.Whole is null && other.Kind == larger.Kind && other.Min == larger.Min && other.Max == larger.Max && other.Demographic == larger.Demographic);
            result.Add(new CasualtyValue(Cut(text, toll.First, toll.End, ContractWriter.CasualtyLimit), toll.Kind, toll.Min, toll.Max)
            {
                Approximate = toll.Approximate, Group = StruckSide(draft, toll) ?? toll.Group, Demographic = toll.Demographic, PartOf = whole >= 0 && whole < result.Count ? whole : null, SaidBy = SaidBy(context, draft, toll),
            });
        }
        return result;
    }

    /// <summary>Where no words tell whose side those harmed were on ("twenty wounded"): the one whom the record says was struck, if it is one alone. In a clash, and where unnamed gunmen act, they may be the attacker's.</summary>
    public static string? StruckSide(EventDraft draft, CasualtyMention toll)
    {
        if (toll.Group is not null || toll.Kind is "displaced" or "missing" || draft.Type == Clash || draft.Actors.Exists(actor => actor is { Mention.Id: "unknown-armed", Role: ActorRole.Actor }))
        {
            return null;
        }
        string? struck = null;
        foreach (var (actor, role) in draft.Actors)
        {
            if (role == ActorRole.Target && actor.Id != struck)
            {
                if (struck is not null)
                {
                    return null;
                }
                struck = actor.Id;
            }
        }
        return struck;
    }

    /// <summary>The record's source that gives the figure; none where the outlet itself does.</summary>
    private static IReadOnlyList<int> SaidBy(EventContext context, EventDraft draft, CasualtyMention toll)
    {
        var index = TollTellers.Of(context.Draft, toll) is { } teller ? draft.Sources.IndexOf(teller.Source) : -1;
        return index >= 0 ? [index] : [];
    }

    /// <summary>The contract's place of a mention.</summary>
    public static PlaceValue Place(Tagging.TaggedText text, PlaceMention mention)
    {
        var place = mention.Chosen;
        // A cue that makes the place another thing than the row (a base named after a village) keeps the row's point as "near".
        var exact = place is not null && (mention.CueKind is null or "any" || mention.CueKind == place.Kind || mention.CueKind is "city" or "town" or "village" && place.Kind is "city" or "town" or "village");
        var precision = place is null ? (mention.Admin1 is not null ? "governorate" : "country") : !exact ? "near" : place.Kind switch
        {
            "country" => "country", "governorate" => "governorate", "region" => "region", "district" => "district", "neighbourhood" => "neighbourhood", "water" => "water", _ => "place",
        };
        return new PlaceValue(BareWords(text, mention), mention.Kind, precision)
        {
            Country = mention.Country, Admin1 = mention.Admin1, Latitude = place is { Kind: not "country" } ? place.Latitude : null, Longitude = place is { Kind: not "country" } ? place.Longitude : null,
            RadiusKm = place?.RadiusKm ?? Radius(mention.Kind, place), PlaceId = place?.Id, Candidates = mention.Open,
        };
    }

    /// <summary>The quote of a place: its words without "and", "in" or "for" written to them. A li before another lam stays, for it may have swallowed the article's alef.</summary>
    public static TextSpan BareWords(Tagging.TaggedText text, PlaceMention mention) => BareWords(text, mention.First, mention.End, mention.Clitics, ContractWriter.PlaceLimit);

    /// <summary>The quote of a source, without "and" or "to" written to it where every reading of a source has them: "to the agency" names the agency.</summary>
    public static TextSpan BareWords(ReportDraft draft, SourceMention source)
    {
        var clitics = Language.Clitics.Conjunction | Language.Clitics.Preposition;
        var known = false;
        foreach (var match in draft.Matches.At(source.First))
        {
            if (match.Lexeme.Cue is Language.Cue.SourceNoun or Language.Cue.SourceName || match.Lexeme.Kind is Language.LexemeKind.Actor or Language.LexemeKind.Person or Language.LexemeKind.Head or Language.LexemeKind.Capital or Language.LexemeKind.Nationality)
            {
                (known, clitics) = (true, clitics & match.Clitics);
            }
        }
        return BareWords(draft.Text, source.First, source.End, known ? clitics : Language.Clitics.None, ContractWriter.SourceLimit);
    }

    /// <summary>Tokens from <paramref name="first"/> to <paramref name="end"/>, cut to <paramref name="limit"/> UTF-16 units, without what was taken off the first of them.</summary>
    public static TextSpan BareWords(Tagging.TaggedText text, int first, int end, Language.Clitics clitics, int limit)
    {
        var span = Cut(text, first, end, limit);
        var words = text.Source.Slice(span);
        var at = (clitics & Language.Clitics.Conjunction) != 0 ? 1 : 0;
        if ((clitics & Language.Clitics.Preposition) != 0 && at + 1 < words.Length && (words[at] != ArabicLetters.Lam || words[at + 1] != ArabicLetters.Lam))
        {
            at++;
        }
        while (at > 0 && at < words.Length && ArabicLetters.IsMark(words[at]))
        {
            at++;
        }
        return at < words.Length ? new TextSpan(span.Start + at, span.End) : span;
    }

    /// <summary>Extent by kind, in kilometres, where the gazetteer gives none: generous, for half the places of a kind are smaller.</summary>
    private static double? Radius(string kind, Language.GazetteerPlace? place) => place is null ? null : kind switch
    {
        "neighbourhood" => 2, "village" => 3, "town" => 5, "city" => 10, "base" or "other" or "border" => 5, "district" => 20, "mountain" or "road" => 15, "region" => 60, "governorate" => 80, _ => 10,
    };

    /// <summary>Tokens from <paramref name="first"/> to <paramref name="end"/>, as many as fit into <paramref name="limit"/> UTF-16 units.</summary>
    public static TextSpan Cut(Tagging.TaggedText text, int first, int end, int limit)
    {
        while (end > first + 1 && text.Span(first, end).Length > limit)
        {
            end--;
        }
        var span = text.Span(first, end);
        return span.Length <= limit ? span : new TextSpan(span.Start, span.Start + limit);
    }
}
