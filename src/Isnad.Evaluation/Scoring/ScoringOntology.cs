namespace Isnad.Evaluation.Scoring;

/// <summary>
/// The closed lists that records are held against: event types with their families, and actor ids.
/// Only types of one family may align, so a type that is missing here can never score.
/// </summary>
public sealed class ScoringOntology
{
    private readonly Dictionary<string, string> _families;
    private readonly HashSet<string> _actors;

    /// <summary>Takes lists that the caller has already read: the family of each type, and the actor ids.</summary>
    public ScoringOntology(IReadOnlyDictionary<string, string> families, IEnumerable<string> actors)
    {
        _families = new Dictionary<string, string>(families, StringComparer.Ordinal);
        _actors = new HashSet<string>(actors, StringComparer.Ordinal);
    }

    /// <summary>The event types in the order of the codebook's table.</summary>
    public IEnumerable<string> Types => _families.Keys;

    /// <summary>
    /// Reads <c>types.tsv</c> (type, family, …) and <c>actors.tsv</c> (id, …), each with a header line.
    /// </summary>
    /// <exception cref="EvaluationFileException">A file cannot be read, or a line of types.tsv has no family.</exception>
    public static ScoringOntology Load(string folder)
    {
        var families = new Dictionary<string, string>(StringComparer.Ordinal);
        string types = Path.Combine(folder, "types.tsv");
        foreach (string[] cells in Rows(types))
        {
            if (cells.Length < 2 || cells[1].Length == 0)
            {
                throw new EvaluationFileException($"{types}: type {cells[0]} has no family");
            }
            families[cells[0]] = cells[1];
        }
        return new ScoringOntology(families, Rows(Path.Combine(folder, "actors.tsv")).Select(cells => cells[0]));
    }

    internal string? FamilyOf(string? type) => type is not null && _families.TryGetValue(type, out string? family) ? family : null;

    internal bool KnowsActor(string? id) => id is not null && _actors.Contains(id);

    private static List<string[]> Rows(string path)
    {
        try
        {
            return [.. File.ReadLines(path).Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t'))];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new EvaluationFileException($"{path}: {error.Message}", error);
        }
    }
}
