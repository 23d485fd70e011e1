using System.Text.Json.Nodes;
using Isnad.Evaluation.Scoring;

namespace Isnad.Evaluation.Tests;

/// <summary>Small records over an invented text, written as the JSON that files hold.</summary>
internal static class Sample
{
    public const string Text =
        "Planes of the north struck Lakeside on Monday, killing 5 villagers near Hillford, a doctor said.\n"
        + "Fighters of the south then attacked Bridgeton. Envoys of both met at 3.5 miles from Lakeside, radio reported.";

    public static ScoringOntology Ontology { get; } = new(
        new Dictionary<string, string>
        {
            ["airstrike"] = "violence",
            ["shelling"] = "violence",
            ["armed-clash"] = "violence",
            ["meeting"] = "politics",
        },
        ["north", "south", "civilians"]);

    /// <summary>A value that stands on these words of the text, with further members.</summary>
    public static JsonObject On(string words, params (string Name, JsonNode? Value)[] members)
    {
        int start = Text.IndexOf(words, StringComparison.Ordinal);
        var value = new JsonObject { ["quote"] = words, ["start"] = start, ["end"] = start + words.Length };
        return With(value, members);
    }

    /// <summary>A value without a span.</summary>
    public static JsonObject Loose(string quote, params (string Name, JsonNode? Value)[] members) => With(new JsonObject { ["quote"] = quote }, members);

    public static JsonObject With(JsonObject value, params (string Name, JsonNode? Value)[] members)
    {
        foreach ((string name, JsonNode? member) in members)
        {
            value[name] = member;
        }
        return value;
    }

    /// <summary>A strike with every scored field filled.</summary>
    public static JsonObject Strike() => new()
    {
        ["id"] = "strike",
        ["type"] = "airstrike",
        ["triggers"] = new JsonArray(On("struck")),
        ["time"] = On("Monday", ("from", "2020-06-01"), ("to", "2020-06-01")),
        ["place"] = On("Lakeside", ("country", "XA"), ("admin1", "XA-01"), ("kind", "town"), ("lat", 10.0), ("lon", 20.0)),
        ["more_places"] = new JsonArray(On("Hillford", ("country", "XA"), ("kind", "village"))),
        ["actors"] = new JsonArray(On("Planes of the north", ("id", "north"), ("role", "actor")), On("villagers", ("id", "civilians"), ("role", "target"))),
        ["casualties"] = new JsonArray(On("killing 5", ("kind", "killed"), ("min", 5), ("max", 5))),
        ["sources"] = new JsonArray(On("a doctor", ("kind", "medical"))),
    };

    /// <summary>A clash with a trigger and one side.</summary>
    public static JsonObject Clash() => new()
    {
        ["id"] = "clash",
        ["type"] = "armed-clash",
        ["triggers"] = new JsonArray(On("attacked")),
        ["actors"] = new JsonArray(On("Fighters of the south", ("id", "south"), ("role", "actor"))),
    };

    /// <summary>A file of one document named d.</summary>
    public static string File(params JsonNode?[] events) =>
        new JsonArray(new JsonObject { ["id"] = "d", ["text"] = Text, ["events"] = new JsonArray([.. events.Select(e => e?.DeepClone())]) }).ToJsonString();

    public static RecordFile Gold(params JsonNode?[] events) => RecordFile.ParseGold("gold", File(events), Ontology);

    /// <summary>One event for one, over the sample text.</summary>
    public static Scorecard Score(JsonNode?[] gold, JsonNode?[] predicted)
    {
        RecordFile file = Gold(gold);
        return Scorer.Score(file, file.ParsePredicted("predicted", File(predicted)));
    }

    public static Scorecard Score(JsonObject gold, JsonObject predicted) => Score([gold], [predicted]);
}
