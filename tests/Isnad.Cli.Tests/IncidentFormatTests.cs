using System.Text.Json;
using Shouldly;
using Xunit;

namespace Isnad.Cli.Tests;

public sealed class IncidentFormatTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_account_is_given_with_its_holders_and_words()
    {
        var run = CliRun.Of("fuse", "--records", Records(), "--format", "incidents");
        run.Code.ShouldBe(ExitCode.Success, run.Error);
        var root = JsonDocument.Parse(run.Output).RootElement;
        var incident = root.GetProperty("incidents").EnumerateArray().Single();
        incident.GetProperty("headline").GetProperty("type").GetProperty("most_held")[0].GetString().ShouldBe("territory-taken");
        (incident.GetProperty("outlets").GetInt32(), incident.GetProperty("members").GetArrayLength()).ShouldBe((2, 2));
        var toll = incident.GetProperty("fields").GetProperty("tolls")[0];
        toll.GetProperty("status").GetString().ShouldBe("disputed");
        (toll.GetProperty("lowest").GetProperty("min").GetInt32(), toll.GetProperty("highest").GetProperty("min").GetInt32()).ShouldBe((7, 15));
        var held = toll.GetProperty("accounts").EnumerateArray().First(account => account.GetProperty("value").GetProperty("min").GetInt32() == 15).GetProperty("held_by")[0];
        held.GetProperty("said_by").GetProperty("quote").GetString().ShouldBe("مصدر طبي");
        (held.GetProperty("outlet").GetString(), held.GetProperty("words")[0].GetProperty("quote").GetString()).ShouldBe(("second", "خمسة عشر قتيلا"));
        incident.GetProperty("fields").GetProperty("occurrence").GetProperty("status").GetString().ShouldBe("agreed");
        root.GetProperty("control")[0].GetProperty("spells")[1].GetProperty("side").GetString().ShouldBe("syrian-government");
        root.GetProperty("relations")[0].GetProperty("stance").GetString().ShouldBe("against");
    }

    [Fact]
    public void The_page_shows_accounts_side_by_side_and_right_to_left_words_move_nothing()
    {
        var run = CliRun.Of("fuse", "--records", Records(), "--format", "table");
        run.Output.ShouldContain("#1 territory-taken");
        run.Output.ShouldContain("2 reports of 2 independent outlets");
        run.Output.ShouldContain("disputed");
        run.Output.ShouldContain("holds it by the latest account");
        run.Output.ShouldContain("\u2068مصدر طبي\u2069 (second)");
        run.Output.Count(c => c == '\u2068').ShouldBe(run.Output.Count(c => c == '\u2069'));
        run.Output.Split('\n').ShouldAllBe(line => line.Replace("\u2068", "").Replace("\u2069", "").Length <= 100);
    }

    private string Records() => _folder.Write("records.jsonl", $$"""
        {"id":"a","outlet":"first","published":"2019-04-17","events":[{{Event("\"casualties\":[{\"kind\":\"killed\",\"min\":7,\"max\":7,\"quote\":\"سبعة قتلى\"}]")}}]}
        {"id":"b","outlet":"second","published":"2019-04-17","events":[{{Event("\"casualties\":[{\"kind\":\"killed\",\"min\":15,\"max\":15,\"quote\":\"خمسة عشر قتيلا\",\"said_by\":[0]}],\"sources\":[{\"quote\":\"مصدر طبي\",\"kind\":\"medical\"}]")}}]}

        """);

    private static string Event(string more) => $$"""{"id":"e1","type":"territory-taken","time":{"from":"2019-04-16","to":"2019-04-16"},"place":{"quote":"بلدة الزهراء","country":"SY","admin1":"SY-HL","kind":"town","lat":36.2,"lon":37.1},"actors":[{"id":"syrian-government","role":"actor"},{"id":"nusra","role":"target"}],{{more}}}""";
}
