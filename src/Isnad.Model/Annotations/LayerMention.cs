using Isnad.Model.Events;
using Isnad.Model.Reports;
using Isnad.Text;

namespace Isnad.Model.Annotations;

/// <summary>What a mention is of. The names in lower case are those of the contract.</summary>
public enum Layer
{
    /// <summary>Words of time.</summary>
    Times,

    /// <summary>Names of places, and "the town" that repeats one.</summary>
    Places,

    /// <summary>Words for participants, also those that repeat one.</summary>
    Actors,

    /// <summary>Quantities: tolls and everything else that is counted or measured.</summary>
    Numbers,

    /// <summary>Weapons.</summary>
    Weapons,

    /// <summary>Who says it.</summary>
    Sources,
}

/// <summary>Words of a text with what they mean there, whether or not an event uses them.</summary>
public abstract record LayerMention(TextSpan Span)
{
    /// <summary>The layer.</summary>
    public abstract Layer Layer { get; }
}

/// <summary>Words of time. No interval: they are vague, or the day of writing is not known.</summary>
/// <param name="Basis">stated, relative or weekday.</param>
public sealed record TimeLayerMention(TextSpan Span, DateInterval? Interval, string Basis) : LayerMention(Span)
{
    /// <inheritdoc/>
    public override Layer Layer => Layer.Times;
}

/// <summary>A place as in an event's record; its span is the mention's.</summary>
public sealed record PlaceLayerMention(PlaceValue Place) : LayerMention(Place.Span)
{
    /// <inheritdoc/>
    public override Layer Layer => Layer.Places;
}

/// <summary>A participant. The role is that of the records which stand on these words, where they agree.</summary>
/// <param name="Id">Of resources/ontology/actors.tsv or <c>x:slug</c>.</param>
public sealed record ActorLayerMention(TextSpan Span, string Id, ActorRole? Role) : LayerMention(Span)
{
    /// <inheritdoc/>
    public override Layer Layer => Layer.Actors;
}

/// <summary>A quantity. No least: only a greatest is told; no greatest: it is open. Of a toll told without a number: one for a singular, two for a dual, two or more for a plural.</summary>
/// <param name="Unit">A code of resources/ar/numbers/measures.yaml (km, percent, USD …), else the noun that is counted as it stands in the text.</param>
public sealed record NumberLayerMention(TextSpan Span, double? Min, double? Max, bool Approximate, string? Unit) : LayerMention(Span)
{
    /// <inheritdoc/>
    public override Layer Layer => Layer.Numbers;
}

/// <summary>A weapon of a kind of the codebook.</summary>
public sealed record WeaponLayerMention(TextSpan Span, string Kind) : LayerMention(Span)
{
    /// <inheritdoc/>
    public override Layer Layer => Layer.Weapons;
}

/// <summary>A source of a kind of the codebook; the actor where it is a party.</summary>
public sealed record SourceLayerMention(TextSpan Span, string Kind, string? Actor) : LayerMention(Span)
{
    /// <inheritdoc/>
    public override Layer Layer => Layer.Sources;
}
