using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace Isnad.Ingest.Archives;

/// <summary>The web archives in a WACZ file: a ZIP with WARC files under <c>archive/</c> and their digests in <c>datapackage.json</c>. Where a digest does
/// not hold, only those records are read that a digest of their own proves.</summary>
/// <param name="file">Must be able to seek.</param>
/// <param name="name">How messages name it; a record is name/archive/data.warc.gz@offset.</param>
internal sealed class WaczReader(Stream file, string name)
{
    private const string Package = "datapackage.json";
    private const int MaxPackageBytes = 1 << 24, MaxEntries = 100_000, MaxRatio = 200, Suspicious = 1 << 26;

    private readonly Dictionary<string, string> _digests = new(StringComparer.Ordinal);

    /// <summary>Records and problems in the order of the names of the archives.</summary>
    /// <exception cref="InvalidDataException">It is no ZIP file.</exception>
    public IEnumerable<RawRecord> Records()
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Count > MaxEntries)
        {
            yield return Fault(name, $"holds more than {MaxEntries} files", "a WACZ file holds a few; make it anew");
            yield break;
        }
        if (ReadPackage(zip) is { } problem)
        {
            yield return problem;
        }
        var archives = zip.Entries.Where(entry => entry.FullName.StartsWith("archive/", StringComparison.Ordinal) && IsArchive(entry.FullName)).OrderBy(entry => entry.FullName, StringComparer.Ordinal).ToList();
        if (archives.Count == 0)
        {
            yield return Fault(name, "holds no archive/*.warc.gz", "see whether it is a WACZ file");
        }
        foreach (var entry in archives)
        {
            foreach (var record in Records(entry))
            {
                yield return record;
            }
        }
    }

    private static bool IsArchive(string path) => path.EndsWith(".warc", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".warc.gz", StringComparison.OrdinalIgnoreCase);

    private IEnumerable<RawRecord> Records(ZipArchiveEntry entry)
    {
        var path = $"{name}/{entry.FullName}";
        if (entry.Length > Suspicious && entry.Length / MaxRatio > entry.CompressedLength)
        {
            yield return Fault(path, $"unpacks to more than {MaxRatio} times its size", "it is left out; make the WACZ file anew");
            yield break;
        }
        var proved = true;
        if (_digests.TryGetValue(entry.FullName, out var digest) && Refutes(entry, digest) is { } reason)
        {
            proved = false;
            yield return Fault(path, reason, "of its records only those are read that a digest of their own proves; get the WACZ file anew");
        }
        Stream? bytes = null;
        string? failure = null;
        try
        {
            bytes = Limited(entry);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or NotSupportedException)
        {
            failure = error.Message;
        }
        if (bytes is null)
        {
            yield return Fault(path, $"cannot be opened ({failure})", "get the WACZ file anew");
            yield break;
        }
        using ArchiveBytes archive = entry.FullName.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GzipMembers(bytes) : new PlainBytes(bytes);
        foreach (var record in new WarcReader(archive, path) { OnlyProved = !proved }.Records())
        {
            yield return record;
        }
    }

    /// <summary>Why the entry is not what its digest says, or null where it is.</summary>
    private static string? Refutes(ZipArchiveEntry entry, string digest)
    {
        if (!digest.StartsWith("sha256:", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }
        try
        {
            using var bytes = Limited(entry);
            return Convert.ToHexString(SHA256.HashData(bytes)).Equals(digest["sha256:".Length..].Trim(), StringComparison.OrdinalIgnoreCase) ? null : $"its bytes are not those of its digest in {Package}";
        }
        catch (Exception error) when (error is InvalidDataException or IOException or NotSupportedException)
        {
            return $"its digest cannot be checked ({error.Message.TrimEnd('.')})";
        }
    }

    private RawRecord? ReadPackage(ZipArchive zip)
    {
        if (zip.GetEntry(Package) is not { } entry)
        {
            return null;
        }
        try
        {
            using var bytes = Limited(entry);
            var json = new byte[Math.Min(entry.Length, MaxPackageBytes + 1)];
            var length = bytes.ReadAtLeast(json, json.Length, throwOnEndOfStream: false);
            if (length > MaxPackageBytes)
            {
                return Fault($"{name}/{Package}", $"is longer than {MaxPackageBytes >> 20} MiB", "the archives were read without its digests");
            }
            using var package = JsonDocument.Parse(json.AsMemory(0, length));
            if (package.RootElement.ValueKind == JsonValueKind.Object && package.RootElement.TryGetProperty("resources", out var resources) && resources.ValueKind == JsonValueKind.Array)
            {
                foreach (var resource in resources.EnumerateArray())
                {
                    if (Words(resource, "path") is { } path && (Words(resource, "hash") ?? Words(resource, "digest")) is { } digest)
                    {
                        _digests[path] = digest;
                    }
                }
            }
            return null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or InvalidDataException or IOException or NotSupportedException)
        {
            // The second: half a character (\ud83d) in a name or a value.
            return Fault($"{name}/{Package}", $"cannot be read ({error.Message.TrimEnd('.')})", "the archives were read without its digests");
        }
    }

    private static string? Words(JsonElement item, string field) => item.ValueKind == JsonValueKind.Object && item.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static RawRecord Fault(string path, string reason, string advice) => RawRecord.Failed(InputProblem.Error(path, null, reason, advice));

    private static LimitedStream Limited(ZipArchiveEntry entry) => new(entry.Open(), entry.Length);

    /// <summary>An entry gives no more than the ZIP's directory promises.</summary>
    private sealed class LimitedStream(Stream inner, long most) : ForwardStream
    {
        private long _left = most;

        public override int Read(Span<byte> buffer)
        {
            var count = inner.Read(buffer);
            _left -= count;
            return _left >= 0 ? count : throw new InvalidDataException("it is longer than the ZIP file's directory says");
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }
            base.Dispose(disposing);
        }
    }
}
