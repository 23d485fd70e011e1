using System.Text;
using System.Text.Unicode;

namespace Isnad.Ingest.Encodings;

/// <summary>Turns bytes into text: a mark decides; then what the bytes prove (UTF-8, UTF-16); then what was told; then the letters.</summary>
public static class TextDecoder
{
    // How much better, in natural logarithms a byte, another reading must be to overrule what was told.
    private const double Refuting = 0.7;

    private static readonly Encoding[] SingleByte = [EncodingNames.Get("windows-1252"), EncodingNames.Get("windows-1256"), EncodingNames.Get("iso-8859-6")];

    /// <summary>Decodes <paramref name="bytes"/>. Never throws, whatever they are; bytes that are no text at all give text all the same (see <see cref="BinaryContent"/>).</summary>
    /// <param name="bytes">A whole document: an encoding is not told from half a character.</param>
    /// <param name="told">The name of an encoding that a header or the like gave, or null.</param>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes, string? told = null)
    {
        if (Marked(bytes) is var (marked, length))
        {
            return Overrule(As(bytes[length..], marked, EncodingBasis.Mark, length), told);
        }
        if (Utf16.Guess(bytes) is { } wide)
        {
            return Overrule(As(bytes, wide, Is(told, wide) ? EncodingBasis.Told : EncodingBasis.Detected, 0), told);
        }
        if (Utf8.IsValid(bytes))
        {
            return ValidUtf8(bytes, told);
        }
        var utf8 = LenientUtf8.Decode(bytes);
        if (utf8.IsUtf8)
        {
            var basis = Is(told, Encoding.UTF8) ? EncodingBasis.Told : EncodingBasis.Detected;
            return Overrule(new(utf8.Text, "utf-8", basis, utf8.Faults) { FirstReplaced = utf8.FirstFault }, told);
        }
        return ByLetters(bytes, told);
    }

    /// <summary>Decodes <paramref name="bytes"/> as <paramref name="encoding"/>, whatever they look like.</summary>
    public static DecodedText DecodeAs(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        var mark = encoding.Preamble.Length > 0 && bytes.StartsWith(encoding.Preamble) ? encoding.Preamble.Length : 0;
        return As(bytes[mark..], encoding, EncodingBasis.Told, mark);
    }

    private static (Encoding Encoding, int Length)? Marked(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        // Before UTF-16, whose mark it begins with.
        [0xFF, 0xFE, 0, 0, ..] => (EncodingNames.Get("utf-32"), 4),
        [0, 0, 0xFE, 0xFF, ..] => (EncodingNames.Get("utf-32be"), 4),
        [0xFF, 0xFE, ..] => (EncodingNames.Get("utf-16le"), 2),
        [0xFE, 0xFF, ..] => (EncodingNames.Get("utf-16be"), 2),
        _ => null,
    };

    private static DecodedText ValidUtf8(ReadOnlySpan<byte> bytes, string? told)
    {
        var text = Encoding.UTF8.GetString(bytes);
        if (text.Length == bytes.Length && told is not null && EncodingNames.Find(told) is { IsSingleByte: true } narrow && narrow.GetString(bytes) == text)
        {
            // ASCII is all of them at once.
            return new(text, EncodingNames.Of(narrow), EncodingBasis.Told, 0);
        }
        var decoded = Overrule(new(text, "utf-8", Is(told, Encoding.UTF8) ? EncodingBasis.Told : EncodingBasis.Detected, 0), told);
        return Mojibake.TurnBack(text) switch
        {
            null => decoded,
            ({ } whole, { } middle) => decoded with { Text = whole, TurnedBack = middle },
            _ => decoded with { LooksGarbled = true },
        };
    }

    private static DecodedText ByLetters(ReadOnlySpan<byte> bytes, string? told)
    {
        var (best, score) = (SingleByte[0], double.NegativeInfinity);
        foreach (var encoding in SingleByte)
        {
            // The first of equals: French reads the same in the first two.
            if (LetterScore.Of(bytes, encoding) is var found && found > score)
            {
                (best, score) = (encoding, found);
            }
        }
        if (told is not null && EncodingNames.Find(told) is { } other && Plausible(bytes, other, score))
        {
            return As(bytes, other, EncodingBasis.Told, 0);
        }
        return Overrule(As(bytes, best, EncodingBasis.Detected, 0), told);
    }

    private static bool Plausible(ReadOnlySpan<byte> bytes, Encoding told, double best) =>
        told.CodePage is 1200 or 1201 ? Utf16.Fits(bytes, told) : told.CodePage != Encoding.UTF8.CodePage && LetterScore.Of(bytes, told) >= best - Refuting;

    private static DecodedText As(ReadOnlySpan<byte> bytes, Encoding encoding, EncodingBasis basis, int before)
    {
        var name = EncodingNames.Of(encoding);
        if (encoding.CodePage == Encoding.UTF8.CodePage)
        {
            var utf8 = LenientUtf8.Decode(bytes);
            return new(utf8.Text, name, basis, utf8.Faults) { FirstReplaced = utf8.Faults == 0 ? 0 : utf8.FirstFault + before };
        }
        var text = encoding.GetString(bytes);
        var first = text.IndexOf('\uFFFD', StringComparison.Ordinal);
        return first < 0 ? new(text, name, basis, 0) : new(text, name, basis, text.AsSpan().Count('\uFFFD')) { FirstReplaced = before + encoding.GetByteCount(text.AsSpan(0, first)) };
    }

    private static bool Is(string? told, Encoding encoding) => told is not null && EncodingNames.Find(told)?.CodePage == encoding.CodePage;

    private static DecodedText Overrule(DecodedText decoded, string? told) =>
        told is null || EncodingNames.Find(told) is { } known && EncodingNames.Of(known) == decoded.Encoding ? decoded : decoded with { Overruled = told.Trim() };
}
