using Isnad.Model.Events;
using Isnad.Model.Incidents;

namespace Isnad.Fusion.Accounts;

/// <summary>Who is said to have done it, by whose word: claimed by the side itself, attributed by others, denied.</summary>
internal sealed class ResponsibilityAccounts(FusionOntology ontology, Independence independence, FieldJudge judge)
{
    // Who answers for it is asked of acts against somebody: not of a withdrawal, a deployment, an accident.
    private static readonly HashSet<string> Acts = ["ASSAULT", "COERCE"];
    private const string Unnamed = "anonymous", Media = "media";

    private readonly AccountCollector<ResponsibilityAccount> _accounts = new(independence, (a, b) => a == b);
    private readonly List<string> _denials = [];

    /// <summary>Adds a mention. Nobody answers for a clash of sides of which none attacks, for what is only planned, nor for meetings and the like.</summary>
    public void Add(EventMention mention, Holders holders)
    {
        if (!Acts.Contains(ontology.Acts.GetValueOrDefault(mention.Type, "")))
        {
            return;
        }
        var attacked = mention.Actors.Any(actor => actor.Role == ActorRole.Target);
        if (mention.Status == EventStatus.Actual && (mention.Type != "armed-clash" || attacked))
        {
            foreach (var actor in mention.Actors.Where(actor => actor.Role == ActorRole.Actor && !ontology.Vague.Contains(actor.Id)))
            {
                foreach (var holding in holders.Of(actor.Span))
                {
                    _accounts.Add(new(actor.Id, Claims(holding.Party, actor.Id) ? ResponsibilityStance.Claimed : ResponsibilityStance.Attributed), [holding]);
                }
            }
        }
        foreach (var denial in mention.DeniedBy.Where(denial => denial.Of == "responsibility"))
        {
            var holding = holders.Of(denial);
            var cleared = holding.Party!.Actor is { } denier && mention.Actors.Any(actor => actor.Id == denier && actor.Role == ActorRole.Actor) ? denier : null;
            _accounts.Add(new(cleared, ResponsibilityStance.Denied), [holding]);
            _denials.Add($"{judge.Names([holding])} denies responsibility");
        }
    }

    /// <summary>The party speaks for the side: a source that is not named does not, nor do the press and stations of a state; the media office of a group does.</summary>
    private bool Claims(Party? party, string side) => party?.Actor == side && party.Kind != Unnamed && (party.Kind != Media || !ontology.IsState(side));

    /// <summary>The field: denied where somebody denies it, differing where voices name other sides.</summary>
    public AccountedField<ResponsibilityAccount> Field()
    {
        var accounts = _accounts.Accounts();
        var field = judge.JudgeSets(accounts, account => account.Stance == ResponsibilityStance.Denied ? "denials" : "", account => account.Actor ?? "", account => $"{account.Actor} {account.Stance.ToString().ToLowerInvariant()}", (_, _) => false);
        return _denials.Count > 0 ? field with { Status = AccountStatus.Denied, Reasons = [.. _denials.Distinct()] } : field;
    }
}
