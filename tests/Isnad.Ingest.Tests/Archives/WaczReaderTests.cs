using System.IO.Compression;
using System.Security.Cryptography;
using Shouldly;
using Xunit;
using static Isnad.Ingest.Tests.Archives.WarcSample;

namespace Isnad.Ingest.Tests.Archives;

public sealed class WaczReaderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Archives_in_the_zip_are_read_and_their_digests_hold()
    {
        var first = Gzip(Response(Shelling));
        var second = Response(Meeting);
        var path = _folder.Write("a.wacz", Zip(("archive/b.warc", second), ("archive/a.warc.gz", first), ("pages/pages.jsonl", Bytes("{}")), ("datapackage.json", Package(("archive/a.warc.gz", first), ("archive/b.warc", second)))));
        var captured = Captured.Of(path);
        captured.Problems.ShouldBeEmpty();
        captured.Words.ShouldBe([Page(Shelling), Page(Meeting)]);
        captured.Locators.ShouldBe([path + "/archive/a.warc.gz@0", path + "/archive/b.warc@0"]);
    }

    [Fact]
    public void Where_the_digest_does_not_hold_only_records_with_a_digest_of_their_own_are_read()
    {
        var archive = Join(Response(Shelling), Response(Meeting, digest: false));
        var path = _folder.Write("a.wacz", Zip(("archive/a.warc", archive), ("datapackage.json", Package(("archive/a.warc", [1])))));
        var captured = Captured.Of(path);
        captured.Words.ShouldBe([Page(Shelling)]);
        captured.Problems.Select(problem => problem.Reason).ShouldBe(["its bytes are not those of its digest in datapackage.json", "no digest proves the record"]);
    }

    [Fact]
    public void A_bomb_is_not_unpacked()
    {
        var path = _folder.Write("a.wacz", Zip(("archive/a.warc", new byte[100 << 20]), ("archive/b.warc", Response(Meeting))));
        var captured = Captured.Of(path);
        captured.Words.ShouldBe([Page(Meeting)]);
        captured.Problems.Single().ToString().ShouldBe($"{path}/archive/a.warc: unpacks to more than 200 times its size; it is left out; make the WACZ file anew.");
    }

    [Fact]
    public void A_zip_of_more_than_100_000_files_is_left_out_and_one_of_that_many_is_read()
    {
        var fillers = Enumerable.Range(0, 99_999).Select(number => ($"{number}", Array.Empty<byte>()));
        var most = _folder.Write("a.wacz", Zip([("archive/a.warc", Response(Meeting)), .. fillers]));
        Captured.Of(most).Words.ShouldBe([Page(Meeting)]);
        var more = _folder.Write("b.wacz", Zip([("archive/a.warc", Response(Meeting)), .. fillers, ("one-more", [])]));
        var captured = Captured.Of(more);
        captured.Words.ShouldBeEmpty();
        captured.Problems.Single().ToString().ShouldBe($"{more}: holds more than 100000 files; a WACZ file holds a few; make it anew.");
    }

    [Fact]
    public void A_name_in_the_package_that_holds_half_a_character_costs_the_digests()
    {
        var path = _folder.Write("a.wacz", Zip(("archive/a.warc", Response(Meeting)), ("datapackage.json", Bytes("""{"\ud83d":1,"resources":[{"\udc00":1}]}"""))));
        var captured = Captured.Of(path);
        captured.Words.ShouldBe([Page(Meeting)]);
        captured.Problems.Select(problem => problem.Advice).ShouldBe(["the archives were read without its digests"]);
    }

    [Fact]
    public void What_is_no_zip_or_holds_no_archive_is_told()
    {
        Captured.Of(_folder.Write("a.wacz", Shelling)).Problems.Single().Advice.ShouldBe("it is no whole ZIP file; get it anew");
        var good = Zip(("archive/a.warc", Response(Meeting)));
        Captured.Of(_folder.Write("b.wacz", good[..^30])).Problems.Single().Advice.ShouldBe("it is no whole ZIP file; get it anew");
        Captured.Of(_folder.Write("c.wacz", Zip(("x.txt", [1])))).Problems.Single().Reason.ShouldBe("holds no archive/*.warc.gz");
        Captured.Of(_folder.Write("d.wacz", Zip(("datapackage.json", Bytes("{")), ("archive/a.warc", Response(Meeting))))).Words.ShouldBe([Page(Meeting)]);
    }

    private static byte[] Package(params (string Path, byte[] Bytes)[] resources) =>
        Bytes($$"""{"profile":"data-package","resources":[{{string.Join(',', resources.Select(resource => $$"""{"name":"x","path":"{{resource.Path}}","hash":"sha256:{{Convert.ToHexStringLower(SHA256.HashData(resource.Bytes))}}","bytes":{{resource.Bytes.Length}}}"""))}}]}""");

    private static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        using var zipped = new MemoryStream();
        using (var zip = new ZipArchive(zipped, ZipArchiveMode.Create))
        {
            foreach (var (name, bytes) in entries)
            {
                using var entry = zip.CreateEntry(name, name.EndsWith(".gz", StringComparison.Ordinal) ? CompressionLevel.NoCompression : CompressionLevel.Optimal).Open();
                entry.Write(bytes);
            }
        }
        return zipped.ToArray();
    }
}
