namespace Isnad.Model.Ledger;

/// <summary>What must be known of a hash tree to add to it: the roots of its whole subtrees along the right edge, largest first; one for each bit that is set in the size.</summary>
public sealed class MerkleFrontier
{
    private readonly List<byte[]> _roots;

    /// <summary>The frontier of a tree of <paramref name="size"/> leaves.</summary>
    /// <exception cref="ArgumentException">The number of roots does not fit the size.</exception>
    public MerkleFrontier(long size, IEnumerable<byte[]> roots)
    {
        _roots = [.. roots];
        Size = size;
        if (_roots.Count != System.Numerics.BitOperations.PopCount((ulong)size))
        {
            throw new ArgumentException($"A tree of {size} leaves has {System.Numerics.BitOperations.PopCount((ulong)size)} whole subtrees on its right edge, not {_roots.Count}.", nameof(roots));
        }
    }

    /// <summary>Number of leaves.</summary>
    public long Size { get; private set; }

    /// <summary>Largest first.</summary>
    public IReadOnlyList<byte[]> Roots => _roots;

    /// <summary>Adds a leaf by its hash.</summary>
    public void Append(byte[] leafHash)
    {
        var hash = leafHash;
        for (var size = Size; (size & 1) == 1; size >>= 1)
        {
            hash = MerkleTree.NodeHash(_roots[^1], hash);
            _roots.RemoveAt(_roots.Count - 1);
        }
        _roots.Add(hash);
        Size++;
    }

    /// <summary>Root of the whole tree.</summary>
    public byte[] Root()
    {
        if (_roots.Count == 0)
        {
            return MerkleTree.EmptyRoot;
        }
        var hash = _roots[^1];
        for (var i = _roots.Count - 2; i >= 0; i--)
        {
            hash = MerkleTree.NodeHash(_roots[i], hash);
        }
        return hash;
    }
}
