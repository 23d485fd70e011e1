using AngleSharp.Dom;

namespace Isnad.Ingest.Html;

/// <summary>What a page says about itself outside of its text.</summary>
internal sealed class PageMetadata
{
    private const int MaxValue = 2000, ShortestHeadline = 15;
    private static readonly string[] Separators = [" | ", " - ", " \u2013 ", " \u2014 ", " :: ", " \u00BB ", " \u2022 ", " \u00AB "];
    private readonly Dictionary<string, string> _meta = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="document">The page.</param>
    /// <param name="address">Where it was fetched, or null.</param>
    /// <param name="outlet">Its outlet as what led to it names it, or null.</param>
    /// <param name="fetched">When it was fetched, or null.</param>
    public PageMetadata(IDocument document, string? address = null, string? outlet = null, DateTimeOffset? fetched = null)
    {
        Given = outlet;
        var canonical = (string?)null;
        foreach (var element in document.QuerySelectorAll("meta, link"))
        {
            if (element.LocalName == "link")
            {
                canonical ??= string.Equals(element.GetAttribute("rel"), "canonical", StringComparison.OrdinalIgnoreCase) ? element.GetAttribute("href") : null;
                continue;
            }
            var name = element.GetAttribute("property") ?? element.GetAttribute("name") ?? element.GetAttribute("itemprop");
            if (name is not null && element.GetAttribute("content")?.Trim() is { Length: > 0 and < MaxValue } content)
            {
                _meta.TryAdd(name, content);
            }
        }
        Articles = JsonLd.Read(document);
        Saved = SavedPage.Find(document);
        SavedAt = Saved.At ?? (fetched is { } moment ? PageInstant.Of(moment) : null);
        PageTitle = Clean(document.Title);
        Canonical = Address(canonical) ?? Address(Meta("og:url")) ?? Articles.Select(article => Address(article.Url)).FirstOrDefault(url => url is not null) ?? Address(Saved.Url) ?? Address(address);
        Host = Uri.TryCreate(Canonical, UriKind.Absolute, out var uri) ? ReportAddress.Host(uri) : null;
    }

    /// <summary>Articles of the JSON-LD.</summary>
    public IReadOnlyList<LinkedArticle> Articles { get; }

    /// <summary>What a program that saved the page wrote into it.</summary>
    public SavedPage Saved { get; }

    /// <summary>When the page was as it is: when it was saved, else when it was fetched; null where neither is known.</summary>
    public PageInstant? SavedAt { get; }

    /// <summary>The address that the page gives for itself.</summary>
    public string? Canonical { get; }

    /// <summary>Host of <see cref="Canonical"/>.</summary>
    public string? Host { get; }

    private string? Given { get; }

    private string? PageTitle { get; }

    private string? Site => Clean(Meta("og:site_name") ?? Articles.Select(article => article.Publisher).FirstOrDefault(name => name is not null) ?? Meta("application-name") ?? Meta("DC.publisher", "dcterms.publisher"));

    /// <summary>Name of the outlet: as the head names it, else what the page's title has beside the headline, else as it was given, else the host.</summary>
    public string? Outlet(string? headline) => Site ?? (headline is null ? null : BesideTitle(ArticleTitle.Key(headline))) ?? Given
        ?? (Host is { } host ? host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host : null);

    /// <summary>True where the page says that it is an article.</summary>
    public bool SaysArticle => Articles.Count > 0 || Meta("og:type") == "article";

    /// <summary>The first of the named values, or null.</summary>
    public string? Meta(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_meta.TryGetValue(name, out var value))
            {
                return value;
            }
        }
        return null;
    }

    /// <summary>Titles as the page's head gives them, without the site's name, the most trusted first.</summary>
    public IEnumerable<string> Titles()
    {
        string?[] titles = [Articles.Count > 0 ? Articles[0].Headline : null, Meta("og:title", "twitter:title", "DC.title", "dcterms.title"), PageTitle];
        return titles.Select(Clean).Where(title => title is not null).Select(title => WithoutSite(title!)).Concat(TitleParts().Where(part => part.Length >= ShortestHeadline)).Distinct();
    }

    private IEnumerable<string> TitleParts() => PageTitle?.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } parts ? parts : [];

    private string? BesideTitle(string headline)
    {
        string[] parts = [.. TitleParts()];
        return parts.Length is 2 or 3 && Array.FindIndex(parts, part => ArticleTitle.Same(ArticleTitle.Key(part), headline)) is >= 0 and var at ? parts[at == 0 ? ^1 : 0] : null;
    }

    /// <summary>An absolute http(s) address as it is written, or null.</summary>
    public static string? Address(string? words) => words?.Trim() is { Length: < MaxValue } text && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && ReportAddress.Host(uri) is not null ? text : null;

    /// <summary>White space collapsed; null where nothing is left.</summary>
    public static string? Clean(string? text)
    {
        if (text is null)
        {
            return null;
        }
        // JSON-LD and some systems escape their titles once more.
        var decoded = text.Contains('&', StringComparison.Ordinal) ? System.Net.WebUtility.HtmlDecode(text) : text;
        var words = string.Join(' ', decoded.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length == 0 ? null : words;
    }

    private string WithoutSite(string title)
    {
        foreach (var separator in Separators.Append(": "))
        {
            var at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at > 0 && IsSite(title[(at + separator.Length)..]))
            {
                return title[..at].Trim();
            }
            at = title.IndexOf(separator, StringComparison.Ordinal);
            if (at > 0 && IsSite(title[..at]))
            {
                return title[(at + separator.Length)..].Trim();
            }
        }
        return title;
    }

    private bool IsSite(string part) => Site is { } outlet && (part.Contains(outlet, StringComparison.OrdinalIgnoreCase) || (part.Length > 3 && outlet.Contains(part.Trim(), StringComparison.OrdinalIgnoreCase)));
}
