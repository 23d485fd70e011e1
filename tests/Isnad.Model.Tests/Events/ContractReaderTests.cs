using System.Text;
using System.Text.Json;
using Isnad.Model.Events;
using Isnad.Model.Reports;
using Isnad.Text;
using Shouldly;
using Xunit;

namespace Isnad.Model.Tests.Events;

public sealed class ContractReaderTests
{
    private const string Text = "قصفت المدفعية أمس \U0001F525 بلدة الزهراء، ما أسفر عن مقتل 5 مدنيين بينهم طفلان، وفق الدفاع المدني. ونفى متحدث ذلك.";

    private readonly List<string> _problems = [];

    [Fact]
    public void What_was_written_is_read_back_and_written_the_same()
    {
        var written = Write(Full());
        var read = Read(written);
        read.HasText.ShouldBeTrue();
        read.Engine.ShouldBe(new EngineInfo("1", "r", "m"));
        read.TextSha256.ShouldBe(ContractWriter.Sha256(Text));
        Write(read.Analysis).ShouldBe(written);
        _problems.ShouldBeEmpty();
    }

    [Fact]
    public void Without_its_text_every_quote_still_stands_at_its_place()
    {
        var written = Write(Full(), withText: false);
        var read = Read(written);
        read.HasText.ShouldBeFalse();
        var mention = read.Analysis.Events.Single();
        read.Analysis.Report.Text.Slice(mention.Triggers[0]).ShouldBe("قصفت");
        read.Analysis.Report.Text.Slice(mention.Place!.Span).ShouldBe("بلدة الزهراء");
        EventsOf(Write(read.Analysis, withText: false)).ShouldBe(EventsOf(written));
        _problems.ShouldBeEmpty();
    }

    [Fact]
    public void Hand_made_records_are_read_with_what_they_have()
    {
        var read = Read("""{"id":"g","source":"a paper","crawled":"2019-04-17 22:25:58","fold":3,"events":[{"id":"e1","type":"shelling","time":{"from":"2019-04-16","to":"2019-04-16","quote":"أمس","start":14,"end":17},"place":{"quote":"البلدة","country":"SY","lat":35.5,"lon":37,"start":20,"end":26}}]}""");
        read.Analysis.Report.Outlet.ShouldBe("a paper");
        read.Analysis.Published.ShouldBe(new Publication(new DateInterval(new DateOnly(2019, 4, 17)), PublishedBasis.Metadata));
        var mention = read.Analysis.Events.Single();
        mention.Status.ShouldBe(EventStatus.Actual);
        mention.Time!.Basis.ShouldBe("");
        mention.Place!.Longitude.ShouldBe(37);
        mention.Actors.ShouldBeEmpty();
        _problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"time\":{\"from\":\"17/4\",\"to\":\"2019-04-17\"}", "d/e1: time: '17/4' is no day")]
    [InlineData("\"time\":{\"from\":\"2019-04-18\",\"to\":\"2019-04-17\"}", "d/e1: time runs backwards")]
    [InlineData("\"time\":{\"from\":\"2019-04-18\"}", "d/e1: time has no from or no to")]
    [InlineData("\"status\":\"maybe\"", "d/e1: status 'maybe' is none of actual, planned, denied; actual is taken")]
    [InlineData("\"place\":{\"quote\":\"x\",\"lat\":91}", "d/e1: place: lat '91' is no coordinate")]
    [InlineData("\"actors\":[{\"role\":\"actor\"}]", "d/e1: a participant has no id")]
    [InlineData("\"actors\":{}", "d/e1: actors is no list")]
    [InlineData("\"weapons\":[7]", "d/e1: weapons[0] is no object")]
    [InlineData("\"casualties\":[{\"kind\":\"killed\",\"min\":-1}]", "d/e1: casualties: min '-1' is no number of people")]
    [InlineData("\"triggers\":[{\"quote\":\"abc\",\"start\":5,\"end\":2}]", "d/e1: triggers: 5..2 is no span of the text")]
    [InlineData("\"triggers\":[{\"quote\":\"abc\",\"start\":2000000000,\"end\":2000000003}]", "d/e1: triggers: 2000000000..2000000003 is no span of the text")]
    [InlineData("\"triggers\":[{\"quote\":\"abc\",\"start\":0,\"end\":3}],\"actors\":[{\"id\":\"x:a\",\"quote\":\"bad\",\"start\":1,\"end\":4}]", "d/e1: actors: the quote 'bad' is not the text at 1..4")]
    public void A_flaw_is_told_and_the_rest_is_read(string member, string problem)
    {
        var read = Read($$"""{"id":"d","events":[{"id":"e1","type":"shelling",{{member}}},{"type":"no id"},{"id":"e1","type":"twice"},{"id":"e2","type":"siege"}]}""");
        _problems[0].ShouldStartWith(problem);
        _problems[^2].ShouldBe("d: event 2 has no id or no type; it is left out");
        _problems[^1].ShouldBe("d/e1: the id is given twice; the second event is left out");
        read.Analysis.Events.Select(mention => mention.Type).ShouldBe(["shelling", "siege"]);
    }

    [Fact]
    public void A_quote_that_the_text_does_not_hold_is_left_out()
    {
        var read = Read("""{"id":"d","text":"one two","events":[{"id":"e1","type":"siege","triggers":[{"quote":"one","start":4,"end":7},{"quote":"two"},{"quote":"three"}]}]}""");
        read.Analysis.Events[0].Triggers.ShouldBe([new TextSpan(4, 7)]);
        _problems.ShouldBe(["d/e1: triggers: the quote 'one' is not the text at 4..7", "d/e1: triggers: the quote 'three' is not in the text"]);
    }

    [Fact]
    public void A_name_that_holds_half_a_character_hides_no_other()
    {
        var read = Read("""{"\ud83d":[],"id":"d","events":[{"\udc00":{},"id":"e1","type":"siege","triggers":[{"\ud83d":1,"quote":"one","start":0,"end":3}]}]}""");
        read.Analysis.Events.Single().Triggers.ShouldBe([new TextSpan(0, 3)]);
        read.Analysis.Report.Text.Slice(new TextSpan(0, 3)).ShouldBe("one");
        _problems.ShouldBeEmpty();
    }

    [Fact]
    public void An_index_holds_only_where_its_whole_list_was_read()
    {
        var read = Read("""{"id":"d","events":[{"id":"e1","type":"siege","casualties":[{"kind":"killed","min":9},{"min":5},{"kind":"killed","min":2,"part_of":1,"said_by":[0]}],"sources":[{"kind":"local"}]}]}""");
        read.Analysis.Events[0].Casualties[1].PartOf.ShouldBeNull();
        read.Analysis.Events[0].Casualties[1].SaidBy.ShouldBe([0]);
        _problems.ShouldBe(["d/e1: a toll has no kind", "d/e1: 1 of part_of, said_by and through point at no value; they are left out"]);
    }

    [Theory]
    [InlineData("[]", "a document is no object; give {id, events}")]
    [InlineData("{\"events\":[]}", "a document has no id; give it one")]
    public void What_is_no_document_gives_none(string json, string problem)
    {
        using var document = JsonDocument.Parse(json);
        ContractReader.Read(document.RootElement, _problems.Add).ShouldBeNull();
        _problems.ShouldBe([problem]);
    }

    private ContractRecord Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return ContractReader.Read(document.RootElement, _problems.Add).ShouldNotBeNull();
    }

    private static TextSpan On(string words) => new(Text.IndexOf(words, StringComparison.Ordinal), Text.IndexOf(words, StringComparison.Ordinal) + words.Length);

    private static ReportAnalysis Full()
    {
        var published = new Publication(new DateInterval(new DateOnly(2019, 4, 17)), PublishedBasis.Metadata);
        var mention = new EventMention("e1", "shelling", EventStatus.Actual, true, [On("قصفت")])
        {
            Time = new TimeValue(On("أمس"), new DateInterval(new DateOnly(2019, 4, 16)), "relative"),
            Place = new PlaceValue(On("بلدة الزهراء"), "town", "place") { Country = "SY", Admin1 = "SY-HL", Latitude = 36.2, Longitude = 37.1, RadiusKm = 4, PlaceId = "p1", Candidates = ["p1", "p2"] },
            MorePlaces = [new PlaceValue(On("بلدة"), "town", "near")],
            Actors = [new ActorValue(On("المدفعية"), "x:artillery", ActorRole.Actor) { As = "x:a", Slant = "x:b", Person = "n" }, new ActorValue(On("مدنيين"), "civilians", ActorRole.Target)],
            Casualties = [new CasualtyValue(On("مقتل 5 مدنيين"), "killed", 5, null) { Approximate = true, Group = "civilians", SaidBy = [0] }, new CasualtyValue(On("طفلان"), "killed", 2, 2) { Demographic = "children", PartOf = 0 }],
            Weapons = [new WeaponValue(On("المدفعية"), "artillery")],
            Sources = [new SourceValue(On("الدفاع المدني"), "ngo", "x:c", null), new SourceValue(On("متحدث"), "official", null, 0)],
            DeniedBy = [new DenialValue(On("متحدث"), "occurrence")],
            Derivation = [new Derivation("type", "r", "m", "قصفت", 0.5, ["airstrike"])],
        };
        return new ReportAnalysis(new Report("d", new SourceText(Text), published) { Outlet = "o", Url = "https://example.org/1" }, published, [mention], []);
    }

    private static string Write(ReportAnalysis analysis, bool withText = true)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            ContractWriter.Write(json, analysis, new EngineInfo("1", "r", "m"), withText);
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static string EventsOf(string json) => JsonDocument.Parse(json).RootElement.GetProperty("events").GetRawText();
}
