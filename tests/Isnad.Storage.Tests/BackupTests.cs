using System.IO.Compression;
using System.Text;
using Isnad.Model.Ledger;
using Isnad.Storage.Backups;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;
using static Isnad.Storage.Tests.Samples;

namespace Isnad.Storage.Tests;

/// <summary>Backups, and what comes back from them.</summary>
public sealed class BackupTests : IDisposable
{
    private const string Url = "https://news.example.org/2018/04/20/douma", Witness = "روى الشاهد نديم الطحان لنا كيف سقطت القذيفة الأولى قرب الفرن ثم تبعتها ثانية وقال نديم الطحان إن أحدا لم يصب بأذى";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("isnad-backup");

    private string Data => _root.CreateSubdirectory("data").FullName;

    private string Target => _root.CreateSubdirectory("target").FullName;

    private string Backup => Path.Combine(_root.FullName, "ledger.isnad");

    private string Keys => Path.Combine(_root.FullName, "keys.isnad");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void What_is_restored_is_what_was_there()
    {
        using var before = Filled();
        var summary = Write(before);
        (summary.LogSize, summary.Reports, summary.Head!.Size).ShouldBe((before.Log.Size, 4, before.Log.Size));
        var result = LedgerRestore.Run(Backup, Keys, Target);
        (result.Counts, result.LogSize, result.Destroyed.Count, result.Later.Count).ShouldBe((before.Reports.Count(), before.Log.Size, 0, 0));
        result.Flaws.ShouldBeEmpty();
        Directory.EnumerateDirectories(Target).ShouldBeEmpty("nothing is left of the work");
        using var after = Open(Target);
        Told(after).ShouldBe(Told(before));
        // In which order rows of the queue were drawn is nobody's business but a running process's.
        foreach (var table in Tables.All.Select(table => table.Name).Where(name => name is not ("words" or "fetch_state" or "payload" or "queue_change")).Append("terms"))
        {
            Rows(Target, table).ShouldBe(Rows(Data, table), table);
        }
        var flaws = new List<LedgerFlaw>();
        after.Verifier.Verify(flaws.Add).FilesSealed.ShouldBeTrue();
        flaws.ShouldBeEmpty();
        after.Reports.Take([Item(Raid)]).Single().Outcome.ShouldBe(IntakeOutcome.AlreadyThere);
        after.Reports.Take([Item("خبر آخر", Url)]).Single().Outcome.ShouldBe(IntakeOutcome.NewVersion);
        after.Reports.Take([Item(Witness)]).Single().Outcome.ShouldBe(IntakeOutcome.TakenDown);
        after.Log.Sign()!.KeyId.ShouldBe(before.Log.Heads()[0].KeyId, "the key that signs came along");
    }

    [Fact]
    public void A_backup_holds_no_key_and_no_word()
    {
        using (var ledger = Filled())
        {
            Write(ledger);
        }
        var keys = KeyBackup.Read(Keys).Keys.Values.ToList();
        var content = Unzipped(BackupManifest.LedgerName);
        keys.Count(key => content.AsSpan().IndexOf(key) >= 0).ShouldBe(0);
        foreach (var words in new[] { "دوما", "news.example.org", "صحيفة المثال", "غارات", "مستودع" })
        {
            content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(words)).ShouldBe(-1, words);
        }
        File.ReadAllBytes(Keys).AsSpan().IndexOf("key "u8).ShouldBeGreaterThan(0);
        Directory.EnumerateFiles(_root.FullName).Select(Path.GetFileName).ShouldBe(["keys.isnad", "ledger.isnad"], ignoreOrder: true);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Backup).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.GetUnixFileMode(Keys).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task It_is_whole_while_another_takes_reports_in()
    {
        using var ledger = Filled();
        using var stop = new CancellationTokenSource();
        var started = new TaskCompletionSource();
        var taking = Task.Run(() =>
        {
            using var other = Open(Data);
            var taken = 0;
            for (; !stop.IsCancellationRequested; taken++)
            {
                other.Reports.Take([Item($"{taken} {Raid}", $"https://news.example.org/{taken}", analyse: report => Analysis(report, ("airstrike", "غارات")))]);
                started.TrySetResult();
            }
            return taken;
        });
        // Where taking in fails at once, that is told and not waited for.
        await Task.WhenAny(started.Task, taking);
        for (var i = 0; i < 3; i++)
        {
            var summary = Write(ledger);
            var folder = _root.CreateSubdirectory($"target{i}").FullName;
            var result = LedgerRestore.Run(Backup, Keys, folder);
            (result.LogSize, result.Counts.Reports, result.Later.Count, result.Destroyed.Count).ShouldBe((summary.LogSize, summary.Reports, 0, 0));
            using var restored = Open(folder);
            var flaws = new List<LedgerFlaw>();
            restored.Verifier.Verify(flaws.Add);
            flaws.ShouldBeEmpty();
        }
        await stop.CancelAsync();
        (await taking).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void What_is_erased_later_cannot_be_read_from_an_older_backup()
    {
        using var ledger = Filled();
        Write(ledger);
        File.Copy(Keys, Keys + ".old");
        ledger.Erasure.Erase([1], ErasureReason.CourtOrder);
        ledger.Backup.WriteKeys(Keys);
        var result = LedgerRestore.Run(Backup, Keys, Target);
        (Line(result.Destroyed), result.Later.Count, result.Counts.TakenDown).ShouldBe(("1", 0, 1));
        using (var restored = Open(Target))
        {
            restored.Reports.Versions(1).ShouldBeEmpty();
            restored.Reports.Captures(1).ShouldBeEmpty();
            restored.Search.Find(new() { Words = "دوما" }).Hits.Select(hit => hit.Report).ShouldNotContain(1);
            restored.Reports.Versions(2).Single().Content.Text.Value.ShouldBe(Raid);
            restored.Reports.Unread(null).ShouldNotContain(1);
            restored.Reports.Take([Item("خبر آخر تماما", "https://news.example.org/new")]).Single().Outcome.ShouldBe(IntakeOutcome.New);
            restored.Reports.Versions(1).ShouldBeEmpty("a new key never has the number of one destroyed");
            restored.Erasure.Erase([1], ErasureReason.CourtOrder).Single().Versions.Count.ShouldBe(2, "what cannot be read can still be taken down");
        }
        ledger.Backup.Write(Backup);
        var newer = _root.CreateSubdirectory("newer").FullName;
        LedgerRestore.Run(Backup, Keys + ".old", newer).Destroyed.ShouldBeEmpty("a tombstone says why");
        NumbersOf(newer).Intersect(KeyBackup.Read(Keys + ".old").Keys.Keys.Except(KeyBackup.Read(Keys).Keys.Keys)).ShouldBeEmpty("an older file of keys brings none back that a tombstone condemned");
    }

    [Fact]
    public void What_was_taken_in_after_the_keys_were_backed_up_is_told()
    {
        using var ledger = Filled();
        Write(ledger);
        var number = ledger.Reports.Take([Item("خبر لم يكن حين حفظت المفاتيح")]).Single().Versions.Single();
        ledger.Backup.Write(Backup);
        var result = LedgerRestore.Run(Backup, Keys, Target);
        (Line(result.Later), result.Destroyed.Count).ShouldBe(($"{ledger.Reports.Version(number)!.Report}", 0));
    }

    [Theory]
    [InlineData("no backup", "is no backup of a ledger")]
    [InlineData("text", "is damaged")]
    [InlineData("cut", "is damaged")]
    [InlineData("altered", "SHA-256")]
    [InlineData("newer", "newer version of Isnad")]
    [InlineData("missing", "cannot be read")]
    public void A_wrong_or_damaged_backup_is_named_and_leaves_nothing(string fault, string told)
    {
        using (var ledger = Filled())
        {
            Write(ledger);
        }
        Spoil(fault);
        var message = Should.Throw<LedgerException>(() => LedgerRestore.Run(Backup, Keys, Target)).Message;
        message.ShouldStartWith(Backup);
        message.ShouldContain(told);
        Directory.EnumerateFileSystemEntries(Target).ShouldBeEmpty();
    }

    [Fact]
    public void Wrong_or_damaged_keys_are_named_and_leave_nothing()
    {
        using (var ledger = Filled())
        {
            Write(ledger);
        }
        using (var other = Open(_root.CreateSubdirectory("other").FullName))
        {
            other.Reports.Take([Item(Raid), Item(Shelling), Item(Witness), Item("أ"), Item("ب"), Item("ج"), Item("د"), Item("ه")]);
            other.Backup.WriteKeys(Keys + ".other");
        }
        Message(Keys + ".other").ShouldContain("give the keys of the same ledger");
        File.WriteAllText(Keys + ".bad", File.ReadAllText(Keys).Replace("key 2 ", "key 3 "));
        Message(Keys + ".bad").ShouldContain("is damaged");
        Message(Backup).ShouldContain("is no backup of keys");
        Directory.EnumerateFileSystemEntries(Target).ShouldBeEmpty();

        string Message(string keys)
        {
            var message = Should.Throw<LedgerException>(() => LedgerRestore.Run(Backup, keys, Target)).Message;
            message.ShouldStartWith(keys);
            return message;
        }
    }

    [Fact]
    public void A_ledger_that_is_there_is_not_overwritten()
    {
        using var ledger = Filled();
        Write(ledger);
        Should.Throw<LedgerException>(() => LedgerRestore.Run(Backup, Keys, Data)).Message.ShouldContain("stands there already");
        ledger.Reports.Versions(2).Count.ShouldBe(1);
    }

    [Fact]
    public void Where_it_cannot_be_written_nothing_is_left()
    {
        using var ledger = Filled();
        var nowhere = Path.Combine(_root.FullName, "none", "x.isnad");
        Should.Throw<LedgerException>(() => ledger.Backup.Write(nowhere)).Message.ShouldContain(nowhere);
        Should.Throw<LedgerException>(() => ledger.Backup.WriteKeys(nowhere)).Message.ShouldContain(nowhere);
    }

    /// <summary>Two versions, copies, a page of two articles, an erased report, a masked name.</summary>
    private Ledger Filled()
    {
        var ledger = Open(Data);
        ledger.Reports.Take([Item(Shelling, Url, analyse: report => Analysis(report, ("kill", "قتل"), ("shelling", "قصف"))), Item(Raid, analyse: report => Analysis(report, ("airstrike", "غارات")))]);
        ledger.Reports.Take([Item(ShellingElsewhere, Url), Item(Shelling, "https://other.example.org/1", "موقع المثال", " "), Item(Witness)]);
        ledger.Reports.Take([Item(Witness + ".", "https://other.example.org/2", analyse: report => Analysis(report, ("shelling", "القذيفة")))]);
        ledger.Reports.AddAnalyses([(1, IntakeAnalysis.Of(Analysis(ledger.Reports.Version(1)!.Content, ("shelling", "قصف")), Second))]);
        ledger.Erasure.Erase([4], ErasureReason.PrivatePerson);
        ledger.Erasure.EraseName([5], ["نديم الطحان"], ErasureReason.WitnessInDanger);
        return ledger;
    }

    private BackupSummary Write(Ledger ledger)
    {
        var summary = ledger.Backup.Write(Backup);
        ledger.Backup.WriteKeys(Keys).ShouldBeGreaterThan(0);
        return summary;
    }

    private static Ledger Open(string folder) => Ledger.Open(folder, new LedgerOptions { Patience = TimeSpan.FromMinutes(2) });

    private void Spoil(string fault)
    {
        switch (fault)
        {
            case "no backup":
                File.Delete(Backup);
                using (var zip = ZipFile.Open(Backup, ZipArchiveMode.Create))
                {
                    zip.CreateEntry("a.txt");
                }
                break;
            case "text":
                File.WriteAllText(Backup, "no zip");
                break;
            case "cut":
                File.WriteAllBytes(Backup, File.ReadAllBytes(Backup)[..^100]);
                break;
            case "missing":
                File.Delete(Backup);
                break;
            default:
                using (var zip = ZipFile.Open(Backup, ZipArchiveMode.Update))
                {
                    var name = fault == "newer" ? BackupManifest.FileName : BackupManifest.LedgerName;
                    var bytes = Unzipped(zip, name);
                    bytes = fault == "newer" ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).Replace($"\"schema\": {Migrations.Newest}", "\"schema\": 999")) : [.. bytes[..5000], (byte)~bytes[5000], .. bytes[5001..]];
                    zip.GetEntry(name)!.Delete();
                    using var stream = zip.CreateEntry(name).Open();
                    stream.Write(bytes);
                }
                break;
        }
    }

    private byte[] Unzipped(string name)
    {
        using var zip = ZipFile.OpenRead(Backup);
        return Unzipped(zip, name);
    }

    private static byte[] Unzipped(ZipArchive zip, string name)
    {
        using var stream = zip.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>All that the ports tell.</summary>
    private static List<string> Told(Ledger ledger)
    {
        var told = new List<string>();
        for (var report = 1L; report <= 5; report++)
        {
            told.Add($"r{report} copies {Line(ledger.Reports.Copies(report))}");
            told.AddRange(ledger.Reports.Captures(report).Select(capture => $"{capture.Number} {capture.Hash} {capture.TakenAt} {capture.Raw with { Bytes = default }} {Convert.ToHexString(capture.Raw.Bytes.Span)}"));
            foreach (var version in ledger.Reports.Versions(report))
            {
                told.Add($"{version.Number} {version.Ordinal} {version.Capture} {version.TakenAt} {version.CopyGroup} {version.OwnId} {version.Content.Text.Value} {version.Content.Url} {version.Content.Outlet} {version.Content.Title} {version.Content.Published}");
                told.AddRange(ledger.Reports.Analyses(version.Number).Select(analysis => $"{analysis.Number} {analysis.At} {analysis.Engine} {Line(analysis.Mentions)} {IntakeAnalysis.Of(analysis.Analysis, analysis.Engine).Json.Hash}"));
            }
        }
        told.AddRange(ledger.Erasure.Tombstones().Select(tombstone => tombstone.ToString()));
        told.AddRange(ledger.Log.Entries().Select(entry => entry.ToString()));
        told.AddRange(new[] { "دوما", "سرت", "القذيفة", "نديم" }.Select(words => $"{words}: {string.Join(" | ", ledger.Search.Find(new() { Words = words }).Hits.Select(hit => $"{hit.Report} {hit.Version} {hit.Outlet} {hit.Published} {hit.CopyGroup} {Line([.. hit.Mentions.Select(mention => mention.Mention)])}"))}"));
        return told;
    }

    private static string Line(IReadOnlyList<long> numbers) => string.Join(' ', numbers);

    private static List<long> NumbersOf(string folder) => [.. Rows(folder, "SELECT id FROM key", Ledger.KeysName).Select(long.Parse)];

    private static List<string> Rows(string folder, string table) => Rows(folder, table == "terms"
        ? "CREATE VIRTUAL TABLE temp.placed USING fts5vocab (main, words, instance); SELECT term, doc, \"offset\" FROM temp.placed"
        : $"SELECT * FROM {table}", Ledger.FileName);

    private static List<string> Rows(string folder, string sql, string file)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, file)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(i).ToString())));
        }
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }
}
