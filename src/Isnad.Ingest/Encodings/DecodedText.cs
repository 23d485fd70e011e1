namespace Isnad.Ingest.Encodings;

/// <summary>How an encoding came to be taken.</summary>
public enum EncodingBasis
{
    /// <summary>The bytes say it themselves: a byte order mark.</summary>
    Mark,

    /// <summary>Something beside the text said it (a header, a page's meta, the command line), and the bytes do not refute it.</summary>
    Told,

    /// <summary>Worked out from the bytes.</summary>
    Detected,
}

/// <summary>Text out of bytes, and how it was got.</summary>
/// <param name="Text">Without a byte order mark.</param>
/// <param name="Encoding">The encoding taken, by its name in lower case, such as <c>windows-1256</c>.</param>
/// <param name="Basis">How it came to be taken.</param>
/// <param name="Replaced">Number of places where the bytes mean nothing in that encoding and U+FFFD stands in the text.</param>
public sealed record DecodedText(string Text, string Encoding, EncodingBasis Basis, int Replaced)
{
    /// <summary>Offset in bytes of the first place that <see cref="Replaced"/> counts; 0 where there is none.</summary>
    public int FirstReplaced { get; init; }

    /// <summary>What was told and is not so, or null: a name that the bytes refute, or that no encoding has.</summary>
    public string? Overruled { get; init; }

    /// <summary>UTF-8 that had been read as this encoding and saved again was turned back; null where it was not.</summary>
    public string? TurnedBack { get; init; }

    /// <summary>The text looks as if UTF-8 had been read as another encoding and saved again, but it cannot be turned back with certainty.</summary>
    public bool LooksGarbled { get; init; }
}
