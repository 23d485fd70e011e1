using System.IO.Compression;
using System.Text;
using Isnad.Ingest.Archives;
using Isnad.Ingest.Encodings;
using Isnad.Ingest.Html;
using Isnad.Model.Reports;

namespace Isnad.Ingest;

/// <summary>Reads reports from paths, folders, patterns and standard input, one after the other; memory does not grow with their number.
/// <see cref="Records"/> belongs on one thread, which also decompresses; <see cref="RecordParser"/> does the rest on any.</summary>
/// <param name="paths">As for <see cref="ReportFiles.Expand"/>.</param>
/// <param name="standardInput">Where <c>-</c> reads from.</param>
public sealed class ReportReader(IReadOnlyList<string> paths, Stream standardInput)
{
    private long _bytesRead;
    private (string Folder, FolderNotes Notes)? _beside;

    // Without it the runtime takes a gzip stream that is cut off for one that has ended, and reports would be lost without a word. The command sets it
    // in its configuration as well, as it counts only before the first use of compression.
    static ReportReader() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);

    /// <summary>The encoding of all input; null where the bytes tell it.</summary>
    public Encoding? Encoding { get; init; }

    /// <summary>Files that are no files of this machine, read after the paths; their names' endings say what they hold.</summary>
    public IReadOnlyList<SentFile> Sent { get; init; } = [];

    /// <summary>Bytes taken from files so far, before decompression; for a progress bar.</summary>
    public long BytesRead => Interlocked.Read(ref _bytesRead);

    /// <summary>All records and problems in input order.</summary>
    public IEnumerable<RawRecord> Records() =>
        ReportFiles.Expand(paths).Concat(Sent.Select(NameOf)).SelectMany(found => found.File is { } file ? file.Kind == InputKind.Wacz ? Wacz(file) : Open(file) : [RawRecord.Failed(found.Problem!)]);

    /// <summary>The reports of <paramref name="paths"/> on the calling thread. A report whose id was there before is left out.</summary>
    public static IEnumerable<Report> Read(IReadOnlyList<string> paths, Action<InputProblem> onProblem, DateInterval? given = null)
    {
        var parser = new RecordParser(given);
        var log = new ProblemLog(onProblem);
        foreach (var raw in new ReportReader(paths, Stream.Null).Records())
        {
            var parsed = parser.Parse(raw);
            parsed.Problems.ForEach(log.Add);
            foreach (var report in parsed.Reports)
            {
                if (log.IsNew(report.Id, raw))
                {
                    yield return report;
                }
            }
        }
    }

    private FoundFile NameOf(SentFile sent) => InputFile.Of(sent.Name) is { } file ? new(file with { Sent = sent }, null) : new(null, InputProblem.Error(sent.Name, null, "its ending is none that is read", $"give {ReportFiles.Endings}"));

    private Stream BytesOf(InputFile file) => file.IsStandardInput ? standardInput : file.Sent is { } sent ? sent.Open() : new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0, FileOptions.SequentialScan);

    private IEnumerable<RawRecord> Open(InputFile file)
    {
        OpenedFile? opened = null;
        InputProblem? problem = null;
        try
        {
            opened = OpenDecoded(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            problem = InputProblem.Error(file.Path, null, $"cannot be opened ({error.Message})", error is InvalidDataException ? "it is no gzip file; correct its name" : "check the path and its permissions");
        }
        if (problem is not null)
        {
            yield return RawRecord.Failed(problem);
            yield break;
        }
        using (opened!.Bytes)
        {
            foreach (var record in Records(opened, file))
            {
                yield return record;
            }
        }
    }

    private IEnumerable<RawRecord> Wacz(InputFile file)
    {
        Stream? bytes = null;
        IEnumerator<RawRecord>? records = null;
        InputProblem? problem = null;
        try
        {
            while (problem is null)
            {
                try
                {
                    bytes ??= file.Sent is { } sent ? sent.Open() : new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                    records ??= new WaczReader(bytes, file.Path).Records().GetEnumerator();
                    if (!records.MoveNext())
                    {
                        yield break;
                    }
                }
                catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
                {
                    problem = InputProblem.Error(file.Path, null, $"cannot be read ({error.Message.TrimEnd('.')})", error is InvalidDataException ? "it is no whole ZIP file; get it anew" : "check the path and its permissions");
                }
                yield return problem is null ? records!.Current : RawRecord.Failed(problem);
            }
        }
        finally
        {
            records?.Dispose();
            Interlocked.Add(ref _bytesRead, bytes?.Length ?? 0);
            bytes?.Dispose();
        }
    }

    private IEnumerable<RawRecord> Records(OpenedFile opened, InputFile file)
    {
        if (opened.Archive is { } archive)
        {
            foreach (var record in new WarcReader(archive, file.Path).Records())
            {
                yield return record;
            }
            yield break;
        }
        if (opened.Warning is { } warning)
        {
            yield return RawRecord.Failed(warning);
        }
        var window = new ByteWindow(opened.Bytes);
        window.Fill();
        if (Encoding is null && file.Kind != InputKind.Mhtml && BinaryContent.Name(window.Span) is { } other)
        {
            yield return RawRecord.Failed(InputProblem.Error(file.Path, null, $"is {other}, no text", "correct its name, or give the text that it holds"));
            yield break;
        }
        var any = false;
        foreach (var record in file is { Kind: InputKind.Text, Sent: null } ? Noted(window, file) : Split(window, file))
        {
            any |= record.Problem?.Severity != ProblemSeverity.Warning;
            record.Encoding = opened.Encoding;
            yield return record;
        }
        if (!any)
        {
            yield return RawRecord.Failed(InputProblem.Empty(file.Path));
        }
        if (opened.Faults?.Invoke() is { } faults)
        {
            yield return RawRecord.Failed(faults);
        }
    }

    /// <summary>A file's bytes.</summary>
    /// <param name="Encoding">What they are still to be read in; null where each record tells its own.</param>
    private sealed record OpenedFile(Stream Bytes, Encoding? Encoding)
    {
        /// <summary>The same bytes where they are those of a web archive.</summary>
        public ArchiveBytes? Archive => Bytes as ArchiveBytes;

        /// <summary>What was worked out before reading.</summary>
        public InputProblem? Warning { get; init; }

        /// <summary>What was replaced on the way, once all is read.</summary>
        public Func<InputProblem?>? Faults { get; init; }
    }

    /// <summary>The file's bytes: a text as they are, JSON as UTF-8 without a mark where a mark, 16 bits or the command line say what it is.</summary>
    private OpenedFile OpenDecoded(InputFile file)
    {
        var stream = new PeekStream(BytesOf(file), read => Interlocked.Add(ref _bytesRead, read));
        try
        {
            if (file.Kind == InputKind.Warc)
            {
                return new(file.Gzip || stream.Peek(2).SequenceEqual<byte>([0x1F, 0x8B]) ? new GzipMembers(stream) : new PlainBytes(stream), null);
            }
            if (file.Gzip || (file.IsStandardInput && stream.Peek(2).SequenceEqual<byte>([0x1F, 0x8B])))
            {
                stream = new PeekStream(new GZipStream(stream, CompressionMode.Decompress));
            }
            if (file.IsStandardInput && stream.Peek(7).SequenceEqual("WARC/1."u8))
            {
                return new(new PlainBytes(stream), null);
            }
            return file.Kind is InputKind.Text or InputKind.Html or InputKind.Mhtml ? new(stream, Encoding) : Transcoded(stream, file);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private OpenedFile Transcoded(PeekStream stream, InputFile file)
    {
        var head = stream.Peek(16);
        var wide = head switch
        {
            [0xFF, 0xFE, 0, 0, ..] => EncodingNames.Get("utf-32"),
            [0, 0, 0xFE, 0xFF, ..] => EncodingNames.Get("utf-32be"),
            [0xFF, 0xFE, ..] => System.Text.Encoding.Unicode,
            [0xFE, 0xFF, ..] => System.Text.Encoding.BigEndianUnicode,
            _ => null,
        };
        var mark = wide is not null ? wide.Preamble.Length : head is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        var guessed = wide is null && mark == 0 && Encoding is null ? Utf16.Guess(head) : null;
        stream.ReadExactly(new byte[mark]);
        if ((wide ?? guessed ?? (mark == 0 ? Encoding : null)) is not { } encoding || encoding.CodePage == System.Text.Encoding.UTF8.CodePage)
        {
            return new(stream, mark == 0 ? Encoding : System.Text.Encoding.UTF8);
        }
        var warning = guessed is null ? null : EncodingProblems.Of(file.Path, null, new("", EncodingNames.Of(guessed), EncodingBasis.Detected, 0)).First();
        var faults = new CountingFallback();
        return new(System.Text.Encoding.CreateTranscodingStream(stream, faults.On(encoding), new UTF8Encoding(false)), System.Text.Encoding.UTF8)
        {
            Warning = warning,
            Faults = () => EncodingProblems.InStream(file.Path, EncodingNames.Of(encoding), faults.Count),
        };
    }

    /// <summary>A plain text with what the table in its folder says of it. What is wrong with the table is told before the folder's first text.</summary>
    private IEnumerable<RawRecord> Noted(ByteWindow window, InputFile file)
    {
        var name = file.Path[(file.Path.LastIndexOf('/') + 1)..];
        var folder = file.Path.Length > name.Length + 1 ? file.Path[..^(name.Length + 1)] : file.Path[..^name.Length];
        if (_beside?.Folder != folder)
        {
            _beside = (folder, FolderNotes.Of(folder));
            foreach (var problem in _beside.Value.Notes.Problems)
            {
                yield return RawRecord.Failed(problem);
            }
        }
        var note = _beside.Value.Notes.Find(name);
        foreach (var record in Whole(window, file.Path, (path, bytes) => note is null ? RawRecord.Text(path, bytes) : RawRecord.Captured(new(bytes.ToArray(), RawFormat.Text, path)
        {
            Published = note.Published,
            Outlet = note.Outlet,
            Url = note.Url,
            Title = note.Title,
            Charset = Encoding is null ? null : EncodingNames.Of(Encoding),
        })))
        {
            yield return record;
        }
    }

    private static IEnumerable<RawRecord> Split(ByteWindow window, InputFile file)
    {
        if (file.Kind is InputKind.Text or InputKind.Html)
        {
            return Whole(window, file.Path, file.Kind == InputKind.Html ? RawRecord.Html : RawRecord.Text);
        }
        if (file.Kind == InputKind.Mhtml || (file.Kind == InputKind.Sniffed && MhtmlPage.IsOne(window.Span)))
        {
            return Whole(window, file.Path, MhtmlPage.Read);
        }
        var first = window.SkipBlank();
        return (first, file.Kind) switch
        {
            (< 0, _) => window.Failure is null ? [] : RecordSplitter.Lines(window, file.Path),
            ('[', _) => RecordSplitter.Values(window, file.Path),
            (_, InputKind.JsonLines) => RecordSplitter.Lines(window, file.Path),
            ('{', _) when TelegramExport.IsOne(window) => new TelegramExport(window, file.Path).Records(),
            ('{', _) => AloneIsWhole(RecordSplitter.FirstLineIsWhole(window) ? RecordSplitter.Lines(window, file.Path) : RecordSplitter.Values(window, file.Path)),
            (_, InputKind.Sniffed) => Whole(window, file.Path, first == '<' && PageSniffer.IsPage(window) ? RawRecord.Html : RawRecord.Text),
            _ => [RawRecord.Failed(InputProblem.Error(file.Path, window.Line, "is no JSON", "JSON begins with [ or {; name plain text .txt"))],
        };
    }

    /// <summary>A record that is alone in its file needs no number in its id.</summary>
    private static IEnumerable<RawRecord> AloneIsWhole(IEnumerable<RawRecord> records)
    {
        using var all = records.GetEnumerator();
        if (!all.MoveNext())
        {
            yield break;
        }
        var first = all.Current;
        if (!all.MoveNext())
        {
            yield return first.AsWholeFile();
            yield break;
        }
        yield return first;
        do
        {
            yield return all.Current;
        }
        while (all.MoveNext());
    }

    private delegate RawRecord Understand(string file, ReadOnlySpan<byte> bytes);

    private static IEnumerable<RawRecord> Whole(ByteWindow window, string file, Understand understand)
    {
        while (window.Length <= RecordSplitter.MaxRecordBytes && window.Fill())
        {
        }
        if (window.Failure is { } failure)
        {
            yield return RawRecord.Failed(InputProblem.Error(file, null, $"cannot be read to its end ({failure})", "it seems cut off or damaged; get it whole"));
        }
        else if (window.Length > RecordSplitter.MaxRecordBytes)
        {
            yield return RawRecord.Failed(InputProblem.Error(file, null, $"is longer than {RecordSplitter.MaxRecordBytes >> 20} MiB", "split it"));
        }
        else if (window.Span.ContainsAnyExcept(" \t\r\n"u8))
        {
            yield return understand(file, window.Span);
        }
    }
}
