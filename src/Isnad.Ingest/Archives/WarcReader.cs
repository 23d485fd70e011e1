using System.Globalization;

namespace Isnad.Ingest.Archives;

/// <summary>Pages and texts of a web archive (WARC 1.0 and 1.1, ISO 28500), one record at a time in memory. A damaged record costs itself: reading goes on
/// at the next gzip member or the next line that begins a record.</summary>
/// <param name="bytes">The archive without its compression.</param>
/// <param name="name">How messages name the archive; a record is name@offset.</param>
internal sealed class WarcReader(ArchiveBytes bytes, string name)
{
    private const string Anew = "it is left out and the next record is read; get the archive anew";
    private const int Near = 1 << 16;
    private static readonly byte[] Next = [.. "\nWARC/1."u8];

    private readonly ByteWindow _window = new(bytes);
    private readonly WarcRequests _requests = new();
    private readonly Queue<RawRecord> _found = new();
    private int _revisits;
    private bool _any;

    /// <summary>Leaves out what no digest of its own proves.</summary>
    public bool OnlyProved { get; init; }

    /// <summary>Records and problems in the archive's order.</summary>
    public IEnumerable<RawRecord> Records()
    {
        while (Take())
        {
            while (_found.TryDequeue(out var found))
            {
                yield return found;
            }
        }
        Page(_requests.Flush());
        while (_found.TryDequeue(out var found))
        {
            yield return found;
        }
        if (_revisits > 0)
        {
            yield return RawRecord.Failed(InputProblem.Warning(name, null, $"{_revisits} of its records only say that a page was unchanged (revisit)", "they hold no text; the page itself is in the archive made before"));
        }
        if (!_any)
        {
            yield return RawRecord.Failed(InputProblem.Error(name, null, "holds no page and no text that was fetched whole", "see whether the crawl brought articles: responses of status 200 that are HTML or plain text"));
        }
    }

    /// <summary>Takes one record; false at the end.</summary>
    private bool Take()
    {
        if (_window.SkipBlank() < 0)
        {
            if (_window.Failure is null)
            {
                return false;
            }
            return Recover(0, told: null);
        }
        var locator = $"{name}@{bytes.Locate(_window.Position)}";
        var end = Head();
        if (end < 0)
        {
            return Broken(locator, _window.Failure is null ? "no WARC record begins here" : "the record is damaged", 0);
        }
        var record = HeaderBlock.Parse(_window.Span[..end]);
        if (!long.TryParse(record["Content-Length"], NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            return Broken(locator, "the record has no Content-Length", end);
        }
        if (length > RecordSplitter.MaxRecordBytes)
        {
            return TooLong(record, locator, end);
        }
        var whole = end + (int)length;
        _window.Need(whole + 4 + "WARC/".Length);
        if (_window.Length < whole)
        {
            return Broken(locator, "the archive ends inside the record", end);
        }
        if (!IsWhole(whole))
        {
            return Broken(locator, _window.Failure is null ? "the record's Content-Length does not lead to its end" : "the record is damaged", end);
        }
        Understand(record, _window.Span[end..whole], locator);
        _window.Skip(whole);
        return true;
    }

    /// <summary>True where the record's length leads to its end, by what follows it.</summary>
    private bool IsWhole(int whole)
    {
        if (Following(whole).StartsWith("WARC/"u8))
        {
            return true;
        }
        // Damage that what follows may come of lies near. In a damaged member only what another record follows is known to be whole.
        _window.Need(whole + Near);
        var rest = _window.Span[whole..];
        var inDamage = _window.Failure is not null && bytes.DamagedFrom < _window.Position + whole;
        return !inDamage && (rest.StartsWith("\r\n\r\n"u8) || !rest.ContainsAnyExcept("\r\n"u8));
    }

    private ReadOnlySpan<byte> Following(int whole) => _window.Span[whole..].TrimStart("\r\n"u8);

    /// <summary>Length of the record's head, or -1 where none stands here.</summary>
    private int Head()
    {
        if (!_window.Need("WARC/".Length) || !_window.Span.StartsWith("WARC/"u8))
        {
            return -1;
        }
        while (true)
        {
            var end = HeaderBlock.End(_window.Span);
            if (end >= 0 || _window.Length > HeaderBlock.MaxBytes || !_window.Fill())
            {
                return end;
            }
        }
    }

    private void Understand(HeaderBlock record, ReadOnlySpan<byte> block, string locator)
    {
        switch (record["WARC-Type"]?.ToLowerInvariant())
        {
            case "request" when HeaderBlock.End(block) is > 0 and var end:
                _requests.Add(record, HeaderBlock.Parse(block[..end]).Words);
                break;
            case "revisit":
                _revisits++;
                _any = true;
                break;
            case "response" or "resource":
                var page = WarcPage.Read(record, block, locator, OnlyProved);
                if (page.Problem is { } problem)
                {
                    Page(_requests.Flush());
                    Say(problem);
                }
                if (page.Report is { } report)
                {
                    Page(_requests.Add(record, report));
                }
                break;
            default:
                break;
        }
    }

    private bool TooLong(HeaderBlock record, string locator, int end)
    {
        // A film is no report and no fault.
        _window.Need(end + HeaderBlock.MaxBytes);
        var block = _window.Span[end..];
        var http = record.MediaType == "application/http" && HeaderBlock.End(block) is > 0 and var headEnd ? HeaderBlock.Parse(block[..headEnd]) : record;
        if (record["WARC-Type"]?.ToLowerInvariant() is "response" or "resource" && WarcPage.FormatOf(http.MediaType) is not null)
        {
            Say(InputProblem.Error(locator, null, $"the record is longer than {RecordSplitter.MaxRecordBytes >> 20} MiB", "it is left out and the next record is read"));
        }
        return Recover(end, told: null);
    }

    private bool Broken(string locator, string reason, int from)
    {
        Say(InputProblem.Error(locator, null, _window.Failure is { } failure ? $"{reason} ({failure.TrimEnd('.')})" : reason, Anew));
        return Recover(from, told: _window.Position);
    }

    /// <summary>Goes to the next record; false where there is none.</summary>
    /// <param name="from">Length of what cannot hold it.</param>
    /// <param name="told">Position of a record that was told to be broken: damage of its member that is met is the cause of that.</param>
    private bool Recover(int from, long? told)
    {
        // One byte on, so that the record that was given up is not found again.
        _window.Skip(Math.Min(_window.Length, Math.Max(from - 1, 0)));
        while (true)
        {
            var at = _window.Span.IndexOf(Next);
            if (at >= 0)
            {
                _window.Skip(at + 1);
                return true;
            }
            _window.Skip(Math.Max(0, _window.Length - Next.Length + 1));
            if (!_window.Fill())
            {
                break;
            }
        }
        _window.Skip(_window.Length);
        if (_window.Failure is not { } failure)
        {
            return true;
        }
        if (told is not { } position || bytes.DamagedFrom > position)
        {
            Say(InputProblem.Error($"{name}@{bytes.Damage}", null, $"the archive is damaged here ({failure.TrimEnd('.')})", "what follows is read as far as it can be found; get the archive anew"));
        }
        if (!bytes.Resume())
        {
            return false;
        }
        _window.Restart();
        return true;
    }

    private void Page(Isnad.Model.Reports.RawReport? page)
    {
        if (page is not null)
        {
            _any = true;
            _found.Enqueue(RawRecord.Captured(page));
        }
    }

    private void Say(InputProblem problem)
    {
        _any |= problem.Severity == ProblemSeverity.Error;
        _found.Enqueue(RawRecord.Failed(problem));
    }
}
