using System.IO.Compression;
using System.Security.Cryptography;

namespace Isnad.Ingest.Places;

/// <summary>Opens a table of places: as it is, gzipped (.gz) or the one table in an archive (.zip, as GeoNames and OCHA publish them).</summary>
public static class PlaceFile
{
    private static readonly string[] Endings = [".csv", ".tsv", ".tab", ".txt"];

    /// <summary>SHA-256 of the file as it lies there, in hexadecimal.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static string Sha256(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    /// <summary>The text of the table.</summary>
    /// <exception cref="InvalidDataException">The archive is broken or holds no table.</exception>
    public static Stream Open(string path)
    {
        var file = File.OpenRead(path);
        if (path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            return new GZipStream(file, CompressionMode.Decompress);
        }
        if (!path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            return file;
        }
        try
        {
            // The archives hold a readme or a list of languages beside the table: the table is by far the longest.
            var table = new ZipArchive(file).Entries.Where(entry => Endings.Contains(Path.GetExtension(entry.Name).ToLowerInvariant())).MaxBy(entry => entry.Length);
            return table?.Open() ?? throw new InvalidDataException($"{path}: the archive holds no {string.Join(", ", Endings)}; unpack it and give the table.");
        }
        catch (InvalidDataException error) when (!error.Message.StartsWith(path, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{path}: is no whole zip archive ({error.Message.TrimEnd('.')}); fetch it again.", error);
        }
    }
}
