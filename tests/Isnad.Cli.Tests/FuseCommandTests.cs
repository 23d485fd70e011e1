using System.Text.Json;
using Shouldly;
using Xunit;

namespace Isnad.Cli.Tests;

public sealed class FuseCommandTests : IDisposable
{
    private const string Event = """{"id":"e1","type":"shelling","time":{"from":"2019-04-16","to":"2019-04-16"},"place":{"country":"SY","admin1":"SY-HL","kind":"town","lat":36.2,"lon":37.1},"actors":[{"id":"syrian-government","role":"actor"},{"id":"civilians","role":"target"}],"casualties":[{"kind":"killed","min":7,"max":7}]}""";
    private const string Other = """{"id":"e2","type":"meeting","place":{"country":"SY","kind":"country"}}""";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Records_of_two_reports_become_one_cluster()
    {
        var run = CliRun.Of("fuse", "--records", Records(), "--format", "clusters");
        run.Code.ShouldBe(ExitCode.Success, run.Error);
        run.Output.ShouldBe("[\n[[\"a\",\"e1\"],[\"b\",\"e1\"]]\n]\n");
        run.Error.ShouldBe("3 records, 2 incidents; 1 of them told by 2 records\n");
    }

    [Fact]
    public void As_json_every_incident_stands_there_and_each_pair_is_explained()
    {
        var run = CliRun.Of("fuse", "--records", Records(), "--explain");
        var incidents = JsonDocument.Parse(run.Output).RootElement;
        incidents.GetArrayLength().ShouldBe(2);
        var pair = incidents[0].GetProperty("pairs")[0];
        pair.GetProperty("features").EnumerateArray().Sum(item => item.GetProperty("value").GetDouble() * item.GetProperty("weight").GetDouble()).ShouldBe(pair.GetProperty("score").GetDouble(), 0.01);
        incidents[1].GetProperty("members")[0][1].GetString().ShouldBe("e2");
    }

    [Fact]
    public void A_broken_file_is_named_and_the_rest_is_fused()
    {
        var run = CliRun.Of("fuse", "--records", Records(), _folder.Write("bad.json", "[{\"id\":"), "--format", "clusters", "--out", _folder.Path("out.json"));
        run.Code.ShouldBe(ExitCode.SomeFailed);
        run.Error.ShouldContain("bad.json");
        File.ReadAllText(_folder.Path("out.json")).ShouldContain("[[\"a\",\"e1\"],[\"b\",\"e1\"]]");
    }

    private string Records() => _folder.Write("records.jsonl", $$"""
        {"id":"a","published":"2019-04-17","events":[{{Event}},{{Other}}]}
        {"id":"b","crawled":"2019-04-17 10:00:00","source":"a paper","events":[{{Event}}]}

        """);
}
