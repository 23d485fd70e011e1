namespace Isnad.Fusion;

/// <summary>What fusion must know of the closed lists: passed in, read from resources/ontology by the caller.</summary>
/// <param name="Families">Family of each event type.</param>
/// <param name="Vague">Actor ids that name nobody, so that sharing one says nothing.</param>
public sealed record FusionOntology(IReadOnlyDictionary<string, string> Families, IReadOnlySet<string> Vague)
{
    /// <summary>What sort of act each type is, in PLOVER's words (ASSAULT, AID …), where it has one.</summary>
    public IReadOnlyDictionary<string, string> Acts { get; init; } = new Dictionary<string, string>();

    /// <summary>Actor ids that are states.</summary>
    public IReadOnlySet<string> States { get; init; } = new HashSet<string>();

    /// <summary>The side is a state: one of the list, or a country that it does not hold (<c>x:</c> and its name).</summary>
    public bool IsState(string side) => States.Contains(side) || side.StartsWith("x:", StringComparison.Ordinal);

    /// <summary>Reads <c>types.tsv</c> (type, family, …) and <c>actors.tsv</c> (id, names, kind, …) as lines with a header each; actors of kind <c>unknown</c> are vague.</summary>
    /// <exception cref="InvalidDataException">A line has too few cells.</exception>
    public static FusionOntology Of(IEnumerable<string> types, IEnumerable<string> actors)
    {
        string[][] rows = [.. Rows("types.tsv", types, 2)];
        string[][] sides = [.. Rows("actors.tsv", actors, 4)];
        HashSet<string> Of(string kind) => [.. sides.Where(cells => cells[3] == kind).Select(cells => cells[0])];
        return new(rows.ToDictionary(cells => cells[0], cells => cells[1]), Of("unknown"))
        {
            States = Of("state"),
            Acts = rows.Where(cells => cells.Length > 3 && cells[3].Length > 0).ToDictionary(cells => cells[0], cells => cells[3]),
        };
    }

    private static IEnumerable<string[]> Rows(string name, IEnumerable<string> lines, int least) => lines.Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t'))
        .Select(cells => cells.Length >= least ? cells : throw new InvalidDataException($"{name}: the line of '{cells[0]}' has {cells.Length} cells, at least {least} are needed."));
}
