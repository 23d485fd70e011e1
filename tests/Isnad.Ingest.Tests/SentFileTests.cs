using System.Text;
using Shouldly;
using Xunit;

namespace Isnad.Ingest.Tests;

/// <summary>A file that was sent is read where it is held.</summary>
public sealed class SentFileTests
{
    [Fact]
    public void Its_bytes_are_read_where_they_are_and_no_others()
    {
        var held = Encoding.ASCII.GetBytes("..abc..");
        using var stream = new SentFile("a.txt", held.AsMemory(2, 3)).Open();
        (stream.Length, stream.CanWrite).ShouldBe((3, false));
        // Seen only where nothing was copied.
        held[2] = (byte)'x';
        using var reader = new StreamReader(stream);
        reader.ReadToEnd().ShouldBe("xbc");
    }
}
