namespace Isnad.Model.Incidents;

/// <summary>In which respects a mention stands in a block in its own right. Of two mentions that are compared at least one must do so by place and at least one by time.</summary>
[Flags]
public enum BlockStanding
{
    /// <summary>It is only looked up from there.</summary>
    None = 0,

    /// <summary>The block's place is as fine as the mention's own.</summary>
    Place = 1,

    /// <summary>The block's time is as fine as the mention's own.</summary>
    Time = 2,

    /// <summary>Both.</summary>
    Both = 3,
}

/// <summary>A block that a mention stands in: what a store keeps beside the mention, indexed by <paramref name="Block"/>.</summary>
/// <param name="Block">Number of the block, a hash of a family of types, a place and a time.</param>
/// <param name="Standing">How the mention stands in it.</param>
public readonly record struct BlockEntry(long Block, BlockStanding Standing)
{
    /// <summary>What a mention must at least have in this block to be compared with one of this standing.</summary>
    public BlockStanding Needed => BlockStanding.Both & ~Standing;
}
