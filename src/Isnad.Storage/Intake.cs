using Isnad.Model.Ledger;
using Isnad.Storage.Incidents;
using Isnad.Storage.Reviews;

namespace Isnad.Storage;

/// <summary>Takes captures in, within one transaction: bytes, reports, versions, and what is drawn from them.</summary>
internal sealed class Intake(Database database, KeyStore keys, Payloads payloads, AnalysisRows analyses, LogDraft log, string now)
{
    private readonly CopyGroups _copies = new(database);
    private readonly Tombstones _tombstones = new(database);
    private readonly KnownBytes _known = new(database, payloads);

    /// <summary>Stands in the log where the bytes of a capture were not kept.</summary>
    public const string NotKept = " bytes not kept";

    /// <summary>An article with where it belongs: the report at its address, with the text of its newest version.</summary>
    private sealed record Placed(IntakeArticle Article, int Number, string? Address, long? Report, ContentHash? NewestText)
    {
        public bool IsKnown => NewestText == Article.Text.Hash;
    }

    /// <summary>Takes one capture in.</summary>
    public IntakeResult Take(IntakeItem item)
    {
        // Before the bytes' row, which stays when they are taken down.
        if (_tombstones.Holds(item.Body.Hash))
        {
            return new(IntakeOutcome.TakenDown, []);
        }
        var isThere = _known.AreThere(item.Body.Hash);
        if (isThere && !_known.HaveReturned(item.Body.Hash, item.Raw.FetchedAt))
        {
            return new(IntakeOutcome.AlreadyThere, []);
        }
        var articles = item.Articles.Select((article, index) => Place(article, index + 1)).ToList();
        var allowed = articles.Where(placed => !_tombstones.Holds(placed.Article, placed.Address)).ToList();
        if (articles.Count > 0 && allowed.Count == 0)
        {
            return new(IntakeOutcome.TakenDown, []);
        }
        // Bytes in which something taken down stands are not kept, the other articles in them are.
        var sameText = allowed.Count > 0 && allowed.All(placed => placed.IsKnown);
        if (isThere && (sameText || articles.Count == 0))
        {
            return new(IntakeOutcome.AlreadyThere, []);
        }
        var capture = AddCapture(item, keepsBody: allowed.Count == articles.Count && !sameText, allowed.Where(placed => placed.IsKnown).Select(placed => placed.Report!.Value));
        var versions = new List<long>();
        var outcome = sameText ? IntakeOutcome.SameText : IntakeOutcome.NoArticle;
        foreach (var placed in allowed)
        {
            if (placed.IsKnown)
            {
                Link(capture, placed.Report!.Value);
                continue;
            }
            // Looked up again: an article before it in the same bytes may have made the report.
            var report = placed.Address is { } address ? Find(address)?.Report : null;
            outcome = report is null ? IntakeOutcome.New : outcome == IntakeOutcome.New ? outcome : IntakeOutcome.NewVersion;
            versions.Add(AddVersion(capture, report ?? AddReport(placed), placed));
        }
        return new(outcome, versions);
    }

    /// <summary>Draws what is searched by, after the newest version of a report changed.</summary>
    public static void Index(Database database, CopyGroups copies, long report, string words, CopyMark mark)
    {
        database.Prepare("DELETE FROM words WHERE rowid = $1").Run(report);
        database.Prepare("INSERT INTO words (rowid, text) VALUES ($1, $2)").Run(report, words);
        copies.Set(report, mark);
    }

    private Placed Place(IntakeArticle article, int number)
    {
        var address = article.Report.UrlIsOfSource ? null : ReportAddress.Of(article.Report.Url, number);
        var found = address is null ? null : Find(address);
        return new(article, number, address, found?.Report, found?.Text);
    }

    private (long Report, ContentHash Text)? Find(string address) => database
        .Prepare("SELECT report.id, payload.sha256 FROM report JOIN version ON version.id = report.newest JOIN payload ON payload.id = version.text WHERE report.address = $1")
        .First(row => ((long, ContentHash)?)(row.GetInt64(0), LedgerLog.Hash(row, 1)), address);

    private long AddCapture(IntakeItem item, bool keepsBody, IEnumerable<long> known)
    {
        var key = keys.Next();
        var about = AboutJson.Pack(CaptureAbout.Of(item.Raw));
        var aboutRow = payloads.Add(about, key);
        long? body = keepsBody ? _known.Content(item.Body.Hash) ?? payloads.Add(item.Body, key) : null;
        database.Prepare("INSERT INTO capture (key, sha256, body, about, taken_at) VALUES ($1, $2, $3, $4, $5)").Run(key.Number, Convert.FromHexString(item.Body.Hash.Hex), body, aboutRow, now);
        var capture = database.LastRow();
        log.Add(LogKind.Captured, $"c{capture}", item.Body.Hash, $"about {about.Hash}{(keepsBody ? "" : NotKept)}{string.Concat(known.Distinct().Select(report => $" again r{report}"))}");
        return capture;
    }

    private long AddReport(Placed placed)
    {
        var key = keys.Next();
        database.Prepare("INSERT INTO report (key, address) VALUES ($1, $2)").Run(key.Number, placed.Address);
        return database.LastRow();
    }

    private long AddVersion(long capture, long report, Placed placed)
    {
        var (keyNumber, ordinal) = database.Prepare("SELECT key, (SELECT coalesce(max(ordinal), 0) + 1 FROM version WHERE report = $1) FROM report WHERE id = $1")
            .First(row => (row.GetInt64(0), row.GetInt64(1)), report);
        var key = (keyNumber, keys.Find(keyNumber) ?? throw new LedgerException($"{keys.Database.Path}: the key of report r{report} is missing; bring the keys back from where you keep them."));
        var about = AboutJson.Pack(VersionAbout.Of(placed.Article.Report, placed.Number));
        var text = payloads.Add(placed.Article.Text, key);
        var aboutRow = payloads.Add(about, key);
        var (from, to) = EventRow.Days(placed.Article.Report.Published.Interval);
        database.Prepare("INSERT INTO version (report, ordinal, capture, text, about, taken_at, published_from, published_to) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
            .Run(report, ordinal, capture, text, aboutRow, now, from, to);
        var version = database.LastRow();
        database.Prepare("UPDATE report SET newest = $2, outlet = $3, own_id = $4 WHERE id = $1").Run(report, version, placed.Article.Report.Outlet, OwnIds.Key(placed.Article.Report.Id));
        Link(capture, report);
        Index(database, _copies, report, placed.Article.Words, placed.Article.Mark);
        log.Add(LogKind.Versioned, $"v{version}", placed.Article.Text.Hash, $"r{report} c{capture} about {about.Hash}");
        if (placed.Article.Analysis is { } analysis)
        {
            analyses.Add(report, version, key, analysis, log, now);
        }
        else
        {
            QueueRows.Draw(database, report);
        }
        // Outlet and publication are the newest version's, also where that was not read.
        IncidentLines.DrawOf(database, report);
        return version;
    }

    private void Link(long capture, long report) => database.Prepare("INSERT OR IGNORE INTO capture_report (capture, report) VALUES ($1, $2)").Run(capture, report);
}

/// <summary>Entries of the log that one transaction will append.</summary>
internal sealed class LogDraft
{
    private readonly List<(string Kind, string Subject, ContentHash? Digest, string? Detail)> _entries = [];

    /// <summary>In order.</summary>
    public IReadOnlyList<(string Kind, string Subject, ContentHash? Digest, string? Detail)> Entries => _entries;

    /// <summary>Adds one.</summary>
    public void Add(string kind, string subject, ContentHash? digest, string? detail) => _entries.Add((kind, subject, digest, detail));
}
