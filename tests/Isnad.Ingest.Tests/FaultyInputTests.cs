using System.Text;
using Shouldly;
using Xunit;

namespace Isnad.Ingest.Tests;

/// <summary>Bad input never loses good input.</summary>
public sealed class FaultyInputTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static string Item(string id) => $$"""{"id":"{{id}}","text":"انفجرت عبوة ناسفة قرب السوق."}""";

    [Theory]
    [InlineData("""{"id":"x","text":"غير مغلق""", "broken JSON")]
    [InlineData("""{"id":"x" "text":"بلا فاصلة"}""", "broken JSON")]
    [InlineData("""{"id":"x"}""", "no text")]
    [InlineData("""{"id":"x","text":null}""", "no text")]
    [InlineData("""{"id":"x","text":["a"]}""", "'text' is no string")]
    [InlineData("""{"id":{"a":1},"text":"a"}""", "'id' is no string")]
    [InlineData("17", "no object")]
    [InlineData("""{"text":"a"} {"text":"b"}""", "broken JSON")]
    [InlineData("نص بلا أقواس", "broken JSON")]
    public void A_faulty_line_is_named_and_the_others_are_read(string line, string reason)
    {
        var path = _folder.Write("a.jsonl", $"{Item("a")}\n{line}\n{Item("b")}\n");
        var reading = Reading.Of(path);
        reading.Ids.ShouldBe(["a", "b"]);
        reading.Problems.Single().ToString().ShouldStartWith($"{path}:2: ");
        reading.Problems.Single().Reason.ShouldContain(reason);
        reading.Problems.Single().Severity.ShouldBe(ProblemSeverity.Error);
    }

    [Theory]
    [InlineData("""{"\ud83d":1,"id":"b","text":"انفجرت عبوة ناسفة قرب السوق.","published":"2018-04-20"}""")]
    [InlineData("""{"id":"b","text":"انفجرت عبوة ناسفة قرب السوق.","published":{"\udc00":1,"from":"2018-04-20"},"\ud83dtext":1}""")]
    public void A_name_that_holds_half_a_character_is_passed_over(string line)
    {
        var path = _folder.Write("a.jsonl", $"{Item("a")}\n{line}\n{Item("c")}\n");
        var reading = Reading.Of(path);
        reading.Ids.ShouldBe(["a", "b", "c"]);
        reading.Problems.ShouldBeEmpty();
        reading.Reports[1].Text.Value.ShouldBe("انفجرت عبوة ناسفة قرب السوق.");
    }

    [Fact]
    public void A_record_with_an_empty_text_stays_a_document()
    {
        var path = _folder.Write("a.jsonl", """{"id":"a","text":""}""");
        var reading = Reading.Of(path);
        reading.Ids.ShouldBe(["a"]);
        reading.Problems.Single().Severity.ShouldBe(ProblemSeverity.Warning);
    }

    [Theory]
    [InlineData("[{0},{1} {2}]", "a b c", "comma is missing before item 3", 1)]
    [InlineData("[{0},\n{\"id\" 1},\n{2}]", "a c", "broken JSON", 2)]
    [InlineData("[{0},\n{1},\n{2}", "a b c", "not closed after 3 items", 3)]
    [InlineData("[{0},\n{\"id\":\"x, \"text\":\"z\"},\n{2}]", "a", "ends inside item 2", 2)]
    [InlineData("[{0},\n5, \"x]\", [1,[2]],\n{2}]", "a c", "item 2 is no object", 2)]
    [InlineData("[{0},{2}]\n{1}", "a c", "after the end of the array", 2)]
    public void A_broken_array_keeps_what_can_be_kept(string array, string ids, string reason, int line)
    {
        var path = _folder.Write("a.json", array.Replace("{0}", Item("a"), StringComparison.Ordinal).Replace("{1}", Item("b"), StringComparison.Ordinal).Replace("{2}", Item("c"), StringComparison.Ordinal));
        var reading = Reading.Of(path);
        reading.Ids.ShouldBe(ids.Split(' '));
        reading.Problems[0].Reason.ShouldContain(reason);
        reading.Problems[0].Line.ShouldBe(line);
    }

    [Fact]
    public void An_empty_array_holds_no_report()
    {
        Reading.Of(_folder.Write("a.json", "[]")).Problems.Single().Reason.ShouldBe("is empty");
    }

    [Fact]
    public void A_trailing_comma_does_no_harm()
    {
        var reading = Reading.Of(_folder.Write("a.json", $"[{Item("a")},]"));
        reading.Ids.ShouldBe(["a"]);
        reading.Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a.jsonl.gz")]
    [InlineData("a.json.gz")]
    [InlineData("a.txt.gz")]
    public void A_truncated_gzip_keeps_its_whole_records(string name)
    {
        var random = new Random(5);
        var words = string.Join('\n', Enumerable.Range(0, 400).Select(i => $$"""{"id":"{{i}}","text":"{{Convert.ToHexString(RandomBytes(random))}}"}"""));
        var whole = TempFolder.Gzip(name.Contains(".json.", StringComparison.Ordinal) ? $"[{words.Replace("\n", ",\n", StringComparison.Ordinal)}]" : words);
        var path = _folder.Write(name, whole[..(whole.Length / 2)]);
        var good = _folder.Write("good.txt", "عاد الهدوء إلى البلدة.");
        var reading = Reading.Of(path, good);
        reading.Problems.Single().File.ShouldBe(path);
        reading.Problems.Single().ToString().ShouldContain("cut off or damaged");
        reading.Ids.Last().ShouldBe(good);
        reading.Reports.Count.ShouldBeInRange(name == "a.txt.gz" ? 1 : 50, name == "a.txt.gz" ? 1 : 300);
    }

    [Fact]
    public void What_is_called_gzip_and_is_none_is_a_problem()
    {
        var path = _folder.Write("a.jsonl.gz", Item("a"));
        var reading = Reading.Of(path, _folder.Write("b.jsonl", Item("b")));
        reading.Ids.ShouldBe(["b"]);
        reading.Problems.Single().ToString().ShouldContain("no gzip file");
    }

    [Theory]
    [InlineData("a.txt", "")]
    [InlineData("a.txt", " \n\t\r\n")]
    [InlineData("a.jsonl", "")]
    [InlineData("a.json", "\n")]
    public void An_empty_file_is_a_problem(string name, string text)
    {
        var path = _folder.Write(name, text);
        var reading = Reading.Of(path);
        reading.Reports.ShouldBeEmpty();
        reading.Problems.Single().ToString().ShouldBe($"{path}: is empty; give a file with text in it.");
    }

    [Fact]
    public void Text_called_json_is_a_problem()
    {
        Reading.Of(_folder.Write("a.json", "انفجار في السوق")).Problems.Single().Reason.ShouldBe("is no JSON");
    }

    [Fact]
    public void An_id_given_twice_leaves_the_second_out()
    {
        var first = _folder.Write("a.jsonl", $"{Item("a")}\n{Item("b")}\n{Item("a")}\n");
        var second = _folder.Write("b.json", $"[{Item("c")},{Item("b")}]");
        var reading = Reading.Of(first, second);
        reading.Ids.ShouldBe(["a", "b", "c"]);
        reading.Problems.Select(problem => $"{problem.File}:{problem.Line}").ShouldBe([first + ":3", second + ":1"]);
    }

    [Fact]
    public void A_record_longer_than_the_limit_is_left_out()
    {
        var path = _folder.Path("a.jsonl");
        using (var file = new StreamWriter(path, false, new UTF8Encoding(false)))
        {
            file.Write(Item("a") + "\n{\"text\":\"");
            var block = new string('x', 1 << 20);
            for (var i = 0; i < 66; i++)
            {
                file.Write(block);
            }
            file.Write("\"}\n" + Item("b"));
        }
        var reading = Reading.Of(path);
        reading.Ids.ShouldBe(["a", "b"]);
        reading.Problems.Single().Line.ShouldBe(2);
        reading.Problems.Single().Reason.ShouldContain("longer than 64 MiB");
    }

    [Theory]
    [InlineData("a.txt")]
    [InlineData("a.html")]
    public void A_text_longer_than_the_limit_is_left_out(string name)
    {
        var path = _folder.Path(name);
        using (var file = new FileStream(path, FileMode.Create))
        {
            var block = new byte[1 << 20];
            block.AsSpan().Fill((byte)'x');
            for (var i = 0; i < 66; i++)
            {
                file.Write(block);
            }
        }
        var good = _folder.Write("good.txt", "عاد الهدوء إلى البلدة.");
        var reading = Reading.Of(path, good);
        reading.Ids.ShouldBe([good]);
        reading.Problems.Single().File.ShouldBe(path);
        reading.Problems.Single().Reason.ShouldContain("longer than 64 MiB");
    }

    private static byte[] RandomBytes(Random random)
    {
        var bytes = new byte[400];
        random.NextBytes(bytes);
        return bytes;
    }
}
