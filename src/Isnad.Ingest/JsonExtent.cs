using System.Buffers;

namespace Isnad.Ingest;

/// <summary>Finds where an object or array of JSON ends by its brackets alone, so that a faulty record does not hide those after it. Feed it the same
/// bytes again with more at the end until it answers.</summary>
internal struct JsonExtent
{
    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[]"u8), InString = SearchValues.Create("\"\\"u8);

    private int _at, _depth;
    private bool _quoted;

    /// <summary>The length of the value at the start of <paramref name="bytes"/>, or -1 where it goes on beyond them.</summary>
    public int Find(ReadOnlySpan<byte> bytes)
    {
        while (_at < bytes.Length)
        {
            var step = bytes[_at..].IndexOfAny(_quoted ? InString : Structure);
            if (step < 0)
            {
                _at = bytes.Length;
                return -1;
            }
            _at += step;
            switch (bytes[_at])
            {
                case (byte)'\\':
                    if (_at + 1 >= bytes.Length)
                    {
                        return -1;
                    }
                    _at++;
                    break;
                case (byte)'"':
                    _quoted = !_quoted;
                    break;
                case (byte)'{' or (byte)'[':
                    _depth++;
                    break;
                default:
                    _depth--;
                    break;
            }
            _at++;
            if (_depth <= 0 && !_quoted)
            {
                return _at;
            }
        }
        return -1;
    }
}
