using System.Buffers;
using System.Text;
using Isnad.Ingest.Encodings;
using Isnad.Model.Reports;

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

    /// <summary>What the bytes are written in.</summary>
    public RawFormat Format { get; private init; }

    /// <summary>True for a record of the contract's JSON.</summary>
    public bool IsJson => Format == RawFormat.Json;

    /// <summary>What is known of bytes out of an archive, an export or the ledger; null for a file of one's own.</summary>
    internal RawReport? Capture { get; private init; }

    /// <summary>The encoding that its bytes must be read in; null where they tell it themselves.</summary>
    internal Encoding? Encoding { get; set; }

    /// <summary>What went wrong in place of a record.</summary>
    public InputProblem? Problem { get; private init; }

    /// <summary>Number of bytes.</summary>
    public int Length { get; private init; }

    private byte[] Buffer { get; set; } = [];

    internal ReadOnlySpan<byte> Bytes => Capture is { } capture ? capture.Bytes.Span : Buffer.AsSpan(0, Length);

    internal static RawRecord Failed(InputProblem problem) => new(problem.File) { Problem = problem, Line = problem.Line };

    internal static RawRecord Text(string file, ReadOnlySpan<byte> bytes) => new(file) { Length = bytes.Length, Buffer = Rent(bytes) };

    internal static RawRecord Html(string file, ReadOnlySpan<byte> bytes) => new(file) { Format = RawFormat.Html, Length = bytes.Length, Buffer = Rent(bytes) };

    internal static RawRecord Json(string file, int? line, int? ordinal, ReadOnlySpan<byte> bytes) =>
        new(file) { Format = RawFormat.Json, Line = line, Ordinal = ordinal, Length = bytes.Length, Buffer = Rent(bytes) };

    /// <summary>Bytes of which more is known than their file; <paramref name="file"/> and <paramref name="line"/> stand in messages.</summary>
    internal static RawRecord Captured(RawReport capture, string? file = null, int? line = null) =>
        new(file ?? capture.Locator) { Format = capture.Format, Capture = capture, Line = line, Ordinal = line, Length = capture.Bytes.Length };

    /// <summary>The record as it is kept, with bytes of its own; gives the buffer back.</summary>
    internal RawReport ToReport()
    {
        if (Capture is { } capture)
        {
            return capture;
        }
        var report = new RawReport(Bytes.ToArray(), Format, Ordinal is { } number ? $"{File}:{number}" : File) { Method = CaptureMethod.File, Charset = Encoding is { } encoding ? EncodingNames.Of(encoding) : null };
        Return();
        return report;
    }

    /// <summary>The same record as the only one of its file.</summary>
    internal RawRecord AsWholeFile() => new(File) { Format = Format, Line = Line, Problem = Problem, Encoding = Encoding, Length = Length, Buffer = Buffer };

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
