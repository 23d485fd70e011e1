using AngleSharp.Dom;

namespace Isnad.Ingest.Html;

/// <summary>Tells a table of data from one that only lays out the page.</summary>
internal static class TableShape
{
    private const int MaxNodes = 4000, LongCell = 120, FewRows = 2;

    /// <summary>True where rows of several short cells stand: a layout has paragraphs, other tables or a single cell in its rows.</summary>
    public static bool IsData(IElement table)
    {
        if (table.GetAttribute("role") is "presentation" or "none")
        {
            return false;
        }
        int rows = 0, cells = 0, length = 0, links = 0, seen = 0;
        Stack<(INodeList Children, int Next, bool Link)> open = [];
        open.Push((table.ChildNodes, 0, false));
        while (open.TryPop(out var frame))
        {
            for (var i = frame.Next; i < frame.Children.Length; i++)
            {
                var node = frame.Children[i];
                if (++seen > MaxNodes)
                {
                    break;
                }
                if (node is IText text)
                {
                    var letters = text.Data.AsSpan().Trim().Length;
                    length += letters;
                    links += frame.Link ? letters : 0;
                }
                else if (node is IElement element)
                {
                    var tag = element.LocalName;
                    if (tag is "table" or "h1" or "h2" or "form" or "article" or "script" or "img")
                    {
                        return false;
                    }
                    rows += tag == "tr" ? 1 : 0;
                    cells += tag is "td" or "th" ? 1 : 0;
                    open.Push((frame.Children, i + 1, frame.Link));
                    open.Push((element.ChildNodes, 0, frame.Link || tag == "a"));
                    break;
                }
            }
        }
        return rows >= FewRows && cells >= 2 * rows && length < (long)LongCell * cells && links * 2 < length;
    }
}
