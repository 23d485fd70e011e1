using System.Buffers;
using System.Text;

namespace Isnad.Cli.Output;

/// <summary>Colours of the terminal.</summary>
internal enum Ink
{
    /// <summary>As the terminal has it.</summary>
    Plain = 0,

    /// <summary>Heads.</summary>
    Bold = 1,

    /// <summary>Labels and bases.</summary>
    Dim = 2,

    /// <summary>Tolls, denials.</summary>
    Red = 31,

    /// <summary>Places.</summary>
    Green = 32,

    /// <summary>Words of the report.</summary>
    Yellow = 33,

    /// <summary>Event types.</summary>
    Cyan = 36,
}

/// <summary>Words in one colour.</summary>
internal readonly record struct Inked(string Text, Ink Ink = Ink.Plain);

/// <summary>Lays text out for a terminal of <paramref name="width"/> columns; no line is longer.</summary>
internal sealed class TextPage(int width, bool colors)
{
    private readonly StringBuilder _text = new();

    /// <summary>Columns of a line.</summary>
    public int Width => width;

    /// <summary>An empty line.</summary>
    public void Space() => _text.Append('\n');

    /// <summary>A paragraph, wrapped; lines after the first are indented by <paramref name="hanging"/>.</summary>
    public void Line(string text, Ink ink = Ink.Plain, int indent = 0, int hanging = 0)
    {
        var first = true;
        foreach (var line in DisplayText.Wrap(DisplayText.Clean(text), width - indent - hanging))
        {
            _text.Append(' ', indent + (first ? 0 : hanging));
            Append(line, ink);
            _text.Append('\n');
            first = false;
        }
    }

    /// <summary>A label and a paragraph beside it; nothing where there is no text.</summary>
    public void Labelled(string label, string text, Ink ink, int indent, int labelWidth)
    {
        var first = true;
        foreach (var line in DisplayText.Wrap(DisplayText.Clean(text), width - indent - labelWidth))
        {
            _text.Append(' ', indent);
            Append((first ? label : "").PadRight(labelWidth), Ink.Dim);
            Append(line, ink);
            _text.Append('\n');
            first = false;
        }
    }

    /// <summary>Cells side by side, each wrapped in its own column.</summary>
    public void Row(ReadOnlySpan<int> widths, int indent, int gap, params IReadOnlyList<Inked>[] cells)
    {
        var lines = new List<Inked>[cells.Length];
        var height = 0;
        for (var i = 0; i < cells.Length; i++)
        {
            var columns = widths[i];
            lines[i] = [.. cells[i].SelectMany(part => DisplayText.Wrap(DisplayText.Clean(part.Text), columns).Select(line => part with { Text = line }))];
            height = Math.Max(height, lines[i].Count);
        }
        for (var row = 0; row < height; row++)
        {
            _text.Append(' ', indent);
            var blank = 0;
            for (var i = 0; i < cells.Length; i++)
            {
                if (row < lines[i].Count)
                {
                    _text.Append(' ', blank);
                    Append(lines[i][row].Text, lines[i][row].Ink);
                    blank = -DisplayText.Width(lines[i][row].Text);
                }
                blank += widths[i] + gap;
            }
            _text.Append('\n');
        }
    }

    /// <summary>Moves what was laid out to <paramref name="output"/>.</summary>
    public void MoveTo(IBufferWriter<byte> output)
    {
        foreach (var chunk in _text.GetChunks())
        {
            Encoding.UTF8.GetBytes(chunk.Span, output);
        }
        _text.Clear();
    }

    private void Append(string line, Ink ink)
    {
        var isolated = DisplayText.Isolated(line);
        if (colors && ink != Ink.Plain)
        {
            _text.Append("\x1b[").Append((int)ink).Append('m').Append(isolated).Append("\x1b[0m");
        }
        else
        {
            _text.Append(isolated);
        }
    }
}
