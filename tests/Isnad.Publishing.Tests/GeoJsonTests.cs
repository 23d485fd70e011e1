using System.Text.Json;
using Isnad.Model.Events;
using Shouldly;
using Xunit;

namespace Isnad.Publishing.Tests;

public sealed class GeoJsonTests
{
    private static JsonElement Feature(EventMention item)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            GeoJsonWriter.Write(json, Draft.Publish(item, Draft.Day.AddDays(50), new PublishingRules { HoldsOffice = name => name == "قائد الشرطة" }).Events[0]);
        }
        return JsonDocument.Parse(buffer.ToArray()).RootElement.Clone();
    }

    [Fact]
    public void A_point_is_longitude_then_latitude()
    {
        var feature = Feature(Draft.Event);
        feature.GetProperty("type").GetString().ShouldBe("Feature");
        var point = feature.GetProperty("geometry");
        point.GetProperty("type").GetString().ShouldBe("Point");
        point.GetProperty("coordinates").EnumerateArray().Select(number => Math.Round(number.GetDouble())).ShouldBe([36, 34]);
    }

    [Fact]
    public void Without_a_point_the_geometry_is_null()
    {
        Feature(Draft.Event with { Place = null }).GetProperty("geometry").ValueKind.ShouldBe(JsonValueKind.Null);
        Feature(Draft.Event with { Place = Draft.Place("place") with { Latitude = null } }).GetProperty("geometry").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void The_properties_say_what_where_when_who_and_by_whom()
    {
        var said = Feature(Draft.Event).GetProperty("properties");
        (said.GetProperty("id").GetString(), said.GetProperty("document").GetString(), said.GetProperty("url").GetString()).ShouldBe(("e1", "doc", "https://example.org/1"));
        (said.GetProperty("type").GetString(), said.GetProperty("status").GetString()).ShouldBe(("airstrike", "actual"));
        (said.GetProperty("from").GetString(), said.GetProperty("to").GetString(), said.GetProperty("time_basis").GetString()).ShouldBe(("2020-03-10", "2020-03-10", "relative"));
        (said.GetProperty("place").GetString(), said.GetProperty("precision").GetString()).ShouldBe(("قرية التل", "near"));
        said.GetProperty("actors").EnumerateArray().Select(actor => (actor.GetProperty("id").GetString(), actor.GetProperty("role").GetString(), actor.TryGetProperty("person", out var person) ? person.GetString() : null))
            .ShouldBe([("x:police", "actor", "قائد الشرطة"), ("civilians", "target", null)]);
        said.GetProperty("casualties")[0].GetProperty("quote").GetString().ShouldBe("مقتل ███");
        said.GetProperty("sources")[0].GetProperty("kind").GetString().ShouldBe("military");
    }
}
