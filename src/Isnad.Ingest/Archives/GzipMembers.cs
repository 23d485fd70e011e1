using System.Buffers.Binary;
using System.IO.Compression;

namespace Isnad.Ingest.Archives;

/// <summary>The members of a gzip file (RFC 1952) one after the other. A member's checksum is checked before the first byte of the next is
/// given, or the end told. A damaged member does not hide those after it.</summary>
/// <remarks>The runtime does not say where a member ends. It is found by its trailer, checksum and length, behind the last bytes that were inflated.</remarks>
internal sealed class GzipMembers(Stream file) : ArchiveBytes
{
    /// <summary>A member that has given more than <see cref="Suspicious"/> bytes must not be more than so many times its compressed size.</summary>
    private const int MaxRatio = 200;

    private const int Suspicious = 1 << 26, Step = 1 << 12, MaxHeader = 1 << 16;
    private static readonly byte[] Magic = [0x1F, 0x8B, 8], FirstWords = [.. "WARC/1."u8];

    private readonly LookBack _file = new(file);
    private readonly Queue<(long Output, long Offset)> _begun = new();
    private Feed? _feed;
    private DeflateStream? _member;
    private Crc32 _crc;
    private long _given, _start, _output, _length;

    public override string Damage => $"{_start}";

    public override long DamagedFrom => _output;

    public override string Locate(long position)
    {
        while (_begun.Count > 1 && _begun.ElementAt(1).Output <= position)
        {
            _begun.Dequeue();
        }
        var (output, offset) = _begun.Count > 0 ? _begun.Peek() : (position, _start);
        return position == output ? $"{offset}" : $"{offset}+{position - output}";
    }

    public override int Read(Span<byte> buffer)
    {
        while (_member is not null || Open())
        {
            try
            {
                var count = _member!.Read(buffer);
                Count(buffer[..count]);
                if (count > 0)
                {
                    return count;
                }
                FindEnd();
            }
            catch
            {
                EndMember();
                throw;
            }
            EndMember();
        }
        return 0;
    }

    public override bool Resume()
    {
        var at = Math.Max(_start + 1, _file.Oldest);
        var chunk = new byte[1 << 16];
        while (true)
        {
            _file.Go(at);
            var count = _file.ReadAtLeast(chunk, chunk.Length, throwOnEndOfStream: false);
            var found = chunk.AsSpan(0, count).IndexOf(Magic);
            if (found < 0)
            {
                if (count < chunk.Length)
                {
                    return false;
                }
                at += count - Magic.Length + 1;
                continue;
            }
            at += found;
            if (BeginsRecord(at))
            {
                _file.Go(at);
                return true;
            }
            at++;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            EndMember();
            _file.Dispose();
        }
        base.Dispose(disposing);
    }

    private bool Open()
    {
        (_start, _output) = (_file.At, _given);
        if (!ReadHeader())
        {
            return false;
        }
        _feed = new Feed(_file);
        _member = new DeflateStream(_feed, CompressionMode.Decompress);
        (_crc, _length) = (default, 0);
        _begun.Enqueue((_given, _start));
        return true;
    }

    /// <summary>False at the end of the file.</summary>
    private bool ReadHeader()
    {
        Span<byte> fixedPart = stackalloc byte[10];
        var count = _file.ReadAtLeast(fixedPart, fixedPart.Length, throwOnEndOfStream: false);
        if (count == 0)
        {
            return false;
        }
        var flags = fixedPart[3];
        if (count < fixedPart.Length || !fixedPart.StartsWith(Magic) || flags >= 0x20)
        {
            throw new InvalidDataException("no gzip member begins here");
        }
        if ((flags & 4) != 0)
        {
            Span<byte> size = [Byte(), Byte()];
            for (var i = BinaryPrimitives.ReadUInt16LittleEndian(size); i > 0; i--)
            {
                Byte();
            }
        }
        foreach (var words in (ReadOnlySpan<int>)[8, 16])
        {
            for (var left = MaxHeader; (flags & words) != 0 && Byte() != 0; left--)
            {
                _ = left > 0 ? left : throw new InvalidDataException("the head of the gzip member does not end");
            }
        }
        if ((flags & 2) != 0)
        {
            Byte();
            Byte();
        }
        return true;
    }

    private byte Byte()
    {
        Span<byte> one = stackalloc byte[1];
        return _file.Read(one) == 1 ? one[0] : throw new InvalidDataException("the file ends in the head of a gzip member");
    }

    private void Count(ReadOnlySpan<byte> unpacked)
    {
        _crc.Add(unpacked);
        _length += unpacked.Length;
        _given += unpacked.Length;
        if (_length > Suspicious && _length / MaxRatio > _file.At - _start)
        {
            throw new InvalidDataException($"it unpacks to more than {MaxRatio} times its size");
        }
    }

    private void FindEnd()
    {
        var trailer = new byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, _crc.Value);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer.AsSpan(4), (uint)_length);
        var from = _feed!.Before;
        // The trailer may lie beyond what the inflater was given.
        _file.ReadAtLeast(new byte[trailer.Length], trailer.Length, throwOnEndOfStream: false);
        var at = _file.Since(from).IndexOf(trailer);
        if (at < 0)
        {
            throw new InvalidDataException("its checksum is wrong");
        }
        _file.Go(Math.Max(from, _file.Oldest) + at + trailer.Length);
    }

    private void EndMember()
    {
        _member?.Dispose();
        (_member, _feed) = (null, null);
    }

    private bool BeginsRecord(long at)
    {
        try
        {
            _file.Go(at);
            if (!ReadHeader())
            {
                return false;
            }
            using var probe = new DeflateStream(new Feed(_file), CompressionMode.Decompress);
            var words = new byte[FirstWords.Length];
            return probe.ReadAtLeast(words, words.Length, throwOnEndOfStream: false) == words.Length && words.SequenceEqual(FirstWords);
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            return false;
        }
    }

    /// <summary>Gives the inflater few bytes at a time and remembers where the last but one began.</summary>
    private sealed class Feed(LookBack file) : ForwardStream
    {
        private long _last = file.At;

        /// <summary>No member that is inflated by now ends before.</summary>
        public long Before { get; private set; } = file.At;

        public override int Read(Span<byte> buffer)
        {
            (Before, _last) = (_last, file.At);
            return file.Read(buffer[..Math.Min(buffer.Length, Step)]);
        }
    }
}
