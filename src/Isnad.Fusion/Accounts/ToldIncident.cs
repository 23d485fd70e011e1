using Isnad.Model.Events;
using Isnad.Model.Incidents;
using Isnad.Model.Reports;

namespace Isnad.Fusion.Accounts;

/// <summary>An incident looked at mention by mention: which values one mention tells together.</summary>
internal sealed class ToldIncident
{
    private readonly ILookup<MentionKey, ParticipantAccount> _participants;
    private readonly ILookup<MentionKey, PlaceAccount> _places;
    private readonly ILookup<MentionKey, TimeAccount> _days;
    private readonly ILookup<MentionKey, Holding> _holdings;
    private readonly Dictionary<MentionKey, string> _types;
    private readonly HashSet<MentionKey> _happened;

    public ToldIncident(Incident incident)
    {
        Incident = incident;
        _participants = ByMention(incident.Participants);
        _places = ByMention(incident.Place);
        _days = ByMention(incident.Time);
        _holdings = incident.Type.Accounts.SelectMany(account => account.Holdings).ToLookup(holding => holding.Mention);
        _types = incident.Type.Accounts.SelectMany(account => account.Mentions.Select(mention => (mention, account.Value))).ToDictionary(item => item.mention, item => item.Value);
        _happened = [.. incident.Occurrence.Accounts.Where(account => account.Value == Occurrence.Happened).SelectMany(account => account.Mentions)];
    }

    /// <summary>The incident.</summary>
    public Incident Incident { get; }

    /// <summary>Mentions that tell it as happened.</summary>
    public IEnumerable<MentionKey> Happened => Incident.Members.Where(_happened.Contains);

    /// <summary>Event type of a mention.</summary>
    public string Type(MentionKey mention) => _types[mention];

    /// <summary>Who holds what a mention tells.</summary>
    public IEnumerable<Holding> Holdings(MentionKey mention) => _holdings[mention];

    /// <summary>Places of a mention.</summary>
    public IEnumerable<PlaceAccount> Places(MentionKey mention) => _places[mention];

    /// <summary>Sides of a role in a mention.</summary>
    public IEnumerable<string> Sides(MentionKey mention, ActorRole role) => _participants[mention].Where(participant => participant.Role == role).Select(participant => participant.Id);

    /// <summary>Days that some of the mentions tell, from the first to the last; null where none does.</summary>
    public DateInterval? Days(IEnumerable<MentionKey> mentions)
    {
        DateInterval[] days = [.. mentions.SelectMany(mention => _days[mention]).Select(time => time.Days)];
        return days.Length == 0 ? null : new DateInterval(days.Min(item => item.From), days.Max(item => item.To));
    }

    /// <summary>Who denies that it happened.</summary>
    public static IEnumerable<Holding> Deniers(Incident incident) => incident.Occurrence.Accounts.Where(account => account.Value == Occurrence.Denied).SelectMany(account => account.Holdings);

    private static ILookup<MentionKey, T> ByMention<T>(AccountedField<T> field) => field.Accounts.SelectMany(account => account.Mentions.Select(mention => (mention, account.Value))).ToLookup(item => item.mention, item => item.Value);
}
