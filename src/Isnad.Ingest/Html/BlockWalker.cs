using System.Text;
using AngleSharp.Dom;

namespace Isnad.Ingest.Html;

/// <summary>Walks a page's tree without recursion and cuts it into blocks, one a line.</summary>
internal sealed class BlockWalker
{
    private static readonly FrozenNames Skipped = new("script style noscript template svg math iframe object embed canvas audio video map head button select option textarea input datalist meta link img picture source progress amp-img amp-ad amp-analytics amp-iframe amp-video amp-sidebar amp-social-share");
    private static readonly FrozenNames Inline = new("a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb rp rt ruby s samp small span strike strong sub sup time tt u var wbr");

    private readonly List<Block> _blocks = [];
    private readonly List<Region> _regions = [];
    private readonly List<TimeMark> _times = [];
    private readonly StringBuilder _text = new();
    private Region _region = null!;
    private BlockKind _kind;
    private int _level, _links, _linkChars, _timeChars, _rows, _preformatted, _timeDepth;
    private string? _link;
    private IElement? _byline;
    private bool _space;

    /// <summary>The blocks of <paramref name="body"/>.</summary>
    public static PageBlocks Walk(IElement body)
    {
        var walker = new BlockWalker();
        walker.WalkFrom(body);
        return new(walker._blocks, walker._regions, walker._times);
    }

    private void WalkFrom(IElement body)
    {
        Stack<Frame> open = [];
        open.Push(Enter(body)!);
        while (open.TryPeek(out var frame))
        {
            if (frame.Next == frame.Children.Length)
            {
                Leave(frame);
                open.Pop();
                continue;
            }
            // By index: to ask a node for its next sibling counts all before it.
            var child = frame.Children[frame.Next++];
            if (child is IText text)
            {
                Add(text.Data);
            }
            else if (child is IElement element && !Skipped.Contains(element.LocalName) && Enter(element) is { } inner)
            {
                open.Push(inner);
            }
        }
    }

    private Frame? Enter(IElement element)
    {
        var tag = element.LocalName;
        if (tag is "br" or "hr")
        {
            Flush();
            return null;
        }
        var naming = PageNames.Of(element);
        if ((naming & Naming.Hidden) != 0)
        {
            return null;
        }
        Mark(element, tag);
        if ((naming & Naming.Byline) != 0 && _byline is null)
        {
            _byline = element;
        }
        var inline = Inline.Contains(tag) && (naming & (Naming.Furniture | Naming.Comments | Naming.Structure)) == 0 && ((naming & Naming.Meta) == 0 || _text.Length > 0);
        if (!inline && _rows == 0)
        {
            Flush();
            _region = new Region(_regions.Count == 0 ? null : _region, element, naming, _blocks.Count);
            _regions.Add(_region);
        }
        var frame = new Frame(element, tag, inline || _rows > 0 ? null : _region, _kind, _level);
        Begin(element, tag, frame);
        return frame;
    }

    /// <summary>Takes note of what the element means for the text in it.</summary>
    private void Begin(IElement element, string tag, Frame frame)
    {
        switch (tag)
        {
            case "a" when element.HasAttribute("href"):
                _links++;
                _link = _link is null && _linkChars == 0 ? element.GetAttribute("href") : null;
                break;
            case "time":
                _timeDepth++;
                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                (_kind, _level) = (BlockKind.Heading, tag[1] - '0');
                break;
            case "li" or "dd":
                _kind = BlockKind.Item;
                break;
            case "pre":
                _preformatted++;
                break;
            case "table" when _rows == 0 && TableShape.IsData(element):
                frame.IsData = true;
                _rows++;
                break;
            case "tr" or "caption" when _rows > 0:
                Flush();
                _kind = tag == "tr" ? BlockKind.Row : _kind;
                break;
            case "td" or "th" when _rows > 0 && _text.Length > 0:
                _space = false;
                _text.Append(" | ");
                break;
            default:
                _space |= _rows > 0 && !Inline.Contains(tag);
                break;
        }
    }

    private void Leave(Frame frame)
    {
        switch (frame.Tag)
        {
            case "a" when _links > 0 && frame.Element.HasAttribute("href"):
                _links--;
                break;
            case "time":
                _timeDepth--;
                break;
            case "pre":
                Flush();
                _preformatted--;
                break;
        }
        if (frame.IsData || frame.Region is not null || (frame.Tag == "tr" && _rows > 0))
        {
            Flush();
        }
        _rows -= frame.IsData ? 1 : 0;
        (_kind, _level) = (frame.Kind, frame.Level);
        if (frame.Region is { } region)
        {
            region.End = _blocks.Count;
            _region = region.Parent ?? region;
        }
    }

    private void Mark(IElement element, string tag)
    {
        var property = element.GetAttribute("itemprop");
        var value = tag == "time" ? element.GetAttribute("datetime") : null;
        if (property is not ("datePublished" or "dateModified") && value is null)
        {
            return;
        }
        value ??= element.GetAttribute("datetime") ?? element.GetAttribute("content");
        var names = element.ClassName ?? "";
        var update = property == "dateModified" || names.Contains("updated", StringComparison.OrdinalIgnoreCase) && !names.Contains("published", StringComparison.OrdinalIgnoreCase) || names.Contains("modified", StringComparison.OrdinalIgnoreCase);
        if (!string.IsNullOrWhiteSpace(value))
        {
            _times.Add(new(value, _blocks.Count, _region, !update && (property == "datePublished" || element.HasAttribute("pubdate") || names.Contains("published", StringComparison.OrdinalIgnoreCase)), update));
        }
    }

    /// <summary>Takes text. A zero-width space beside no blank stays: it may be all that divides two words, which the reader tells by their letters.</summary>
    private void Add(string data)
    {
        var before = _text.Length;
        foreach (var c in data)
        {
            if (_preformatted > 0 && c == '\n')
            {
                Count(before);
                Flush();
                before = 0;
            }
            else if (char.IsWhiteSpace(c) || c is '\u0085')
            {
                _space = true;
            }
            else if (c == '\u200B' ? !_space && _text.Length > 0 && _text[^1] is not (' ' or '\u200B') : c is not ('\u00AD' or '\uFEFF' or '\u2060' or '\0'))
            {
                if (_space && _text.Length > 0 && _text[^1] != ' ')
                {
                    _text.Append(' ');
                }
                _space = false;
                _text.Append(c);
            }
        }
        Count(before);
    }

    private void Count(int before)
    {
        _linkChars += _links > 0 ? _text.Length - before : 0;
        _timeChars += _timeDepth > 0 ? _text.Length - before : 0;
    }

    private void Flush()
    {
        if (_text.ToString().Trim(' ', '|') is { Length: > 0 } text)
        {
            _blocks.Add(new(_region, text, Math.Min(_linkChars, text.Length), _kind, _level) { Link = _linkChars > 0 ? _link : null, TimeChars = Math.Min(_timeChars, text.Length), Byline = _byline });
            _byline = null;
        }
        _text.Clear();
        (_linkChars, _timeChars, _space, _link) = (0, 0, false, _links > 0 ? _link : null);
    }

    private sealed class Frame(IElement element, string tag, Region? region, BlockKind kind, int level)
    {
        public IElement Element => element;

        public string Tag => tag;

        public Region? Region => region;

        public BlockKind Kind => kind;

        public int Level => level;

        public INodeList Children { get; } = element.ChildNodes;

        public int Next { get; set; }

        public bool IsData { get; set; }
    }
}
