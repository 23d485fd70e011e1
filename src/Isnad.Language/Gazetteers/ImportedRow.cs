namespace Isnad.Language.Gazetteers;

/// <summary>One place as an imported file gives it; nothing is worked out yet.</summary>
/// <param name="Id">Where it comes from: <c>gn:</c> GeoNames id, <c>pcode:</c> P-code, <c>wof:</c> Who's On First, else the source's name and its own id or line.</param>
/// <param name="Kind">The codebook's kind.</param>
public sealed record ImportedRow(string Id, string Kind)
{
    /// <summary>Names in Arabic letters, the usual one first.</summary>
    public IReadOnlyList<string> ArabicNames { get; init; } = [];

    /// <summary>Names in Latin letters, the usual one first.</summary>
    public IReadOnlyList<string> LatinNames { get; init; } = [];

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>The file's own code of the governorate (P-code, GeoNames admin1 code, ISO 3166-2).</summary>
    public string? AdminCode { get; init; }

    /// <summary>The file's names of the governorate, of any script.</summary>
    public IReadOnlyList<string> AdminNames { get; init; } = [];

    /// <summary>Degrees, WGS 84; null where the file gives no point.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees, WGS 84.</summary>
    public double? Longitude { get; init; }

    /// <summary>0 where unknown.</summary>
    public int Population { get; init; }

    /// <summary>Line of the imported file, from 1.</summary>
    public int Line { get; init; }
}

/// <summary>The rows of one import.</summary>
/// <param name="Name">The name under which the user keeps it.</param>
public sealed record ImportedSource(string Name, IReadOnlyList<ImportedRow> Rows);

/// <summary>How the governorate of an imported place was found, surest first.</summary>
public enum AdminBasis : byte
{
    /// <summary>It was not.</summary>
    None,

    /// <summary>The row gives the ISO 3166-2 code, or is the governorate of that name.</summary>
    Code,

    /// <summary>The row's name of the governorate is one of ours.</summary>
    Name,

    /// <summary>The places that this and the shipped gazetteer both know say what the row's code stands for.</summary>
    Overlap,

    /// <summary>The nearest shipped places lie in one governorate.</summary>
    Near,
}
