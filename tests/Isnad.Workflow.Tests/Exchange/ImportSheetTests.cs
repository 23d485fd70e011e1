using System.Text;
using Isnad.Ingest.Sheets;
using Isnad.Model.Events;
using Isnad.Model.Ledger;
using Isnad.Model.Review;
using Isnad.Workflow.Review;
using Shouldly;
using Xunit;

namespace Isnad.Workflow.Tests.Exchange;

/// <summary>A desk's own sheet becomes accepted records.</summary>
public sealed class ImportSheetTests : IDisposable
{
    private const string Sheet = """
        التاريخ;نوع الحدث;المكان;المحافظة;البلد;خط العرض;خط الطول;الفاعل;الهدف;القتلى;الجرحى;المصدر;الرابط;ملاحظات
        ١٠/٤/٢٠١٨;قصف;سراقب;إدلب;سوريا;35.86;36.80;روسيا;مدنيون;7;17;صحيفة السهل;https://alsahl.example.org/1;قصفت المدفعية سراقب وقتل 17 مدنيا بحسب أول حصيلة
        2018-04-11;اشتباك;دوما;;سوريا;;;syrian-government;x:local-police;3-5;;صحيفة السهل;https://alsahl.example.org/1;اشتباكات قرب دوما
        2018-13-40;قصف;دوما;;سوريا;;;;;;;;;تاريخ لا يكون
        2018-04-12;شيء آخر;دوما;;سوريا;;;;;;;;;نوع لا يعرف
        2018-04-12;قصف;دوما;;سوريا;35.1;;;;;;;;نصف نقطة

        """;

    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void Rows_are_accepted_records_whose_values_point_at_their_words()
    {
        _desk.Import(Bytes(Sheet)).ShouldBe(new(2, 0, 3));
        var reading = _desk.Ledger.Reviews.Reading(1)!;
        reading.Standing.Single().State.ShouldBe(EventState.Added);
        reading.Whole!.Verb.ShouldBe(ReportVerb.Finished);
        var (item, text) = (reading.Analysis.Events.Single(), reading.Analysis.Report.Text);
        (item.Type, item.Time!.Interval.From, text.Slice(item.Time.Span)).ShouldBe(("shelling", new DateOnly(2018, 4, 10), "١٠/٤/٢٠١٨"));
        (item.Place!.Country, item.Place.Admin1, item.Place.Latitude, item.Place.Precision, text.Slice(item.Place.Span)).ShouldBe(("SY", "SY-ID", 35.86, "place", "سراقب"));
        item.Actors.Select(actor => (actor.Id, actor.Role)).ShouldBe([("russia", ActorRole.Actor), ("civilians", ActorRole.Target)]);
        // The 7 is not that of 17.
        item.Casualties.Select(toll => (toll.Kind, toll.Min, toll.Max, text.Slice(toll.Span))).ShouldBe([("killed", 7, 7, "7"), ("wounded", 17, 17, "17")]);
        text.Value.IndexOf("\n7", StringComparison.Ordinal).ShouldBeGreaterThan(0);
        _desk.Ledger.Reviews.Reading(2)!.Analysis.Events.Single().Casualties.Single().ShouldSatisfyAllConditions(toll => toll.Min.ShouldBe(3), toll => toll.Max.ShouldBe(5));
        _desk.Sound();
    }

    [Fact]
    public void Two_rows_of_one_address_are_two_reports_and_none_is_a_version_of_the_page()
    {
        _desk.Import(Bytes(Sheet));
        var reports = new[] { 1L, 2L }.Select(number => _desk.Ledger.Reports.Versions(number).Single()).ToList();
        reports.Select(version => (version.Ordinal, version.Content.Url)).ShouldBe([(1, "https://alsahl.example.org/1"), (1, "https://alsahl.example.org/1")]);
        reports.Select(version => version.OwnId).ShouldBe(["a.csv#2", "a.csv#3"]);
        _desk.Ledger.Reports.Captures(1).Single().ShouldSatisfyAllConditions(
            capture => capture.Raw.Bytes.ToArray().ShouldBe(Bytes(Sheet)), capture => capture.Hash.ShouldBe(ContentHash.Of(Bytes(Sheet))), capture => capture.Number.ShouldBe(_desk.Ledger.Reports.Captures(2).Single().Number));
        var decision = _desk.Ledger.Reviews.Of(1).Records.Single();
        (decision.By, decision.Reason).ShouldBe(("p-editor", $"imported from a.csv, SHA-256 {ContentHash.Of(Bytes(Sheet))}, row 2"));
    }

    [Fact]
    public void Bad_rows_are_named_with_column_reason_and_remedy()
    {
        _desk.Import(Bytes(Sheet));
        _desk.Problems.Select(problem => problem.ToString()).ShouldBe([
            "a.csv:4: column 'التاريخ': '2018-13-40' is no day; write yyyy-mm-dd or d/m/yyyy; the row is left out.",
            "a.csv:6: column 'خط الطول': is empty, and the other half of the point is given; give both, or neither; the row is left out.",
            "a.csv:5: column 'نوع الحدث': 'شيء آخر' is no type of the codebook; give one of its words, or say in the mapping, under values and type, what it means; the row is left out."], ignoreOrder: true);
    }

    [Fact]
    public void A_row_that_changed_under_its_id_is_told_with_its_report_and_left_unless_asked_for()
    {
        const string Head = "id,type,time,place,notes,killed\n", Other = "B-2,siege,2018-04-12,دوما,حصار دوما,\n";
        _desk.Import(Bytes($"{Head}A-1,shelling,2018-04-10,سراقب,قصف على سراقب,7\n{Other}")).ShouldBe(new(2, 0, 0));
        var later = Bytes($"{Head}A-1,shelling,2018-04-10,سراقب,قصف على سراقب,9\n{Other}C-3,arrest,2018-04-13,دوما,اعتقالات في دوما,\n");
        var plan = _desk.Plan(later);
        (plan.Fresh.Single().Row, plan.AlreadyThere, plan.Changed.Single().Record.Row, plan.Changed.Single().Report).ShouldBe((4, 1, 2, 1));
        _desk.Ledger.Reports.Count().Reports.ShouldBe(2, "nothing is written by looking");
        _desk.Import(later).ShouldBe(new(1, 1, 0) { Changed = 1 });
        _desk.Problems.Single().ToString().ShouldStartWith("a.csv:2: warning: its id is there, in r1, and says something else");
        // Ids are those of a sheet by its name.
        _desk.Plan(later, "b.csv").Changed.ShouldBeEmpty();
        _desk.Import(later, changed: true).ShouldBe(new(1, 2, 0));
        _desk.Plan(later).ShouldSatisfyAllConditions(again => again.Fresh.ShouldBeEmpty(), again => again.AlreadyThere.ShouldBe(3), again => again.Changed.ShouldBeEmpty());
        _desk.Sound();
    }

    [Fact]
    public void The_same_sheet_again_adds_nothing_and_a_longer_one_what_is_new()
    {
        _desk.Import(Bytes(Sheet));
        var before = _desk.Ledger.Log.Size;
        _desk.Import(Bytes(Sheet)).ShouldBe(new(0, 2, 3));
        _desk.Ledger.Log.Size.ShouldBe(before);
        _desk.Import(Bytes(Sheet + "2018-05-01;قصف;دوما;;سوريا;;;;;2;;;;قصف جديد\n")).ShouldBe(new(1, 2, 3));
        _desk.Ledger.Reports.Count().Reports.ShouldBe(3);
        _desk.Sound();
    }

    [Fact]
    public void Rows_that_a_better_mapping_makes_good_come_in_from_the_same_sheet()
    {
        _desk.Import(Bytes(Sheet));
        var head = SheetFile.Read("a.csv", Bytes(Sheet)).Head;
        var mapping = Desk.Vocabulary.Suggest(head) with { Values = new Dictionary<string, IReadOnlyDictionary<string, string>> { ["type"] = new Dictionary<string, string> { ["شيء آخر"] = "siege" } } };
        _desk.Import(Bytes(Sheet), mapping: mapping).ShouldBe(new(1, 2, 2));
        _desk.Ledger.Reviews.Reading(3)!.Analysis.Events.Single().Type.ShouldBe("siege");
        _desk.Ledger.Reports.Captures(3).Single().Raw.Locator.ShouldBe($"a.csv, rows 5 of {ContentHash.Of(Bytes(Sheet))}");
        _desk.Import(Bytes(Sheet), mapping: mapping).ShouldBe(new(0, 3, 2));
    }

    [Fact]
    public void An_import_that_was_interrupted_goes_on_where_it_was()
    {
        var sheet = SheetFile.Read("a.csv", Bytes(Sheet));
        var records = new RowReader("a.csv", sheet, Desk.Vocabulary.Suggest(sheet.Head), Desk.Vocabulary).Records(_ => { }).Where(record => record.Row < 4).ToList();
        _desk.Ledger.Reports.Take([IntakeItem.Of(new Model.Reports.RawReport(Bytes(Sheet), Model.Reports.RawFormat.Text, "a.csv"), [.. records.Select(record => IntakeArticle.Of(record.Report))])]);
        _desk.Ledger.Reviews.Newest.ShouldBe(0);
        _desk.Import(Bytes(Sheet)).ShouldBe(new(2, 0, 3));
        _desk.Ledger.Reports.Count().Reports.ShouldBe(2);
    }

    [Fact]
    public void What_was_taken_down_takes_the_sheet_with_it_and_does_not_come_back()
    {
        _desk.Import(Bytes(Sheet));
        _desk.Ledger.Erasure.Erase([1], Enum.GetValues<ErasureReason>()[0]);
        _desk.Ledger.Reports.Captures(2).ShouldBeEmpty();
        _desk.Problems.Clear();
        _desk.Import(Bytes(Sheet)).ShouldBe(new(0, 1, 4));
        _desk.Problems.ShouldContain(problem => problem.Line == 2 && problem.Reason == "was taken down before");
        _desk.Sound();
    }

    [Fact]
    public void Rows_that_say_the_same_are_one_unless_they_have_ids_of_their_own()
    {
        _desk.Import(Bytes("type,notes\nshelling,قصف البلدة\nshelling,قصف البلدة\n"));
        _desk.Problems.Single().ToString().ShouldContain("a.csv:3: warning: says the same as row 2");
        _desk.Import(Bytes("id,type,notes\n7,shelling,قصف القرية\n8,shelling,قصف القرية\n"), "b.csv").Added.ShouldBe(2);
        _desk.Ledger.Reports.Versions(2).Single().OwnId.ShouldBe("b.csv#7");
    }

    [Fact]
    public void A_mapping_is_read_back_and_its_flaws_are_named()
    {
        var mapping = new SheetMapping { Columns = new Dictionary<string, string> { ["type"] = "النوع" }, Constants = new Dictionary<string, string> { ["country"] = "SY" }, Dates = "mdy" };
        SheetMapping.Parse("m", mapping.Json()).Json().ShouldBe(mapping.Json());
        Should.Throw<InvalidDataException>(() => SheetMapping.Parse("m.json", """{"columns":{"colour":"x"}}""")).Message.ShouldContain("'colour' is no field");
        Should.Throw<InvalidDataException>(() => SheetMapping.Parse("m.json", """{"colums":{}}""")).Message.ShouldContain("is no mapping of columns");
        Should.Throw<InvalidDataException>(() => _desk.Import(Bytes("a,b\n1,2\n"))).Message.ShouldContain("no column gives the type");
        Should.Throw<InvalidDataException>(() => _desk.Import(Bytes("a,b\n1,2\n"), mapping: mapping)).Message.ShouldContain("has no column 'النوع'");
    }

    [Fact]
    public void Every_field_has_a_line_in_the_resources() => Desk.Lines("exchange/fields.tsv").Skip(1).Select(line => line.Split('\t')[0]).ShouldBe(SheetFields.All, ignoreOrder: true);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
