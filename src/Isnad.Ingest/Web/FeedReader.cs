using System.Xml;
using System.Xml.Linq;
using Isnad.Ingest.Encodings;

namespace Isnad.Ingest.Web;

/// <summary>Reads RSS 0.9x, 1.0 and 2.0 and Atom (1.0, and 0.3 as far as it is alike). No document type is read, no entity is fetched or expanded, nesting and size
/// are limited. What stands before a fault is kept.</summary>
/// <param name="maxEntries">Entries that are read.</param>
public sealed class FeedReader(int maxEntries)
{
    private const int MaxDepth = 64;
    private const int MaxCharacters = 16 << 20;

    /// <summary>Reads a feed. Never throws for what stands in it.</summary>
    /// <param name="bytes">The whole feed.</param>
    /// <param name="charset">The encoding that the transport told, or null: then the feed's own declaration counts, as far as the bytes bear it out.</param>
    /// <param name="address">Where it lies: relative links count from there, and problems name it.</param>
    /// <param name="cut">At which limit the bytes were cut, as "is longer than …"; null where they are whole.</param>
    public FeedDocument Read(ReadOnlyMemory<byte> bytes, string? charset, Uri address, string? cut = null)
    {
        var decoded = TextDecoder.Decode(bytes.Span, charset ?? FeedText.Declared(bytes.Span)).Text;
        var text = FeedText.Sound(decoded);
        var before = decoded.AsSpan(0, decoded.Length - decoded.AsSpan().TrimStart(FeedText.Blank).Length).Count('\n');
        var feed = new FeedBuilder(address, maxEntries);
        InputProblem Fault(int? line, string reason, string advice) => InputProblem.Error(HopRules.Shown(address), line, reason, advice);
        InputProblem? problem = null;
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings
            {
                // A document type, as RSS 0.91 has one, is passed over unread: without it no entity can be defined.
                DtdProcessing = DtdProcessing.Ignore,
                XmlResolver = null,
                MaxCharactersInDocument = MaxCharacters,
                MaxCharactersFromEntities = 1024,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
            });
            Walk(reader, feed);
        }
        catch (XmlException error)
        {
            problem = Fault(error.LineNumber > 0 && cut is null ? error.LineNumber + before : null, cut ?? $"is no sound feed ({FeedText.FirstSentence(error.Message)})", Kept(feed));
        }
        problem ??= feed switch
        {
            { IsFeed: false } => Fault(null, "is no RSS and no Atom", "give the address of a feed; a page is ingested as a page"),
            { IsFull: true } => InputProblem.Warning(HopRules.Shown(address), null, $"holds more than {maxEntries} entries", $"the first {maxEntries} are read"),
            _ when cut is not null => Fault(null, cut, Kept(feed)),
            _ => null,
        };
        return new(feed.Title, feed.Entries, problem) { IsFeed = feed.IsFeed };
    }

    private static string Kept(FeedBuilder feed) => feed.Entries.Count == 0 ? "no entry stands before; see what the host gives a browser" : $"the {feed.Entries.Count} entries before are read";

    private static void Walk(XmlReader reader, FeedBuilder feed)
    {
        var open = reader.Read();
        while (open && !feed.IsFull)
        {
            CheckDepth(reader);
            if (reader.NodeType == XmlNodeType.EndElement)
            {
                feed.Close(reader.Depth);
            }
            else if (reader.NodeType == XmlNodeType.Element)
            {
                var (name, depth) = (FeedNames.Of(reader.LocalName, reader.NamespaceURI), reader.Depth);
                if (!feed.Opens(name, depth, Base(reader)))
                {
                    if (!feed.IsFeed)
                    {
                        return;
                    }
                    feed.Take(name, depth, Element(reader));
                }
                else if (reader.IsEmptyElement)
                {
                    feed.Close(depth);
                }
            }
            open = reader.Read();
        }
    }

    private static string? Base(XmlReader reader) => reader.GetAttribute("base", XNamespace.Xml.NamespaceName);

    /// <summary>The element that the reader stands on; afterwards it stands on the element's end.</summary>
    private static XElement Element(XmlReader reader)
    {
        XElement? top = null, current = null;
        do
        {
            CheckDepth(reader);
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var element = new XElement(XName.Get(reader.LocalName, reader.NamespaceURI));
                    var isEmpty = reader.IsEmptyElement;
                    while (reader.MoveToNextAttribute())
                    {
                        if (reader.NamespaceURI != XNamespace.Xmlns.NamespaceName)
                        {
                            element.SetAttributeValue(XName.Get(reader.LocalName, reader.NamespaceURI), reader.Value);
                        }
                    }
                    current?.Add(element);
                    top ??= element;
                    current = isEmpty ? current : element;
                    break;
                case XmlNodeType.EndElement:
                    current = current == top ? null : current!.Parent;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    current!.Add(new XText(reader.Value));
                    break;
            }
        }
        while (current is not null && reader.Read());
        return top!;
    }

    private static void CheckDepth(XmlReader reader)
    {
        if (reader.Depth > MaxDepth)
        {
            var line = reader as IXmlLineInfo;
            throw new XmlException($"nested deeper than {MaxDepth}", null, line?.LineNumber ?? 0, line?.LinePosition ?? 0);
        }
    }
}
