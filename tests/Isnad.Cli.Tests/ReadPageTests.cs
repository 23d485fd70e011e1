using System.Text.Json;
using Shouldly;
using Xunit;

namespace Isnad.Cli.Tests;

/// <summary>Web pages through the command.</summary>
public sealed class ReadPageTests : IDisposable
{
    private const string Raid = "شنت مقاتلات غارتين على معسكر شرق البلدة ظهر الأربعاء، وفق ما ذكر مصدر محلي لمراسلنا.";
    private const string Siege = "حاصر مسلحون مركزا للشرطة في الحي القديم مساء الخميس، وأطلقوا النار على من حاول الخروج منه.";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_page_gives_its_article_and_the_output_carries_the_text()
    {
        var run = CliRun.Of("read", _folder.Write("a.html", Page("2018-03-01T22:30:00Z")), "--format", "json");
        run.Code.ShouldBe(ExitCode.Success, run.Error);
        var document = JsonDocument.Parse(run.Output).RootElement[0];
        document.GetProperty("text").GetString().ShouldBe($"غارتان على معسكر\n\n{Raid}");
        document.GetProperty("title").GetString().ShouldBe("غارتان على معسكر");
        document.GetProperty("published").GetProperty("basis").GetString().ShouldBe("metadata");
        Days(document).ShouldBe(("2018-03-01", "2018-03-02"));
        document.EnumerateObject().Select(field => field.Name).ShouldBeSubsetOf(["id", "outlet", "url", "title", "text_sha256", "text", "published", "engine", "events"]);
    }

    [Fact]
    public void The_outlets_time_zone_stands_in_the_data_folder()
    {
        _folder.Write("outlets.json", """{"example.org": "Asia/Baghdad"}""");
        var page = _folder.Write("a.html", Page("2018-03-01T22:30:00Z"));
        var run = CliRun.Of("read", page, "--data", _folder.Root, "--format", "json");
        Days(JsonDocument.Parse(run.Output).RootElement[0]).ShouldBe(("2018-03-02", "2018-03-02"));
        Days(JsonDocument.Parse(CliRun.With(new() { Data = _folder.Root }, "read", page, "--format", "json").Output).RootElement[0]).ShouldBe(("2018-03-02", "2018-03-02"));
    }

    [Fact]
    public void A_faulty_list_of_outlets_stops_the_start()
    {
        _folder.Write("outlets.json", """{"example.org": "Asia/Bagdad"}""");
        var run = CliRun.Of("read", _folder.Write("a.html", Page("2018-03-01")), "--data", _folder.Root, "--format", "json");
        run.Code.ShouldBe(ExitCode.SomeFailed);
        run.Output.ShouldBeEmpty();
        run.Error.TrimEnd().ShouldBe($"isnad: {System.IO.Path.Combine(_folder.Root, "outlets.json")}: outlet 'example.org' has the unknown time zone 'Asia/Bagdad'; write a name of the IANA list, such as Asia/Damascus.");
    }

    [Fact]
    public void Articles_of_one_page_stand_in_order_and_can_be_explained()
    {
        var page = _folder.Write("b.html", $"<body>{Article("الأولى", Raid, Siege)}{Article("الثانية", Siege, Raid)}</body>");
        var run = CliRun.Of("read", page, _folder.Write("c.txt", Raid), "--format", "jsonl");
        run.Output.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()).ShouldBe([$"{page}#1", $"{page}#2", _folder.Path("c.txt")]);
        CliRun.Of("explain", page).Output.ShouldContain("b.html#2");
    }

    [Fact]
    public void A_page_on_standard_input_is_told_by_its_first_tag() =>
        JsonDocument.Parse(CliRun.With(new(Page("2018-03-01")), "read", "-", "--format", "json").Output).RootElement[0].GetProperty("text").GetString().ShouldBe($"غارتان على معسكر\n\n{Raid}");

    [Fact]
    public void A_publication_in_the_future_is_kept_with_a_warning()
    {
        var run = CliRun.Of("read", _folder.Write("a.html", Page("2098-03-01")), "--format", "json");
        run.Code.ShouldBe(ExitCode.Success);
        run.Error.ShouldContain("a.html: warning: the publication of");
        Days(JsonDocument.Parse(run.Output).RootElement[0]).ShouldBe(("2098-03-01", "2098-03-01"));
    }

    [Fact]
    public void A_page_without_article_is_named_and_the_rest_is_read()
    {
        var empty = _folder.Write("a.html", "<html><body><nav><a href='/'>الرئيسية</a></nav></body></html>");
        var run = CliRun.Of("read", empty, _folder.Write("b.html", Page("2018-03-01")), "--format", "json");
        run.Code.ShouldBe(ExitCode.SomeFailed);
        run.Error.ShouldContain($"{empty}: no article text was found in the page; ");
        JsonDocument.Parse(run.Output).RootElement.GetArrayLength().ShouldBe(1);
    }

    private static (string?, string?) Days(JsonElement document) =>
        (document.GetProperty("published").GetProperty("from").GetString(), document.GetProperty("published").GetProperty("to").GetString());

    private static string Article(string title, params string[] paragraphs) => $"<article><h2>{title}</h2>{string.Concat(paragraphs.Select(text => $"<p>{text}</p>"))}</article>";

    private static string Page(string published) =>
        $"<!DOCTYPE html><html><head><link rel=canonical href='https://www.example.org/a'><meta property='article:published_time' content='{published}'><title>غارتان على معسكر</title></head><body><nav><a href='/'>الرئيسية</a></nav><h1>غارتان على معسكر</h1><p>{Raid}</p></body></html>";
}
