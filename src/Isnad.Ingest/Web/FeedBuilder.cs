using System.Xml.Linq;

namespace Isnad.Ingest.Web;

/// <summary>Gathers a feed from its elements: which of them hold others, and what an item or entry says.</summary>
internal sealed class FeedBuilder
{
    private static readonly XName BaseName = XNamespace.Xml + "base";
    private readonly List<FeedEntry> _entries = [];
    private readonly Uri _address;
    private readonly int _maxEntries;
    private Uri _rootBase, _base;

    /// <param name="address">Where the feed lies.</param>
    /// <param name="maxEntries">Entries that are taken.</param>
    public FeedBuilder(Uri address, int maxEntries)
    {
        (_address, _maxEntries) = (address, maxEntries);
        _base = _rootBase = address;
    }

    /// <summary>True once a root of RSS or Atom was seen.</summary>
    public bool IsFeed { get; private set; }

    /// <summary>True once there is an entry more than are taken.</summary>
    public bool IsFull { get; private set; }

    public string? Title { get; private set; }

    public IReadOnlyList<FeedEntry> Entries => _entries;

    /// <summary>True where the element holds title and entries and is to be entered, not taken.</summary>
    public bool Opens(string name, int depth, string? xmlBase)
    {
        if (depth == 0)
        {
            IsFeed = name is "rss" or "rdf:RDF" or "atom:feed";
            _base = _rootBase = Resolved(_address, xmlBase) ?? _address;
            return IsFeed;
        }
        if (depth != 1 || name != "channel")
        {
            return false;
        }
        _base = Resolved(_rootBase, xmlBase) ?? _rootBase;
        return true;
    }

    /// <summary>An element's end; after the channel's the root's own base holds again.</summary>
    public void Close(int depth) => _base = depth <= 1 ? _rootBase : _base;

    /// <summary>Takes an element inside root or channel.</summary>
    public void Take(string name, int depth, XElement element)
    {
        if (name is "item" or "atom:entry")
        {
            IsFull = _entries.Count >= _maxEntries;
            if (!IsFull)
            {
                _entries.Add(Entry(element));
            }
        }
        else if (name is "title" or "atom:title" && depth <= 2)
        {
            Title ??= TitleOf(element);
        }
    }

    private FeedEntry Entry(XElement item)
    {
        var parts = item.Elements().ToLookup(element => FeedNames.Of(element.Name.LocalName, element.Name.NamespaceName));
        string? Text(params string[] names) => names.SelectMany(name => parts[name]).Select(element => element.Value.Trim()).FirstOrDefault(text => text.Length > 0);
        DateTimeOffset? Date(params string[] names) => names.SelectMany(name => parts[name]).Select(element => FeedDate.Parse(element.Value)).FirstOrDefault(date => date is not null);
        var title = parts["title"].Concat(parts["atom:title"]).Concat(parts["dc:title"]).Select(TitleOf).FirstOrDefault(text => text is not null);
        return new FeedEntry(Link(item, parts), Text("guid", "atom:id") ?? About(item), title)
        {
            Published = Date("pubDate", "atom:published", "atom:issued", "dc:date", "dcterms:issued", "dcterms:created"),
            Updated = Date("atom:updated", "atom:modified", "dcterms:modified"),
            Summary = Text("description", "atom:summary"),
            Content = parts["content:encoded"].Concat(parts["atom:content"]).Select(Markup).FirstOrDefault(text => text is not null),
        };
    }

    private Uri? Link(XElement item, ILookup<string, XElement> parts)
    {
        foreach (var link in parts["link"].Where(link => !string.IsNullOrWhiteSpace(link.Value)))
        {
            return Resolved(BaseOf(link), link.Value);
        }
        var alternate = parts["atom:link"].Where(link => (string?)link.Attribute("rel") is null or "alternate" && link.Attribute("href") is not null)
            .OrderBy(link => (string?)link.Attribute("type") is null or "text/html" or "application/xhtml+xml" ? 0 : 1).FirstOrDefault();
        if (alternate is not null)
        {
            return Resolved(BaseOf(alternate), (string)alternate.Attribute("href")!);
        }
        var own = parts["guid"].FirstOrDefault(guid => !"false".Equals((string?)guid.Attribute("isPermaLink"), StringComparison.OrdinalIgnoreCase))?.Value ?? About(item);
        return Uri.TryCreate(own?.Trim(), UriKind.Absolute, out var page) && page.Scheme is "http" or "https" ? page : null;
    }

    /// <summary>The base of relative links at an element of an item: the nearest xml:base, each relative to the one around it (XML Base).</summary>
    private Uri BaseOf(XElement element) => element.AncestorsAndSelf().Reverse().Aggregate(_base, (around, inner) => Resolved(around, (string?)inner.Attribute(BaseName)) ?? around);

    private static Uri? Resolved(Uri around, string? link) => !string.IsNullOrWhiteSpace(link) && Uri.TryCreate(around, link.Trim(), out var address) ? address : null;

    private static string? About(XElement item) => (string?)item.Attribute(XName.Get("about", FeedNames.Rdf));

    /// <summary>Atom says what its texts are (RFC 4287, 3.1); RSS does not, and writers put HTML there.</summary>
    private static string? TitleOf(XElement element) =>
        FeedText.Plain(element.Value, !FeedNames.Of("", element.Name.NamespaceName).StartsWith("atom:", StringComparison.Ordinal) || (string?)element.Attribute("type") is "html" or "text/html");

    /// <summary>Content as a string: of XHTML the markup, of all else the text. Content that lies elsewhere has none.</summary>
    private static string? Markup(XElement element)
    {
        var text = element.HasElements ? string.Concat(element.Nodes().Select(node => node.ToString(SaveOptions.DisableFormatting))).Trim() : element.Value.Trim();
        return text.Length == 0 ? null : text;
    }
}
