using System.Globalization;

namespace Isnad.Ingest.Encodings;

/// <summary>What there is to say of a decoded text.</summary>
public static class EncodingProblems
{
    /// <summary>A warning each for bytes that meant nothing, an encoding that nothing told, one told in vain, and text that was encoded twice. Each is said once a file.</summary>
    /// <param name="file">As messages name it.</param>
    /// <param name="line">Line of the record, or null where the file is the document.</param>
    /// <param name="decoded">The text.</param>
    public static IEnumerable<InputProblem> Of(string file, int? line, DecodedText decoded)
    {
        if (decoded.Overruled is { } told)
        {
            yield return Warn(file, line, $"is said to be {told} and is {decoded.Encoding}", "it was read as that; if that is wrong, name the encoding with --encoding");
        }
        else if (decoded is { Basis: EncodingBasis.Detected, Encoding: not "utf-8" })
        {
            yield return Warn(file, line, $"was read as {decoded.Encoding}, as its bytes suggest", "if that is wrong, name the encoding with --encoding");
        }
        if (decoded.Replaced > 0)
        {
            var where = line is null ? "" : " of the record";
            yield return Warn(file, line, string.Create(CultureInfo.InvariantCulture, $"{Places(decoded.Replaced)} not {decoded.Encoding}, the first at byte {decoded.FirstReplaced + 1}{where}"),
                "U+FFFD stands there; get the file whole, or name its encoding with --encoding") with { Sameness = "replaced" };
        }
        if (decoded.TurnedBack is { } middle)
        {
            yield return Warn(file, line, $"had been read as {middle} and saved again; it was turned back", "compare with the original where it matters");
        }
        else if (decoded.LooksGarbled)
        {
            yield return Warn(file, line, "looks like UTF-8 that was read in another encoding and saved again, and cannot be turned back with certainty", "get the original");
        }
    }

    /// <summary>A warning for bytes that meant nothing in a stream, which is only known at its end; null where there were none.</summary>
    public static InputProblem? InStream(string file, string encoding, int replaced) => replaced == 0 ? null
        : Warn(file, null, string.Create(CultureInfo.InvariantCulture, $"{Places(replaced)} not {encoding}"), "U+FFFD stands there; get the file whole, or name its encoding with --encoding");

    private static string Places(int count) => count == 1 ? "1 place is" : string.Create(CultureInfo.InvariantCulture, $"{count} places are");

    private static InputProblem Warn(string file, int? line, string reason, string advice) => InputProblem.Warning(file, line, reason, advice) with { OncePerFile = true };
}
