using Isnad.Language;

namespace Isnad.Analysis.Events;

/// <summary>Words that may name an occurrence.</summary>
public sealed class TriggerCandidate
{
    /// <summary>First token.</summary>
    public required int First { get; init; }

    /// <summary>Token after the last.</summary>
    public required int End { get; init; }

    /// <summary>The entry.</summary>
    public required Lexeme Lexeme { get; init; }

    /// <summary>Its form here.</summary>
    public required FormFlags Flags { get; init; }

    /// <summary>What was taken off.</summary>
    public required Clitics Clitics { get; init; }

    /// <summary>The preposition written to it: bi ("by storming"), li ("in order to storm") or ka; empty where there is none.</summary>
    public string Preposition { get; init; } = "";

    /// <summary>Number of the sentence.</summary>
    public required int Sentence { get; init; }

    /// <summary>Number among the candidates of the report.</summary>
    public required int Index { get; init; }

    /// <summary>Type chosen; empty where it is no event.</summary>
    public string Type { get; set; } = "";

    /// <summary>Probability of each class; empty before the choice.</summary>
    public double[] Scores { get; set; } = [];

    /// <summary>The likeliest type, also where it is no event.</summary>
    public string LikelyType { get; set; } = "";

    /// <summary>Probability that it is an event of any type.</summary>
    public double EventProbability { get; set; }

    /// <summary>Probability of the chosen type.</summary>
    public double Probability { get; set; }

    /// <summary>How it came to its occurrence; null where it is no event.</summary>
    public TriggerLink? Link { get; set; }

    /// <summary>verb, passive, masdar, participle or noun.</summary>
    public string Form => (Flags & FormFlags.Passive) != 0 ? "passive" : (Flags & FormFlags.Verb) != 0 && (Flags & (FormFlags.Masdar | FormFlags.Noun)) == 0 ? ((Flags & FormFlags.Present) != 0 ? "present" : "past")
        : (Flags & FormFlags.Verb) != 0 ? "verb-or-noun" : (Flags & FormFlags.Masdar) != 0 ? "masdar" : (Flags & FormFlags.Participle) != 0 ? "participle" : "noun";

    /// <summary>Likeliest type of the entry.</summary>
    public string Prior => Lexeme.Types.Length > 0 ? Lexeme.Types[0] : "";
}
