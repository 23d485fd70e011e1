using Isnad.Language;
using Isnad.Model.Events;
using Isnad.Text;

namespace Isnad.Analysis.Mentions;

/// <summary>How a text names an actor.</summary>
public enum ActorNaming : byte
{
    /// <summary>By a name of the lexicon.</summary>
    Name,

    /// <summary>By a person who stands for a side.</summary>
    Person,

    /// <summary>By a head noun with a nationality or a name.</summary>
    Composed,

    /// <summary>By a state's name or its capital.</summary>
    State,

    /// <summary>By a capital that stands for its government.</summary>
    Capital,

    /// <summary>By a nationality's adjective alone.</summary>
    Nationality,

    /// <summary>By a noun for people.</summary>
    People,

    /// <summary>By a bare noun that an earlier mention explains.</summary>
    Generic,
}

/// <summary>Words that name a participant.</summary>
public sealed class ActorMention
{
    /// <summary>First token.</summary>
    public required int First { get; init; }

    /// <summary>Token after the last.</summary>
    public required int End { get; init; }

    /// <summary>Canonical id.</summary>
    public required string Id { get; init; }

    /// <summary>How it is named.</summary>
    public required ActorNaming Naming { get; init; }

    /// <summary>The entry that named it.</summary>
    public required Lexeme Lexeme { get; init; }

    /// <summary>The head noun before the name, or null.</summary>
    public Lexeme? Head { get; init; }

    /// <summary>What was taken off the first word.</summary>
    public Clitics Clitics { get; init; }

    /// <summary>The first of the mentions that "and" joins this one to: what stands before that one stands before all.</summary>
    public ActorMention? Chain { get; set; }

    /// <summary>The finer actor.</summary>
    public string? As { get; init; }

    /// <summary>Whose wording it is.</summary>
    public string? Slant { get; init; }

    /// <summary>Name of the person, as in the text.</summary>
    public TextSpan? Person { get; init; }

    /// <summary>What the head noun's class says.</summary>
    public string HeadClass => Head?.Class ?? "";
}

/// <summary>Words that name a place, with every reading that the gazetteer knows.</summary>
public sealed class PlaceMention
{
    /// <summary>First token: the cue word where there is one.</summary>
    public required int First { get; init; }

    /// <summary>Token after the last.</summary>
    public required int End { get; init; }

    /// <summary>First token of the name itself.</summary>
    public required int NameFirst { get; init; }

    /// <summary>Readings; empty for a name that the gazetteer lacks.</summary>
    public required GazetteerPlace[] Candidates { get; init; }

    /// <summary>Readings among the places that the user imported, for a name that the gazetteer lacks; <see cref="Geo.ImportedResolver"/> decides between them.</summary>
    public GazetteerPlace[] Imported { get; init; } = [];

    /// <summary>Kind that the cue word says, or null.</summary>
    public string? CueKind { get; init; }

    /// <summary>The plural cue at the head of its list ("the towns of A, B and C"), or null.</summary>
    public Lexeme? List { get; init; }

    /// <summary>Id of the cue word's entry.</summary>
    public string? CueWord { get; init; }

    /// <summary>What was taken off the first word.</summary>
    public Clitics Clitics { get; init; }

    /// <summary>The first of the mentions that "and" or a comma joins this one to.</summary>
    public PlaceMention? Chain { get; set; }

    /// <summary>For a bare "the town": the mention that it repeats.</summary>
    public PlaceMention? Antecedent { get; init; }

    /// <summary>For a name that the gazetteer lacks: the mention that named the same place first.</summary>
    public PlaceMention? Repeats { get; set; }

    /// <summary>The mention that named the place first, as far as the text says so.</summary>
    public PlaceMention Origin => Repeats ?? Antecedent?.Repeats ?? Antecedent ?? this;

    /// <summary>The reading chosen, or null.</summary>
    public GazetteerPlace? Chosen { get; set; }

    /// <summary>Country, also where no reading is chosen.</summary>
    public string? Country { get; set; }

    /// <summary>Governorate, also where no reading is chosen.</summary>
    public string? Admin1 { get; set; }

    /// <summary>Why the reading was chosen.</summary>
    public string Rule { get; set; } = "";

    /// <summary>Readings that the text does not rule out.</summary>
    public IReadOnlyList<string> Open { get; set; } = [];

    /// <summary>One key for all mentions of a place: the reading chosen, else the mention that named it.</summary>
    public string Key => Chosen?.Id ?? $"@{Origin.First}";

    /// <summary>Kind of the place in the codebook's words. "Area" and "front" ("any") say nothing of the kind: what they stand before keeps its own.</summary>
    public string Kind => CueKind is { } cue and not "any" && Chosen is not { Kind: "country" } ? cue : Chosen?.Kind ?? "other";
}

/// <summary>Whom a toll counts: actor id, the tokens that tell it, and by which rule.</summary>
public sealed record TollGroup(string Id, int First, int End, string Rule);

/// <summary>Words that give a toll.</summary>
public sealed class CasualtyMention
{
    /// <summary>First token.</summary>
    public required int First { get; init; }

    /// <summary>Token after the last.</summary>
    public required int End { get; init; }

    /// <summary>killed, wounded, killed-or-wounded, captured, missing, detained or displaced.</summary>
    public required string Kind { get; init; }

    /// <summary>Least number.</summary>
    public required int? Min { get; init; }

    /// <summary>Greatest number; null: open.</summary>
    public required int? Max { get; init; }

    /// <summary>The wording is approximate.</summary>
    public bool Approximate { get; init; }

    /// <summary>Actor id of those hit.</summary>
    public string? Group => Named?.Id;

    /// <summary>The words that tell those hit.</summary>
    public TollGroup? Named { get; init; }

    /// <summary>children, women, men, elderly.</summary>
    public string? Demographic { get; init; }

    /// <summary>The toll of which this is a part.</summary>
    public CasualtyMention? Whole { get; set; }

    /// <summary>How the toll was read, for features and the derivation.</summary>
    public required string Rule { get; init; }

    /// <summary>Token of the cue that gave the kind.</summary>
    public int CueToken { get; init; }

    /// <summary>A copy with another kind or group.</summary>
    public CasualtyMention With(string? kind = null, TollGroup? named = null) => new()
    {
        First = First, End = End, Kind = kind ?? Kind, Min = Min, Max = Max, Approximate = Approximate, Named = named ?? Named, Demographic = Demographic, Whole = Whole, Rule = Rule, CueToken = CueToken,
    };

    /// <summary>One toll of this and the next of a list; a vague or open number takes a plural without a number in.</summary>
    public CasualtyMention Joined(CasualtyMention next) => new()
    {
        First = First, End = next.End, Kind = Kind, Min = Min != Max && next is { Min: 2, Max: null } ? Min : Min + next.Min, Max = Min != Max && next is { Min: 2, Max: null } ? Max : Max + next.Max,
        Approximate = Approximate || next.Approximate, Named = Named ?? next.Named, Demographic = Demographic == next.Demographic ? Demographic : null, Rule = Rule, CueToken = CueToken,
    };
}

/// <summary>Words that name who says it.</summary>
public sealed class SourceMention
{
    /// <summary>First token.</summary>
    public required int First { get; init; }

    /// <summary>Token after the last.</summary>
    public required int End { get; init; }

    /// <summary>Kind of source.</summary>
    public required string Kind { get; set; }

    /// <summary>Actor id where the source is a party.</summary>
    public string? Actor { get; init; }

    /// <summary>Token of the cue: verb of saying, according to …</summary>
    public required int CueToken { get; init; }

    /// <summary>The cue.</summary>
    public required Cue Cue { get; init; }

    /// <summary>How it was read.</summary>
    public required string Rule { get; init; }

    /// <summary>First token after which the content stands, where the cue comes before it.</summary>
    public bool ContentFollows { get; init; }

    /// <summary>For a bare "the source": the mention that it repeats.</summary>
    public SourceMention? Antecedent { get; set; }

    /// <summary>The mention that names it.</summary>
    public SourceMention Root => Antecedent ?? this;

    /// <summary>For an outlet without a verb of its own: the speaker of the sentence, who told it.</summary>
    public SourceMention? Partner { get; set; }

    /// <summary>Denies rather than says; of what.</summary>
    public string? Denies { get; init; }
}

/// <summary>A weapon's words.</summary>
public sealed record WeaponMention(int First, int End, Lexeme Lexeme);
