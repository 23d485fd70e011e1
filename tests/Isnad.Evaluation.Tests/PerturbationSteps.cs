using System.Text.Json.Nodes;

namespace Isnad.Evaluation.Tests;

/// <content>The steps that spoiling is made of.</content>
internal static partial class Perturbation
{
    /// <summary>Numbers that depend on nothing but the name they start from.</summary>
    private sealed class Dice(string name)
    {
        private uint _state = name.Aggregate(2166136261u, (hash, letter) => (hash ^ letter) * 16777619u);

        public int Next(int limit)
        {
            _state = _state * 1664525 + 1013904223;
            return (int)((_state >> 8) % (uint)limit);
        }

        public bool OneIn(int many) => Next(many) == 0;

        public string Of(params string[] choices) => choices[Next(choices.Length)];
    }

    private static void Sometimes(Dice dice, int oneIn, Action change)
    {
        if (dice.OneIn(oneIn))
        {
            change();
        }
    }

    private static void EachEvent(JsonArray documents, Action<JsonObject> change)
    {
        foreach (JsonObject e in documents.SelectMany(document => (JsonArray)document!["events"]!).OfType<JsonObject>())
        {
            change(e);
        }
    }

    private static void EachItem(JsonArray documents, string field, Action<JsonObject> change) => EachEvent(documents, e =>
    {
        foreach (JsonObject item in ((JsonArray)e[field]!).OfType<JsonObject>())
        {
            change(item);
        }
    });

    private static void EachFiller(JsonArray documents, Action<JsonObject> change) => EachEvent(documents, e =>
    {
        foreach (JsonObject filler in e.SelectMany(field => field.Value is JsonArray list ? list : (IEnumerable<JsonNode?>)[field.Value]).OfType<JsonObject>())
        {
            change(filler);
        }
    });

    private static void Rewrite(JsonArray documents, Func<List<JsonObject>, string, List<JsonObject>> change)
    {
        foreach (JsonObject document in documents.OfType<JsonObject>())
        {
            List<JsonObject> events = [.. ((JsonArray)document["events"]!).OfType<JsonObject>().Select(e => (JsonObject)e.DeepClone())];
            document["events"] = new JsonArray([.. change(events, (string)document["id"]!)]);
        }
    }

    private static List<JsonObject> Doubled(List<JsonObject> events, Dice dice)
    {
        List<JsonObject> all = [.. events];
        foreach (JsonObject e in events.Where(_ => dice.OneIn(2)))
        {
            var copy = (JsonObject)e.DeepClone();
            copy["id"] = "copy of " + e["id"];
            all.Insert(dice.Next(all.Count + 1), copy);
        }
        return all;
    }

    private static void RemoveSome(JsonArray documents, Dice dice)
    {
        for (int at = documents.Count - 1; at >= 0; at--)
        {
            Sometimes(dice, 4, () => documents.RemoveAt(at));
        }
    }

    private static void AddForeign(JsonArray documents)
    {
        var foreign = (JsonObject)documents[1]!.DeepClone();
        foreign["id"] = "a document that gold does not have";
        documents.Insert(0, foreign);
        documents.Add(new JsonObject { ["id"] = "one without events" });
    }

    private static void Rotate(JsonArray documents)
    {
        List<string> ids = [.. documents.Select(document => (string)document!["id"]!)];
        for (int at = 0; at < documents.Count; at++)
        {
            documents[at]!["id"] = ids[(at + 1) % ids.Count];
        }
    }

    private static void RemoveSpan(JsonObject filler)
    {
        filler.Remove("start");
        filler.Remove("end");
    }

    private static void Move(JsonObject filler, Dice dice)
    {
        filler.Remove("quote");
        filler["start"] = filler["start"]!.GetValue<int>() + dice.Next(12);
        filler["end"] = filler["end"]!.GetValue<int>() + 12;
    }

    private static void MakeUnsound(JsonObject e, Dice dice)
    {
        if (e["place"] is JsonObject place)
        {
            Sometimes(dice, 3, () => place["end"] = dice.Of("9", "x"));
            Sometimes(dice, 3, () => place["start"] = -1);
        }
        Sometimes(dice, 5, () => e["place"] = "a string");
        Sometimes(dice, 5, () => ((JsonArray)e["triggers"]!).Add(1.5));
        Sometimes(dice, 5, () => ((JsonArray)e["triggers"]!).Add(new JsonObject()));
        Sometimes(dice, 5, () => ((JsonArray)e["triggers"]!).Add(new JsonObject { ["start"] = 3, ["end"] = 300 }));
        Sometimes(dice, 5, () => ((JsonArray)e["triggers"]!).Add(new JsonObject { ["start"] = 3, ["end"] = 3 }));
        Sometimes(dice, 5, () => ((JsonArray)e["triggers"]!).Add(new JsonObject { ["start"] = true, ["end"] = 4, ["quote"] = "it's\n\u200f\u00a0\"so\" \\ \U0001F600" }));
        Sometimes(dice, 5, () => e["triggers"] = new JsonArray([.. Enumerable.Range(1, 6).Select(n => new JsonObject { ["start"] = n, ["end"] = n + 3 })]));
        Sometimes(dice, 6, () => e["sources"] = new JsonObject { ["quote"] = "no list" });
        Sometimes(dice, 6, () => e["type"] = new JsonArray(1, 2.0, "three", null, true));
        Sometimes(dice, 6, () => e["type"] = "battle");
        Sometimes(dice, 6, () => e["status"] = dice.OneIn(2) ? "doubted" : 5);
        Sometimes(dice, 6, () => e.Remove("id"));
    }

    private static void MakeValuesUnsound(JsonObject e, Dice dice)
    {
        string day = dice.Of("2018-02-30", "2018-13-01", "20180419", "2018-W16-4", "2018W16", "2018-W54", "0000-01-01", "19.4.2018", "2018-4-9", "2019-W01-1");
        e["time"] = new JsonObject { ["from"] = day, ["to"] = dice.Of(day, "2018-04-20"), ["quote"] = "أمس" };
        Sometimes(dice, 6, () => ((JsonObject)e["time"]!).Remove("to"));
        Sometimes(dice, 6, () => e["time"]!["from"] = 20180419);
        if (e["place"] is JsonObject place)
        {
            place["lat"] = dice.OneIn(2) ? 181.25 : "33.1";
            place["lon"] = dice.OneIn(2) ? 44 : 1e22;
            place["kind"] = dice.Of("hamlet", "town", "");
        }
        foreach (JsonObject actor in ((JsonArray)e["actors"]!).OfType<JsonObject>())
        {
            Sometimes(dice, 3, () => actor["id"] = dice.Of("nobody", "x:", "X:big"));
            Sometimes(dice, 5, () => actor["role"] = "victim");
            Sometimes(dice, 5, () => actor.Remove("id"));
        }
        foreach (JsonObject toll in ((JsonArray)e["casualties"]!).OfType<JsonObject>())
        {
            toll["min"] = dice.Next(6) switch { 0 => "12", 1 => "٢٥", 2 => 3.0, 3 => 3.5, 4 => "many", _ => 1e-7 };
            toll["max"] = dice.Next(4) switch { 0 => true, 1 => JsonNode.Parse("12345678901234567890"), 2 => JsonNode.Parse("1e2"), _ => JsonNode.Parse("123456789.125e10") };
            toll["said_by"] = dice.Next(3) switch { 0 => new JsonArray(0, 7, "1", -1), 1 => "0, 1", _ => 9 };
            toll["part_of"] = dice.Next(3);
            toll["demographic"] = dice.Of("boys", "men");
            toll["group"] = dice.OneIn(2) ? null : new JsonObject { ["a"] = 1 };
        }
        ((JsonArray)e["denied_by"]!).Add(new JsonObject { ["quote"] = "متحدث", ["of"] = "everything" });
    }
}
