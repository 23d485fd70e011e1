using System.Text.Json.Serialization;

namespace Isnad.Cli.Gazetteers;

/// <summary>What is known of one import: where its rows come from and under which licence. Kept beside them as NAME.json.</summary>
/// <param name="Name">The name under which it is kept.</param>
/// <param name="File">Name of the imported file, without its folder.</param>
/// <param name="Sha256">Of the file as it was.</param>
/// <param name="Imported">Day of the import.</param>
public sealed record ImportRecord(string Name, string File, string Sha256, DateOnly Imported)
{
    /// <summary>As the user stated it.</summary>
    public string? Licence { get; init; }

    /// <summary>Name and SHA-256 of the file of alternate names, where one was given.</summary>
    public string? AlternateNames { get; init; }

    /// <summary>geonames or table.</summary>
    public string Format { get; init; } = "";

    /// <summary>Which column gave which field.</summary>
    public string Columns { get; init; } = "";

    /// <summary>Places kept.</summary>
    public int Places { get; init; }

    /// <summary>Of them, without a name in Arabic letters.</summary>
    public int LatinOnly { get; init; }

    /// <summary>Of them, without a point.</summary>
    public int WithoutPoint { get; init; }

    /// <summary>Bad rows.</summary>
    public int LeftOut { get; init; }
}

/// <summary>Reads and writes <see cref="ImportRecord"/>.</summary>
[JsonSerializable(typeof(ImportRecord))]
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class ImportJson : JsonSerializerContext;
