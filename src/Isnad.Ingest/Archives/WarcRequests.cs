using Isnad.Model.Reports;

namespace Isnad.Ingest.Archives;

/// <summary>Brings the head of a request to its response by WARC-Concurrent-To. Writers put the request before or after the response, and the field into
/// either, so that a page waits for the records that follow it up to the next page.</summary>
internal sealed class WarcRequests
{
    private const int Kept = 16;
    private readonly Queue<(HeaderBlock Record, string Words)> _requests = new();
    private (HeaderBlock Record, RawReport Page)? _waiting;

    /// <summary>Takes a request.</summary>
    public void Add(HeaderBlock record, string words)
    {
        if (_waiting is { } waiting && Belong(record, waiting.Record))
        {
            _waiting = (waiting.Record, With(waiting.Page, words));
            return;
        }
        _requests.Enqueue((record, words));
        if (_requests.Count > Kept)
        {
            _requests.Dequeue();
        }
    }

    /// <summary>Takes a page; gives the one that waited, or null.</summary>
    public RawReport? Add(HeaderBlock record, RawReport page)
    {
        var before = Flush();
        var words = _requests.FirstOrDefault(request => Belong(request.Record, record)).Words;
        _waiting = (record, words is null ? page : With(page, words));
        return before;
    }

    /// <summary>The page that waits, or null; no request comes any more.</summary>
    public RawReport? Flush()
    {
        var page = _waiting?.Page;
        _waiting = null;
        return page;
    }

    private static RawReport With(RawReport page, string words) => page.Exchange is { } exchange ? page with { Exchange = exchange with { Request = words } } : page;

    private static bool Belong(HeaderBlock one, HeaderBlock other) => Names(one, other) || Names(other, one);

    private static bool Names(HeaderBlock from, HeaderBlock to) => to["WARC-Record-ID"] is { } id && from.All("WARC-Concurrent-To").Contains(id);
}
