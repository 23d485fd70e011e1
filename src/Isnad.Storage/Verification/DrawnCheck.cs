using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Isnad.Model.Ledger;
using Isnad.Storage.Incidents;
using Isnad.Storage.Reviews;

namespace Isnad.Storage.Verification;

/// <summary>What is drawn from facts against the facts: lists, the index of words, groups of copies.</summary>
internal sealed class DrawnCheck(Database database, Payloads payloads, Action<LedgerFlaw> flaw)
{
    private readonly Dictionary<long, UInt128> _words = [];
    private readonly List<(long Report, CopyMark Mark)> _marks = [];

    /// <summary>Checks every report, then the index and the groups.</summary>
    public void Run(Action<double> progress, CancellationToken stop)
    {
        var reports = database.Prepare("SELECT id, newest, address, outlet, copy_group, taken_down, own_id FROM report ORDER BY id")
            .Rows(row => (Id: row.GetInt64(0), Newest: row.IsDBNull(1) ? (long?)null : row.GetInt64(1), Address: row.IsDBNull(2) ? null : row.GetString(2), Outlet: row.IsDBNull(3) ? null : row.GetString(3), Group: row.GetInt64(4), Down: row.GetInt64(5) == 1, OwnId: row.IsDBNull(6) ? null : (byte[])row[6]));
        for (var i = 0; i < reports.Count; i++)
        {
            stop.ThrowIfCancellationRequested();
            var (id, newest, address, outlet, _, down, ownId) = reports[i];
            if (!down && Draw(id) is { } drawn)
            {
                Check(id, drawn, newest, address, outlet);
                CheckOwnId(id, drawn, ownId);
            }
            progress((i + 1) / (double)reports.Count);
        }
        CheckGroups(reports.Where(report => !report.Down).ToDictionary(report => report.Id, report => report.Group));
        CheckWords();
        QueueRows.Wrong(database).ForEach(report => flaw(new($"r{report}", "its row in the queue is not drawn from its events and incidents")));
        IncidentLines.Wrong(database).ForEach(incident => flaw(new($"i{incident}", "its row in the lists is not drawn from its mentions")));
    }

    private DrawnReport? Draw(long report)
    {
        try
        {
            return DrawnReport.Of(database, payloads, report);
        }
        catch (Exception error) when (error is LedgerException or System.Text.Json.JsonException)
        {
            // Told where the facts are checked.
            return null;
        }
    }

    private void Check(long report, DrawnReport drawn, long? newest, string? address, string? outlet)
    {
        var subject = $"r{report}";
        if (newest != drawn.Newest || address != drawn.Address || outlet != drawn.Outlet)
        {
            flaw(new(subject, "its newest version, address or outlet in the lists are not those of its facts"));
        }
        var published = database.Prepare("SELECT id, published_from, published_to FROM version WHERE report = $1").Rows(row => (Id: row.GetInt64(0), Days: (row.IsDBNull(1) ? null : row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2))), report);
        if (published.Exists(row => drawn.Published.TryGetValue(row.Id, out var days) && days != row.Days))
        {
            flaw(new(subject, "its days of publication in the lists are not those of its facts"));
        }
        if (!Rows(report).SequenceEqual(drawn.Review.Events.OrderBy(row => row.Mention).Select(Line)))
        {
            flaw(new(subject, "its events in the lists are not those of the reading that counts"));
        }
        var states = database.Prepare("SELECT track, state, version FROM review_state WHERE report = $1").Rows(row => (row.GetString(0), row.GetString(1), row.GetInt64(2)), report);
        if (!states.ToHashSet().SetEquals(drawn.Review.States) || database.Prepare("SELECT counts FROM report WHERE id = $1").Number(report) != drawn.Review.Counts)
        {
            flaw(new(subject, "where it stands in the queue, or which version counts, is not what people decided"));
        }
        var signature = (byte[]?)database.Prepare("SELECT value FROM signature WHERE report = $1").Value(report) ?? [];
        var bands = database.Prepare("SELECT key FROM band WHERE report = $1").Rows(row => row.GetInt64(0), report);
        if (!signature.AsSpan().SequenceEqual(drawn.Mark.Bytes) || !bands.ToHashSet().SetEquals(drawn.Mark.Bands()))
        {
            flaw(new(subject, "what its copies are known by is not drawn from its text"));
        }
        if (!drawn.Mark.IsEmpty)
        {
            _marks.Add((report, drawn.Mark));
        }
        UInt128 sum = 0;
        var offset = 0L;
        foreach (var word in drawn.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            sum += Place(word, offset++);
        }
        _words[report] = sum;
    }

    private void CheckOwnId(long report, DrawnReport drawn, byte[]? ownId)
    {
        if (!OwnIds.Key(drawn.OwnId).AsSpan().SequenceEqual(ownId))
        {
            flaw(new($"r{report}", "the id that it is found by is not the one that it came with"));
        }
    }

    private List<string> Rows(long report) => database.Prepare("SELECT mention, type, status, background, time_from, time_to, place, place_id, country, admin1, lat, lon, place_words, killed, time_basis, precision, radius_km, disputed FROM event WHERE report = $1 ORDER BY mention").Rows(row =>
    {
        var mention = row.GetInt64(0);
        var where = (row.IsDBNull(6) ? null : row.GetString(6), Text(7), Text(8), Text(9), row.IsDBNull(10) ? (double?)null : row.GetDouble(10), row.IsDBNull(11) ? (double?)null : row.GetDouble(11), Text(12), row.IsDBNull(13) ? (int?)null : row.GetInt32(13), Text(14), Text(15), row.IsDBNull(16) ? (double?)null : row.GetDouble(16));
        var actors = database.Prepare("SELECT actor, role FROM event_actor WHERE mention = $1").Rows(actor => $"{actor.GetString(0)}/{actor.GetString(1)}", mention);
        var dead = database.Prepare("SELECT harmed, least, most FROM event_dead WHERE mention = $1").Rows(toll => new EventDead(toll.GetString(0), toll.GetInt32(1), toll.IsDBNull(2) ? null : toll.GetInt32(2)), mention);
        return Line(mention, row.GetString(1), row.GetString(2), row.GetInt64(3) == 1, Text(4), Text(5), where, actors, dead, row.GetInt64(17) == 1);
        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
    }, report);

    private static string Line(EventRow row) => Line(row.Mention, row.Type, row.Status, row.Background, row.TimeFrom, row.TimeTo,
        (row.Place, row.Where?.PlaceId, row.Where?.Country, row.Where?.Admin1, row.Where?.Latitude, row.Where?.Longitude, row.PlaceWords, row.Killed, row.TimeBasis, row.Where?.Precision, row.Where?.RadiusKm), row.Actors.Select(actor => $"{actor.Actor}/{actor.Role}"), row.Dead, row.Disputed);

    private static string Line(long mention, string type, string status, bool background, string? from, string? to, (string?, string?, string?, string?, double?, double?, string?, int?, string?, string?, double?) where, IEnumerable<string> actors, IEnumerable<EventDead> dead, bool disputed) =>
        $"{mention}|{type}|{status}|{background}|{from}|{to}|{where}|{string.Join(',', actors.Order(StringComparer.Ordinal))}|{string.Join(',', dead.OrderBy(toll => toll.Harmed, StringComparer.Ordinal))}|{disputed}";

    private void CheckGroups(Dictionary<long, long> groups)
    {
        var connected = CopyMark.Connected(_marks);
        foreach (var (report, group) in groups)
        {
            if (group != connected.GetValueOrDefault(report, report) && _words.ContainsKey(report))
            {
                flaw(new($"r{report}", "its group of copies is not drawn from the texts"));
            }
        }
    }

    /// <summary>Every word of the index with its place, summed by report: the order in which the index gives them does not matter.</summary>
    private void CheckWords()
    {
        var found = Sums("main", "words");
        var doubtful = found.Keys.Union(_words.Keys).Where(report => found.GetValueOrDefault(report) != _words.GetValueOrDefault(report)).Order().ToList();
        if (doubtful.Count == 0)
        {
            return;
        }
        // Letters that the index's tables do not know part words there and not here: what seems altered is indexed anew and compared.
        database.RunScript("CREATE VIRTUAL TABLE temp.anew USING fts5 (text, content = '', tokenize = 'unicode61 remove_diacritics 0')");
        foreach (var report in doubtful.Where(_words.ContainsKey))
        {
            database.Prepare("INSERT INTO temp.anew (rowid, text) VALUES ($1, $2)").Run(report, Draw(report)!.Words);
        }
        var anew = Sums("temp", "anew");
        database.RunScript("DROP TABLE temp.anew");
        foreach (var report in doubtful.Where(report => found.GetValueOrDefault(report) != anew.GetValueOrDefault(report)))
        {
            flaw(new($"r{report}", "the words that it is searched by are not those of its text"));
        }
    }

    private Dictionary<long, UInt128> Sums(string schema, string table)
    {
        var result = new Dictionary<long, UInt128>();
        database.RunScript($"CREATE VIRTUAL TABLE temp.placed USING fts5vocab ({schema}, {table}, instance)");
        database.Prepare("SELECT term, doc, \"offset\" FROM temp.placed").Each(row =>
        {
            var report = row.GetInt64(1);
            result[report] = result.GetValueOrDefault(report) + Place(row.GetString(0), row.GetInt64(2));
        });
        database.Forget("SELECT term, doc, \"offset\" FROM temp.placed");
        database.RunScript("DROP TABLE temp.placed");
        return result;
    }

    private static UInt128 Place(string word, long offset)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long) + 512], hash = stackalloc byte[SHA256.HashSizeInBytes];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, offset);
        // Longer words are cut at the same place in the text and in the index.
        Encoding.UTF8.TryGetBytes(word.AsSpan(0, Math.Min(word.Length, 128)), bytes[sizeof(long)..], out var length);
        SHA256.HashData(bytes[..(sizeof(long) + length)], hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
