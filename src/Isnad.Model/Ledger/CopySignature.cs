using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Isnad.Model.Ledger;

/// <summary>Finds near-identical texts, as agency copy stands in several outlets: for each of 64 hash functions the least value over a text's runs of four words (MinHash, Broder 1997).
/// Two texts agree in about as large a part of the values as they share of all their runs.</summary>
public static class CopySignature
{
    /// <summary>Share of runs from which two texts count as copies of one.</summary>
    public const double Copy = 0.6;

    private const int Values = 64, BandRows = 4, Run = 4, LeastRuns = 20;

    // Odd multipliers and offsets from a fixed seed: signatures must stay comparable for ever.
    private static readonly (ulong Factor, ulong Offset)[] Functions = [.. Enumerable.Range(0, Values).Select(i => (Seeded($"factor {i}") | 1, Seeded($"offset {i}")))];

    /// <summary>The signature of words parted by single spaces (<see cref="Text.SearchWords"/>); empty for a text of less than 20 runs, which may agree with another by chance.</summary>
    public static IReadOnlyList<uint> Of(string words)
    {
        var hashes = words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Hash).ToArray();
        if (hashes.Length - Run + 1 < LeastRuns)
        {
            return [];
        }
        var least = new uint[Values];
        Array.Fill(least, uint.MaxValue);
        for (var i = 0; i + Run <= hashes.Length; i++)
        {
            ulong run = 0;
            for (var j = 0; j < Run; j++)
            {
                run = (BitOperations.RotateLeft(run, 13) ^ hashes[i + j]) * 0x9E3779B97F4A7C15;
            }
            for (var f = 0; f < Values; f++)
            {
                least[f] = Math.Min(least[f], (uint)(((run * Functions[f].Factor) + Functions[f].Offset) >> 32));
            }
        }
        return least;
    }

    /// <summary>Keys of which copies share at least one (of texts that share 0.6 of their runs, nine in ten do; of those that share 0.8, all but one in 4,600): what a store looks candidates up by.</summary>
    public static IEnumerable<long> Bands(IReadOnlyList<uint> signature)
    {
        for (var start = 0; start < signature.Count; start += BandRows)
        {
            var key = (ulong)(start + 1);
            for (var i = start; i < start + BandRows; i++)
            {
                key = (BitOperations.RotateLeft(key, 17) ^ signature[i]) * 0x9E3779B97F4A7C15;
            }
            yield return (long)key;
        }
    }

    /// <summary>Share of values in which two signatures agree, 0 to 1; 0 where one is empty.</summary>
    public static double Likeness(IReadOnlyList<uint> a, IReadOnlyList<uint> b) =>
        a.Count == 0 || b.Count == 0 ? 0 : Enumerable.Range(0, Values).Count(i => a[i] == b[i]) / (double)Values;

    private static ulong Hash(string word)
    {
        // FNV-1a, 64 bits.
        var hash = 0xCBF29CE484222325;
        foreach (var letter in word)
        {
            hash = (hash ^ letter) * 0x100000001B3;
        }
        return hash;
    }

    private static ulong Seeded(string name) => BitConverter.ToUInt64(SHA256.HashData(Encoding.ASCII.GetBytes(name)));
}
