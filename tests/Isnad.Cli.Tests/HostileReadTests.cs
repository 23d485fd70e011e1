using System.Text.Json;
using Shouldly;
using Xunit;

namespace Isnad.Cli.Tests;

/// <summary>Bad input through the whole command: what stands beside it still becomes records.</summary>
public sealed class HostileReadTests : IDisposable
{
    private const string Raid = "شنت مقاتلات غارتين على معسكر شرق البلدة ظهر الأربعاء، وفق ما ذكر مصدر محلي.";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_document_of_50_megabytes_is_one_line_and_the_rest_is_read()
    {
        var big = _folder.Path("a.txt");
        using (var file = new StreamWriter(big))
        {
            for (var written = 0; written < 50_000_000; written += 2 * Raid.Length)
            {
                file.WriteLine(Raid);
            }
        }
        var good = _folder.Write("b.txt", Raid);
        var run = CliRun.Of("read", big, good, "--format", "json");
        run.Code.ShouldBe(ExitCode.SomeFailed);
        run.Error.TrimEnd().ShouldMatch(@"^isnad: [^\n]*a\.txt: the text of '[^\n]*a\.txt' is longer than \d+ characters; split it into its reports\.$");
        var document = JsonDocument.Parse(run.Output).RootElement.EnumerateArray().Single();
        document.GetProperty("id").GetString().ShouldBe(good);
        document.GetProperty("events").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("<div>", 10_000, 1)]
    [InlineData("<script>var a = '<p>';</script>", 40_000, 0)]
    public void A_page_made_to_hurt_gives_its_events(string opening, int times, int warnings)
    {
        var page = $"<html><body><h1>غارتان على معسكر</h1>{string.Concat(Enumerable.Repeat(opening, times))}<p>{Raid}</p></body></html>";
        var run = CliRun.Of("read", _folder.Write("a.html", page), "--format", "json");
        run.Code.ShouldBe(ExitCode.Success, run.Error);
        run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(warnings, run.Error);
        JsonDocument.Parse(run.Output).RootElement[0].GetProperty("events").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public void Latin_text_is_a_document_without_events_and_a_warning()
    {
        var run = CliRun.Of("read", _folder.Write("a.txt", "A bomb went off near the market on Tuesday and killed four people."), "--format", "json");
        run.Code.ShouldBe(ExitCode.Success);
        run.Error.TrimEnd().ShouldMatch(@"^[^\n]*a\.txt: warning: the document '[^\n]*a\.txt' is written in English; [^\n]*$");
        JsonDocument.Parse(run.Output).RootElement[0].GetProperty("events").GetArrayLength().ShouldBe(0);
    }
}
