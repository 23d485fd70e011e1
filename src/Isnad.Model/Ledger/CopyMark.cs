using System.Runtime.InteropServices;
using System.Text;

namespace Isnad.Model.Ledger;

/// <summary>What copies of one text are known by: its signature (<see cref="CopySignature"/>), or the hash of a text too short for one. A store keeps the bytes.</summary>
public readonly record struct CopyMark
{
    /// <summary>A text too short for a signature is a copy only of the very same words, and of at least so many.</summary>
    public const int LeastWords = 8;

    private readonly byte[]? _bytes;

    /// <summary>A mark from its kept bytes.</summary>
    public CopyMark(byte[] bytes) => _bytes = bytes;

    /// <summary>256 bytes of a signature, 8 of a hash, none where the text is too short for either.</summary>
    public byte[] Bytes => _bytes ?? [];

    /// <summary>True where the text has copies of no text.</summary>
    public bool IsEmpty => Bytes.Length == 0;

    /// <summary>The mark of words parted by single spaces (<see cref="Isnad.Text.SearchWords"/>), whose signature is <paramref name="signature"/>.</summary>
    public static CopyMark Of(IReadOnlyList<uint> signature, string words) => new(
        signature.Count > 0 ? MemoryMarshal.AsBytes<uint>(signature.ToArray()).ToArray()
        : words.AsSpan().Count(' ') + 1 >= LeastWords ? [.. Convert.FromHexString(ContentHash.Of(Encoding.UTF8.GetBytes(words)).Hex).Take(sizeof(long))]
        : []);

    /// <summary>The mark of words.</summary>
    public static CopyMark Of(string words) => Of(CopySignature.Of(words), words);

    /// <summary>Keys of which copies share at least one.</summary>
    public IEnumerable<long> Bands() => IsEmpty ? [] : IsHash ? [BitConverter.ToInt64(Bytes)] : CopySignature.Bands(Signature);

    /// <summary>True where both texts count as copies of one.</summary>
    public bool IsCopyOf(CopyMark other) =>
        !IsEmpty && Bytes.Length == other.Bytes.Length && (IsHash ? Bytes.AsSpan().SequenceEqual(other.Bytes) : CopySignature.Likeness(Signature, other.Signature) >= CopySignature.Copy);

    /// <summary>For each thing the lowest one that copies connect it to; the same that adding one after the other leads to.</summary>
    public static IReadOnlyDictionary<long, long> Connected(IReadOnlyList<(long Thing, CopyMark Mark)> marks)
    {
        var leader = marks.ToDictionary(item => item.Thing, item => item.Thing);
        long Leader(long thing)
        {
            while (leader[thing] != thing)
            {
                thing = leader[thing] = leader[leader[thing]];
            }
            return thing;
        }
        foreach (var shared in marks.SelectMany(item => item.Mark.Bands().Select(key => (Key: key, Item: item))).GroupBy(pair => pair.Key, pair => pair.Item))
        {
            var ordered = shared.OrderBy(item => item.Thing).ToList();
            for (var i = 1; i < ordered.Count; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    var (a, b) = (Leader(ordered[i].Thing), Leader(ordered[j].Thing));
                    if (a != b && ordered[i].Mark.IsCopyOf(ordered[j].Mark))
                    {
                        leader[Math.Max(a, b)] = Math.Min(a, b);
                    }
                }
            }
        }
        return marks.ToDictionary(item => item.Thing, item => Leader(item.Thing));
    }

    private bool IsHash => Bytes.Length == sizeof(long);

    private uint[] Signature => MemoryMarshal.Cast<byte, uint>(Bytes).ToArray();
}
