using System.Text;
using Isnad.Model.Reports;

namespace Isnad.Ingest.Archives;

/// <summary>Bytes as obtained out of files, folders, patterns and standard input: the same input as <see cref="ReportReader"/>, before it is understood. One
/// at a time is in memory; on one thread. <see cref="RecordParser.Parse(RawReport)"/> understands them.</summary>
/// <param name="paths">As for <see cref="ReportFiles.Expand"/>.</param>
/// <param name="standardInput">Where <c>-</c> reads from.</param>
public sealed class CaptureReader(IReadOnlyList<string> paths, Stream standardInput)
{
    private ReportReader? _reader;

    /// <summary>The encoding of all input; null where the bytes tell it.</summary>
    public Encoding? Encoding { get; init; }

    /// <inheritdoc cref="ReportReader.Sent"/>
    public IReadOnlyList<SentFile> Sent { get; init; } = [];

    /// <summary>Bytes taken from files so far, before decompression; for a progress bar.</summary>
    public long BytesRead => _reader?.BytesRead ?? 0;

    /// <summary>All captures and problems in input order. The locator of a record of JSON is path:line, of an item of an array path:number.</summary>
    public IEnumerable<Capture> Captures()
    {
        _reader = new ReportReader(paths, standardInput) { Encoding = Encoding, Sent = Sent };
        return _reader.Records().Select(raw => raw.Problem is { } problem ? new Capture(null, problem) : new Capture(raw.ToReport(), null));
    }
}
