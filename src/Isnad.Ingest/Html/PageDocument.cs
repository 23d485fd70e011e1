using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Isnad.Ingest.Html;

/// <summary>A parsed page, no matter how broken or big its markup: scripts are not run, nothing is fetched.</summary>
/// <param name="Document">The page's tree.</param>
/// <param name="Cuts">What was left out of it, for a warning.</param>
internal sealed record PageDocument(IDocument Document, IReadOnlyList<string> Cuts)
{
    /// <summary>An element after this many ends the parsing; what was read before is kept.</summary>
    public const int MaxElements = 200_000;

    /// <summary>Parses <paramref name="markup"/>.</summary>
    public static PageDocument Parse(string markup)
    {
        List<string> cuts = [];
        markup = PageMarkup.Limit(markup, cuts);
        var count = 0;
        IDocument? partial = null;
        var parser = new HtmlParser(new HtmlParserOptions
        {
            OnCreated = (element, _) =>
            {
                partial ??= element.Owner;
                if (++count > MaxElements)
                {
                    throw new TooManyElementsException();
                }
            },
        });
        try
        {
            return new(parser.ParseDocument(markup), cuts);
        }
        catch (TooManyElementsException)
        {
            cuts.Add($"the page has more than {MaxElements} elements");
            return new(partial!, cuts);
        }
    }

    private sealed class TooManyElementsException : Exception;
}
