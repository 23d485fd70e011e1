namespace Isnad.Language;

/// <summary>Classes of cue words that the reader knows; each resource file says at its head which it holds.</summary>
public enum Cue : byte
{
    /// <summary>No cue.</summary>
    None,
    Killed, Wounded, KilledOrWounded, Captured, Detained, Missing, Displaced,
    Others, Among, Toll, Result,
    Plan, Conditional, Negation, Failure, General, Past,
    Prep, Conj, Rel, Pron, Dem, TimeConj,
    By, Against, With, Between, Near, Direction, Belonging,
    Number, Scale, Fraction, Vague, Ordinal, AtLeast, AtMost, About,
    Says, According, SourceNoun, SourceAdj, SourceName, Denies, Claims,
    Common, Measure,
    Opens,
}

/// <summary>Sets of cues as bits.</summary>
public static class Cues
{
    /// <summary>The bit of one class.</summary>
    public static ulong Bit(this Cue cue) => 1UL << (int)cue;

    /// <summary>The name that resource files use.</summary>
    public static string Name(this Cue cue) => string.Concat(cue.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? "-" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));

    /// <summary>Reads the name that resource files use.</summary>
    public static bool TryParse(string name, out Cue cue) => Enum.TryParse(name.Replace("-", "", StringComparison.Ordinal), true, out cue) && cue != Cue.None && cue.Name() == name;
}

/// <summary>What sets an entry apart from others of its cue (<c>trait</c> in the resources): how the reader may treat it, where the class alone does not say.</summary>
public static class CueTraits
{
    /// <summary>A noun for a source that names nobody even with an adjective: "the security source"; "the Turkish authorities" are a name.</summary>
    public const string Unnamed = "unnamed";

    /// <summary>A noun for what is said, which names nobody beside its speaker: "said in a statement".</summary>
    public const string Statement = "statement";

    /// <summary>A word after which a name that no list holds may stand: "according to".</summary>
    public const string BeforeName = "before-name";

    /// <summary>A conjunction that begins a clause of its own: "that".</summary>
    public const string Clause = "clause";

    /// <summary>A conjunction with the verb of being, after which stands what something is: "that it be".</summary>
    public const string Being = "being";

    /// <summary>A conjunction that turns from what was said before: "but".</summary>
    public const string Contrast = "contrast";

    /// <summary>A denial whose companions tell what is denied wherever they stand at the head of it.</summary>
    public const string Content = "content";

    /// <summary>A denial whose companions, with nothing behind them, stand for what was told before: "denied the news".</summary>
    public const string Back = "back";

    /// <summary>A preposition after which stands what holds the thing before it: "in".</summary>
    public const string Within = "within";

    /// <summary>A harm only where those whom it counts stand right after it: "three people perished", and not "the court ruled".</summary>
    public const string Counted = "counted";

    /// <summary>A harm whose verbal noun is told of those whom it befalls: "the death of a Syrian"; "an Israeli assassination" is the doer's.</summary>
    public const string Befalls = "befalls";

    /// <summary>The same in words kept for the teller's own side: "martyrdom".</summary>
    public const string Honours = "honours";

    /// <summary>A word behind which the losses of the other side may stand: "against", "while".</summary>
    public const string Across = "across";

    /// <summary>A verb that passes on what another says, who stands behind a preposition: "quoted".</summary>
    public const string PassesOn = "passes-on";

    internal static readonly string[] All = [Unnamed, Statement, BeforeName, Clause, Being, Contrast, Content, Back, Within, Counted, Befalls, Honours, Across, PassesOn];
}
