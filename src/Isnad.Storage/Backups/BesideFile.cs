using System.Security.Cryptography;
using Isnad.Model.Ledger;

namespace Isnad.Storage.Backups;

/// <summary>Files that only their owner may read and that take their place when they are whole and on the disk.</summary>
internal static class BesideFile
{
    /// <summary>Writes <paramref name="path"/>.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        var beside = path + ".part";
        try
        {
            File.Delete(beside);
            using (var stream = Create(beside))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    /// <summary>A new file that only its owner may read.</summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        return new(path, options);
    }

    /// <summary>Length and SHA-256 of a file.</summary>
    public static (long Bytes, ContentHash Hash) Hash(string path)
    {
        using var stream = File.OpenRead(path);
        return (stream.Length, new(Convert.ToHexStringLower(SHA256.HashData(stream))));
    }

    /// <summary>What the file system refuses, in plain words about <paramref name="path"/>.</summary>
    public static T Guarded<T>(string path, Func<T> body)
    {
        try
        {
            return body();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw StorageErrors.Of(path, error);
        }
    }
}
