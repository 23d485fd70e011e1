using System.Text.Json.Nodes;
using Isnad.Evaluation.Scoring;
using Shouldly;
using Xunit;

namespace Isnad.Evaluation.Tests;

public class RecordFileTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("[]", 0)]
    [InlineData("""{"id": "a"}""", 1)]
    [InlineData("\uFEFF[{\"id\": \"a\", \"events\": null}]", 1)]
    [InlineData("{\"id\": \"a\", \"title\": \"one\u2028line\"}\r\n\n{\"id\": \"b\", \"events\": []}\n", 2)]
    public void An_array_and_lines_are_both_read(string json, int documents)
    {
        using var folder = new TempFolder();
        RecordFile.ReadGold(folder.Write("gold.json", json), Sample.Ontology).DocumentCount.ShouldBe(documents);
    }

    [Theory]
    [InlineData("""[{"id": "a"}, {"id": "a"}]""", "f: document a is given twice")]
    [InlineData("""[{"id": "a", "events": [{"id": "e1"}, {"id": "e1"}]}]""", "f: document a has an event id twice")]
    [InlineData("""[{"id": "a", "events": [{"id": 1}, {"id": "1"}]}]""", "f: document a has an event id twice")]
    [InlineData("""[{"id": null}]""", "f: not a list of documents with an id")]
    [InlineData("""[{"id": "a", "events": {"e1": {}}}]""", "f: the events of document a are no list")]
    [InlineData("\"text\"", "f: not a list of documents with an id")]
    public void An_ambiguous_file_is_refused(string json, string message) =>
        Should.Throw<EvaluationFileException>(() => RecordFile.ParseGold("f", json, Sample.Ontology)).Message.ShouldBe(message);

    [Fact]
    public void A_file_that_is_no_json_or_is_not_there_is_named()
    {
        Should.Throw<EvaluationFileException>(() => RecordFile.ParseGold("f", "{", Sample.Ontology)).Message.ShouldStartWith("f: ");
        Should.Throw<EvaluationFileException>(() => RecordFile.ReadGold("no-such-file", Sample.Ontology)).Message.ShouldStartWith("no-such-file: ");
        Should.Throw<EvaluationFileException>(() => RecordFile.ParseGold("f", """[{"id": "\ud800"}]""", Sample.Ontology)).Message.ShouldStartWith("f: ");
    }

    [Fact]
    public void Several_events_without_an_id_may_stand_beside_each_other() =>
        RecordFile.ParseGold("f", """[{"id": "a", "events": [{"type": "meeting"}, {"type": "meeting"}]}]""", Sample.Ontology).Problems.ShouldBeEmpty();

    [Fact]
    public void Absent_null_and_empty_are_the_same()
    {
        JsonObject spelt = Sample.With(new JsonObject { ["id"] = "e", ["type"] = "meeting" }, ("time", null), ("place", new JsonObject()), ("actors", new JsonArray()),
            ("status", null), ("background", null), ("sources", null), ("triggers", new JsonArray(Sample.On("met"))));
        var bare = new JsonObject { ["id"] = "e", ["type"] = "meeting", ["triggers"] = new JsonArray(Sample.On("met")) };
        Sample.Gold(spelt.DeepClone()).Problems.ShouldBeEmpty();
        Sample.Score(spelt, bare)["records, exact type and status"].F1.ShouldBe(1);
    }

    [Fact]
    public void Spans_count_code_points()
    {
        const string json = """[{"id": "a", "text": "\ud83d\ude00\ud83d\ude00 met", "events": [{"id": "e", "type": "meeting", "triggers": [{"start": 3, "end": 6, "quote": "met"}]}]}]""";
        RecordFile.ParseGold("f", json, Sample.Ontology).Problems.ShouldBeEmpty();
        RecordFile.ParseGold("f", json.Replace("\"end\": 6", "\"end\": 7"), Sample.Ontology).Problems.ShouldBe(["a/e: triggers: bad span 3..7"]);
    }

    [Fact]
    public void Spans_are_held_against_the_gold_text_only()
    {
        RecordFile gold = Sample.Gold(Sample.Strike());
        gold.ParsePredicted("p", """[{"id": "d", "text": "met", "events": [{"id": "e", "type": "meeting", "triggers": [{"start": 0, "end": 3, "quote": "met"}]}]}]""")
            .Problems.ShouldBe(["d/e: triggers: quote is not the text at 0..3: 'met'"]);
        gold.ParsePredicted("p", """[{"id": "other", "events": [{"id": "e", "type": "meeting", "triggers": [{"start": 0, "end": 3, "quote": "met"}]}]}]""")
            .Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"type": "battle"}""", "unknown type 'battle'")]
    [InlineData("""{"type": "meeting", "status": "doubted"}""", "unknown status: 'doubted'")]
    [InlineData("""{"type": "meeting", "triggers": [{"quote": "met"}]}""", "triggers: no span")]
    [InlineData("""{"type": "meeting", "triggers": [{"start": 0, "end": 81}]}""", "triggers: longer than 80 characters: 0..81")]
    [InlineData("""{"type": "meeting", "place": {"start": 0, "end": 61}}""", "place: longer than 60 characters: 0..61")]
    [InlineData("""{"type": "meeting", "triggers": {"start": 0, "end": 8}}""", "triggers: not a list")]
    [InlineData("""{"type": "meeting", "triggers": ["met"]}""", "triggers: not an object: 'met'")]
    [InlineData("""{"type": "meeting", "time": {"start": 0, "end": 8, "from": "2020-06-02", "to": "2020-06-01"}}""", "time runs backwards")]
    [InlineData("""{"type": "meeting", "time": {"start": 0, "end": 8, "from": "2020-06-31", "to": "2020-06-30"}}""", "bad time: day is out of range for month")]
    [InlineData("""{"type": "meeting", "time": {"start": 0, "end": 8, "from": "2020-06-01"}}""", "bad time: 'to'")]
    [InlineData("""{"type": "meeting", "time": {"start": 0, "end": 8, "from": "June", "to": "July"}}""", "bad time: Invalid isoformat string: 'June'")]
    [InlineData("""{"type": "meeting", "place": {"start": 0, "end": 8, "lat": 200}}""", "lat is no coordinate: 200")]
    [InlineData("""{"type": "meeting", "actors": [{"start": 0, "end": 8, "id": "west", "role": "actor"}]}""", "unknown actor id 'west'")]
    [InlineData("""{"type": "meeting", "casualties": [{"start": 0, "end": 8, "min": "few"}]}""", "min is no whole number: 'few'")]
    [InlineData("""{"type": "meeting", "casualties": [{"start": 0, "end": 8, "said_by": [0]}]}""", "said_by: 0 is out of range")]
    [InlineData("""{"type": "meeting", "casualties": [{"start": 0, "end": 8, "said_by": "x"}]}""", "said_by: 'x' is out of range")]
    [InlineData("""{"type": "meeting", "casualties": [{"start": 0, "end": 8, "said_by": {"y": 0}}]}""", "said_by: 'y' is out of range")]
    [InlineData("""{"type": "meeting", "casualties": [{"start": 0, "end": 8, "part_of": 1}]}""", "part_of: 1 is out of range")]
    [InlineData("5", "event is not an object: 5")]
    public void Each_flaw_is_told_once(string json, string finding)
    {
        RecordFile gold = Sample.Gold();
        IReadOnlyList<string> problems = gold.ParsePredicted("p", Sample.File(JsonNode.Parse(json))).Problems;
        problems[0].ShouldBe($"d/{(json == "5" ? "?" : "None")}: {finding}");
        problems.Count.ShouldBe(json == "5" ? 2 : 1);
    }

    [Fact]
    public void A_fifth_trigger_is_dropped()
    {
        string[] words = ["Planes", "of", "the", "north", "met"];
        JsonObject many = Sample.With(Sample.Clash(), ("type", "meeting"), ("triggers", new JsonArray([.. words.Select(word => Sample.On(word))])));
        JsonObject gold = Sample.With(Sample.Clash(), ("type", "meeting"), ("actors", null), ("triggers", new JsonArray(Sample.On("met"))));
        Sample.Gold(many.DeepClone()).Problems.ShouldBe(["d/clash: more than four triggers: the rest is dropped"]);
        Sample.Score(gold, many)["records, exact type"].Right.ShouldBe(0);
    }
}
