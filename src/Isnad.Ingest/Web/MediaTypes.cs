using System.Net.Http.Headers;

namespace Isnad.Ingest.Web;

/// <summary>Media types that are read. A host that tells none is believed to send what was asked for.</summary>
internal static class MediaTypes
{
    private const string Pages = "text/html, application/xhtml+xml, text/plain;q=0.8";
    private const string Feeds = "application/atom+xml, application/rss+xml, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, text/html;q=0.1";

    private const string Either = "application/atom+xml, application/rss+xml, text/html, application/xhtml+xml, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, text/plain;q=0.8";

    /// <summary>The Accept header.</summary>
    public static string Accept(FetchAim aim) => aim switch { FetchAim.Page => Pages, FetchAim.Feed => Feeds, FetchAim.FeedOrPage => Either, _ => "text/plain" };

    /// <summary>Name in lower case, and the charset; the name is empty where none or nonsense was told.</summary>
    public static (string Name, string? Charset) Of(HttpContentHeaders headers)
    {
        if (!headers.NonValidated.TryGetValues("Content-Type", out var values) || values.Count == 0)
        {
            return ("", null);
        }
        // Hosts write "text/html; charset=utf-8; charset" and the like, which no strict parser takes.
        var parts = values.First().Split(';', StringSplitOptions.TrimEntries);
        var charset = parts.Skip(1).FirstOrDefault(part => part.StartsWith("charset=", StringComparison.OrdinalIgnoreCase))?["charset=".Length..].Trim(' ', '"', '\'');
        return (parts[0].ToLowerInvariant(), string.IsNullOrEmpty(charset) || charset.Length > 40 ? null : charset);
    }

    /// <summary>What is said of a type that is not read; null for one that is.</summary>
    public static Answer? Refusal(string name, FetchAim aim) => aim switch
    {
        FetchAim.Robots => null,
        _ when name is "" or "text/html" or "application/xhtml+xml" or "text/plain" => null,
        FetchAim.Feed or FetchAim.FeedOrPage when IsFeed(name) => null,
        FetchAim.Page when IsFeed(name) => Answer.Lasting($"is a feed ({name}), no page", "ingest it as a feed"),
        _ => Answer.Lasting($"is {name}, no page and no feed", "only HTML, plain text, RSS and Atom are read"),
    };

    /// <summary>True for a type that feeds come under.</summary>
    public static bool IsFeed(string name) => name is "application/rss+xml" or "application/atom+xml" or "application/rdf+xml" or "application/xml" or "text/xml" or "application/x-rss+xml";
}
