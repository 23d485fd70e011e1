using System.Text.Json;
using Isnad.Model.Ledger;
using Isnad.Storage;
using Shouldly;
using Xunit;

namespace Isnad.Cli.Tests.Ledgers;

/// <summary>Taking down, backing up and restoring by the command, in this process.</summary>
public sealed class EraseCommandTests : IDisposable
{
    private const string Named = """
        {"id":"w1","outlet":"منبر السهل","published":"2016-05-04","title":"شهادة","text":"قال الشاهد سالم الدغيم إن القصف طال الحي كله، وأضاف الدغيم أن ثلاثة قتلوا."}

        """;

    private readonly TempFolder _folder = new();

    private string Data => _folder.Path("data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_report_is_taken_down_and_what_went_is_told()
    {
        Ingest();
        var run = Run("erase", "r1", "2", "--reason", "court-order", "--yes", "--format", "table");
        (run.Code, run.Error).ShouldBe((ExitCode.Success, ""));
        run.Output.ShouldBe("r1: taken down, tombstone t1\n  destroyed: text of v1, 1 analyses, bytes of c1\nr2: taken down, tombstone t2\n  destroyed: text of v2, 1 analyses, bytes of c2\n");
        using (var ledger = Ledger.Open(Data))
        {
            ledger.Erasure.Tombstones().Select(tombstone => (tombstone.Report, tombstone.Reason)).ShouldBe([(1, ErasureReason.CourtOrder), (2, ErasureReason.CourtOrder)]);
            ledger.Log.Heads()[^1].Size.ShouldBe(ledger.Log.Size, "the head is signed");
            var flaws = new List<LedgerFlaw>();
            ledger.Verifier.Verify(flaws.Add);
            flaws.ShouldBeEmpty();
        }
        Run("ingest", _folder.Path("a.jsonl")).Code.ShouldBe(ExitCode.Success);
        using var again = Ledger.Open(Data);
        again.Reports.Count().Reports.ShouldBe(4, "nothing comes back");
    }

    [Fact]
    public void A_name_is_found_and_masked()
    {
        Ingest();
        var list = Run("erase", "--name", "سالم الدغيم", "--name", "الدغيم", "--format", "table");
        list.Code.ShouldBe(ExitCode.Success, list.Error);
        list.Output.ShouldBe("r6  2016-05-04  منبر السهل  2 times in all versions\nto take the name down in them: isnad erase r6 --name … --reason …\n");
        var run = Run("erase", "r6", "--name", "سالم الدغيم", "--name", "الدغيم", "--reason", "witness-in-danger", "--yes", "--format", "table");
        run.Code.ShouldBe(ExitCode.Success, run.Error);
        run.Output.ShouldStartWith("r6: the name is masked in v7 (2 times in its text), tombstone t1\n");
        Run("erase", "--name", "الدغيم", "--format", "table").Output.ShouldBe("no report holds the name\n");
        using var ledger = Ledger.Open(Data);
        ledger.Reports.Versions(6).Single().Content.Text.Value.ShouldContain("قال الشاهد ███████████ إن");
    }

    [Theory]
    [InlineData("yes\n", true)]
    [InlineData("y\n", false)]
    [InlineData("", false)]
    public void A_person_is_asked_and_only_a_plain_yes_counts(string answer, bool done)
    {
        Ingest();
        var run = CliRun.With(new(answer) { Data = Data, InputTerminal = true }, "erase", "r1", "--reason", "mistake");
        run.Error.ShouldStartWith("r1  2016-01-01  وكالة السهل");
        run.Error.ShouldContain("Take this report down for ever? Type yes: ");
        run.Code.ShouldBe(done ? ExitCode.Success : ExitCode.SomeFailed);
        using var ledger = Ledger.Open(Data);
        ledger.Reports.Count().TakenDown.ShouldBe(done ? 1 : 0);
    }

    [Theory]
    [InlineData("give --yes", "erase", "r1", "--reason", "other")]
    [InlineData("give --reason, one of witness-in-danger", "erase", "r1", "--yes")]
    [InlineData("is no number of a report", "erase", "x1", "--reason", "other", "--yes")]
    [InlineData("is no name", "erase", "r1", "--name", "-", "--reason", "other", "--yes")]
    [InlineData("give the number of a report", "erase")]
    [InlineData("give the FILE", "backup")]
    [InlineData("cannot both go to", "backup", "a", "--keys", "./a")]
    public void Wrong_usage_is_told_and_changes_nothing(string told, params string[] args)
    {
        Ingest();
        var run = Run(args);
        (run.Code, run.Error).ShouldBe((ExitCode.WrongUsage, run.Error));
        run.Error.ShouldContain(told);
        using var ledger = Ledger.Open(Data);
        ledger.Reports.Count().TakenDown.ShouldBe(0);
    }

    [Fact]
    public void A_report_that_is_not_there_is_named() => Fails("there is no report r99", "erase", "r99", "--reason", "other", "--yes");

    [Fact]
    public void What_is_backed_up_is_restored_and_what_was_erased_stays_unreadable()
    {
        Ingest();
        var (backup, keys, target) = (_folder.Path("ledger.isnad"), _folder.Path("keys.isnad"), _folder.Path("restored"));
        var run = Run("backup", backup, "--keys", keys, "--format", "table");
        run.Code.ShouldBe(ExitCode.Success, run.Error);
        run.Output.ShouldContain("6 reports, ");
        run.Output.ShouldContain("no keys are in it\n");
        run.Output.ShouldContain("keep this file apart");
        var restored = Run("restore", backup, "--keys", keys, "--data", target, "--format", "table");
        (restored.Code, restored.Error).ShouldBe((ExitCode.Success, ""));
        restored.Output.ShouldContain("6 reports, 0 taken down, ");
        Run("restore", backup, "--keys", keys, "--data", target).Error.ShouldContain("stands there already");
        Run("erase", "r3", "--reason", "private-person", "--yes").Code.ShouldBe(ExitCode.Success);
        Run("backup", "--keys", keys).Code.ShouldBe(ExitCode.Success);
        var older = Run("restore", backup, "--keys", keys, "--data", _folder.Path("older"));
        older.Code.ShouldBe(ExitCode.SomeFailed);
        older.Error.ShouldContain("r3 cannot be read in full");
        using var ledger = Ledger.Open(_folder.Path("older"));
        ledger.Reports.Versions(3).ShouldBeEmpty();
        ledger.Reports.Versions(4).Count.ShouldBe(1);
    }

    [Fact]
    public void A_program_is_told_in_json()
    {
        Ingest();
        var (backup, keys) = (_folder.Path("ledger.isnad"), _folder.Path("keys.isnad"));
        static JsonElement Json(CliRun run) => JsonDocument.Parse(run.Output).RootElement;
        var held = Json(Run("erase", "--name", "الدغيم")).GetProperty("holding")[0];
        (held.GetProperty("report").GetString(), held.GetProperty("occurrences").GetInt32()).ShouldBe(("r6", 2));
        var written = Json(Run("backup", backup, "--keys", keys));
        written.GetProperty("ledger").GetProperty("reports").GetInt32().ShouldBe(6);
        written.GetProperty("keys").GetProperty("count").GetInt32().ShouldBeGreaterThan(6);
        var erased = Json(Run("erase", "r3", "--reason", "private-person", "--yes"));
        erased.GetProperty("complete").GetBoolean().ShouldBeTrue();
        var gone = erased.GetProperty("erased")[0];
        (gone.GetProperty("report").GetString(), gone.GetProperty("reason").GetString(), gone.GetProperty("versions")[0].GetString(), gone.GetProperty("captures")[0].GetString()).ShouldBe(("r3", "private-person", "v3", "c3"));
        Json(Run("erase", "r6", "--name", "الدغيم", "--reason", "witness-in-danger", "--yes")).GetProperty("erased")[0].GetProperty("masked").GetString().ShouldBe("v7");
        Run("backup", "--keys", keys).Code.ShouldBe(ExitCode.Success);
        var restored = Run("restore", backup, "--keys", keys, "--data", _folder.Path("restored"));
        restored.Code.ShouldBe(ExitCode.SomeFailed);
        Json(restored).GetProperty("reports").GetInt32().ShouldBe(6);
        Json(restored).GetProperty("key_destroyed").EnumerateArray().Select(report => report.GetString()).ShouldBe(["r3", "r6"]);
    }

    private void Fails(string told, params string[] args)
    {
        Ingest();
        var run = Run(args);
        run.Code.ShouldBe(ExitCode.SomeFailed);
        run.Error.ShouldContain(told);
    }

    private void Ingest() => Run("ingest", _folder.Write("a.jsonl", Corpus.Lines(0, 5) + Named)).Code.ShouldBe(ExitCode.Success);

    private CliRun Run(params string[] args) => CliRun.With(new() { Data = Data }, args);
}
