using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Isnad.Web.Hosting;

/// <summary>Encodes what pages say. Letters stay as they are: the framework's own encoder turns every Arabic one into an entity of seven bytes. An embedding or override of direction, by which words of a report
/// would be shown as others than they are, becomes a dot.</summary>
internal sealed unsafe class PageEncoder : HtmlEncoder
{
    /// <summary>Stands for a control of direction.</summary>
    public const char Placeholder = '\u00B7';

    private static readonly HtmlEncoder Letters = Create(UnicodeRanges.All);

    /// <inheritdoc/>
    public override int MaxOutputCharactersPerInputCharacter => Letters.MaxOutputCharactersPerInputCharacter;

    /// <inheritdoc/>
    public override bool WillEncode(int unicodeScalar) => Turns(unicodeScalar) || Letters.WillEncode(unicodeScalar);

    /// <inheritdoc/>
    public override int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var first = Letters.FindFirstCharacterToEncode(text, textLength);
        var before = new ReadOnlySpan<char>(text, first < 0 ? textLength : first).IndexOfAnyInRange('\u202A', '\u202E');
        return before >= 0 ? before : first;
    }

    /// <inheritdoc/>
    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        if (!Turns(unicodeScalar))
        {
            return Letters.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);
        }
        numberOfCharactersWritten = bufferLength > 0 ? 1 : 0;
        if (bufferLength > 0)
        {
            *buffer = Placeholder;
        }
        return bufferLength > 0;
    }

    private static bool Turns(int unicodeScalar) => unicodeScalar is >= '\u202A' and <= '\u202E';
}
