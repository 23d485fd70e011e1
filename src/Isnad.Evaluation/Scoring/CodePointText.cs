namespace Isnad.Evaluation.Scoring;

/// <summary>A text addressed by Unicode code points, as the spans of record files are.</summary>
internal sealed class CodePointText
{
    private readonly string _text;
    private readonly int[]? _offsets;

    public CodePointText(string text)
    {
        _text = text;
        if (text.Any(char.IsSurrogate))
        {
            _offsets = Offsets(text);
        }
    }

    /// <summary>Length in code points.</summary>
    public int Length => _offsets is null ? _text.Length : _offsets.Length - 1;

    /// <summary>The words from one code point to another; both must lie inside the text.</summary>
    public string Slice(int start, int end)
    {
        int from = _offsets is null ? start : _offsets[start];
        int to = _offsets is null ? end : _offsets[end];
        return _text[from..to];
    }

    /// <summary>At most the first <paramref name="count"/> code points of a text.</summary>
    public static string First(string text, int count)
    {
        var points = new CodePointText(text);
        return points.Length <= count ? text : points.Slice(0, count);
    }

    private static int[] Offsets(string text)
    {
        var offsets = new List<int>(text.Length + 1);
        for (int at = 0; at < text.Length; at++)
        {
            offsets.Add(at);
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                at++;
            }
        }
        offsets.Add(text.Length);
        return [.. offsets];
    }
}
