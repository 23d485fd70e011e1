using Isnad.Analysis.Mentions;
using Isnad.Analysis.Times;
using Isnad.Model.Events;

namespace Isnad.Analysis.Events;

/// <summary>One occurrence while its fields are being filled.</summary>
public sealed class EventDraft(List<TriggerCandidate> triggers)
{
    /// <summary>Its mentions, in order of the text.</summary>
    public List<TriggerCandidate> Triggers { get; } = triggers;

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
    public List<Derivation> Derivation { get; } = [];
}
