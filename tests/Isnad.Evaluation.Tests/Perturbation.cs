using System.Text.Json.Nodes;

namespace Isnad.Evaluation.Tests;

/// <summary>
/// Spoils gold in a fixed way, so that it can stand for predictions. The same name gives the same file every time.
/// </summary>
internal static partial class Perturbation
{
    private static readonly string[] Types =
        ["airstrike", "shelling", "armed-clash", "killing", "territory-taken", "withdrawal", "deployment", "arrest", "meeting", "agreement", "threat", "displacement"];

    private static readonly Dictionary<string, Action<JsonArray, Dice>> Known = new(StringComparer.Ordinal)
    {
        ["gold itself"] = (_, _) => { },
        ["records dropped"] = (documents, dice) => Rewrite(documents, (events, _) => [.. events.Where(_ => dice.OneIn(3) is false)]),
        ["all empty"] = (documents, _) => Rewrite(documents, (_, _) => []),
        ["documents missing"] = (documents, dice) => RemoveSome(documents, dice),
        ["documents added"] = (documents, _) => AddForeign(documents),
        ["records doubled"] = (documents, dice) => Rewrite(documents, (events, _) => Doubled(events, dice)),
        ["records reversed"] = (documents, _) => Rewrite(documents, (events, _) => [.. events.AsEnumerable().Reverse()]),
        ["types"] = (documents, dice) => EachEvent(documents, e => e["type"] = dice.OneIn(2) ? dice.Of(Types) : e["type"]!.DeepClone()),
        ["statuses"] = (documents, dice) => EachEvent(documents, e => SpoilStatus(e, dice)),
        ["places"] = (documents, dice) => EachEvent(documents, e => SpoilPlace(e, dice)),
        ["times"] = (documents, dice) => EachEvent(documents, e => SpoilTime(e, dice)),
        ["actors"] = (documents, dice) => EachEvent(documents, e => SpoilActors(e, dice)),
        ["casualties"] = (documents, dice) => EachEvent(documents, e => SpoilCasualties(e, dice)),
        ["sources"] = (documents, dice) => EachEvent(documents, e => SpoilSources(e, dice)),
        ["weapons"] = (documents, dice) => EachItem(documents, "weapons", w => w["kind"] = dice.OneIn(2) ? "drone" : w["kind"]!.DeepClone()),
        ["triggers moved"] = (documents, dice) => EachItem(documents, "triggers", t => Move(t, dice)),
        ["triggers gone"] = (documents, dice) => EachEvent(documents, e => e["triggers"] = dice.OneIn(2) ? new JsonArray() : e["triggers"]!.DeepClone()),
        ["spans gone"] = (documents, _) => EachFiller(documents, RemoveSpan),
        ["some spans gone"] = (documents, dice) => EachFiller(documents, f => Sometimes(dice, 3, () => RemoveSpan(f))),
        ["records of the next document"] = (documents, _) => Rotate(documents),
        ["all at once"] = SpoilAll,
        ["unsound"] = (documents, dice) => EachEvent(documents, e => MakeUnsound(e, dice)),
        ["unsound values"] = (documents, dice) => EachEvent(documents, e => MakeValuesUnsound(e, dice)),
    };

    public static IEnumerable<string> Names => Known.Keys;

    /// <summary>A spoilt copy without the texts.</summary>
    public static string Of(string gold, string name)
    {
        JsonArray documents = JsonNode.Parse(gold)!.AsArray();
        foreach (JsonNode? document in documents)
        {
            document!.AsObject().Remove("text");
        }
        Known[name](documents, new Dice(name));
        return documents.ToJsonString();
    }

    private static void SpoilAll(JsonArray documents, Dice dice)
    {
        EachEvent(documents, e =>
        {
            Sometimes(dice, 6, () => e["type"] = dice.Of(Types));
            SpoilStatus(e, dice);
            SpoilPlace(e, dice);
            SpoilTime(e, dice);
            SpoilActors(e, dice);
            SpoilCasualties(e, dice);
            SpoilSources(e, dice);
        });
        EachItem(documents, "triggers", t => Move(t, dice));
        Rewrite(documents, (events, _) => [.. Doubled(events, dice).Where(_ => dice.OneIn(4) is false)]);
        RemoveSome(documents, dice);
    }

    private static void SpoilStatus(JsonObject e, Dice dice)
    {
        Sometimes(dice, 4, () => e["status"] = dice.Of("actual", "planned", "denied"));
        Sometimes(dice, 4, () => e["background"] = dice.OneIn(2));
    }

    private static void SpoilPlace(JsonObject e, Dice dice)
    {
        if (e["place"] is not JsonObject place)
        {
            return;
        }
        Sometimes(dice, 5, () => RemoveSpan(place));
        Sometimes(dice, 5, () => place["quote"] = dice.OneIn(2) ? "أبين" : "وادي " + place["quote"]);
        Sometimes(dice, 4, () => place["lat"] = place["lat"] is { } lat ? lat.GetValue<double>() + dice.Next(40) / 100.0 : 33.5);
        Sometimes(dice, 6, () => place["lon"] = null);
        Sometimes(dice, 5, () => place["admin1"] = dice.OneIn(2) ? null : "SY-DY");
        Sometimes(dice, 6, () => place["kind"] = dice.Of("town", "governorate", "village", "country"));
        Sometimes(dice, 9, () => place["country"] = "IQ");
        Sometimes(dice, 8, () => e["place"] = e["more_places"] is JsonArray { Count: > 0 } more ? more[0]!.DeepClone() : null);
    }

    private static void SpoilTime(JsonObject e, Dice dice)
    {
        if (e["time"] is not JsonObject time)
        {
            Sometimes(dice, 5, () => e["time"] = new JsonObject { ["from"] = "2018-04-19", ["to"] = "2018-04-20", ["basis"] = dice.Of("stated", "assumed-publication") });
            return;
        }
        DateOnly to = DateOnly.ParseExact((string)time["to"]!, "yyyy-MM-dd");
        Sometimes(dice, 2, () => time["to"] = $"{to.AddDays(dice.Next(4)):yyyy-MM-dd}");
        Sometimes(dice, 9, () => time["basis"] = "assumed-publication");
        Sometimes(dice, 9, () => e["time"] = null);
    }

    private static void SpoilActors(JsonObject e, Dice dice)
    {
        var actors = (JsonArray)e["actors"]!;
        foreach (JsonObject actor in actors.OfType<JsonObject>())
        {
            Sometimes(dice, 5, () => actor["id"] = dice.Of("islamic-state", "civilians", "x:some-brigade", "x:others"));
            Sometimes(dice, 5, () => actor["role"] = dice.Of("actor", "target", "partner"));
            Sometimes(dice, 9, () => RemoveSpan(actor));
        }
        Sometimes(dice, 4, () => actors.Add(actors.Count > 0 ? actors[0]!.DeepClone() : new JsonObject { ["id"] = "civilians", ["role"] = "target" }));
        Sometimes(dice, 6, () => e["actors"] = null);
    }

    private static void SpoilCasualties(JsonObject e, Dice dice)
    {
        var tolls = (JsonArray)e["casualties"]!;
        foreach (JsonObject toll in tolls.OfType<JsonObject>())
        {
            Sometimes(dice, 4, () => toll["min"] = dice.Next(6));
            Sometimes(dice, 5, () => toll["max"] = dice.OneIn(2) ? null : toll["min"]!.DeepClone());
            Sometimes(dice, 6, () => toll["kind"] = "wounded");
            Sometimes(dice, 3, () => toll["group"] = "civilians");
        }
        Sometimes(dice, 5, () => tolls.Add(new JsonObject { ["quote"] = "عدد", ["kind"] = "killed", ["min"] = 2 }));
    }

    private static void SpoilSources(JsonObject e, Dice dice)
    {
        foreach (JsonObject source in ((JsonArray)e["sources"]!).OfType<JsonObject>())
        {
            Sometimes(dice, 3, () => RemoveSpan(source));
            Sometimes(dice, 3, () => source["quote"] = source["quote"] + " أمس");
        }
        Sometimes(dice, 6, () => e["sources"] = new JsonArray());
        Sometimes(dice, 6, () => e["denied_by"] = new JsonArray(new JsonObject { ["quote"] = "متحدث", ["of"] = "toll" }));
    }
}
