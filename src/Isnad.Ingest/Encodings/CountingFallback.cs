using System.Text;

namespace Isnad.Ingest.Encodings;

/// <summary>Puts U+FFFD where bytes mean nothing, and counts the places; for streams, whose text nobody sees whole.</summary>
internal sealed class CountingFallback : DecoderFallback
{
    /// <summary>Places so far.</summary>
    public int Count { get; private set; }

    /// <inheritdoc/>
    public override int MaxCharCount => 1;

    /// <summary>The same encoding with this fallback.</summary>
    public Encoding On(Encoding encoding)
    {
        var copy = (Encoding)encoding.Clone();
        copy.DecoderFallback = this;
        return copy;
    }

    /// <inheritdoc/>
    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer(this);

    private sealed class Buffer(CountingFallback owner) : DecoderFallbackBuffer
    {
        private bool _pending;

        public override int Remaining => _pending ? 1 : 0;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            owner.Count++;
            return _pending = true;
        }

        public override char GetNextChar()
        {
            var next = _pending ? '\uFFFD' : '\0';
            _pending = false;
            return next;
        }

        // Only a decoder that wants its mark written again goes back; ours never does.
        public override bool MovePrevious() => false;
    }
}
