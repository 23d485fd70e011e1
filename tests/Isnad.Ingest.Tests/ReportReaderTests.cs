using System.Text;
using Isnad.Model.Reports;
using Shouldly;
using Xunit;

namespace Isnad.Ingest.Tests;

public sealed class ReportReaderTests : IDisposable
{
    private const string Raid = "أغارت طائرات حربية مساء الاثنين على قرية جنوب المدينة.";
    private const string Talks = "اجتمع وزيرا الخارجية في العاصمة لبحث وقف إطلاق النار.";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_text_file_is_one_report_with_its_path_for_id()
    {
        var path = _folder.Write("reports/raid.txt", Raid + "\r\n\r\n" + Talks + "\n");
        var reading = Reading.Of(path);
        reading.Ids.ShouldBe([path]);
        reading.Texts.ShouldBe([Raid + "\r\n\r\n" + Talks + "\n"]);
        reading.Reports[0].Published.Basis.ShouldBe(PublishedBasis.Unknown);
        reading.Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a.jsonl")]
    [InlineData("a.ndjson")]
    [InlineData("a.json")]
    public void Lines_of_json_are_records_whatever_the_name(string name)
    {
        var path = _folder.Write(name, $$"""
            {"id":"r1","text":"{{Raid}}"}

            {"text":"{{Talks}}"}
            """);
        var reading = Reading.Of(path);
        reading.Ids.ShouldBe(["r1", path + ":3"]);
        reading.Texts.ShouldBe([Raid, Talks]);
    }

    [Theory]
    [InlineData("a.json")]
    [InlineData("a.jsonl")]
    public void An_array_is_records_whatever_the_name(string name)
    {
        var path = _folder.Write(name, $$"""
            [ {"id": "r1", "text": "{{Raid}}", "events": [{"quote": "a \"]}\" b"}]},
              {"text": "{{Talks}}"} ]
            """);
        var reading = Reading.Of(path);
        reading.Ids.ShouldBe(["r1", path + ":2"]);
        reading.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void A_single_object_takes_the_path_for_id()
    {
        var pretty = _folder.Write("pretty.json", "{\n  \"text\": \"" + Raid + "\"\n}\n");
        var flat = _folder.Write("flat.json", "{\"text\": \"" + Talks + "\"}");
        Reading.Of(pretty, flat).Ids.ShouldBe([pretty, flat]);
    }

    [Fact]
    public void Gzip_of_each_kind_is_read()
    {
        var text = _folder.Write("a.txt.gz", TempFolder.Gzip(Raid));
        var lines = _folder.Write("b.jsonl.gz", TempFolder.Gzip($$"""{"id":"r1","text":"{{Talks}}"}"""));
        var array = _folder.Write("c.json.gz", TempFolder.Gzip($$"""[{"id":"r2","text":"{{Talks}}"}]"""));
        var reading = Reading.Of(text, lines, array);
        reading.Ids.ShouldBe([text, "r1", "r2"]);
        reading.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Byte_order_marks_are_no_part_of_the_text()
    {
        Encoding[] encodings = [new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode];
        for (var i = 0; i < encodings.Length; i++)
        {
            byte[] Marked(string text) => [.. encodings[i].Preamble, .. encodings[i].GetBytes(text)];
            var plain = _folder.Write($"{i}.txt", Marked(Raid));
            var lines = _folder.Write($"{i}.jsonl", Marked($$"""{"text":"{{Talks}}"}"""));
            Reading.Of(plain, lines).Texts.ShouldBe([Raid, Talks]);
        }
    }

    [Fact]
    public void What_is_no_utf8_is_replaced_with_one_warning_a_file()
    {
        byte[] broken = [.. Encoding.UTF8.GetBytes("قصف "), 0xC7, 0xE1, .. Encoding.UTF8.GetBytes(" المدينة")];
        var plain = _folder.Write("a.txt", broken);
        byte[] line = [.. "{\"text\":\""u8, .. broken, .. "\"}\n"u8];
        var lines = _folder.Write("b.jsonl", [.. line, .. line]);
        var reading = Reading.Of(plain, lines);
        reading.Texts.ShouldAllBe(text => text == "قصف \uFFFD\uFFFD المدينة");
        reading.Reports.Count.ShouldBe(3);
        reading.Problems.Count.ShouldBe(2);
        reading.Problems.ShouldAllBe(problem => problem.Severity == ProblemSeverity.Warning);
    }

    [Fact]
    public void Fields_are_taken_and_others_ignored()
    {
        var path = _folder.Write("a.jsonl", $$"""
            {"fold":3,"id":17,"outlet":"الفرات","source":"x","url":"http://a/\u0628","title":"عاجل","published":"2017-05-03","crawled":"2017-05-09","text":"{{Raid}}","events":[{"a":[1]}]}
            {"id":"b","source":"دجلة","crawled":"2017-05-09 23:10:00","text":"{{Talks}}","title":null}
            """);
        var (first, second) = (Reading.Of(path).Reports[0], Reading.Of(path).Reports[1]);
        (first.Id, first.Outlet, first.Url, first.Title).ShouldBe(("17", "الفرات", "http://a/ب", "عاجل"));
        first.Text.Value.ShouldBe("عاجل\n\n" + Raid);
        first.Published.ShouldBe(new Publication(new DateInterval(new DateOnly(2017, 5, 3)), PublishedBasis.Metadata));
        (second.Outlet, second.Title, second.Text.Value).ShouldBe(("دجلة", null, Talks));
        second.Published.Interval.ShouldBe(new DateInterval(new DateOnly(2017, 5, 9)));
    }

    [Fact]
    public void A_given_day_counts_where_the_input_has_none()
    {
        var path = _folder.Write("a.jsonl", $$"""
            {"id":"a","published":"2017-05-03","text":"{{Raid}}"}
            {"id":"b","published":null,"text":"{{Raid}}"}
            {"id":"c","published":"last week","text":"{{Raid}}"}
            """);
        List<InputProblem> problems = [];
        var reports = ReportReader.Read([path], problems.Add, new DateInterval(new DateOnly(2020, 1, 1))).ToList();
        reports.Select(report => report.Published.Basis).ShouldBe([PublishedBasis.Metadata, PublishedBasis.Given, PublishedBasis.Given]);
        problems.Single().ToString().ShouldStartWith($"{path}:3: warning: 'last week' is no date");
    }

    [Fact]
    public void Half_a_character_is_replaced()
    {
        var path = _folder.Write("a.jsonl", """{"id":"a","text":"خبر \ud83d عاجل\n\"\u0642\""}""");
        var reading = Reading.Of(path);
        reading.Texts.ShouldBe(["خبر \uFFFD عاجل\n\"ق\""]);
        reading.Problems.Single().Severity.ShouldBe(ProblemSeverity.Warning);
    }

    [Theory]
    [InlineData("{", true)]
    [InlineData("[", true)]
    [InlineData(" ", false)]
    public void Standard_input_is_told_by_its_first_bytes(string first, bool json)
    {
        var item = $$"""{"id":"r1","text":"{{Raid}}"}""";
        var reading = Reading.OfStandardInput(first switch { "{" => item + "\n", "[" => $"[{item}]", _ => Raid });
        reading.Ids.ShouldBe([json ? "r1" : "stdin"]);
        reading.Texts.ShouldBe([Raid]);
    }

    [Fact]
    public void Standard_input_may_be_gzip() => Reading.OfStandardInput(TempFolder.Gzip($$"""{"text":"{{Raid}}"}""")).Ids.ShouldBe(["stdin"]);

    [Fact]
    public void A_record_is_out_before_its_input_has_ended()
    {
        var item = Encoding.UTF8.GetBytes($$"""{"text":"{{Raid}}"},""");
        foreach (var first in new byte[] { (byte)'[', (byte)'\n' })
        {
            using var endless = new EndlessStream(first, [.. item, (byte)'\n']);
            foreach (var raw in new ReportReader(["-"], endless).Records().Take(1000))
            {
                raw.Problem.ShouldBeNull();
            }
            endless.Given.ShouldBeLessThan(1 << 20);
        }
    }

    private sealed class EndlessStream(byte first, byte[] item) : Stream
    {
        private int _at = -1;

        public int Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            for (var i = 0; i < count; i++, _at++)
            {
                buffer[offset + i] = _at < 0 ? first : item[_at % item.Length];
            }
            Given += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
