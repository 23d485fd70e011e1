using System.Text;
using Isnad.Ingest.Encodings;
using Shouldly;
using Xunit;

namespace Isnad.Ingest.Tests.Encodings;

/// <summary>Files in encodings other than UTF-8, as the reader takes them.</summary>
public sealed class EncodedInputTests : IDisposable
{
    private const string Report = "أعلن ناطق باسم الشرطة أن سيارة مفخخة انفجرت مساء الأحد قرب جسر المدينة القديم، وأن خمسة أشخاص جرحوا.";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static byte[] Bytes(string text, string encoding) => EncodingNames.Find(encoding)!.GetBytes(text);

    private static string Item(string id) => $$"""{"id":"{{id}}","outlet":"صوت الساحل","title":"انفجار","text":"{{Report}}"}""";

    [Theory]
    [InlineData("windows-1256")]
    [InlineData("iso-8859-6")]
    [InlineData("utf-16le")]
    [InlineData("utf-16be")]
    public void A_text_is_read_and_one_line_says_in_which_encoding(string encoding)
    {
        var path = _folder.Write("a.txt", Bytes(Report, encoding));
        var reading = Reading.Of(path);
        reading.Texts.ShouldBe([Report]);
        reading.Problems.Single().ToString().ShouldBe($"{path}: warning: was read as {encoding}, as its bytes suggest; if that is wrong, name the encoding with --encoding.");
    }

    [Theory]
    [InlineData("utf-8", "\uFEFF")]
    [InlineData("utf-16le", "\uFEFF")]
    [InlineData("utf-16be", "\uFEFF")]
    [InlineData("utf-32", "\uFEFF")]
    [InlineData("utf-32be", "\uFEFF")]
    [InlineData("utf-8", "")]
    public void What_says_its_encoding_needs_no_word(string encoding, string mark)
    {
        foreach (var (name, text) in new[] { ("a.txt", Report), ("a.jsonl", Item("a")), ("a.json", $"[{Item("a")}]") })
        {
            var reading = Reading.Of(_folder.Write(name, Bytes(mark + text, encoding)));
            reading.Problems.ShouldBeEmpty(name);
            reading.Texts.Single().ShouldEndWith(Report);
        }
    }

    [Theory]
    [InlineData("a.jsonl", "windows-1256")]
    [InlineData("a.jsonl", "utf-16le")]
    [InlineData("a.json", "utf-16be")]
    [InlineData("a.json", "iso-8859-6")]
    public void Records_are_read_in_their_encoding_and_it_is_said_once(string name, string encoding)
    {
        var items = Enumerable.Range(0, 40).Select(i => Item($"r{i}"));
        var path = _folder.Write(name, Bytes(name == "a.json" ? $"[{string.Join(",\n", items)}]" : string.Join('\n', items), encoding));
        var reading = Reading.Of(path);
        reading.Ids.ShouldBe(Enumerable.Range(0, 40).Select(i => $"r{i}"));
        reading.Reports.ShouldAllBe(report => report.Text.Value == $"انفجار\n\n{Report}" && report.Outlet == "صوت الساحل");
        reading.Problems.Single().Reason.ShouldBe($"was read as {encoding}, as its bytes suggest");
    }

    [Fact]
    public void Standard_input_in_windows_1256_is_read()
    {
        Reading.OfStandardInput(Bytes(Report, "windows-1256")).Texts.ShouldBe([Report]);
        Reading.OfStandardInput(Bytes(Item("a"), "windows-1256")).Ids.ShouldBe(["a"]);
    }

    [Fact]
    public void Half_a_character_of_16_bits_is_told_at_the_end()
    {
        byte[] half = [0x00, 0xD8];
        byte[] before = Encoding.Unicode.GetBytes("{\"id\":\"a\",\"text\":\"" + Report), after = Encoding.Unicode.GetBytes("\"}\n");
        var reading = Reading.Of(_folder.Write("a.jsonl", [0xFF, 0xFE, .. before, .. half, .. after]));
        reading.Texts.ShouldBe([Report + "\uFFFD"]);
        reading.Problems.Single().ToString().ShouldContain("warning: 1 place is not utf-16le; ");
    }

    [Fact]
    public void Faulty_bytes_are_counted_and_the_first_is_placed()
    {
        var text = _folder.Write("a.txt", [.. Encoding.UTF8.GetBytes(Report[..10]), 0xFF, 0xFE, .. Encoding.UTF8.GetBytes(Report[10..])]);
        var lines = _folder.Write("b.jsonl", [.. Encoding.UTF8.GetBytes(Item("a") + "\n"), .. Faulty("b"), .. Faulty("c")]);
        var reading = Reading.Of(text, lines);
        reading.Reports.Count.ShouldBe(4);
        reading.Texts.First().ShouldBe($"{Report[..10]}\uFFFD\uFFFD{Report[10..]}");
        reading.Problems[0].ToString().ShouldStartWith($"{text}: warning: 2 places are not utf-8, the first at byte {Encoding.UTF8.GetByteCount(Report[..10]) + 1}; ");
        reading.Problems[1].ToString().ShouldStartWith($"{lines}:2: warning: 2 places are not utf-8, the first at byte ");
        reading.Problems.Count.ShouldBe(2, "a fault of the same kind is named once a file");

        static byte[] Faulty(string id)
        {
            var bytes = Encoding.UTF8.GetBytes(Item(id) + "\n");
            bytes[^10] = 0xFF;
            return bytes;
        }
    }

    [Theory]
    [InlineData("windows-1252")]
    [InlineData("windows-1256")]
    public void Twice_encoded_records_are_turned_back(string middle)
    {
        var garbled = EncodingNames.Find(middle)!.GetString(Encoding.UTF8.GetBytes(Item("a")));
        var reading = Reading.Of(_folder.Write("a.jsonl", Item("b") + "\n" + garbled));
        reading.Texts.ShouldBe([$"انفجار\n\n{Report}", $"انفجار\n\n{Report}"]);
        reading.Reports[1].Outlet.ShouldBe("صوت الساحل");
        reading.Problems.Single().Reason.ShouldBe($"had been read as {middle} and saved again; it was turned back");
        reading.Problems.Single().Line.ShouldBe(2);
    }

    [Theory]
    [InlineData("a.txt")]
    [InlineData("a.jsonl")]
    public void A_forced_encoding_is_taken_without_a_word(string name)
    {
        var path = _folder.Write(name, Bytes(name == "a.txt" ? Report : Item("a"), "windows-1256"));
        var parser = new RecordParser(null);
        var parsed = new ReportReader([path], Stream.Null) { Encoding = EncodingNames.Find("windows-1256") }.Records().Select(parser.Parse).Single();
        parsed.Problems.ShouldBeEmpty();
        parsed.Reports.Single().Text.Value.ShouldEndWith(Report);
        var wrong = new ReportReader([path], Stream.Null) { Encoding = EncodingNames.Find("iso-8859-6") }.Records().Select(parser.Parse).Single();
        wrong.Reports.Single().Text.Value.ShouldNotContain("سيارة");
    }
}
