using Isnad.Model.Ledger;
using Shouldly;
using Xunit;

namespace Isnad.Model.Tests.Ledger;

public class MerkleTreeTests
{
    private const int Most = 40;

    /// <summary>Leaves and roots that implementations of RFC 6962 are commonly checked with.</summary>
    private static readonly string[] KnownLeaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void Known_roots_are_found(int size, string root) =>
        Convert.ToHexStringLower(MerkleTree.Root([.. KnownLeaves.Take(size).Select(hex => MerkleTree.LeafHash(Convert.FromHexString(hex)))])).ShouldBe(root);

    [Fact]
    public void A_frontier_grows_to_the_root_of_all_leaves()
    {
        var leaves = Leaves(Most);
        var frontier = new MerkleFrontier(0, []);
        for (var size = 0; size <= Most; size++)
        {
            frontier.Root().ShouldBe(MerkleTree.Root(leaves.AsSpan(0, size)));
            frontier = new MerkleFrontier(size, frontier.Roots);
            if (size < Most)
            {
                frontier.Append(leaves[size]);
            }
        }
        Should.Throw<ArgumentException>(() => new MerkleFrontier(3, [leaves[0]]));
    }

    [Fact]
    public void Each_leaf_is_proved_and_no_other_passes_for_it()
    {
        for (var size = 1; size <= Most; size++)
        {
            var leaves = Leaves(size);
            var root = MerkleTree.Root(leaves);
            for (var index = 0; index < size; index++)
            {
                var path = MerkleTree.InclusionProof(index, leaves);
                new MerkleLevels(leaves).InclusionProof(index).ShouldBe(path);
                MerkleTree.VerifyInclusion(leaves[index], index, size, path, root).ShouldBeTrue();
                MerkleTree.VerifyInclusion(MerkleTree.LeafHash([255]), index, size, path, root).ShouldBeFalse();
                MerkleTree.VerifyInclusion(leaves[index], index, size, [.. path, root], root).ShouldBeFalse();
                if (size > 1)
                {
                    MerkleTree.VerifyInclusion(leaves[index], (index + 1) % size, size, path, root).ShouldBeFalse();
                    MerkleTree.VerifyInclusion(leaves[index], index, size, [.. path.Skip(1)], root).ShouldBeFalse();
                }
            }
        }
    }

    [Fact]
    public void An_older_tree_is_proved_to_be_the_beginning_and_a_changed_one_is_not()
    {
        for (var size = 1; size <= Most; size++)
        {
            var leaves = Leaves(size);
            var root = MerkleTree.Root(leaves);
            for (var former = 0; former <= size; former++)
            {
                var old = MerkleTree.Root(leaves.AsSpan(0, former));
                var proof = MerkleTree.ConsistencyProof(former, leaves);
                MerkleTree.VerifyConsistency(former, old, size, root, proof).ShouldBeTrue();
                if (former > 0)
                {
                    MerkleTree.VerifyConsistency(former, MerkleTree.LeafHash([255]), size, root, proof).ShouldBeFalse();
                    MerkleTree.VerifyConsistency(former, old, size, root, [.. proof, root]).ShouldBeFalse();
                }
                if (former > 0 && former < size)
                {
                    MerkleTree.VerifyConsistency(former, old, size, MerkleTree.LeafHash([255]), proof).ShouldBeFalse();
                }
            }
        }
    }

    [Fact]
    public void A_leaf_out_of_range_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => MerkleTree.InclusionProof(3, Leaves(3)));
        Should.Throw<ArgumentOutOfRangeException>(() => new MerkleLevels(Leaves(3)).InclusionProof(3));
        Should.Throw<ArgumentOutOfRangeException>(() => MerkleTree.ConsistencyProof(4, Leaves(3)));
    }

    private static byte[][] Leaves(int count) => [.. Enumerable.Range(0, count).Select(i => MerkleTree.LeafHash([(byte)i]))];
}
