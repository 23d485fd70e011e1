namespace Isnad.Language;

/// <summary>A reading of a surface word with what was taken off it.</summary>
public readonly record struct WordReading(Lexeme Lexeme, FormFlags Flags, Clitics Clitics);

/// <summary>What is known of one surface word, worked out once for all its occurrences.</summary>
public sealed class WordForm
{
    /// <summary>The word in match profile.</summary>
    public required string Text { get; init; }

    /// <summary>Number in the trie, -1 where no path holds it.</summary>
    public required int Word { get; init; }

    /// <summary>Readings of the word alone.</summary>
    public required WordReading[] Readings { get; init; }

    /// <summary>Nodes from which longer paths go on.</summary>
    public required (int Node, Clitics Clitics)[] Starts { get; init; }

    /// <summary>The word without clitics, every way of taking them off.</summary>
    public required string[] Stems { get; init; }

    /// <summary>The stem for features: without conjunction, preposition, article and common endings.</summary>
    public required string LightStem { get; init; }

    /// <summary>Group of words that stand beside the same words (resources/models/word-clusters.tsv), -1 for rare ones.</summary>
    public required int Cluster { get; init; }

    /// <summary>Bits of the cue classes of <see cref="Readings"/>.</summary>
    public required ulong Cues { get; init; }

    /// <summary>64-bit hash of <see cref="Text"/>.</summary>
    public required ulong Hash { get; init; }

    /// <summary>64-bit hash of <see cref="LightStem"/>.</summary>
    public required ulong StemHash { get; init; }

    /// <summary>True where no entry knows the word, or only as a common word that is no name: it may be a noun or a name of any kind.</summary>
    public bool IsUnlisted => (Cues == Cue.Common.Bit() || Cues == 0) && Array.TrueForAll(Readings, reading => reading.Lexeme.Cue == Cue.Common);

    /// <summary>True where a reading has the kind.</summary>
    public bool Is(LexemeKind kind) => (_kinds & (1 << (int)kind)) != 0;

    /// <summary>True where the word has the cue.</summary>
    public bool Is(Cue cue) => (Cues & cue.Bit()) != 0;

    /// <summary>First reading of a kind.</summary>
    public WordReading? First(LexemeKind kind)
    {
        foreach (var reading in Readings)
        {
            if (reading.Lexeme.Kind == kind)
            {
                return reading;
            }
        }
        return null;
    }

    /// <summary>First reading with the cue.</summary>
    public WordReading? First(Cue cue)
    {
        foreach (var reading in Readings)
        {
            if (reading.Lexeme.Cue == cue)
            {
                return reading;
            }
        }
        return null;
    }

    private int _kinds;

    internal WordForm Seal()
    {
        foreach (var reading in Readings)
        {
            _kinds |= 1 << (int)reading.Lexeme.Kind;
        }
        return this;
    }
}
