using Isnad.Model.Annotations;
using Isnad.Model.Reports;
using Isnad.Text;

namespace Isnad.Model.Events;

/// <summary>Whether a report tells an occurrence as happened, as to come, or only as denied.</summary>
public enum EventStatus
{
    /// <summary>Told as having happened or happening.</summary>
    Actual,

    /// <summary>Announced, threatened or expected.</summary>
    Planned,

    /// <summary>The report holds only a denial.</summary>
    Denied,
}

/// <summary>What a participant does in an occurrence.</summary>
public enum ActorRole
{
    /// <summary>Does it.</summary>
    Actor,

    /// <summary>Suffers it.</summary>
    Target,

    /// <summary>Supports the actor.</summary>
    Partner,
}

/// <summary>A participant. <paramref name="Id"/> is of resources/ontology/actors.tsv or <c>x:slug</c>.</summary>
public sealed record ActorValue(TextSpan Span, string Id, ActorRole Role)
{
    /// <summary>Name of the person who stands for the side.</summary>
    public string? Person { get; init; }

    /// <summary>The finer actor meant, where <see cref="Id"/> is its nearest listed one.</summary>
    public string? As { get; init; }

    /// <summary>Whose wording the alias is.</summary>
    public string? Slant { get; init; }
}

/// <summary>A time as an interval with its basis: stated, relative, weekday or assumed-publication.</summary>
public sealed record TimeValue(TextSpan Span, DateInterval Interval, string Basis);

/// <summary>A place as named, with what is known of it. Radius in kilometres.</summary>
public sealed record PlaceValue(TextSpan Span, string Kind, string Precision)
{
    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>ISO 3166-2.</summary>
    public string? Admin1 { get; init; }

    /// <summary>Degrees, WGS 84.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees, WGS 84.</summary>
    public double? Longitude { get; init; }

    /// <summary>Extent in kilometres within which the occurrence lies.</summary>
    public double? RadiusKm { get; init; }

    /// <summary>Gazetteer id.</summary>
    public string? PlaceId { get; init; }

    /// <summary>Gazetteer ids of readings that the text does not rule out.</summary>
    public IReadOnlyList<string> Candidates { get; init; } = [];
}

/// <summary>A toll as a range; no maximum means open.</summary>
public sealed record CasualtyValue(TextSpan Span, string Kind, int? Min, int? Max)
{
    /// <summary>The wording is approximate.</summary>
    public bool Approximate { get; init; }

    /// <summary>Actor id of those hit.</summary>
    public string? Group { get; init; }

    /// <summary>children, women, men or elderly.</summary>
    public string? Demographic { get; init; }

    /// <summary>Index of the whole in the record's list.</summary>
    public int? PartOf { get; init; }

    /// <summary>Indexes of the record's sources that give this figure.</summary>
    public IReadOnlyList<int> SaidBy { get; init; } = [];
}

/// <summary>A weapon named.</summary>
public sealed record WeaponValue(TextSpan Span, string Kind);

/// <summary>Who the report has it from; <paramref name="Through"/> is the index of the outer source.</summary>
public sealed record SourceValue(TextSpan Span, string Kind, string? Actor, int? Through);

/// <summary>Who denies, and what: occurrence, responsibility or toll.</summary>
public sealed record DenialValue(TextSpan Span, string Of);

/// <summary>Why a field holds its value: a rule or a model, its words, its score and what it beat.</summary>
public sealed record Derivation(string Field, string? Rule, string? Model, string? Quote, double? Score, IReadOnlyList<string> Beat);

/// <summary>One occurrence as one report tells it. Lists are in order of the text where nothing else is said.</summary>
public sealed record EventMention(string Id, string Type, EventStatus Status, bool Background, IReadOnlyList<TextSpan> Triggers)
{
    /// <summary>When; null where unknown.</summary>
    public TimeValue? Time { get; init; }

    /// <summary>Where; the most specific place named.</summary>
    public PlaceValue? Place { get; init; }

    /// <summary>Further places of the same occurrence.</summary>
    public IReadOnlyList<PlaceValue> MorePlaces { get; init; } = [];

    /// <summary>Participants, each id and role once.</summary>
    public IReadOnlyList<ActorValue> Actors { get; init; } = [];

    /// <summary>Tolls.</summary>
    public IReadOnlyList<CasualtyValue> Casualties { get; init; } = [];

    /// <summary>Weapons.</summary>
    public IReadOnlyList<WeaponValue> Weapons { get; init; } = [];

    /// <summary>Sources, outermost first.</summary>
    public IReadOnlyList<SourceValue> Sources { get; init; } = [];

    /// <summary>Denials.</summary>
    public IReadOnlyList<DenialValue> DeniedBy { get; init; } = [];

    /// <summary>Why each field holds what it holds.</summary>
    public IReadOnlyList<Derivation> Derivation { get; init; } = [];
}

/// <summary>A trigger-like word that became no event, and why.</summary>
/// <param name="Span">The word.</param>
/// <param name="Reason">Why.</param>
/// <param name="Score">Probability that it is an event; null where it did not come to that.</param>
public sealed record RejectedTrigger(TextSpan Span, string Reason, double? Score);

/// <summary>A part of the text that was not read as report: a remain of page furniture, or a paragraph in another language. The text is unchanged and no span shifts.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="What">Kind of furniture (docs/furniture.md), or the English name of the language.</param>
/// <param name="Reason">On which entry of the resources, or on which shares of words, that rests.</param>
public sealed record LeftOutPart(TextSpan Span, string What, string Reason);

/// <summary>Everything read from one report.</summary>
public sealed record ReportAnalysis(Report Report, Publication Published, IReadOnlyList<EventMention> Events, IReadOnlyList<RejectedTrigger> Rejected)
{
    /// <summary>How many events there are where <see cref="Events"/> holds one that was picked; null else.</summary>
    public int? Among { get; init; }

    /// <summary>Why the report is taken to be of its day.</summary>
    public IReadOnlyList<Derivation> PublishedDerivation { get; init; } = [];

    /// <summary>All mentions in order of the text, whether or not an event uses them; filled on demand.</summary>
    public IReadOnlyList<LayerMention> Mentions { get; init; } = [];

    /// <summary>Names of persons in the text, listed ones too, in order; filled on demand.</summary>
    public IReadOnlyList<PersonName> Names { get; init; } = [];

    /// <summary>What was not read as report, in order of the text.</summary>
    public IReadOnlyList<LeftOutPart> LeftOut { get; init; } = [];

    /// <summary>English name of the language that the text is written in, where that is not Arabic and hardly anything was read; null else.</summary>
    public string? OtherLanguage { get; init; }
}
