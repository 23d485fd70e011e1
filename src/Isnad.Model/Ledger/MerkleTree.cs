using System.Security.Cryptography;

namespace Isnad.Model.Ledger;

/// <summary>The hash tree of RFC 6962, section 2.1: leaves and inner nodes are hashed under different prefixes, so that neither passes for the other. Hashes are SHA-256, 32 bytes.</summary>
public static class MerkleTree
{
    /// <summary>Root of the tree of no leaves.</summary>
    public static byte[] EmptyRoot => SHA256.HashData([]);

    /// <summary>Hash of a leaf.</summary>
    public static byte[] LeafHash(ReadOnlySpan<byte> leaf) => SHA256.HashData([0, .. leaf]);

    /// <summary>Hash of an inner node.</summary>
    public static byte[] NodeHash(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => SHA256.HashData([1, .. left, .. right]);

    /// <summary>Root over <paramref name="leaves"/>, given as their hashes in order.</summary>
    public static byte[] Root(ReadOnlySpan<byte[]> leaves) => leaves.Length switch
    {
        0 => EmptyRoot,
        1 => leaves[0],
        _ => NodeHash(Root(leaves[..Split(leaves.Length)]), Root(leaves[Split(leaves.Length)..])),
    };

    /// <summary>Audit path of leaf <paramref name="index"/> (from 0), lowest node first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such leaf.</exception>
    public static IReadOnlyList<byte[]> InclusionProof(int index, ReadOnlySpan<byte[]> leaves)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, leaves.Length);
        var path = new List<byte[]>();
        AddPath(path, index, leaves);
        return path;
    }

    /// <summary>Proof that the tree of the first <paramref name="former"/> leaves is the beginning of this one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The former tree was larger, or negative.</exception>
    public static IReadOnlyList<byte[]> ConsistencyProof(int former, ReadOnlySpan<byte[]> leaves)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(former);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(former, leaves.Length);
        var proof = new List<byte[]>();
        if (former > 0 && former < leaves.Length)
        {
            AddSubProof(proof, former, leaves, whole: true);
        }
        return proof;
    }

    /// <summary>True where <paramref name="path"/> leads from the leaf's hash to <paramref name="root"/> (RFC 9162, section 2.1.3.2, the same tree).</summary>
    public static bool VerifyInclusion(byte[] leafHash, long index, long size, IReadOnlyList<byte[]> path, byte[] root)
    {
        if (index < 0 || index >= size)
        {
            return false;
        }
        var (node, last, hash) = (index, size - 1, leafHash);
        foreach (var sibling in path)
        {
            if (last == 0)
            {
                return false;
            }
            if ((node & 1) == 1 || node == last)
            {
                hash = NodeHash(sibling, hash);
                while ((node & 1) == 0 && node != 0)
                {
                    (node, last) = (node >> 1, last >> 1);
                }
            }
            else
            {
                hash = NodeHash(hash, sibling);
            }
            (node, last) = (node >> 1, last >> 1);
        }
        return last == 0 && hash.AsSpan().SequenceEqual(root);
    }

    /// <summary>True where <paramref name="proof"/> shows that the tree with <paramref name="formerRoot"/> is the beginning of the one with <paramref name="root"/>
    /// (RFC 9162, section 2.1.4.2, the same tree).</summary>
    public static bool VerifyConsistency(long former, byte[] formerRoot, long size, byte[] root, IReadOnlyList<byte[]> proof)
    {
        if (former == size || former == 0)
        {
            return proof.Count == 0 && (former == 0 || formerRoot.AsSpan().SequenceEqual(root));
        }
        if (former < 0 || former > size)
        {
            return false;
        }
        // A former tree that is a whole subtree of this one does not stand in the proof: its root is known.
        IReadOnlyList<byte[]> path = (former & (former - 1)) == 0 ? [formerRoot, .. proof] : proof;
        if (path.Count == 0)
        {
            return false;
        }
        var (node, last) = (former - 1, size - 1);
        while ((node & 1) == 1)
        {
            (node, last) = (node >> 1, last >> 1);
        }
        var (old, now) = (path[0], path[0]);
        foreach (var sibling in path.Skip(1))
        {
            if (last == 0)
            {
                return false;
            }
            if ((node & 1) == 1 || node == last)
            {
                (old, now) = (NodeHash(sibling, old), NodeHash(sibling, now));
                while ((node & 1) == 0 && node != 0)
                {
                    (node, last) = (node >> 1, last >> 1);
                }
            }
            else
            {
                now = NodeHash(now, sibling);
            }
            (node, last) = (node >> 1, last >> 1);
        }
        return last == 0 && old.AsSpan().SequenceEqual(formerRoot) && now.AsSpan().SequenceEqual(root);
    }

    private static void AddPath(List<byte[]> path, int index, ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 1)
        {
            return;
        }
        var split = Split(leaves.Length);
        if (index < split)
        {
            AddPath(path, index, leaves[..split]);
            path.Add(Root(leaves[split..]));
        }
        else
        {
            AddPath(path, index - split, leaves[split..]);
            path.Add(Root(leaves[..split]));
        }
    }

    private static void AddSubProof(List<byte[]> proof, int former, ReadOnlySpan<byte[]> leaves, bool whole)
    {
        if (former == leaves.Length)
        {
            if (!whole)
            {
                proof.Add(Root(leaves));
            }
            return;
        }
        var split = Split(leaves.Length);
        if (former <= split)
        {
            AddSubProof(proof, former, leaves[..split], whole);
            proof.Add(Root(leaves[split..]));
        }
        else
        {
            AddSubProof(proof, former - split, leaves[split..], whole: false);
            proof.Add(Root(leaves[..split]));
        }
    }

    /// <summary>The largest power of two below <paramref name="count"/>.</summary>
    private static int Split(int count) => 1 << (31 - System.Numerics.BitOperations.LeadingZeroCount((uint)(count - 1)));
}
