using System.Text.Json.Nodes;
using Isnad.Evaluation.Scoring;
using Shouldly;
using Xunit;
using static Isnad.Evaluation.Tests.Sample;

namespace Isnad.Evaluation.Tests;

public class ErrorReportTests
{
    private static readonly Dictionary<ErrorKind, Action<JsonObject>> Mistakes = new()
    {
        [ErrorKind.WrongType] = e => e["type"] = "shelling",
        [ErrorKind.WrongStatus] = e => e["status"] = "planned",
        [ErrorKind.MissedActor] = e => ((JsonArray)e["actors"]!).RemoveAt(1),
        [ErrorKind.InventedActor] = e => ((JsonArray)e["actors"]!).Add(On("doctor", ("id", "south"), ("role", "partner"))),
        [ErrorKind.WrongActorId] = e => e["actors"]![0]!["id"] = "south",
        [ErrorKind.WrongActorRole] = e => e["actors"]![0]!["role"] = "partner",
        [ErrorKind.Place] = e => e["place"] = On("Bridgeton", ("country", "XA"), ("admin1", "XA-01"), ("kind", "town")),
        [ErrorKind.Admin1] = e => e["place"]!["admin1"] = "XA-02",
        [ErrorKind.Time] = e => e["time"] = null,
        [ErrorKind.Casualties] = e => e["casualties"]![0]!["max"] = null,
        [ErrorKind.Sources] = e => e["sources"] = new JsonArray(On("radio", ("kind", "media"))),
    };

    public static TheoryData<ErrorKind> Kinds => [.. Mistakes.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_cost_of_the_only_kind_of_error_is_all_that_is_missing(ErrorKind kind)
    {
        JsonObject predicted = Strike();
        Mistakes[kind](predicted);
        ErrorReport report = Report([Strike()], [predicted]);
        ErrorGroup group = report.Groups.ShouldHaveSingleItem();
        group.Kind.ShouldBe(kind);
        group.Cost.ShouldBe(1 - report.Score.Composite, 1e-12);
        group.Cost.ShouldBeGreaterThan(0);
        group.Errors.ShouldAllBe(error => error.DocumentId == "d" && error.GoldRecord == "strike" && error.PredictedRecord == "strike");
    }

    [Fact]
    public void Missed_and_invented_records_are_told_with_their_sentence()
    {
        ErrorGroup missed = Report([Strike(), Clash()], [Strike()]).Groups.ShouldHaveSingleItem();
        missed.Kind.ShouldBe(ErrorKind.MissedRecord);
        missed.Errors.ShouldBe([new ScoringError(ErrorKind.MissedRecord, "d", "clash", null, "Fighters of the south then attacked Bridgeton", "armed-clash «attacked»", null)]);
        ErrorGroup invented = Report([Strike()], [Strike(), Clash()]).Groups.ShouldHaveSingleItem();
        invented.Kind.ShouldBe(ErrorKind.InventedRecord);
        invented.Cost.ShouldBeGreaterThan(0);
        invented.Errors.ShouldHaveSingleItem().Predicted.ShouldBe("armed-clash «attacked»");
    }

    [Fact]
    public void A_type_of_another_family_is_missed_and_invented_with_a_note()
    {
        ErrorReport report = Report([Clash()], [With(Clash(), ("type", "meeting"))]);
        report.Groups.SelectMany(group => group.Errors).Select(error => (error.Kind, error.Note)).ShouldBe(
            [(ErrorKind.MissedRecord, "the same words are meeting on the other side"), (ErrorKind.InventedRecord, "the same words are armed-clash on the other side")],
            ignoreOrder: true);
    }

    [Fact]
    public void A_wrong_number_shows_both_values_and_a_wrong_source_stands_twice()
    {
        JsonObject predicted = Strike();
        Mistakes[ErrorKind.Casualties](predicted);
        Mistakes[ErrorKind.Sources](predicted);
        ErrorReport report = Report([Strike()], [predicted]);
        ScoringError toll = report.Groups.Single(group => group.Kind == ErrorKind.Casualties).Errors.ShouldHaveSingleItem();
        (toll.Gold, toll.Predicted).ShouldBe(("killed 5..5 «killing 5»", "killed 5.. «killing 5»"));
        report.Groups.Single(group => group.Kind == ErrorKind.Sources).Errors.Select(error => (error.Gold, error.Predicted))
            .ShouldBe([("«a doctor» medical", null), (null, "«radio» media")]);
    }

    [Fact]
    public void The_costliest_kind_comes_first()
    {
        JsonObject predicted = Strike();
        Mistakes[ErrorKind.MissedActor](predicted);
        Mistakes[ErrorKind.Time](predicted);
        Mistakes[ErrorKind.WrongStatus](predicted);
        ErrorReport report = Report([Strike(), Clash()], [predicted]);
        report.Groups.Select(group => group.Cost).ShouldBeInOrder(SortDirection.Descending);
        report.Groups.Select(group => group.Kind).ShouldBe([ErrorKind.Time, ErrorKind.WrongStatus, ErrorKind.MissedRecord, ErrorKind.MissedActor], ignoreOrder: true);
    }

    [Fact]
    public void What_is_right_has_no_errors() => Report([Strike(), Clash()], [Clash(), Strike()]).Groups.ShouldBeEmpty();

    [Fact]
    public void Without_a_text_the_sentence_is_empty()
    {
        const string json = """[{"id": "a", "events": [{"id": "e", "type": "meeting", "triggers": [{"start": 0, "end": 3}]}]}]""";
        RecordFile gold = RecordFile.ParseGold("gold", json, Ontology);
        ErrorReport.Build(gold, gold.ParsePredicted("p", "[]")).Groups[0].Errors[0].Sentence.ShouldBe("");
    }

    [Theory]
    [InlineData("\"source\": \"daily\", \"crawled\": \"2020-06-02\"", "daily 2020-06-02")]
    [InlineData("\"outlet\": \"daily\", \"published\": {\"from\": \"2020-06-02\", \"to\": \"2020-06-02\"}", "daily 2020-06-02")]
    [InlineData("\"outlet\": null, \"crawled\": \"2020-06-02\"", "2020-06-02")]
    [InlineData("\"outlet\": \"\"", null)]
    public void Outlet_and_day_of_publication_are_understood_under_both_names(string members, string? origin)
    {
        RecordFile gold = RecordFile.ParseGold("gold", "[{\"id\": \"a\", " + members + ", \"events\": [{\"id\": \"e\", \"type\": \"meeting\"}]}]", Ontology);
        ErrorReport.Build(gold, gold.ParsePredicted("p", "[]")).Groups[0].Errors[0].Origin.ShouldBe(origin);
    }

    [Fact]
    public void A_decimal_point_does_not_end_a_sentence()
    {
        JsonObject meeting = With(Clash(), ("id", "meeting"), ("type", "meeting"), ("triggers", new JsonArray(On("met"))));
        Report([meeting], []).Groups[0].Errors[0].Sentence.ShouldBe("Envoys of both met at 3.5 miles from Lakeside, radio reported");
    }

    private static ErrorReport Report(JsonNode?[] gold, JsonNode?[] predicted)
    {
        RecordFile file = Gold(gold);
        return ErrorReport.Build(file, file.ParsePredicted("predicted", Sample.File(predicted)));
    }
}
