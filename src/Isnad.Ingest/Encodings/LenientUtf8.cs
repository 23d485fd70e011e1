using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Isnad.Ingest.Encodings;

/// <summary>UTF-8 with U+FFFD in the place of every faulty sequence, counted.</summary>
internal readonly record struct LenientUtf8(string Text, int Faults, int FirstFault, int NonAscii)
{
    /// <summary>True where the good sequences beyond ASCII outnumber the faults so far that no other encoding could have given them by chance.</summary>
    public bool IsUtf8 => Faults == 0 || NonAscii >= 2 * Faults;

    /// <summary>Reads <paramref name="bytes"/>; cost grows with their length alone, however many are faulty.</summary>
    public static LenientUtf8 Decode(ReadOnlySpan<byte> bytes)
    {
        var buffer = ArrayPool<char>.Shared.Rent(bytes.Length + 1);
        int at = 0, written = 0, faults = 0, first = 0;
        try
        {
            while (true)
            {
                var status = Utf8.ToUtf16(bytes[at..], buffer.AsSpan(written), out var read, out var made, replaceInvalidSequences: false);
                at += read;
                written += made;
                if (status == OperationStatus.Done)
                {
                    break;
                }
                first = faults++ == 0 ? at : first;
                Rune.DecodeFromUtf8(bytes[at..], out _, out var faulty);
                at += faulty;
                buffer[written++] = '\uFFFD';
            }
            var text = new string(buffer, 0, written);
            return new(text, faults, first, faults == 0 ? 0 : NonAsciiIn(text) - faults);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    /// <summary>Number of UTF-16 units beyond ASCII.</summary>
    internal static int NonAsciiIn(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
        {
            count += c >= '\u0080' ? 1 : 0;
        }
        return count;
    }
}
