using System.Text;
using System.Text.Json;
using AngleSharp.Dom;

namespace Isnad.Ingest.Html;

/// <summary>An article as the page's JSON-LD describes it (schema.org).</summary>
internal sealed record LinkedArticle
{
    public string? Headline { get; init; }

    public string? Published { get; init; }

    public string? Modified { get; init; }

    public string? Body { get; init; }

    public string? Publisher { get; init; }

    public string? Url { get; init; }

    public bool IsLiveBlog { get; init; }
}

/// <summary>Reads the JSON-LD of a page. Broken blocks are passed over: they only repeat what the page says.</summary>
internal static class JsonLd
{
    private const int MaxNodes = 20_000, MaxArticles = 50;
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
    private static readonly string[] Kinds = ["Article", "BlogPosting", "LiveBlogPosting", "Report", "SocialMediaPosting"];

    /// <summary>The articles that the page describes, in its order.</summary>
    public static IReadOnlyList<LinkedArticle> Read(IDocument document)
    {
        List<LinkedArticle> articles = [];
        foreach (var script in document.Scripts)
        {
            if (script.Type is { } type && type.Contains("ld+json", StringComparison.OrdinalIgnoreCase))
            {
                Read(script.Text, articles);
            }
        }
        return articles;
    }

    private static void Read(string json, List<LinkedArticle> articles)
    {
        try
        {
            // Line ends inside of strings are no JSON, but content systems write them.
            using var parsed = JsonDocument.Parse(NoControls(json), Options);
            var names = new Dictionary<string, string>(StringComparer.Ordinal);
            List<JsonElement> found = [];
            Queue<JsonElement> open = new([parsed.RootElement]);
            for (var count = 0; open.TryDequeue(out var node) && count < MaxNodes; count++)
            {
                Look(node, open, found, names);
            }
            articles.AddRange(found.Take(MaxArticles - Math.Min(MaxArticles, articles.Count)).Select(node => Article(node, names)));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The second: half a character (\ud83d) in a name or a value.
            return;
        }
    }

    private static void Look(JsonElement node, Queue<JsonElement> open, List<JsonElement> found, Dictionary<string, string> names)
    {
        if (node.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in node.EnumerateArray())
            {
                open.Enqueue(item);
            }
            return;
        }
        if (node.ValueKind != JsonValueKind.Object)
        {
            return;
        }
        if (Text(node, "@id") is { } id && Text(node, "name") is { } name)
        {
            names.TryAdd(id, name);
        }
        if (IsArticle(node))
        {
            found.Add(node);
        }
        foreach (var property in node.EnumerateObject())
        {
            // What the article is a part of, its comments, entries and neighbours are other things than the article.
            if (property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array && property.Name is not ("comment" or "isPartOf" or "liveBlogUpdate" or "mentions" or "itemListElement" or "relatedLink" or "hasPart"))
            {
                open.Enqueue(property.Value);
            }
        }
    }

    private static bool IsArticle(JsonElement node) => node.TryGetProperty("@type", out var type) && (type.ValueKind == JsonValueKind.Array ? type.EnumerateArray() : Enumerable.Repeat(type, 1))
        .Any(kind => kind.ValueKind == JsonValueKind.String && kind.GetString() is { } name && Kinds.Any(known => name.EndsWith(known, StringComparison.Ordinal)));

    private static LinkedArticle Article(JsonElement node, Dictionary<string, string> names) => new()
    {
        Headline = Text(node, "headline") ?? Text(node, "name"),
        Published = Text(node, "datePublished"),
        Modified = Text(node, "dateModified"),
        Body = Text(node, "articleBody"),
        Publisher = Name(node, "publisher", names),
        Url = Text(node, "url") ?? (node.TryGetProperty("mainEntityOfPage", out var page) ? page.ValueKind == JsonValueKind.String ? page.GetString() : Text(page, "@id") ?? Text(page, "url") : null),
        IsLiveBlog = node.TryGetProperty("liveBlogUpdate", out _),
    };

    private static string? Name(JsonElement node, string property, Dictionary<string, string> names)
    {
        if (!node.TryGetProperty(property, out var value))
        {
            return null;
        }
        if (value.ValueKind == JsonValueKind.Array)
        {
            value = value.EnumerateArray().FirstOrDefault();
        }
        return value.ValueKind == JsonValueKind.String ? value.GetString() : Text(value, "name") ?? (Text(value, "@id") is { } id ? names.GetValueOrDefault(id) : null);
    }

    private static string? Text(JsonElement node, string property)
    {
        if (node.ValueKind != JsonValueKind.Object || !node.TryGetProperty(property, out var value) || value.ValueKind != JsonValueKind.String)
        {
            return null;
        }
        try
        {
            return value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair.
            return null;
        }
    }

    /// <summary>The same JSON with line ends and tabs in strings escaped.</summary>
    private static string NoControls(string json)
    {
        if (!json.AsSpan().ContainsAnyInRange('\0', '\u001F'))
        {
            return json;
        }
        var clean = new StringBuilder(json.Length + 64);
        var inString = false;
        for (var i = 0; i < json.Length; i++)
        {
            var c = json[i];
            inString ^= c == '"';
            if (c == '\\' && inString && i + 1 < json.Length)
            {
                clean.Append(c).Append(json[++i] < ' ' ? 'n' : json[i]);
            }
            else
            {
                clean.Append(c >= ' ' ? c : inString && c == '\n' ? "\\n" : " ");
            }
        }
        return clean.ToString();
    }
}
