using System.Text;
using Isnad.Ingest.Web;
using Isnad.Workflow.Watch;
using Shouldly;
using Xunit;

namespace Isnad.Workflow.Tests.Watch;

/// <summary>sources.json, sound and faulty.</summary>
public sealed class SourceSettingsTests
{
    private static SourceSettings Parse(string json) => SourceSettings.Parse(Encoding.UTF8.GetBytes(json), "sources.json");

    [Fact]
    public void A_file_says_what_to_look_at_and_how()
    {
        var settings = Parse("""
            {
              // a desk's list
              "contact": "mailto:desk@example.org", "allowed_hosts": ["intranet.example.org"], "host_interval": "5s", "interval": "1h",
              "sources": ["https://example.org/rss.xml", {"url": "https://example.net/feed", "outlet": "صوت الوادي", "interval": "2 d"},],
            }
            """);
        settings.Sources.ShouldBe([new WatchedSource(new Uri("https://example.org/rss.xml"), TimeSpan.FromHours(1)), new WatchedSource(new Uri("https://example.net/feed"), TimeSpan.FromDays(2)) { Outlet = "صوت الوادي" }]);
        (settings.Fetch.Contact, settings.Fetch.HostInterval, settings.Fetch.AllowPrivate).ShouldBe(("mailto:desk@example.org", TimeSpan.FromSeconds(5), false));
        settings.Fetch.AllowedHosts.ShouldBe(["intranet.example.org"]);
    }

    [Fact]
    public void Without_words_it_is_a_quarter_of_an_hour_and_the_web_as_by_default()
    {
        var settings = Parse("""{"sources": ["https://example.org/rss.xml"]}""");
        settings.Sources.Single().Interval.ShouldBe(TimeSpan.FromMinutes(15));
        settings.Fetch.ShouldBe(FetchSettings.Default);
        Parse("{}").Sources.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"\ud83d": 1}""", "a name or value holds half a character")]
    [InlineData("[]", "must be one object; write {\"sources\"")]
    [InlineData("{\n\"sources\": [", "sources.json:2: broken JSON")]
    [InlineData("""{"source": []}""", "'source' is not known; there are sources, interval")]
    [InlineData("""{"sources": {}}""", "'sources' is no list")]
    [InlineData("""{"sources": [1]}""", "source 1 is neither an address nor an object")]
    [InlineData("""{"sources": [{"outlet": "x"}]}""", "source 1 has no url")]
    [InlineData("""{"sources": ["https://example.org/a", {"url": "ftp://example.org"}]}""", "the url of source 2, 'ftp://example.org', is no address of the web")]
    [InlineData("""{"sources": ["https://name:word@example.org/a"]}""", "without a name and password")]
    [InlineData("""{"sources": ["https://example.org/a", "https://example.org/a"]}""", "source 2, https://example.org/a, is given twice")]
    [InlineData("""{"sources": [{"url": "https://example.org/a", "every": "1h"}]}""", "source 1 has 'every'; only url, outlet and interval are known")]
    [InlineData("""{"sources": [{"url": "https://example.org/a", "interval": "soon"}]}""", "the interval of source 1, soon, is no time; write a number and s, m, h or d")]
    [InlineData("""{"sources": [{"url": "https://example.org/a", "interval": "5s"}]}""", "the interval of source 1, 5s, is too short; give at least 00:01:00")]
    [InlineData("""{"interval": "99d"}""", "'interval', 99d, is too long")]
    [InlineData("""{"interval": 15}""", "'interval', 15, is no time")]
    [InlineData("""{"sources": [{"url": "https://example.org/a", "outlet": " "}]}""", "the outlet of source 1 is no word")]
    [InlineData("""{"allow_private": "yes"}""", "'allow_private' is neither true nor false")]
    [InlineData("""{"allowed_hosts": "a"}""", "'allowed_hosts' is no list")]
    [InlineData("""{"contact": "somebody"}""", "'contact', 'somebody', is no address; write https")]
    public void What_is_wrong_is_said_with_place_and_remedy(string json, string words)
    {
        var message = Should.Throw<InvalidDataException>(() => Parse(json)).Message;
        message.ShouldStartWith("sources.json");
        message.ShouldContain(words);
    }

    [Fact]
    public void A_folder_without_the_file_has_no_settings() => SourceSettings.Load(Path.GetTempPath()).ShouldBeNull();
}
