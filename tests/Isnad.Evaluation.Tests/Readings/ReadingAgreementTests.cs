using Isnad.Evaluation.Readings;
using Isnad.Evaluation.Scoring;
using Isnad.Model.Events;
using Isnad.Model.Reports;
using Isnad.Text;
using Shouldly;
using Xunit;

namespace Isnad.Evaluation.Tests.Readings;

/// <summary>Two readings side by side, and how far readers agree.</summary>
public sealed class ReadingAgreementTests
{
    private static readonly Report Report = new("r1", new SourceText(Sample.Text), Publication());

    [Fact]
    public void Alpha_is_that_of_the_published_example()
    {
        // Krippendorff, "Computing Krippendorff's alpha-reliability", B: nominal data, two observers, no missing data; 0.692.
        const string One = "aabbdcccedda", Other = "babbbcccedd" + "d";
        TypeAgreement.Of([.. One.Zip(Other, (a, b) => ($"{a}", $"{b}"))]).Alpha!.Value.ShouldBe(0.692, 0.0005);
    }

    [Fact]
    public void Alpha_is_one_where_all_agree_nought_where_chance_would_do_as_well_and_undefined_where_there_is_no_chance_to_differ()
    {
        TypeAgreement.Of([("a", "a"), ("b", "b")]).ShouldBe(new TypeAgreement(2, 1, 1));
        TypeAgreement.Of([("a", "a"), ("a", "a")]).ShouldBe(new TypeAgreement(2, 1, null));
        TypeAgreement.Of([("a", "b")]).Alpha.ShouldBeNull();
        TypeAgreement.Of([]).ShouldBe(new TypeAgreement(0, null, null));
        TypeAgreement.Of([("a", "b"), ("b", "a")]).Alpha!.Value.ShouldBeLessThan(0);
        var random = new Random(7);
        TypeAgreement.Of([.. Enumerable.Range(0, 20_000).Select(_ => ($"{random.Next(4)}", $"{random.Next(4)}"))]).Alpha!.Value.ShouldBe(0, 0.02);
    }

    [Fact]
    public void Figures_are_those_that_eval_gives_for_the_same_records()
    {
        ReportAnalysis first = Reading(Event("m1", "airstrike", "struck"), Event("m2", "armed-clash", "attacked"), Event("m3", "meeting", "met")), second = Reading(Event("m1", "shelling", "struck"), Event("m2", "armed-clash", "attacked"));
        var figures = ReadingAgreement.Sum([ReadingAgreement.Of(ReadingPair.Of(first, second, Sample.Ontology)), ReadingAgreement.Of(ReadingPair.Of(second, second, Sample.Ontology))]);
        figures.Reports.ShouldBe(2);
        figures.Types.ShouldBe(new TypeAgreement(4, 0.75, TypeAgreement.Of([("a", "b"), ("c", "c"), ("b", "b"), ("c", "c")]).Alpha));
        var gold = RecordFile.ParseGold("gold", Json(first, second), Sample.Ontology);
        var scored = Scorer.Score(gold, gold.ParsePredicted("predicted", Json(second, second)));
        figures.Figures.ShouldBe(scored.Figures);
        scored["records, any type of the family"].Right.ShouldBe(4);
    }

    [Fact]
    public void Rows_stand_as_eval_aligns_and_two_records_of_one_proposal_together()
    {
        ReportAnalysis first = Reading(Event("m1", "airstrike", "struck"), Event("m2", "armed-clash", "attacked")), second = Reading(Event("m9", "shelling", "struck"), Event("m2", "meeting", "attacked"), Event("m8", "meeting", "met"));
        var pair = ReadingPair.Of(first, second, Sample.Ontology);
        pair.Rows((at, isSecond) => long.Parse((isSecond ? second : first).Events[at].Id[1..], System.Globalization.CultureInfo.InvariantCulture)).ShouldBe([(0, 0), (1, 1), (null, 2)]);
        pair.Rows((at, isSecond) => isSecond ? at : -1 - at).ShouldBe([(0, 0), (1, null), (null, 1), (null, 2)], "of no common proposal, they stand apart");
    }

    private static Publication Publication() => new(new DateInterval(new DateOnly(2018, 4, 20)), PublishedBasis.Metadata);

    private static ReportAnalysis Reading(params EventMention[] events) => new(Report, Report.Published, events, []);

    private static EventMention Event(string id, string type, string trigger)
    {
        var at = Sample.Text.IndexOf(trigger, StringComparison.Ordinal);
        return new(id, type, EventStatus.Actual, false, [new(at, at + trigger.Length)]) { Actors = [new(new(at, at + trigger.Length), "north", ActorRole.Actor)] };
    }

    private static string Json(params ReportAnalysis[] readings)
    {
        using var buffer = new MemoryStream();
        using (var json = new System.Text.Json.Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var (reading, at) in readings.Select((reading, at) => (reading, at)))
            {
                ContractWriter.Write(json, reading with { Report = new Report($"d{at}", reading.Report.Text, reading.Report.Published) }, new EngineInfo("", "", ""), withText: true);
            }
            json.WriteEndArray();
        }
        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}
