using Isnad.Fusion;
using Isnad.Model.Events;
using Isnad.Model.Incidents;
using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Isnad.Model.Review;
using Isnad.Storage;
using Isnad.Text;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace Isnad.Workflow.Tests;

/// <summary>Fusing what a real ledger holds: however reports come, the same incidents.</summary>
public sealed class FuseLedgerTests : IDisposable
{
    private static readonly string Models = Path.Combine(Root(), "resources", "models");
    private static readonly FusionOntology Ontology = Known();

    private readonly List<string> _folders = [];

    public void Dispose() => _folders.ForEach(folder => Directory.Delete(folder, recursive: true));

    [Fact]
    public void Reports_of_one_occurrence_become_one_incident_in_whatever_order_and_portions_they_come()
    {
        var reports = Many();
        var all = Partition(reports);
        all.ShouldContain(incident => incident.Count(',') >= 1);
        var random = new Random(7);
        for (var trial = 0; trial < 4; trial++)
        {
            var order = reports.OrderBy(_ => random.Next()).ToList();
            Partition(order, portions: 1 + trial).ShouldBe(all);
        }
    }

    [Fact]
    public void What_was_fused_is_left_alone_and_what_people_decide_is_obeyed()
    {
        using var ledger = New();
        Take(ledger, Many());
        Fuse(ledger).Reports.ShouldBe(8);
        Fuse(ledger).ShouldBe(new FuseTally(0, 0, 0, false));
        var incident = ledger.Incidents.Largest(1).Single();
        incident.Reports.ShouldBeGreaterThan(1);
        var members = ledger.Incidents.Members(incident.Number);
        var (a, b) = (Number(members[0]), Number(members[1]));
        var decision = ledger.Incidents.Decide(a, b, together: false, "c");
        Fuse(ledger).Incidents.ShouldBeGreaterThan(0);
        ledger.Incidents.IncidentOf(a).ShouldNotBe(ledger.Incidents.IncidentOf(b));
        ledger.Incidents.TakeBack(decision, "c");
        Fuse(ledger);
        ledger.Incidents.IncidentOf(a).ShouldBe(ledger.Incidents.IncidentOf(b));
        Sound(ledger);
    }

    [Fact]
    public void Other_weights_fuse_all_anew_and_what_stays_together_keeps_its_number()
    {
        using var ledger = New();
        Take(ledger, Many());
        Fuse(ledger);
        var before = Numbers(ledger);
        var tally = Fuse(ledger, "other");
        (tally.StartedOver, tally.Reports).ShouldBe((true, 8));
        Numbers(ledger).ShouldBe(before);
        Sound(ledger);
    }

    [Fact]
    public void A_report_taken_down_is_told_by_its_incident_no_more()
    {
        using var ledger = New();
        Take(ledger, Many());
        Fuse(ledger);
        var incident = ledger.Incidents.Largest(1).Single();
        var built = new LedgerIncidents(ledger, Ontology).Build(incident.Number)!;
        built.Reports.Count.ShouldBe(incident.Reports);
        built.Tolls.ShouldNotBeEmpty();
        var report = ledger.Incidents.Members(incident.Number)[0].Document;
        ledger.Erasure.Erase([long.Parse(report[1..], System.Globalization.CultureInfo.InvariantCulture)], ErasureReason.Mistake);
        Fuse(ledger);
        new LedgerIncidents(ledger, Ontology).Build(incident.Number)!.Reports.ShouldNotContain(item => item.Document == report);
        Sound(ledger);
    }

    [Fact]
    public void A_report_whose_key_is_gone_is_passed_over_and_told()
    {
        using (var ledger = New())
        {
            Take(ledger, Many());
        }
        using (var keys = new SqliteConnection($"Data Source={Path.Combine(_folders[^1], Ledger.KeysName)};Pooling=False"))
        {
            keys.Open();
            using var command = keys.CreateCommand();
            command.CommandText = "DELETE FROM key";
            command.ExecuteNonQuery().ShouldBeGreaterThan(0);
        }
        using var robbed = Ledger.Open(_folders[^1]);
        var tally = Fuse(robbed);
        (tally.Reports, tally.Mentions, tally.Unopened).ShouldBe((8, 0, 8));
        Fuse(robbed).Reports.ShouldBe(0);
    }

    [Fact]
    public void What_people_decide_on_records_is_what_incidents_tell()
    {
        using var ledger = New();
        Take(ledger, Many());
        Fuse(ledger);
        var (text, lone) = (ledger.Reports.Version(7)!.Content.Text.Value, ledger.Reports.Reading(7)!);
        var (mention, incident) = (lone.Mentions[0], ledger.Incidents.IncidentOf(lone.Mentions[0])!.Value);
        TextSpan Span(string words) => new(text.IndexOf(words, StringComparison.Ordinal), text.IndexOf(words, StringComparison.Ordinal) + words.Length);
        var corrected = lone.Analysis.Events[0] with { Casualties = [new CasualtyValue(Span("قتيلين"), "killed", 4, 4)] };
        var added = new EventMention("e2", "kill", EventStatus.Actual, false, [Span("يوقع")]) { Time = new TimeValue(Span("يوقع"), new(new DateOnly(2018, 9, 1)), "stated"), Place = lone.Analysis.Events[0].Place };
        var change = new ReviewChange(7, 7, ReadingTrack.First, "c") { Analysis = lone.Number };
        ledger.Reviews.Decide(change with { Records = [new(ReviewVerb.Corrected, mention) { Record = corrected }, new(ReviewVerb.Added, null) { Record = added }] }).Outcome.ShouldBe(ReviewOutcome.Written);
        Fuse(ledger).Reports.ShouldBe(1);
        new LedgerIncidents(ledger, Ontology).Build(incident)!.Tolls.Single().Figures.Accounts.Single().Value.Min.ShouldBe(4);
        ledger.Incidents.IncidentOf(9).ShouldNotBeNull("the event that was added tells an incident of its own");
        ledger.Reviews.Decide(change with { Seen = 2, Records = [new(ReviewVerb.Rejected, mention) { Reason = "لم يقع" }] });
        Fuse(ledger);
        ledger.Incidents.IncidentOf(mention).ShouldBeNull();
        new LedgerIncidents(ledger, Ontology).Build(incident).ShouldBeNull();
        Fuse(ledger).Reports.ShouldBe(0);
        Sound(ledger);
    }

    private List<string> Partition(IReadOnlyList<IntakeItem> items, int portions = 1)
    {
        using var ledger = New();
        foreach (var portion in items.Chunk((items.Count + portions - 1) / portions))
        {
            Take(ledger, portion);
            Fuse(ledger);
        }
        Sound(ledger);
        // Numbers hang on the order of arrival; texts do not.
        string Text(MentionKey mention) => ledger.Reports.Versions(long.Parse(mention.Document[1..], System.Globalization.CultureInfo.InvariantCulture))[0].Content.Text.Value;
        return [.. ledger.Incidents.Largest(100).Select(incident => string.Join(",", ledger.Incidents.Members(incident.Number).Select(Text).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal)];
    }

    private static List<string> Numbers(ILedger ledger) => [.. ledger.Incidents.Largest(100).Select(incident => $"{incident.Number}: {string.Join(' ', ledger.Incidents.Members(incident.Number))}").Order(StringComparer.Ordinal)];

    private static void Take(ILedger ledger, IReadOnlyList<IntakeItem> items) => ledger.Reports.Take(items);

    private static FuseTally Fuse(ILedger ledger, string id = "weights")
    {
        using var weights = File.OpenRead(Path.Combine(Models, "fusion.tsv"));
        using var words = File.OpenRead(Path.Combine(Models, "fusion-words.tsv"));
        return new FuseLedger(ledger, new ProfileBuilder(Ontology, WordRarityFile.Read(words)), FusionModelFile.Read(weights), id).Run();
    }

    private static void Sound(ILedger ledger)
    {
        var flaws = new List<string>();
        ledger.Verifier.Verify(flaw => flaws.Add(flaw.ToString()));
        flaws.ShouldBeEmpty();
    }

    private static long Number(MentionKey mention) => long.Parse(mention.Event[1..], System.Globalization.CultureInfo.InvariantCulture);

    private Ledger New()
    {
        _folders.Add(Directory.CreateTempSubdirectory("isnad-fuse").FullName);
        return Ledger.Open(_folders[^1]);
    }

    /// <summary>Two occurrences told by three reports each, and two that stand alone.</summary>
    private static List<IntakeItem> Many() =>
    [
        Item("قتل سبعة مدنيين في قصف مدفعي على مدينة دوما أمس", "قصف", "دوما", 7, 17, "أ"),
        Item("سبعة قتلى بقصف مدفعي استهدف دوما بحسب الدفاع المدني", "قصف", "دوما", 7, 17, "ب"),
        Item("ارتفاع حصيلة القصف على دوما إلى تسعة قتلى", "القصف", "دوما", 9, 17, "ج"),
        Item("انفجار سيارة مفخخة في حي الكرادة يقتل 12 شخصا", "انفجار", "الكرادة", 12, 19, "أ"),
        Item("12 قتيلا بانفجار مفخخة في الكرادة وسط بغداد", "بانفجار", "الكرادة", 12, 19, "ب"),
        Item("بغداد: انفجار في الكرادة ومقتل اثني عشر", "انفجار", "الكرادة", 12, 19, "د"),
        Item("قصف على درعا يوقع قتيلين", "قصف", "درعا", 2, 3, "أ"),
        Item("انفجار لغم في بنغازي يقتل طفلا", "انفجار", "بنغازي", 1, 9, "ب"),
    ];

    private static IntakeItem Item(string text, string trigger, string place, int killed, int day, string outlet)
    {
        var days = new DateInterval(new DateOnly(2018, 4, day));
        var report = new Report(text[..8], new SourceText(text), new Publication(days, PublishedBasis.Metadata)) { Outlet = $"صحيفة {outlet}" };
        TextSpan Span(string words) => new(text.IndexOf(words, StringComparison.Ordinal), text.IndexOf(words, StringComparison.Ordinal) + words.Length);
        var country = place is "الكرادة" ? "IQ" : place is "بنغازي" ? "LY" : "SY";
        var mention = new EventMention("e1", trigger.Contains("قصف") ? "shelling" : "explosion", EventStatus.Actual, false, [Span(trigger)])
        {
            Time = new TimeValue(Span(trigger), days, "stated"),
            Place = new PlaceValue(Span(place), "city", "place") { Country = country, Admin1 = $"{country}-X{place.Length}", Latitude = 30 + place.Length, Longitude = 36, RadiusKm = 4, PlaceId = $"p{place.Length}{country}" },
            Casualties = [new CasualtyValue(Span(trigger), "killed", killed, killed)],
        };
        var analysis = new ReportAnalysis(report, report.Published, [mention], []);
        var raw = new RawReport(System.Text.Encoding.UTF8.GetBytes(text), RawFormat.Text, "a.txt");
        return IntakeItem.Of(raw, [IntakeArticle.Of(report) with { Analysis = IntakeAnalysis.Of(analysis, Bench.Version) }]);
    }

    private static FusionOntology Known()
    {
        string[] Lines(string name) => File.ReadAllLines(Path.Combine(Root(), "resources", "ontology", name));
        return FusionOntology.Of(Lines("types.tsv"), Lines("actors.tsv"));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, "resources", "ar")))
        {
            folder = folder.Parent!;
        }
        return folder.FullName;
    }
}
