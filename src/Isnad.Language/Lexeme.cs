namespace Isnad.Language;

/// <summary>What an entry of the resources is.</summary>
public enum LexemeKind : byte
{
    /// <summary>A word that names an occurrence.</summary>
    Trigger,

    /// <summary>A name of an actor.</summary>
    Actor,

    /// <summary>A person who stands for a side.</summary>
    Person,

    /// <summary>A noun that with a nationality or name makes an actor.</summary>
    Head,

    /// <summary>A nationality's adjective.</summary>
    Nationality,

    /// <summary>A capital that stands for its government.</summary>
    Capital,

    /// <summary>A noun for people.</summary>
    People,

    /// <summary>A weapon.</summary>
    Weapon,

    /// <summary>A word of a cue class.</summary>
    Cue,

    /// <summary>A place of the gazetteer.</summary>
    Place,

    /// <summary>A word that says what kind of place follows.</summary>
    PlaceCue,

    /// <summary>A word or pattern of time; see resources/ar/time.</summary>
    Time,
}

/// <summary>One entry of the resources, compiled. Which fields hold something follows from <see cref="Kind"/>.</summary>
public sealed class Lexeme
{
    /// <summary>Index in <see cref="LanguagePack.Lexemes"/>.</summary>
    public int Index { get; set; }

    /// <summary>Kind of entry.</summary>
    public LexemeKind Kind { get; init; }

    /// <summary>Id in the resource file; the ISO code of a nationality, the gazetteer id of a place.</summary>
    public string Id { get; init; } = "";

    /// <summary>Event types of a trigger, likeliest first.</summary>
    public string[] Types { get; init; } = [];

    /// <summary>The cue class.</summary>
    public Cue Cue { get; init; }

    /// <summary>The class of a head, the codebook's kind of a weapon, source or place cue, the office of a person, the casualty kind of a people noun.</summary>
    public string? Class { get; init; }

    /// <summary>Canonical actor id: of an actor, of a person's side, of a people noun's group.</summary>
    public string? Actor { get; init; }

    /// <summary>The finer actor, where <see cref="Actor"/> is its nearest listed one.</summary>
    public string? As { get; init; }

    /// <summary>Whose wording an alias is.</summary>
    public string? Slant { get; init; }

    /// <summary>Countries in whose reports an alias counts; empty: everywhere.</summary>
    public string[] Countries { get; init; } = [];

    /// <summary>Home country of an actor (ISO 3166-1 alpha-2).</summary>
    public string? Country { get; init; }

    /// <summary>Type of an actor: state, non-state, militia, political, international, civilians, unknown.</summary>
    public string? ActorType { get; init; }

    /// <summary>Actor ids of a nationality by head class, "default" among them.</summary>
    public Dictionary<string, string> Ids { get; init; } = [];

    /// <summary>Demographic of a people noun.</summary>
    public string? Demographic { get; init; }

    /// <summary>A noun for those who fight.</summary>
    public bool Fighter { get; init; }

    /// <summary>A counting word, or a word that takes no meaning alone.</summary>
    public bool Measure { get; init; }

    /// <summary>Least number meant; of an actor the year in which it began.</summary>
    public int? Min { get; init; }

    /// <summary>Greatest number meant; null: open. Of an actor the year in which it ended.</summary>
    public int? Max { get; init; }

    /// <summary>Words (match profile) of which one must stand within the four words after.</summary>
    public string[] With { get; init; } = [];

    /// <summary>The place, for gazetteer entries.</summary>
    public GazetteerPlace? Place { get; init; }

    /// <summary>A place name that is also a usual word: it counts only after a cue word.</summary>
    public bool CueOnly => Kind == LexemeKind.Place && Class == "cue-only";

    /// <summary>Free key of a time entry; trait of a cue (<see cref="CueTraits"/>), of a fraction its value; of an actor the id that it took the place of; <see cref="Unlisted"/> on a place cue after which any unknown word is taken for a name.</summary>
    public string? Key { get; init; }

    /// <summary>The key of such a place cue: "village" is followed by a name, "site" or "centre" as often by a common noun.</summary>
    public const string Unlisted = "unlisted";

    /// <summary>True where proclitics beyond conjunction and preposition, and suffixes, may not be taken off: names.</summary>
    public bool IsName => Kind is LexemeKind.Actor or LexemeKind.Person or LexemeKind.Place or LexemeKind.Capital;
}

/// <summary>A place of the gazetteer. Coordinates in degrees (WGS 84), null where no usable source gives them.</summary>
public sealed record GazetteerPlace(string Id, string Kind, string NameEn, string? Country, string? Admin1, double? Latitude, double? Longitude, int Population, double? RadiusKm)
{
    /// <summary>How far the row is to be trusted; a shipped row is <see cref="PlaceTrust.Shipped"/>.</summary>
    public PlaceTrust Trust { get; init; }
}

/// <summary>Where a place and the name that found it come from.</summary>
public enum PlaceTrust : byte
{
    /// <summary>A row of resources/.</summary>
    Shipped,

    /// <summary>A row that the user imported, by a name that stands in it.</summary>
    Imported,

    /// <summary>An imported row, by an Arabic spelling worked out from its Latin name.</summary>
    Derived,
}

/// <summary>How a form stands to its entry.</summary>
[Flags]
public enum FormFlags : ushort
{
    /// <summary>Nothing is known of the form.</summary>
    None = 0,

    /// <summary>Verb, past.</summary>
    Past = 1,

    /// <summary>Verb, present.</summary>
    Present = 2,

    /// <summary>Passive where spelled apart.</summary>
    Passive = 4,

    /// <summary>Verbal noun.</summary>
    Masdar = 8,

    /// <summary>Noun.</summary>
    Noun = 16,

    /// <summary>Plural.</summary>
    Plural = 32,

    /// <summary>Dual.</summary>
    Dual = 64,

    /// <summary>Adjective.</summary>
    Adjective = 128,

    /// <summary>Participle.</summary>
    Participle = 256,

    /// <summary>A run of words.</summary>
    Phrase = 512,

    /// <summary>A form that stands alone as given.</summary>
    Fixed = 1024,

    /// <summary>Verb of any tense.</summary>
    Verb = Past | Present,
}

/// <summary>One reading of a form.</summary>
public readonly record struct Reading(int Lexeme, FormFlags Flags);

/// <summary>What was taken off a surface word before it was found.</summary>
[Flags]
public enum Clitics : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Wa or fa, "and".</summary>
    Conjunction = 1,

    /// <summary>Bi, ka or li.</summary>
    Preposition = 2,

    /// <summary>Sa of the future.</summary>
    Future = 4,

    /// <summary>The article.</summary>
    Article = 8,

    /// <summary>A pronoun suffix.</summary>
    Suffix = 16,
}
