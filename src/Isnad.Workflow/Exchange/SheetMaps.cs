using Isnad.Ingest.Sheets;

namespace Isnad.Workflow.Exchange;

/// <summary>Mappings of columns, kept by name in a folder of the data folder.</summary>
public sealed class SheetMaps(string folder)
{
    /// <summary>Name of the folder.</summary>
    public const string Folder = "sheet-maps";

    private const int LongestName = 60;

    /// <summary>Names of those that are kept, in order.</summary>
    public IReadOnlyList<string> Names => Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)!).Where(IsName).Order(StringComparer.Ordinal)] : [];

    /// <summary>True where one of this name is kept.</summary>
    /// <exception cref="InvalidDataException">It is no name.</exception>
    public bool Has(string name) => File.Exists(PathOf(name));

    /// <summary>Where it stands.</summary>
    /// <exception cref="InvalidDataException">It is no name: letters, digits, hyphens and underscores, so that it leads to no other folder.</exception>
    public string PathOf(string name) => IsName(name) ? Path.Combine(folder, $"{name}.json") : throw new InvalidDataException($"'{Ingest.MessageText.Of(name)}' is no name of a mapping; use letters, digits, - and _, at most {LongestName}.");

    /// <summary>The mapping.</summary>
    /// <exception cref="InvalidDataException">There is none of that name, or it is faulty.</exception>
    public SheetMapping Load(string name) => Has(name) ? SheetMapping.Parse(PathOf(name), File.ReadAllText(PathOf(name)))
        : throw new InvalidDataException($"there is no mapping '{name}'; 'isnad import SHEET --columns --map {name}' makes one{(Names.Count > 0 ? $"; there are {string.Join(", ", Names)}" : "")}.");

    /// <summary>Keeps a mapping, in place of one of that name. The folder must be there.</summary>
    public void Keep(string name, SheetMapping mapping)
    {
        var path = PathOf(name);
        File.WriteAllText(path + ".part", mapping.Json());
        File.Move(path + ".part", path, overwrite: true);
    }

    private static bool IsName(string name) => name.Length is > 0 and <= LongestName && name.All(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_');
}
