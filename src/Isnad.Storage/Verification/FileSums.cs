using System.Security.Cryptography;
using System.Text.Json;
using Isnad.Model.Ledger;

namespace Isnad.Storage.Verification;

/// <summary>Checksums of the files' extents, so that a changed byte is found also where no value stands (free pages, side structures). They are written when a command ends in order,
/// and taken away before anything is written: where they stand, the files must be as they say.</summary>
internal sealed class FileSums(string folder)
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "checksums.json";

    private const int Extent = 1 << 20;

    private static readonly string[] Files = [Ledger.FileName, Ledger.KeysName, Ledger.SignerName];

    private string Path => System.IO.Path.Combine(folder, FileName);

    /// <summary>One file: its length in bytes and the SHA-256 of each extent.</summary>
    private sealed record Sum(string Name, long Bytes, IReadOnlyList<string> Extents);

    /// <summary>What the file holds: the sums, and a hash over them, so that a change in this file is told from one in the others.</summary>
    private sealed record Kept(IReadOnlyList<Sum> Files, string Sha256);

    /// <summary>Takes them away; with the lock of the writer held.</summary>
    public void Discard() => File.Delete(Path);

    /// <summary>True where they stand.</summary>
    public bool Stand => File.Exists(Path);

    /// <summary>Writes them, of files that nothing else writes at this moment.</summary>
    public void Write(CancellationToken stop = default)
    {
        List<Sum> sums = [.. Files.Where(name => File.Exists(Full(name))).Select(name => Of(name, stop))];
        var draft = Path + ".draft";
        File.WriteAllBytes(draft, JsonSerializer.SerializeToUtf8Bytes(new Kept(sums, Hash(sums))));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(draft, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        File.Move(draft, Path, overwrite: true);
    }

    /// <summary>Compares. False where they do not stand, or were taken away while it looked.</summary>
    public bool Check(Action<LedgerFlaw> flaw, CancellationToken stop)
    {
        if (!Stand)
        {
            return false;
        }
        var before = File.ReadAllBytes(Path);
        var flaws = new List<LedgerFlaw>();
        try
        {
            var kept = JsonSerializer.Deserialize<Kept>(before)!;
            if (kept.Sha256 != Hash(kept.Files))
            {
                flaws.Add(new(FileName, "was altered"));
            }
            foreach (var sum in kept.Files)
            {
                Compare(sum, flaws, stop);
            }
        }
        catch (Exception error) when (error is JsonException or NullReferenceException or ArgumentNullException)
        {
            flaws.Add(new(FileName, "was altered: it cannot be read"));
        }
        // Another command that began to write meanwhile has taken them away.
        if (!Stand || !File.ReadAllBytes(Path).AsSpan().SequenceEqual(before))
        {
            return false;
        }
        flaws.ForEach(flaw);
        return true;
    }

    private void Compare(Sum sum, List<LedgerFlaw> flaws, CancellationToken stop)
    {
        if (!Files.Contains(sum.Name))
        {
            flaws.Add(new(FileName, "names a file that is none of the ledger's"));
            return;
        }
        if (!File.Exists(Full(sum.Name)))
        {
            flaws.Add(new(sum.Name, "is missing"));
            return;
        }
        var now = Of(sum.Name, stop);
        if (now.Bytes != sum.Bytes)
        {
            flaws.Add(new(sum.Name, $"has {now.Bytes} bytes, and had {sum.Bytes} when the last command ended"));
        }
        for (var i = 0; i < Math.Min(now.Extents.Count, sum.Extents.Count); i++)
        {
            if (now.Extents[i] != sum.Extents[i])
            {
                flaws.Add(new(sum.Name, $"something within bytes {(long)i * Extent} to {Math.Min(now.Bytes, ((long)i + 1) * Extent) - 1} was altered since the last command ended"));
            }
        }
    }

    private Sum Of(string name, CancellationToken stop)
    {
        using var file = new FileStream(Full(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var (buffer, extents) = (new byte[Extent], new List<string>());
        for (int read; (read = file.ReadAtLeast(buffer, Extent, throwOnEndOfStream: false)) > 0;)
        {
            stop.ThrowIfCancellationRequested();
            extents.Add(Convert.ToHexStringLower(SHA256.HashData(buffer.AsSpan(0, read))));
        }
        return new(name, file.Length, extents);
    }

    private static string Hash(IReadOnlyList<Sum> sums) => ContentHash.Of(JsonSerializer.SerializeToUtf8Bytes(sums)).Hex;

    private string Full(string name) => System.IO.Path.Combine(folder, name);
}
