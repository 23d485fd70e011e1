using System.Text;
using Isnad.Model.Ledger;
using Shouldly;
using Xunit;

namespace Isnad.Model.Tests.Ledger;

public class LogEntryTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 9, 30, 15, TimeSpan.FromHours(2));

    [Fact]
    public void A_leaf_has_a_fixed_form_and_is_read_back()
    {
        var entry = new LogEntry(7, At, LogKind.Versioned, "v9", ContentHash.Of("خبر"u8), "r7 2");
        var leaf = entry.ToLeaf();
        Encoding.UTF8.GetString(leaf).ShouldBe($$"""{"seq":7,"at":"2026-03-01T07:30:15Z","kind":"versioned","subject":"v9","sha256":"{{ContentHash.Of("خبر"u8)}}","detail":"r7 2"}""");
        LogEntry.Parse(leaf).ShouldBe(entry with { At = At.ToUniversalTime() });
        LogEntry.Parse((entry with { Digest = null, Detail = null }).ToLeaf()).ShouldBe(entry with { At = At.ToUniversalTime(), Digest = null, Detail = null });
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("{\"seq\":\"x\"}")]
    public void What_is_no_leaf_is_named(string bytes) => Should.Throw<FormatException>(() => LogEntry.Parse(Encoding.UTF8.GetBytes(bytes))).Message.ShouldContain("no leaf");

    [Fact]
    public void A_head_signs_size_root_and_time() =>
        Encoding.ASCII.GetString(TreeHead.SignedBytes(3, [0xAB, 1], At)).ShouldBe("isnad tree head 1\n3\nab01\n2026-03-01T07:30:15Z\n");

    [Fact]
    public void Content_is_named_by_its_hash() => ContentHash.Of("abc"u8).Hex.ShouldBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
