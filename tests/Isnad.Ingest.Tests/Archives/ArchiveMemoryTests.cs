using Isnad.Ingest.Archives;
using Shouldly;
using Xunit;
using static Isnad.Ingest.Tests.Archives.TelegramExportTests;
using static Isnad.Ingest.Tests.Archives.WarcSample;

namespace Isnad.Ingest.Tests.Archives;

/// <summary>What is measured here is the whole process's memory, so that nothing else may run beside it.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneInTheProcess
{
    internal const string Name = "alone in the process";
}

[Collection(AloneInTheProcess.Name)]
public sealed class ArchiveMemoryTests
{
    [Fact]
    public void Memory_does_not_grow_with_the_export()
    {
        var message = Bytes(Shelled + ",");
        using var export = new Repeated(Bytes("""{"name": "قناة المثال", "type": "public_channel", "id": 9, "messages": ["""), message, 60_000, Bytes(Met + "]}"));
        long most = 0;
        var count = 0;
        foreach (var capture in new CaptureReader(["-"], export).Captures())
        {
            capture.Problem.ShouldBeNull();
            if (++count % 10_000 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
            }
        }
        count.ShouldBe(60_001);
        (60_000L * message.Length).ShouldBeGreaterThan(20 << 20);
        most.ShouldBeLessThan(GC.GetTotalMemory(forceFullCollection: true) + (8 << 20));
    }

    /// <summary>A start, a middle so many times, an end; made as it is read.</summary>
    private sealed class Repeated(byte[] start, byte[] middle, int times, byte[] end) : MemoryStream
    {
        private readonly IEnumerator<byte[]> _parts = new[] { start }.Concat(Enumerable.Repeat(middle, times)).Append(end).GetEnumerator();
        private byte[] _part = [];
        private int _at;

        public override int Read(Span<byte> buffer)
        {
            if (_at == _part.Length)
            {
                if (!_parts.MoveNext())
                {
                    return 0;
                }
                (_part, _at) = (_parts.Current, 0);
            }
            var count = Math.Min(buffer.Length, _part.Length - _at);
            _part.AsSpan(_at, count).CopyTo(buffer);
            _at += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    }
}
