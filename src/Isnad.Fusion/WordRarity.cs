namespace Isnad.Fusion;

/// <summary>How rare word stems are in news text: counted once over a corpus and passed in, so that the score of a pair does not hang on what else is in the store.</summary>
/// <param name="documents">Documents counted.</param>
/// <param name="counts">Documents that hold a stem; a stem that is not here is as rare as one of a single document.</param>
public sealed class WordRarity(int documents, IReadOnlyDictionary<string, int> counts)
{
    /// <summary>Nothing counted: all words weigh the same.</summary>
    public static WordRarity None { get; } = new(1, new Dictionary<string, int>());

    /// <summary>Documents counted.</summary>
    public int Documents { get; } = documents;

    /// <summary>Documents by stem.</summary>
    public IReadOnlyDictionary<string, int> Counts { get; } = counts;

    /// <summary>Inverse document frequency as a share of the greatest one: 0 for a word of every document, 1 for one of a single document.</summary>
    public float Of(string stem) => Documents < 2 ? 1 : (float)(Math.Log((double)Documents / Math.Clamp(Counts.GetValueOrDefault(stem, 1), 1, Documents)) / Math.Log(Documents));
}
