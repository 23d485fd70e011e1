using Isnad.Model.Ledger;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;
using static Isnad.Storage.Tests.Samples;

namespace Isnad.Storage.Tests;

/// <summary>The compliance suite on SQLite, and what only a file can show.</summary>
public sealed class SqliteLedgerTests : LedgerCompliance
{
    private readonly string _folder = Directory.CreateTempSubdirectory("isnad-ledger").FullName;

    protected override ILedger Open() => Ledger.Open(_folder);

    public override void Dispose()
    {
        base.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void No_word_of_a_report_stands_in_the_files_in_the_clear_beyond_what_is_searched_by()
    {
        Store.Reports.Take([Item(Shelling)]);
        Store.Dispose();
        foreach (var file in Directory.EnumerateFiles(_folder))
        {
            var text = System.Text.Encoding.UTF8.GetString(File.ReadAllBytes(file));
            text.ShouldNotContain("الدفاع المدني", Case.Sensitive, file);
        }
    }

    [Fact]
    public void Only_its_owner_may_read_the_files()
    {
        Store.Reports.Take([Item(Shelling)]);
        Store.Log.Sign();
        if (OperatingSystem.IsWindows())
        {
            // There rights come from the folder.
            return;
        }
        foreach (var file in Directory.EnumerateFiles(_folder))
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
        }
    }

    [Fact]
    public void A_batch_that_fails_leaves_nothing()
    {
        var broken = Item(Raid) with { Body = null! };
        Should.Throw<NullReferenceException>(() => Store.Reports.Take([Item(Shelling), broken]));
        Store.Reports.Count().ShouldBe(new ArchiveCounts(0, 0, 0, 0, 0, 0));
        Store.Log.Size.ShouldBe(0);
        Store.Reports.Take([Item(Shelling)])[0].Outcome.ShouldBe(IntakeOutcome.New);
    }

    [Fact]
    public void A_ledger_of_another_process_that_writes_is_waited_for_and_then_named()
    {
        _ = Store;
        using var other = new SqliteConnection($"Data Source={Path.Combine(_folder, Ledger.FileName)};Pooling=False");
        other.Open();
        using var transaction = other.BeginTransaction(deferred: false);
        using var impatient = Ledger.Open(_folder, new LedgerOptions { Patience = TimeSpan.FromMilliseconds(50) });
        Should.Throw<LedgerException>(() => impatient.Reports.Take([Item(Shelling)])).Message.ShouldContain("another process is writing");
    }

    [Theory]
    [InlineData("keys")]
    [InlineData("none")]
    [InlineData("newer")]
    [InlineData("garbage")]
    public void What_cannot_be_opened_is_named_with_what_to_do(string fault)
    {
        Store.Reports.Take([Item(Shelling)]);
        Store.Dispose();
        var path = Path.Combine(_folder, Ledger.FileName);
        switch (fault)
        {
            case "keys":
                File.Delete(Path.Combine(_folder, Ledger.KeysName));
                Message().ShouldContain("bring them back");
                break;
            case "none":
                File.Delete(path);
                Message().ShouldContain("isnad ingest");
                break;
            case "newer":
                using (var other = new SqliteConnection($"Data Source={path};Pooling=False"))
                {
                    other.Open();
                    using var command = other.CreateCommand();
                    command.CommandText = "PRAGMA user_version = 999";
                    command.ExecuteNonQuery();
                }
                Message().ShouldContain("newer version of Isnad");
                break;
            default:
                File.WriteAllText(path, new string('x', 8192));
                Message().ShouldContain("damaged");
                break;
        }

        string Message() => Should.Throw<LedgerException>(() => Ledger.Open(_folder, new LedgerOptions { Create = false })).Message;
    }

    [Fact]
    public void A_broken_seal_is_named()
    {
        Store.Reports.Take([Item(Shelling)]);
        using (var other = new SqliteConnection($"Data Source={Path.Combine(_folder, Ledger.FileName)};Pooling=False"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "UPDATE payload SET sealed = (SELECT sealed FROM payload WHERE id = 1) WHERE id = 2";
            command.ExecuteNonQuery();
        }
        Should.Throw<LedgerException>(() => Store.Reports.Captures(1)).Message.ShouldContain("was altered");
    }
}
