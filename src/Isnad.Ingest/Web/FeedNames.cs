namespace Isnad.Ingest.Web;

/// <summary>Names of elements, whatever prefix a feed gives them: <c>item</c>, <c>atom:link</c>, <c>dc:date</c>. Those of RSS have no prefix, in whichever of its
/// namespaces; names of unknown namespaces begin with <c>?:</c>.</summary>
internal static class FeedNames
{
    /// <summary>The name.</summary>
    public static string Of(string local, string space) => space switch
    {
        "" or "http://purl.org/rss/1.0/" or "http://my.netscape.com/rdf/simple/0.9/" or "http://channel.netscape.com/rdf/simple/0.9/" or "http://backend.userland.com/rss2" or "http://purl.org/net/rss1.1#" => local,
        "http://www.w3.org/2005/Atom" or "http://purl.org/atom/ns#" => "atom:" + local,
        "http://purl.org/rss/1.0/modules/content/" => "content:" + local,
        "http://purl.org/dc/elements/1.1/" => "dc:" + local,
        "http://purl.org/dc/terms/" => "dcterms:" + local,
        Rdf => "rdf:" + local,
        _ => "?:" + local,
    };

    /// <summary>The namespace of rdf:about.</summary>
    public const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
}
