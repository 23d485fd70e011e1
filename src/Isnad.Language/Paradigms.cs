namespace Isnad.Language;

/// <summary>The endings of resources/ar/morphology/paradigms.yaml, by name.</summary>
public sealed class Paradigms(IReadOnlyDictionary<string, string[]> endings)
{
    /// <summary>Endings of one table; a missing table is an error of the file.</summary>
    public string[] this[string table] => endings.TryGetValue(table, out var found) ? found
        : throw new ResourceException($"morphology/paradigms.yaml: the table '{table}' is missing; add it as a list of endings.");
}
