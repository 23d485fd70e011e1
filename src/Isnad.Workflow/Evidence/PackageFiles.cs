using System.IO.Compression;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Isnad.Model.Events;
using Isnad.Model.Ledger;

namespace Isnad.Workflow.Evidence;

/// <summary>The files of a package, and the archive of them: same files, same bytes.</summary>
internal sealed class PackageFiles
{
    /// <summary>Name of the file of checksums.</summary>
    public const string Sums = "SHA256SUMS";

    // A regular file that its owner may write and everybody read, as archives made on Unix say it.
    private const int Mode = (0x8000 | 0x1A4) << 16;
    private static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    /// <summary>Adds a file.</summary>
    public void Add(string name, byte[] content) => _files.Add(name, content);

    /// <summary>Adds a text in UTF-8.</summary>
    public void Add(string name, string content) => Add(name, Encoding.UTF8.GetBytes(content));

    /// <summary>Adds JSON, ended by a line's end.</summary>
    public void AddJson(string name, Action<Utf8JsonWriter> write, bool indented = true)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, ContractWriter.Options with { Indented = indented, NewLine = "\n" }))
        {
            write(json);
        }
        bytes.WriteByte((byte)'\n');
        Add(name, bytes.ToArray());
    }

    /// <summary>Writes the archive: checksums added, names in order, every time <paramref name="at"/>.</summary>
    public void Write(Stream output, DateTimeOffset at)
    {
        Add(Sums, string.Concat(_files.Select(file => $"{ContentHash.Of(file.Value)}  {file.Key}\n")));
        using var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        foreach (var (name, content) in _files)
        {
            var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
            // The format knows no year before this one.
            entry.LastWriteTime = at < Earliest ? Earliest : at;
            entry.ExternalAttributes = Mode;
            using var stream = entry.Open();
            stream.Write(content);
        }
    }

    /// <summary>A file that goes into every package, as it stands beside this code.</summary>
    public static string Template(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not built into the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
