using System.IO.Compression;
using System.Text;
using Shouldly;
using Xunit;
using static Isnad.Ingest.Tests.Archives.WarcSample;

namespace Isnad.Ingest.Tests.Archives;

public sealed class DamagedWarcTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Any_flipped_byte_in_a_member_costs_that_record_alone_and_is_told_once()
    {
        var (first, second, third) = (Gzip(Response(Shelling, digest: false)), Gzip(Response(Meeting, digest: false)), Gzip(Response(Convoy, digest: false)));
        for (var i = 0; i < second.Length; i++)
        {
            if (i is 4 or 5 or 6 or 7 or 8 or 9)
            {
                continue; // time, flags of the packer and system: nothing is altered by them
            }
            var bytes = Join(first, second, third);
            bytes[first.Length + i] ^= 0x55;
            var captured = Read(bytes);
            var name = $"byte {i}";
            captured.Words.ShouldBe([Page(Shelling), Page(Convoy)], name);
            captured.Problems.Count.ShouldBe(1, name);
            captured.Problems[0].File.ShouldBe($"{_folder.Path("a.warc")}@{first.Length}", name);
        }
    }

    [Fact]
    public void A_damaged_head_of_a_record_costs_that_record_alone()
    {
        var (first, third) = (Response(Shelling), Response(Convoy));
        foreach (var (from, to) in new[] { ("WARC/1.1", "WORC/1.1"), ("Content-Length: ", "Content-Lxngth: "), ("Content-Length: ", "Content-Length: 9"), ("Content-Length: ", "Content-Length: 9999999999"), ("Content-Length: ", "Content-Length: -") })
        {
            var second = Record("response", Http(Bytes(Page(Meeting))), more: "X: y\r\n", digest: false);
            var damaged = Encoding.Latin1.GetBytes(Replace(Encoding.Latin1.GetString(second), from, to));
            foreach (var pack in new Func<byte[], byte[]>[] { bytes => bytes, Gzip })
            {
                var captured = Captured.Of(_folder.Write("a.warc", Join(pack(first), pack(damaged), pack(third))));
                captured.Words.ShouldBe([Page(Shelling), Page(Convoy)], to);
                captured.Problems.Single().File.ShouldBe(_folder.Path("a.warc") + $"@{pack(first).Length}", to);
            }
        }
    }

    [Fact]
    public void A_length_that_is_too_small_is_seen()
    {
        var block = Http(Bytes(Page(Meeting)));
        var captured = Captured.Of(_folder.Write("a.warc", Join(Response(Shelling), Record("response", block, length: block.Length - 40, digest: false), Response(Convoy))));
        captured.Words.ShouldBe([Page(Shelling), Page(Convoy)]);
        captured.Problems.Single().Reason.ShouldBe("the record's Content-Length does not lead to its end");
    }

    [Fact]
    public void A_file_cut_off_anywhere_gives_the_records_before()
    {
        var (first, second) = (Response(Shelling), Response(Meeting));
        var packed = Join(Gzip(first), Gzip(second));
        for (var length = Gzip(first).Length + 1; length < packed.Length; length += 7)
        {
            var captured = Read(packed[..length]);
            captured.Words.ShouldBe([Page(Shelling)], $"{length}");
            captured.Problems.Single().File.ShouldBe($"{_folder.Path("a.warc")}@{Gzip(first).Length}", $"{length}");
        }
        var plain = Join(first, second);
        for (var length = first.Length + 5; length < plain.Length - 4; length += 23)
        {
            var captured = Read(plain[..length]);
            captured.Words.ShouldBe([Page(Shelling)], $"{length}");
            captured.Problems.Single().File.ShouldBe($"{_folder.Path("a.warc")}@{first.Length}", $"{length}");
        }
    }

    [Fact]
    public void A_member_of_many_records_that_is_cut_off_gives_those_before()
    {
        var random = new Random(7);
        var records = Enumerable.Range(0, 40).Select(i => Response($"{Shelling} {Convert.ToBase64String(Noise(random, 6000))}", $"https://news.example.org/{i}")).ToArray();
        var packed = Gzip(Join(records));
        var captured = Read(packed[..(packed.Length * 3 / 4)]);
        captured.Reports.Count.ShouldBeInRange(28, 30);
        captured.Problems.Count.ShouldBe(1);
    }

    [Fact]
    public void Rubbish_between_members_does_not_hide_what_follows()
    {
        var rubbish = Noise(new Random(3), 300_000);
        var captured = Read(Join(Gzip(Response(Shelling)), rubbish, Gzip(Response(Meeting))));
        captured.Words.ShouldBe([Page(Shelling), Page(Meeting)]);
        captured.Problems.Single().ToString().ShouldContain($"{_folder.Path("a.warc")}@{Gzip(Response(Shelling)).Length}: the archive is damaged here (no gzip member begins here)");
    }

    [Fact]
    public void A_bomb_is_stopped_wherever_it_lies()
    {
        var zeros = new byte[300 << 20];
        var inMember = Gzip(Record("response", Http(zeros), digest: false));
        inMember.Length.ShouldBeLessThan(1 << 20);
        var inBody = Gzip(Record("response", Http(Gzip(zeros), more: "Content-Encoding: gzip\r\n"), digest: false));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var captured = Read(Join(Gzip(Response(Shelling)), inMember, inBody, Gzip(Response(Meeting))));
        captured.Words.ShouldBe([Page(Shelling), Page(Meeting)]);
        captured.Problems.Select(problem => problem.Reason).ShouldBe(["the record is longer than 64 MiB", "the archive is damaged here (it unpacks to more than 200 times its size)", "the response cannot be unpacked: it unpacks to more than 64 MiB"]);
        // Growing buffers of one body; the 300 MiB themselves are never held.
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(500L << 20);
    }

    [Fact]
    public void A_film_of_any_length_is_passed_over_in_silence()
    {
        var film = Record("response", Http(Noise(new Random(5), 70 << 20), "video/mp4"), digest: false);
        var captured = Read(Join(film, Response(Meeting)));
        captured.Words.ShouldBe([Page(Meeting)]);
        captured.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Broken_codings_are_told_and_a_page_cut_short_is_read()
    {
        var page = Bytes(Page(Shelling));
        var path = _folder.Write("a.warc", Join(
            Record("response", Http(Gzip(page)[..80], more: "Content-Encoding: gzip\r\n")),
            Record("response", Http(Chunked(page, 50)[..150], more: "Transfer-Encoding: chunked\r\n")),
            Record("response", Http([0, 1, 2, 0xFF, 0], more: "Content-Encoding: zstd\r\n")),
            Record("response", Http(Chunked(page, 50)[..^60], more: "Transfer-Encoding: chunked\r\n"), more: "WARC-Truncated: length\r\n")));
        var captured = Captured.Of(path);
        captured.Problems.Select(problem => problem.Severity).ShouldBe([ProblemSeverity.Error, ProblemSeverity.Error, ProblemSeverity.Error, ProblemSeverity.Warning]);
        captured.Problems[0].Reason.ShouldStartWith("the response cannot be unpacked: its gzip coding is damaged");
        captured.Problems[1].Reason.ShouldStartWith("the response cannot be unpacked: its chunk");
        captured.Problems[2].Reason.ShouldBe("the response cannot be unpacked: its coding 'zstd' is not known");
        captured.Parsed().Single().Text.Value.ShouldContain(Shelling);
    }

    [Fact]
    public void What_is_no_archive_is_said_to_be_none()
    {
        Captured.Of(_folder.Write("a.warc", Shelling)).Problems.Single().Reason.ShouldBe("no WARC record begins here");
        Captured.Of(_folder.Write("b.warc.gz", Shelling)).Problems.Single().Reason.ShouldBe("the archive is damaged here (no gzip member begins here)");
        Captured.Of(_folder.Write("c.warc.gz", Gzip(Record("warcinfo", [])))).Problems.Single().Reason.ShouldStartWith("holds no page");
    }

    private Captured Read(byte[] archive) => Captured.Of(_folder.Write("a.warc", archive));

    private static byte[] Noise(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string Replace(string text, string from, string to)
    {
        var at = text.IndexOf(from, StringComparison.Ordinal);
        return text[..at] + to + text[(at + from.Length)..];
    }
}
