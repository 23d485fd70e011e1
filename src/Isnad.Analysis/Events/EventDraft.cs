using Isnad.Analysis.Mentions;
using Isnad.Analysis.Times;
using Isnad.Model.Events;

namespace Isnad.Analysis.Events;

/// <summary>One occurrence while its fields are being filled.</summary>
public sealed class EventDraft(List<TriggerCandidate> triggers)
{
    private const int Few = 16;

    private HashSet<TriggerCandidate>? _owned;

    /// <summary>Its mentions, in order of the text.</summary>
    public List<TriggerCandidate> Triggers { get; } = triggers;

    /// <summary>Whether <paramref name="trigger"/> is one of them. A text that says one thing a thousand times makes one draft of a thousand mentions, where a list is searched too long.</summary>
    public bool Owns(TriggerCandidate trigger)
    {
        if (Triggers.Count < Few)
        {
            return Triggers.Contains(trigger);
        }
        if (_owned?.Count != Triggers.Count)
        {
            _owned = [.. Triggers];
        }
        return _owned.Contains(trigger);
    }

    /// <summary>Type: of the mention with the highest probability.</summary>
    public string Type { get; set; } = triggers.MaxBy(trigger => trigger.Probability)!.Type;

    /// <summary>The strongest link between its first mention and an earlier draft that was still too weak to join them.</summary>
    public double NearestLink { get; set; }

    /// <summary>Place and further places.</summary>
    public List<PlaceMention> Places { get; set; } = [];

    /// <summary>Time.</summary>
    public TimeExpression? Time { get; set; }

    /// <summary>Participants with roles.</summary>
    public List<(ActorMention Mention, ActorRole Role)> Actors { get; set; } = [];

    /// <summary>How sure its fields are, whether they were likely enough to be filled or not.</summary>
    public FieldScores Scores { get; } = new();

    /// <summary>Tolls.</summary>
    public List<CasualtyMention> Casualties { get; set; } = [];

    /// <summary>Sources.</summary>
    public List<SourceMention> Sources { get; set; } = [];

    /// <summary>Denials.</summary>
    public List<SourceMention> Denials { get; set; } = [];

    /// <summary>Weapons.</summary>
    public List<WeaponMention> Weapons { get; set; } = [];

    /// <summary>Status.</summary>
    public EventStatus Status { get; set; }

    /// <summary>Older than the news.</summary>
    public bool Background { get; set; }

    /// <summary>Probability that it is a record, after the second look.</summary>
    public double KeepProbability { get; set; } = 1;

    /// <summary>Why.</summary>
    public List<DraftReason> Derivation { get; } = [];
}

/// <summary>Probability of the likeliest filler of each field of an occurrence, taken or not: the second look asks how sure they are.</summary>
public sealed class FieldScores
{
    /// <summary>Of the main place.</summary>
    public double Place { get; set; }

    /// <summary>Of a time.</summary>
    public double Time { get; set; }

    /// <summary>Of somebody as the one who acts.</summary>
    public double Actor { get; set; }

    /// <summary>Of somebody as the one acted upon.</summary>
    public double Target { get; set; }

    /// <summary>Of a source.</summary>
    public double Source { get; set; }
}
