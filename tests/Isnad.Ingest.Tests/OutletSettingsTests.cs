using System.Text;
using Shouldly;
using Xunit;

namespace Isnad.Ingest.Tests;

public sealed class OutletSettingsTests
{
    [Theory]
    [InlineData("جريدة الضفة", null, "Asia/Amman")]
    [InlineData(null, "https://www.news.example.org/a/1", "Asia/Baghdad")]
    [InlineData(null, "https://t.me/Sahel/501", "Africa/Tripoli")]
    [InlineData("t.me/sahel", null, "Africa/Tripoli")]
    [InlineData("أخرى", "https://example.com/", null)]
    [InlineData(null, null, null)]
    public void An_outlet_is_found_by_name_folder_host_or_domain(string? name, string? url, string? zone)
    {
        var settings = Parse("""
            { // by name, host, or channel
              "جريدة الضفة": "Asia/Amman", "news.example.org": {"zone": "Asia/Baghdad"}, "t.me/sahel": {"zone": "Africa/Tripoli", "name": "الساحل"}, }
            """);
        settings.Find(name, url)?.Zone?.Id.ShouldBe(zone);
        (settings.Find(name, url) is null).ShouldBe(zone is null);
    }

    [Theory]
    [InlineData("{\"a\": \"Asia/Nowhere\"}", "outlets.json: outlet 'a' has the unknown time zone 'Asia/Nowhere'")]
    [InlineData("{\"a\": {\"zoen\": \"Asia/Amman\"}}", "outlets.json: outlet 'a' has 'zoen'")]
    [InlineData("{\"a\": {\"zone\": 3}}", "outlets.json: outlet 'a' has 'zone'")]
    [InlineData("{\"a\": 3}", "outlets.json: outlet 'a' is neither")]
    [InlineData("{\"a\": \"UTC\", \"A\": \"UTC\"}", "outlets.json: the outlet 'A' is given twice")]
    [InlineData("{\"\": \"UTC\"}", "outlets.json: the outlet '' has no name")]
    [InlineData("{\"\\ud83d\": \"UTC\"}", "outlets.json: a name or value holds half a character")]
    [InlineData("[]", "outlets.json: must be one object")]
    [InlineData("{\n\"a\": \n", "outlets.json:3: broken JSON")]
    public void A_faulty_file_is_named_with_what_to_write(string json, string message) => Should.Throw<InvalidDataException>(() => Parse(json)).Message.ShouldStartWith(message);

    [Fact]
    public void A_folder_without_the_file_describes_no_outlet()
    {
        using var folder = new TempFolder();
        OutletSettings.Load(folder.Path("none")).Find("a", "https://a.example.org/").ShouldBeNull();
        folder.Write(OutletSettings.FileName, "\uFEFF{\"a\": \"Asia/Amman\"}");
        OutletSettings.Load(folder.Root).Find("A", null)!.Zone!.Id.ShouldBe("Asia/Amman");
    }

    private static OutletSettings Parse(string json) => OutletSettings.Parse(Encoding.UTF8.GetBytes(json), "outlets.json");
}
