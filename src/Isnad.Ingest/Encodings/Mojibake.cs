using System.Text;
using System.Text.Unicode;

namespace Isnad.Ingest.Encodings;

/// <summary>UTF-8 that was read as windows-1252 or windows-1256 and saved again as UTF-8. The lead bytes of Arabic, D8 and D9, then stand before every
/// second character, as letters that are rare or never so close together.</summary>
internal static class Mojibake
{
    private const int LookAt = 2000, FewestPairs = 6;

    private static readonly Encoding[] Middle = [Strict("windows-1252"), Strict("windows-1256")];

    /// <summary>Turns <paramref name="text"/> back; null where it is as it should be. The encoding is null where it looks garbled and cannot be turned back
    /// whole: some bytes were lost, or only a part is garbled.</summary>
    public static (string? Text, string? Encoding)? TurnBack(string text)
    {
        for (var i = 0; i < Middle.Length; i++)
        {
            if (!LooksLike(text, i == 0 ? ('\u00D8', '\u00D9') : ('\u0637', '\u0638')))
            {
                continue;
            }
            return Undo(text, Middle[i]) is { } whole ? (whole, EncodingNames.Of(Middle[i])) : (null, null);
        }
        return null;
    }

    /// <summary>Turns back a short text of a record whose longer one was garbled by <paramref name="encoding"/>; as it is where that cannot be.</summary>
    public static string? TurnBack(string? text, string encoding) =>
        text is null ? null : Undo(text, Array.Find(Middle, middle => EncodingNames.Of(middle) == encoding)!) ?? text;

    /// <summary>True where the two letters are a third or more of all characters beyond ASCII; in Arabic they are 1.2 in a hundred, in French or German none.</summary>
    private static bool LooksLike(string text, (char First, char Second) leads)
    {
        var sample = text.AsSpan(0, Math.Min(LookAt, text.Length));
        var found = sample.Count(leads.First) + sample.Count(leads.Second);
        return found >= FewestPairs && found * 3 >= LenientUtf8.NonAsciiIn(sample);
    }

    private static string? Undo(string text, Encoding middle)
    {
        try
        {
            var bytes = middle.GetBytes(text);
            return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
    }

    private static Encoding Strict(string name) => Encoding.GetEncoding(EncodingNames.Get(name).CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ReplacementFallback);
}
