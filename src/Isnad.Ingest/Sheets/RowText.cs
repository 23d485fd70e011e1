using System.Text;
using Isnad.Text;

namespace Isnad.Ingest.Sheets;

/// <summary>The text of a row's report: its notes, and below them, a line each, the words of its values that do not stand there. So every value of the record points at words of the row.</summary>
internal sealed class RowText
{
    private readonly StringBuilder _text = new();

    public RowText(string notes) => _text.Append(notes);

    /// <summary>The text so far.</summary>
    public override string ToString() => _text.ToString();

    /// <summary>Where the words stand; they are added where they do not.</summary>
    public TextSpan Span(string words)
    {
        var text = _text.ToString();
        for (var at = text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = text.IndexOf(words, at + 1, StringComparison.Ordinal))
        {
            // The 7 of 17 is another number.
            if (IsBound(text, at - 1, words[0]) && IsBound(text, at + words.Length, words[^1]))
            {
                return new TextSpan(at, at + words.Length);
            }
        }
        if (_text.Length > 0)
        {
            _text.Append('\n');
        }
        var start = _text.Length;
        _text.Append(words);
        return new TextSpan(start, _text.Length);
    }

    private static bool IsBound(string text, int beside, char inside) => beside < 0 || beside >= text.Length || !(char.IsLetterOrDigit(text[beside]) && char.IsLetterOrDigit(inside)) && !char.IsLowSurrogate(text[beside]) && !char.IsHighSurrogate(text[beside]);
}
