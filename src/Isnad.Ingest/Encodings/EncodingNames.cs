using System.Text;

namespace Isnad.Ingest.Encodings;

/// <summary>Encodings by name.</summary>
public static class EncodingNames
{
    /// <summary>Those that Arabic reports come in, for messages; every other name that the runtime knows is understood as well.</summary>
    public const string Common = "utf-8, utf-16le, utf-16be, windows-1256, iso-8859-6 or windows-1252";

    static EncodingNames() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The encoding of that name, which puts U+FFFD where bytes mean nothing; null where there is none. As the web does it (WHATWG Encoding
    /// Standard), <c>iso-8859-1</c> and <c>us-ascii</c> mean windows-1252, and <c>utf-16</c> without a mark is little-endian.</summary>
    public static Encoding? Find(string name)
    {
        var clean = name.Trim().Trim('"', '\'').ToLowerInvariant();
        clean = clean switch
        {
            "iso-8859-1" or "iso8859-1" or "latin1" or "latin-1" or "us-ascii" or "ascii" or "cp1252" => "windows-1252",
            "cp1256" or "cp-1256" or "1256" or "windows1256" => "windows-1256",
            "utf8" or "unicode-1-1-utf-8" => "utf-8",
            "utf-16" or "utf16" or "utf16le" or "ucs-2" or "unicode" => "utf-16le",
            "utf16be" => "utf-16be",
            "arabic" or "iso-8859-6-i" or "iso-8859-6-e" or "iso8859-6" or "asmo-708" => "iso-8859-6",
            _ => clean,
        };
        try
        {
            // utf-7 can smuggle marks past whoever looks at the bytes, and the runtime refuses it.
            return Encoding.GetEncoding(clean, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"));
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    internal static Encoding Get(string name) => Find(name) ?? throw new InvalidOperationException($"{name} is missing");

    /// <summary>The name that messages and records use.</summary>
    public static string Of(Encoding encoding) => encoding.CodePage switch
    {
        1200 => "utf-16le",
        1201 => "utf-16be",
        _ => encoding.WebName.ToLowerInvariant(),
    };
}
