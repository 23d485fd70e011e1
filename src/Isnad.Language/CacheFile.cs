using System.Security.Cryptography;
using System.Text;

namespace Isnad.Language;

/// <summary>A binary file of what is slow to work out, under a stamp of what it was made from. Its last 32 bytes are the SHA-256 of the rest. A file that is torn, foreign or of another stamp is as good as none.</summary>
public static class CacheFile
{
    /// <summary>What <paramref name="read"/> makes of the file at <paramref name="path"/>; where there is no fitting one, what <paramref name="make"/> works out, kept there for the next start.</summary>
    public static T Load<T>(string path, string stamp, Func<T> make, Func<BinaryReader, T?> read, Action<BinaryWriter, T> write) where T : class
    {
        if (Read(path, stamp, read) is { } known)
        {
            return known;
        }
        var made = make();
        Keep(path, stamp, writer => write(writer, made));
        return made;
    }

    /// <summary>What <paramref name="read"/> makes of the file, or null where there is no fitting one.</summary>
    private static T? Read<T>(string path, string stamp, Func<BinaryReader, T?> read) where T : class
    {
        if (!File.Exists(path))
        {
            return null;
        }
        try
        {
            var bytes = File.ReadAllBytes(path);
            var end = bytes.Length - SHA256.HashSizeInBytes;
            if (end < 0 || !SHA256.HashData(bytes.AsSpan(0, end)).AsSpan().SequenceEqual(bytes.AsSpan(end)))
            {
                return null;
            }
            using var reader = new BinaryReader(new MemoryStream(bytes, 0, end), Encoding.UTF8);
            return reader.ReadString() == stamp ? read(reader) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or FormatException)
        {
            // What cannot be read is worked out again, as if it were not there.
            return null;
        }
    }

    /// <summary>Keeps what <paramref name="write"/> writes. The file is written beside and moved, so that no other start sees half of it.</summary>
    private static void Keep(string path, string stamp, Action<BinaryWriter> write)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var temporary = $"{path}.{Environment.ProcessId}";
            using (var file = File.Create(temporary))
            {
                var content = new MemoryStream();
                var writer = new BinaryWriter(content, Encoding.UTF8);
                writer.Write(stamp);
                write(writer);
                var bytes = content.GetBuffer().AsSpan(0, (int)content.Length);
                file.Write(bytes);
                file.Write(SHA256.HashData(bytes));
            }
            File.Move(temporary, path, true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A folder that cannot be written costs the next start its time, no more.
        }
    }
}
