using Shouldly;
using Xunit;

namespace Isnad.Cli.Tests;

/// <summary>A file that cannot be trained on is told in one line: which, where in it, what is wrong, what to do. Nothing is written.</summary>
public sealed class TrainFilesTests : IDisposable
{
    private const string Whole = """[{"id": "d1", "fold": 0, "text": "قصف", "events": []}]""";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("plain words", "gold.json: broken JSON at line 1, byte 1; correct it, or write the file anew with 'isnad gold'")]
    [InlineData("[{\"id\": \"d1\",", "gold.json: broken JSON at line 1, byte 13; correct it")]
    [InlineData("{}", "gold.json: is no array of documents with \"text\" and \"events\"; give gold, or what 'isnad gold' wrote")]
    [InlineData("[]", "gold.json: holds no document, and nothing can be learned; give gold")]
    [InlineData("[3]", "gold.json: document 1: is no object; correct it, or leave the document out")]
    [InlineData("""[{"id": "d1", "events": []}]""", "gold.json: document 1 (d1): \"text\" is missing or no string; correct it, or leave the document out")]
    [InlineData("""[{"id": "d1", "text": 7, "events": []}]""", "document 1 (d1): \"text\" is missing or no string")]
    [InlineData("""[{"id": "d1", "text": "a"}]""", "document 1 (d1): \"events\" is no array")]
    [InlineData("""[{"text": "a", "events": []}]""", "document 1: \"id\" is missing or no string")]
    [InlineData("""[{"id": "d1", "text": "a", "fold": "0", "events": []}]""", "document 1 (d1): \"fold\" is \"0\" and no whole number")]
    [InlineData("""[{"id": "d1", "text": "a", "crawled": "4 May", "events": []}]""", "document 1 (d1): \"crawled\" is \"4 May\" and no day (yyyy-mm-dd)")]
    [InlineData("""[{"id": "d1", "text": "a", "events": ["x"]}]""", "document 1 (d1): is no object")]
    [InlineData("""[{"id": "d1", "text": "a", "events": [{"id": "e1"}]}]""", "document 1 (d1): \"type\" is missing or no string")]
    [InlineData("""[{"id": "d1", "text": "abc", "events": [{"id": "e1", "type": "x", "triggers": [{"start": "1", "end": 2}]}]}]""", "document 1 (d1): \"start\" is \"1\" and no whole number")]
    [InlineData("""[{"id": "d1", "text": "abc", "events": [{"id": "e1", "type": "x", "triggers": [{"start": 1, "end": 9}]}]}]""", "document 1 (d1): the words from 1 to 9 do not lie in the text, which has 3 code points")]
    [InlineData("""[{"id": "d1", "text": "abc", "events": [{"id": "e1", "type": "x", "time": {"from": "2016-05-04", "to": "2016-05-03"}}]}]""", "document 1 (d1): a time runs backwards, from 2016-05-04 to 2016-05-03")]
    [InlineData("""[{"id": "d1", "text": "abc", "events": [{"id": "e1", "type": "x", "casualties": [{"min": 2.5}]}]}]""", "document 1 (d1): \"min\" is 2.5 and no whole number")]
    public void Gold_that_is_broken_is_told(string gold, string said) => Refused(said, "train", _folder.Write("gold.json", gold), "--out", Out);

    [Theory]
    [InlineData("{\"id\": \"a\", \"events\": []}\n{", "also.jsonl:2: broken JSON at line 1, byte 2; correct it")]
    [InlineData("""{"events": []}""", "also.jsonl:1: \"id\" is missing or no string; correct it, or leave the document out")]
    [InlineData("3", "also.jsonl:1: is no object")]
    [InlineData("{\"id\": \"a\", \"events\": []}\n{\"id\": \"a\", \"events\": []}", "also.jsonl:2: a stands in line 1 too; leave one of them out")]
    [InlineData("""{"id": "a", "events": 3}""", "also.jsonl:1 (a): \"events\" is no array; correct it, or leave the document out")]
    [InlineData("""[{"id": "a"}]""", "also.jsonl: document 1 (a): \"text\" is missing or no string")]
    public void Annotations_that_are_broken_are_told(string also, string said) =>
        Refused(said, "train", _folder.Write("gold.json", Whole), "--also", _folder.Write("also.jsonl", also), "--corpus", _folder.Write("corpus.jsonl", """{"id": "a", "text": "b"}"""), "--out", Out);

    [Fact]
    public void A_corpus_that_is_broken_is_told() =>
        Refused("corpus.jsonl:2: broken JSON at line 1, byte 1", "train", _folder.Write("gold.json", Whole), "--also", _folder.Write("also.jsonl", """{"id": "b", "events": []}"""), "--corpus", _folder.Write("corpus.jsonl", "{\"id\": \"a\", \"text\": \"b\"}\nx"), "--out", Out);

    private string Out => _folder.Path("weights.gz");

    private void Refused(string said, params string[] args)
    {
        var run = CliRun.Of(args);
        run.Code.ShouldBe(ExitCode.SomeFailed);
        run.Error.ShouldStartWith("isnad: ");
        run.Error.ShouldContain(said);
        run.Error.TrimEnd('\n').Split('\n').ShouldHaveSingleItem();
        File.Exists(Out).ShouldBeFalse();
    }
}
