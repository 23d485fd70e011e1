using Isnad.Model.Review;

namespace Isnad.Web.Hosting;

/// <summary>A value of a closed list as an address has it: in small letters, words parted by hyphens.</summary>
/// <param name="Value">The value.</param>
public readonly record struct Word<T>(T Value) where T : struct, Enum
{
    /// <summary>Reads it, in any case of letters; how the framework takes it from an address.</summary>
    public static bool TryParse(string? text, out Word<T> word)
    {
        // A number is no word, though the framework would take it.
        var known = Enum.TryParse<T>(text?.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var value) && char.IsAsciiLetter(text![0]);
        word = new(value);
        return known;
    }

    /// <inheritdoc/>
    public override string ToString() => ReviewWords.Of(Value);
}
