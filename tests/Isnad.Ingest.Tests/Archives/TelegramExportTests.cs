using System.Text;
using Isnad.Model.Reports;
using Shouldly;
using Xunit;
using static Isnad.Ingest.Tests.Archives.WarcSample;

namespace Isnad.Ingest.Tests.Archives;

public sealed class TelegramExportTests : IDisposable
{
    internal const string Shelled = $$"""
          {
           "id": 11,
           "type": "message",
           "date": "2018-04-20T12:30:00",
           "date_unixtime": "1524220200",
           "from": "أخبار المثال",
           "text": "{{Shelling}}",
           "text_entities": []
          }
        """;

    internal const string Met = $$"""
          {
           "id": 12,
           "type": "message",
           "date": "2018-04-21T12:30:00",
           "edited": "2018-04-22T10:00:00",
           "text": ["عاجل: ", {"type": "bold", "text": "{{Meeting}}"}, {"type": "link", "text": "https://example.org/x"}]
          }
        """;

    private const string Service = """{"id": 1, "type": "service", "date": "2018-01-01T00:00:00", "action": "create_channel", "text": "أنشئت القناة"}""";
    private const string Photo = """{"id": 2, "type": "message", "date": "2018-01-01T00:00:00", "photo": "photos/1.jpg", "text": ""}""";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Messages_with_words_are_reports_with_their_own_bytes()
    {
        var path = _folder.Write("result.json", Channel("أخبار المثال", Service, Shelled, Photo, Met));
        var captured = Captured.Of(path);
        captured.Problems.ShouldBeEmpty();
        captured.Words.ShouldBe([Shelled.Trim(), Met.Trim()]);
        var report = captured.Reports[0];
        (report.Format, report.Method, report.Outlet, report.Url).ShouldBe((RawFormat.TelegramMessage, CaptureMethod.TelegramExport, "أخبار المثال", null));
        report.Locator.ShouldBe(path + ":7");
        var parsed = captured.Parsed();
        parsed.Select(message => message.Text.Value).ShouldBe([Shelling, $"عاجل: {Meeting}https://example.org/x"]);
        parsed.Select(message => message.Published).ShouldBe([Day(20), Day(21)]);
        parsed.Select(message => (message.Id, message.Outlet)).ShouldBe([(path + ":7", "أخبار المثال"), (captured.Reports[1].Locator, "أخبار المثال")]);
    }

    [Fact]
    public void The_commands_reader_gives_the_same_reports()
    {
        var path = _folder.Write("result.json", Channel("أخبار المثال", Shelled, Met));
        Reading.Of(path).Reports.Select(report => (report.Id, report.Text.Value, report.Published)).ShouldBe(Captured.Of(path).Parsed().Select(report => (report.Id, report.Text.Value, report.Published)));
    }

    [Fact]
    public void Late_in_a_day_of_utc_it_may_be_the_next_one_unless_the_outlets_zone_is_known()
    {
        var late = Shelled.Replace("1524220200", "1524258000", StringComparison.Ordinal);
        var captured = Captured.Of(_folder.Write("result.json", Channel("أخبار المثال", late)));
        captured.Parsed().Single().Published.Interval.ShouldBe(new DateInterval(new DateOnly(2018, 4, 20), new DateOnly(2018, 4, 21)));
        var outlets = OutletSettings.Parse(Bytes("""{"أخبار المثال": "Asia/Damascus"}"""), "outlets.json");
        captured.Parsed(new RecordParser(null) { Outlets = outlets }).Single().Published.Interval.ShouldBe(new DateInterval(new DateOnly(2018, 4, 21)));
    }

    [Fact]
    public void Of_a_whole_account_only_channels_are_read()
    {
        var talk = $$"""{"name": "صديق", "type": "personal_chat", "id": 5, "messages": [{{Met}}]}""";
        var path = _folder.Write("result.json", $$"""{"about": "x", "contacts": {"list": [{"date": "x"}]}, "chats": {"about": "y", "list": [{{talk}}, {{Channel("قناة المثال", Shelled)}}, 7]}, "left_chats": {"about": "z", "list": []} }""");
        var captured = Captured.Of(path);
        captured.Words.ShouldBe([Shelled.Trim()]);
        captured.Reports.Single().Outlet.ShouldBe("قناة المثال");
        captured.Problems.Single().ToString().ShouldBe($"{path}: warning: 1 chats that are no channels were passed over; export a group by itself to have it read.");
    }

    [Fact]
    public void A_broken_message_and_a_missing_end_cost_themselves()
    {
        var path = _folder.Write("result.json", Channel("قناة المثال", """{"id": 1, "type": "message" "text": "x"}""", "3", Shelled));
        var broken = Captured.Of(path);
        broken.Words.ShouldBe([Shelled.Trim()]);
        broken.Problems.Select(problem => problem.Line).ShouldBe([6, 7]);
        var whole = Channel("قناة المثال", Shelled, Met);
        for (var length = whole.IndexOf(Met.Trim(), StringComparison.Ordinal); length < whole.Length - 2; length += 17)
        {
            var captured = Captured.Of(_folder.Write("cut.json", whole[..length]));
            captured.Words.First().ShouldBe(Shelled.Trim(), $"{length}");
            captured.Problems.Single().Reason.ShouldBe("the export breaks off in or after the message that begins here", $"{length}");
        }
    }

    [Fact]
    public void A_name_that_holds_half_a_character_is_passed_over()
    {
        var message = Shelled.Trim().Insert(1, "\"\\ud83d\": 1,");
        var captured = Captured.Of(_folder.Write("result.json", Channel("قناة المثال", message).Insert(1, "\"\\ud83dme\": 1,")));
        captured.Problems.ShouldBeEmpty();
        captured.Parsed().Single().Text.Value.ShouldBe(Shelling);
    }

    [Theory]
    [InlineData("""{"id": "a", "type": "x", "text": "T", "messages": [{"a": 1}]}""", "a")]
    [InlineData("""{"messages": [], "id": "b", "text": "T"}""", "b")]
    [InlineData("""{"chats": [], "id": "c", "text": "T"}""", "c")]
    public void A_record_with_fields_of_such_names_stays_a_record(string json, string id)
    {
        Reading.Of(_folder.Write("a.json", json.Replace("\"T\"", $"\"{Shelling}\"", StringComparison.Ordinal))).Ids.ShouldBe([id]);
    }

    private static Publication Day(int day) => new(new DateInterval(new DateOnly(2018, 4, day)), PublishedBasis.Metadata);

    private static string Channel(string name, params string[] messages) => $$"""
        {
         "name": "{{name}}",
         "type": "public_channel",
         "id": 9,
         "messages": [
        {{string.Join(",\n", messages)}}
         ]
        }
        """;
}
