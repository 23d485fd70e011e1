using System.Buffers;
using System.Text;

namespace Isnad.Ingest;

/// <summary>The bytes of one record before they are understood, in a pooled buffer that <see cref="RecordParser"/> gives back; or a problem in their place.</summary>
public sealed class RawRecord
{
    private RawRecord(string file) => File = file;

    /// <summary>The file as messages name it.</summary>
    public string File { get; }

    /// <summary>Line on which the record begins; null where the file is the record.</summary>
    public int? Line { get; private init; }

    /// <summary>What an id is made of where the record has none: the line, or the item's number in an array; null where the file is the record.</summary>
    public int? Ordinal { get; private init; }

    /// <summary>True for JSON, false for plain text.</summary>
    public bool IsJson { get; private init; }

    /// <summary>The encoding that its bytes must be read in; null where they tell it themselves.</summary>
    internal Encoding? Encoding { get; set; }

    /// <summary>True for a web page.</summary>
    public bool IsHtml { get; private init; }

    /// <summary>What went wrong in place of a record.</summary>
    public InputProblem? Problem { get; private init; }

    /// <summary>Number of bytes.</summary>
    public int Length { get; private init; }

    private byte[] Buffer { get; set; } = [];

    internal ReadOnlySpan<byte> Bytes => Buffer.AsSpan(0, Length);

    internal static RawRecord Failed(InputProblem problem) => new(problem.File) { Problem = problem, Line = problem.Line };

    internal static RawRecord Text(string file, ReadOnlySpan<byte> bytes) => new(file) { Length = bytes.Length, Buffer = Rent(bytes) };

    internal static RawRecord Html(string file, ReadOnlySpan<byte> bytes) => new(file) { IsHtml = true, Length = bytes.Length, Buffer = Rent(bytes) };

    internal static RawRecord Json(string file, int? line, int? ordinal, ReadOnlySpan<byte> bytes) =>
        new(file) { IsJson = true, Line = line, Ordinal = ordinal, Length = bytes.Length, Buffer = Rent(bytes) };

    /// <summary>The same record as the only one of its file.</summary>
    internal RawRecord AsWholeFile() => new(File) { IsJson = IsJson, Line = Line, Problem = Problem, Encoding = Encoding, Length = Length, Buffer = Buffer };

    internal void Return()
    {
        ArrayPool<byte>.Shared.Return(Buffer);
        Buffer = [];
    }

    private static byte[] Rent(ReadOnlySpan<byte> bytes)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(buffer);
        return buffer;
    }
}
