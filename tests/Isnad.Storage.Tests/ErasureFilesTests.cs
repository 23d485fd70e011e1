using System.Text;
using Isnad.Model.Events;
using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Isnad.Model.Review;
using Isnad.Storage.Erasing;
using Isnad.Text;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;
using static Isnad.Storage.Tests.Samples;

namespace Isnad.Storage.Tests;

/// <summary>What erasure leaves in the files of a data folder.</summary>
public sealed class ErasureFilesTests : IDisposable
{
    private const string Text = "استيقظ أهالي بلدة زيزفونة على دوي غظنفر ضخم وقال الطبيب ظافر قنبرجي لمراسلنا إن خزانات الصهريج تصدعت وإن جثمان الحارس نقل إلى مشرحة خضيرة بعدما تفحم المستودع";
    private const string Url = "https://news.example.org/zayzafuna-blast", Outlet = "منبر زيزفونة";

    private readonly string _folder = Directory.CreateTempSubdirectory("isnad-erasure").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<int> Steps => [.. Enum.GetValues<ErasureStep>().Select(step => (int)step)];

    [Fact]
    public void No_file_holds_a_word_of_what_was_taken_down()
    {
        using (var ledger = Filled())
        {
            Find(Traces()).ShouldContain(found => found.StartsWith("word ", StringComparison.Ordinal), "the index holds them before");
            Find(Traces()).ShouldContain("plain " + Outlet);
            Find(Traces()).ShouldContain("plain news.example.org/zayzafuna-blast");
            ledger.Erasure.Erase([2], ErasureReason.WitnessInDanger);
            Find(Traces()).ShouldBeEmpty("while it is open");
        }
        Find(Traces()).ShouldBeEmpty("after it is closed");
        Terms().Intersect(Words(Text).Except(Words(Shelling)).Except(Words(Raid))).ShouldBeEmpty();
        Keys().ShouldNotBeEmpty();
        using var again = Ledger.Open(_folder);
        again.Reports.Versions(1).Single().Content.Text.Value.ShouldBe(Shelling);
        Terms().Intersect(Words(Shelling)).Count().ShouldBe(Words(Shelling).Count, "the others are searched as before");
    }

    [Fact]
    public void No_file_holds_a_name_that_was_taken_down()
    {
        using (var ledger = Filled())
        {
            ledger.Erasure.EraseName([2], ["ظافر قنبرجي"], ErasureReason.WitnessInDanger);
            ledger.Reports.Versions(2).Single().Content.Text.Value.ShouldBe(Text.Replace("ظافر قنبرجي", new string('█', 11)));
        }
        Find(Traces("ظافر قنبرجي", "ظافر", "قنبرجي")).ShouldBeEmpty();
        Terms().ShouldNotContain("قنبرجي");
        Terms().ShouldContain(SearchWords.Of("مشرحة"));
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void An_erasure_cut_off_anywhere_is_not_begun_or_is_completed_at_the_next_opening(int step)
    {
        var cut = (ErasureStep)step;
        using var ledger = Filled(after: at => Cut(at == cut));
        var condemned = KeysOf(2);
        Should.Throw<OperationCanceledException>(() => ledger.Erasure.Erase([2], ErasureReason.CourtOrder));
        (ledger.Reports.Versions(2).Count == 0).ShouldBe(cut != ErasureStep.Written, "behind a tombstone nothing can be read, before it everything");
        (ledger.Erasure.Tombstones().Count == 1).ShouldBe(cut != ErasureStep.Written);
        Keys().Intersect(condemned).Count().ShouldBe(cut <= ErasureStep.Committed ? condemned.Count : 0, "no key goes before its tombstone stands");
        // The files as a killed process leaves them: nothing was brought in order by closing.
        using var killed = new ErasureFilesTests();
        foreach (var file in Directory.EnumerateFiles(_folder))
        {
            File.Copy(file, Path.Combine(killed._folder, Path.GetFileName(file)));
        }
        killed.Completes(cut, condemned);
    }

    private void Completes(ErasureStep cut, List<long> condemned)
    {
        (Find(Traces()).Count > 0).ShouldBe(cut < ErasureStep.LogEmptied, "what is left to do");
        using (var ledger = Ledger.Open(_folder))
        {
            if (cut == ErasureStep.Written)
            {
                ledger.Reports.Versions(2).Single().Content.Text.Value.ShouldBe(Text);
                ledger.Erasure.Erase([2], ErasureReason.CourtOrder);
            }
            Find(Traces()).ShouldBeEmpty("as soon as it is opened");
            ledger.Erasure.Tombstones().Count.ShouldBe(1);
            ledger.Reports.Versions(1).Single().Content.Text.Value.ShouldBe(Shelling);
            ledger.Reports.Versions(3).Single().Content.Text.Value.ShouldBe(Raid);
        }
        Find(Traces()).ShouldBeEmpty();
        Keys().Intersect(condemned).ShouldBeEmpty();
        Count("erasure_pending").ShouldBe(0);
    }

    [Fact]
    public void While_another_process_reads_the_keys_go_and_the_remains_wait()
    {
        using var ledger = Filled(TimeSpan.FromMilliseconds(50));
        var condemned = KeysOf(2);
        using (var other = Connect(Ledger.FileName))
        {
            using var reading = other.BeginTransaction(deferred: true);
            Value(other, "SELECT count(*) FROM payload");
            ledger.Erasure.Erase([2], ErasureReason.CourtOrder);
            Keys().Intersect(condemned).ShouldBeEmpty();
            ledger.Erasure.Complete().ShouldBeFalse();
            Find(Traces()).ShouldNotBeEmpty();
        }
        ledger.Erasure.Complete().ShouldBeTrue();
        Find(Traces()).ShouldBeEmpty();
        ledger.Erasure.Complete().ShouldBeTrue("nothing is left to do");
    }

    [Fact]
    public void Every_table_is_known_to_be_purged_or_to_hold_no_words()
    {
        Filled().Dispose();
        using var connection = Connect(Ledger.FileName);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'words_%'";
        using var reader = command.ExecuteReader();
        var tables = new List<string>();
        while (reader.Read())
        {
            tables.Add(reader.GetString(0));
        }
        tables.ShouldBe(Tables.All.Select(table => table.Name), ignoreOrder: true, "a new table must say in Tables what becomes of it when a report is taken down and in a backup");
    }

    private static void Cut(bool now)
    {
        if (now)
        {
            throw new OperationCanceledException("cut off");
        }
    }

    private Ledger Filled(TimeSpan? patience = null, Action<ErasureStep>? after = null)
    {
        var ledger = Ledger.Open(_folder, new LedgerOptions { Patience = patience ?? TimeSpan.FromSeconds(30), AfterErasureStep = after });
        ledger.Reports.Take([Item(Shelling), Item(Text, Url, Outlet, analyse: Analyse), Item(Raid)]);
        ledger.Reviews.Decide(new ReviewChange(2, 2, ReadingTrack.First, "c")
        {
            Analysis = 1,
            Records = [new RecordStep(ReviewVerb.Corrected, 1) { Reason = "أكد الطبيب ظافر قنبرجي ذلك", Record = Decided("explosion", "دوي") }, new RecordStep(ReviewVerb.Added, null) { Record = Decided("battle", "تصدعت") }],
        });
        return ledger;
    }

    private static EventMention Decided(string type, string trigger)
    {
        TextSpan Span(string words) => new(Text.IndexOf(words, StringComparison.Ordinal), Text.IndexOf(words, StringComparison.Ordinal) + words.Length);
        return new("e", type, EventStatus.Actual, false, [Span(trigger)]) { Place = new(Span("بلدة زيزفونة"), "town", "place"), Actors = [new(Span("الطبيب ظافر قنبرجي"), "x:doctor", ActorRole.Target) { Person = "ظافر قنبرجي" }] };
    }

    private static ReportAnalysis Analyse(Report report)
    {
        var at = report.Text.Value.IndexOf("بلدة زيزفونة", StringComparison.Ordinal);
        return Analysis(report, ("explosion", "دوي")) is var read ? read with { Events = [read.Events[0] with { Place = new PlaceValue(new(at, at + 12), "town", "place") }] } : read;
    }

    /// <summary>What may stand of it in a file: the words as written, and as they are searched by; of these the ends too, since the index shares the beginnings of neighbours.</summary>
    private static List<(string Name, byte[] Bytes)> Traces(params string[] plain)
    {
        plain = plain.Length > 0 ? plain : [Text[..40], "بلدة زيزفونة", "ظافر قنبرجي", Outlet, "news.example.org/zayzafuna-blast", Url, .. Text.Split(' ').Where(word => word.Length > 5 && !(Shelling + Raid).Contains(word))];
        var others = string.Join(' ', Words(Shelling).Concat(Words(Raid)));
        var words = plain.Length == 3 ? plain.SelectMany(Words) : Words(Text);
        var ends = words.SelectMany(word => new[] { word, word[Math.Min(word.Length, 2)..] }).Where(end => end.Length >= 4 && !others.Contains(end, StringComparison.Ordinal)).Distinct();
        return [.. plain.Select(text => (Name: "plain " + text, Text: text)).Concat(ends.Select(end => (Name: "word " + end, Text: end)))
            .SelectMany(trace => new[] { (trace.Name, Encoding.UTF8.GetBytes(trace.Text)), (trace.Name, Encoding.Unicode.GetBytes(trace.Text)), (trace.Name, Encoding.BigEndianUnicode.GetBytes(trace.Text)) })];
    }

    private static List<string> Words(string text) => [.. SearchWords.Of(text).Split(' ').Distinct()];

    private List<string> Find(List<(string Name, byte[] Bytes)> traces)
    {
        var files = Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Select(path =>
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }).ToList();
        files.Count.ShouldBeGreaterThanOrEqualTo(2);
        return [.. traces.Where(trace => files.Exists(file => file.AsSpan().IndexOf(trace.Bytes) >= 0)).Select(trace => trace.Name).Distinct()];
    }

    private List<string> Terms()
    {
        using var connection = Connect(Ledger.FileName);
        using var command = connection.CreateCommand();
        command.CommandText = "CREATE VIRTUAL TABLE temp.terms USING fts5vocab (main, words, row); SELECT term FROM temp.terms";
        using var reader = command.ExecuteReader();
        var terms = new List<string>();
        while (reader.Read())
        {
            terms.Add(reader.GetString(0));
        }
        return terms;
    }

    private List<long> KeysOf(long report)
    {
        using var connection = Connect(Ledger.FileName);
        return Numbers(connection, $"SELECT key FROM report WHERE id = {report} UNION SELECT capture.key FROM capture JOIN capture_report ON capture_report.capture = capture.id WHERE capture_report.report = {report}");
    }

    private List<long> Keys()
    {
        using var connection = Connect(Ledger.KeysName);
        return Numbers(connection, "SELECT id FROM key");
    }

    private long Count(string table)
    {
        using var connection = Connect(Ledger.FileName);
        return Value(connection, $"SELECT count(*) FROM {table}");
    }

    private SqliteConnection Connect(string file)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, file)};Pooling=False");
        connection.Open();
        return connection;
    }

    private static long Value(SqliteConnection connection, string sql) => Numbers(connection, sql).Single();

    private static List<long> Numbers(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var numbers = new List<long>();
        while (reader.Read())
        {
            numbers.Add(reader.GetInt64(0));
        }
        return numbers;
    }
}
