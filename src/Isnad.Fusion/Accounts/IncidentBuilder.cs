using Isnad.Model.Events;
using Isnad.Model.Incidents;

namespace Isnad.Fusion.Accounts;

/// <summary>Makes an incident of its mentions: for each field every account, who holds it and how the accounts lie to each other.</summary>
/// <param name="ontology">Families of types, and actors that name nobody.</param>
public sealed class IncidentBuilder(FusionOntology ontology)
{
    /// <summary>Basis of a time that no words say.</summary>
    internal const string AssumedBasis = "assumed-publication";

    /// <summary>The incident of this number. The order in which the mentions are given changes nothing.</summary>
    /// <exception cref="ArgumentException">There is no mention.</exception>
    public Incident Build(long id, IEnumerable<ReportedMention> mentions)
    {
        ReportedMention[] told = [.. mentions.OrderBy(mention => mention.Analysis.Published.Interval?.From ?? DateOnly.MaxValue).ThenBy(mention => mention.Key)];
        if (told.Length == 0)
        {
            throw new ArgumentException("An incident is told by at least one mention.", nameof(mentions));
        }
        var independence = new Independence(told);
        var judge = new FieldJudge(independence);
        var held = told.Select(mention => new HeldMention(mention.Mention, new Holders(mention))).ToArray();
        var tolls = new TollAccounts(independence, judge);
        var responsibility = new ResponsibilityAccounts(ontology, independence, judge);
        foreach (var (mention, holders) in held)
        {
            tolls.Add(mention, holders);
            responsibility.Add(mention, holders);
        }
        return new Incident
        {
            Id = id,
            Members = [.. told.Select(mention => mention.Key)],
            Reports = Reports(told),
            Outlets = independence.Outlets(told.Select(mention => mention.Key.Document)),
            Voices = independence.Voices(held.SelectMany(item => item.Holders.Of())),
            Type = judge.Judge(Types(held, independence), (a, b) => a == b ? ValueRelation.Fits : ValueRelation.Differs, type => type, []),
            Occurrence = Occurrences(held, independence, judge),
            Time = judge.Judge(Times(held, independence), TimeRelation, time => Name(time), []),
            Place = judge.Judge(Places(held, independence), PlaceLikeness.Relation, place => place.Words, []),
            Participants = Participants(held, independence, judge),
            Tolls = tolls.Series(Denials(held, judge, "toll")),
            Weapons = judge.JudgeSets(Weapons(held, independence), _ => "", weapon => weapon, weapon => weapon, (_, _) => false),
            Responsibility = responsibility.Field(),
            Wording = OutletWordings.Of(told),
        };
    }

    private static IReadOnlyList<IncidentReport> Reports(ReportedMention[] told)
    {
        var first = told.Where(mention => mention.CopyGroup is not null).GroupBy(mention => mention.CopyGroup).ToDictionary(group => group.Key!.Value, group => group.First().Key.Document);
        return [.. told.DistinctBy(mention => mention.Key.Document).Select(mention => (mention, mention.Analysis.Report)).Select(item => new IncidentReport(item.Report.Id, Independence.Outlet(item.mention), item.mention.Analysis.Published.Interval, item.Report.Url, item.Report.Title,
            item.mention.CopyGroup, item.mention.CopyGroup is { } group && first[group] != item.Report.Id ? first[group] : null))];
    }

    private static IReadOnlyList<Account<string>> Types(HeldMention[] held, Independence independence)
    {
        var types = new AccountCollector<string>(independence, (a, b) => a == b);
        foreach (var (mention, holders) in held)
        {
            types.Add(mention.Type, holders.Of(mention.Triggers));
        }
        return types.Accounts();
    }

    private static AccountedField<Occurrence> Occurrences(HeldMention[] held, Independence independence, FieldJudge judge)
    {
        var accounts = new AccountCollector<Occurrence>(independence, (a, b) => a == b);
        foreach (var (mention, holders) in held)
        {
            accounts.Add(mention.Status switch { EventStatus.Planned => Occurrence.Planned, EventStatus.Denied => Occurrence.Denied, _ => Occurrence.Happened }, holders.Of(mention.Triggers));
            foreach (var denial in mention.DeniedBy.Where(denial => denial.Of == "occurrence" && mention.Status != EventStatus.Denied))
            {
                accounts.Add(Occurrence.Denied, [holders.Of(denial)]);
            }
        }
        var all = accounts.Accounts();
        var denials = all.Where(account => account.Value == Occurrence.Denied).Select(account => $"{judge.Names(account.Holdings)} denies that it happened").ToArray();
        // What was announced and then told as happened does not differ.
        return judge.Judge(all, (_, _) => ValueRelation.Fits, value => value.ToString().ToLowerInvariant(), denials);
    }

    private static IReadOnlyList<Account<TimeAccount>> Times(HeldMention[] held, Independence independence)
    {
        var times = new AccountCollector<TimeAccount>(independence, (a, b) => a.Days == b.Days);
        foreach (var (mention, holders) in held)
        {
            if (mention.Time is { } time && time.Basis != AssumedBasis)
            {
                times.Add(new TimeAccount(time.Interval, time.Basis), holders.Of(time.Span));
            }
        }
        return times.Accounts();
    }

    /// <summary>Days that overlap fit; neighbouring days only differ, for a night belongs to both.</summary>
    private static ValueRelation TimeRelation(TimeAccount a, TimeAccount b)
    {
        var gap = Math.Max(a.Days.From.DayNumber - b.Days.To.DayNumber, b.Days.From.DayNumber - a.Days.To.DayNumber);
        return gap <= 0 ? ValueRelation.Fits : gap == 1 ? ValueRelation.Differs : ValueRelation.Excludes;
    }

    private static string Name(TimeAccount time) => JsonValues.Iso(time.Days.From) + (time.Days.Days == 1 ? "" : $" to {JsonValues.Iso(time.Days.To)}");

    private static IReadOnlyList<Account<PlaceAccount>> Places(HeldMention[] held, Independence independence)
    {
        var places = new AccountCollector<PlaceAccount>(independence, PlaceLikeness.Same);
        foreach (var (mention, holders) in held)
        {
            foreach (var place in mention.Place is { } main ? mention.MorePlaces.Prepend(main) : mention.MorePlaces)
            {
                places.Add(new PlaceAccount(holders.Quote(place.Span).Words, place), holders.Of(place.Span));
            }
        }
        return places.Accounts();
    }

    /// <summary>Two voices differ in a role where they name sides and share none. Where one has two sides act on each other the other way round than another has, they cannot both be right.</summary>
    private static AccountedField<ParticipantAccount> Participants(HeldMention[] held, Independence independence, FieldJudge judge)
    {
        var participants = new AccountCollector<ParticipantAccount>(independence, (a, b) => a == b);
        foreach (var (mention, holders) in held)
        {
            foreach (var actor in mention.Actors)
            {
                participants.Add(new ParticipantAccount(actor.Id, actor.Role), holders.Of(actor.Span));
            }
        }
        var accounts = participants.Accounts();
        IEnumerable<string> Sides(IReadOnlyList<MentionKey> mentions, ActorRole role) => accounts.Where(account => account.Value.Role == role && account.Mentions.Intersect(mentions).Any()).Select(account => account.Value.Id);
        bool Swaps(Account<ParticipantAccount> actor, Account<ParticipantAccount> target) => (actor.Value.Role, target.Value.Role) == (ActorRole.Actor, ActorRole.Target)
            && Sides(actor.Mentions, ActorRole.Target).Intersect(Sides(target.Mentions, ActorRole.Actor)).Any(other => other != actor.Value.Id);
        bool Swapped(Account<ParticipantAccount> a, Account<ParticipantAccount> b) => a.Value.Id == b.Value.Id && !a.Mentions.Intersect(b.Mentions).Any() && (Swaps(a, b) || Swaps(b, a));
        return judge.JudgeSets(accounts, participant => participant.Role.ToString(), participant => participant.Id, participant => $"{participant.Id} as {participant.Role.ToString().ToLowerInvariant()}", Swapped);
    }

    private static IReadOnlyList<Account<string>> Weapons(HeldMention[] held, Independence independence)
    {
        var weapons = new AccountCollector<string>(independence, (a, b) => a == b);
        foreach (var (mention, holders) in held)
        {
            foreach (var weapon in mention.Weapons)
            {
                weapons.Add(weapon.Kind, holders.Of(weapon.Span));
            }
        }
        return weapons.Accounts();
    }

    private static IReadOnlyList<string> Denials(HeldMention[] held, FieldJudge judge, string of) =>
        [.. held.SelectMany(item => item.Mention.DeniedBy.Where(denial => denial.Of == of).Select(denial => $"{judge.Names([item.Holders.Of(denial)])} denies the {of}")).Distinct()];
}
