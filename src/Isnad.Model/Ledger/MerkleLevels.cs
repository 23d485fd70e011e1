namespace Isnad.Model.Ledger;

/// <summary>All nodes of a <see cref="MerkleTree"/>, level by level, so that each of many proofs costs no more than its own length.</summary>
public sealed class MerkleLevels
{
    private readonly List<byte[][]> _levels;

    /// <summary>The tree over <paramref name="leaves"/>, given as their hashes in order.</summary>
    public MerkleLevels(byte[][] leaves)
    {
        _levels = [leaves];
        while (_levels[^1] is { Length: > 1 } below)
        {
            // A last node without a neighbour stands as it is in the level above.
            var above = new byte[(below.Length + 1) / 2][];
            for (var i = 0; i < above.Length; i++)
            {
                above[i] = (2 * i) + 1 < below.Length ? MerkleTree.NodeHash(below[2 * i], below[(2 * i) + 1]) : below[2 * i];
            }
            _levels.Add(above);
        }
    }

    /// <summary>Audit path of leaf <paramref name="index"/>, as <see cref="MerkleTree.InclusionProof"/> gives it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such leaf.</exception>
    public IReadOnlyList<byte[]> InclusionProof(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _levels[0].Length);
        var path = new List<byte[]>();
        foreach (var level in _levels)
        {
            if ((index ^ 1) < level.Length)
            {
                path.Add(level[index ^ 1]);
            }
            index /= 2;
        }
        return path;
    }
}
