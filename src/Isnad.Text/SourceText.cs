namespace Isnad.Text;

/// <summary>The text of a document exactly as it came, with the two ways of counting in it.</summary>
public sealed class SourceText
{
    private readonly int[]? _surrogates;

    public SourceText(string value)
    {
        Value = value;
        List<int>? pairs = null;
        for (var i = 0; i + 1 < value.Length; i++)
        {
            if (char.IsHighSurrogate(value[i]) && char.IsLowSurrogate(value[i + 1]))
            {
                (pairs ??= []).Add(++i);
            }
        }
        _surrogates = pairs?.ToArray();
    }

    /// <summary>The characters, never normalised.</summary>
    public string Value { get; }

    /// <summary>The words at <paramref name="span"/>.</summary>
    public string Slice(TextSpan span) => Value.Substring(span.Start, span.Length);

    /// <summary>Turns a UTF-16 offset into a count of Unicode code points, the unit of the JSON contract.
    /// An offset inside a surrogate pair counts the whole pair.</summary>
    public int CodePoint(int offset)
    {
        if (_surrogates is null)
        {
            return offset;
        }
        var at = Array.BinarySearch(_surrogates, offset);
        return offset - (at >= 0 ? at : ~at);
    }
}
