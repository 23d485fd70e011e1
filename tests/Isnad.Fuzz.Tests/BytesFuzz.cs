using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Isnad.Ingest;
using Isnad.Ingest.Encodings;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Isnad.Fuzz.Tests;

public sealed class BytesFuzz(ITestOutputHelper log)
{
    private static readonly string[] JsonPieces =
    [
        "{", "}", "[", "]", "\"", "\\", ",", ":", "\n", " ", "\"id\":", "\"text\":", "\"published\":", "\"نص قصير\"", "\"2016-05-04\"", "\\u0642", "\\ud83d", "\"\\ud83d\":", "null", "true", "17", "-1e999",
        "{\"id\":\"a\",\"text\":\"انفجار\"}", "{\"text\":\"b\"}\n", "\0", "\uFEFF", "<", "<p>",
    ];

    private static readonly string?[] Told = [null, "utf-8", "windows-1256", "iso-8859-6", "utf-16", "utf-16be", "ibm864", "utf-32", "none-such", ""];

    /// <summary>Bytes that look like JSON: pieces of it, whole good lines among them, stray bytes.</summary>
    private static Gen<byte[]> Json { get; } = Gen.OneOf(
        Gen.Elements(JsonPieces).Select(Encoding.UTF8.GetBytes),
        Gen.Choose(0, 255).Select(value => new[] { (byte)value })).ArrayOf().Select(pieces => pieces.SelectMany(piece => piece).ToArray());

    [Fact]
    public void Any_bytes_become_text() => Fuzz.Check(log, Values.Bytes, Fuzz.Shorter, 500, bytes =>
    {
        foreach (var told in Told)
        {
            var decoded = TextDecoder.Decode(bytes, told);
            EncodingNames.Find(decoded.Encoding).ShouldNotBeNull();
            (decoded.Replaced > 0).ShouldBe(decoded.Replaced != 0 && decoded.Text.Contains('\uFFFD', StringComparison.Ordinal));
            decoded.FirstReplaced.ShouldBeInRange(0, Math.Max(0, bytes.Length - 1));
            Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(decoded.Text)).ShouldBe(decoded.Text, "no halves of characters");
            EncodingProblems.Of("f", 1, decoded).ShouldAllBe(problem => !problem.ToString().Contains('\n'));
        }
        if (System.Text.Unicode.Utf8.IsValid(bytes) && TextDecoder.Decode(bytes) is { TurnedBack: null, Encoding: "utf-8", Basis: EncodingBasis.Detected } plain)
        {
            Encoding.UTF8.GetBytes(plain.Text).ShouldBe(bytes);
        }
        BinaryContent.Name(bytes);
    });

    [Fact]
    public void Any_bytes_are_reports_or_problems() => Fuzz.Check(log, Gen.OneOf(Json, Values.Bytes), Fuzz.Shorter, 2000, bytes =>
    {
        var parser = new RecordParser(null);
        var records = 0;
        foreach (var raw in new ReportReader(["-"], new Trickle(bytes)).Records())
        {
            var parsed = parser.Parse(raw);
            (parsed.Reports.Length + parsed.Problems.Count).ShouldBeGreaterThan(0, "nothing is swallowed");
            parsed.Problems.ForEach(problem => problem.ToString().ShouldNotContain('\n'));
            records++;
        }
        records.ShouldBeInRange(1, bytes.Length + 2);
    });

    [Fact]
    public void Good_lines_come_through_whatever_stands_between_them() => Fuzz.Check(log, Json, Fuzz.Shorter, 1000, bytes =>
    {
        // A line end inside would cut the bytes into lines of their own, which is as good. What looks like noise or 16 bits is another matter.
        byte[] good = [.. "{\"id\":\"first\",\"text\":\"x\"}\n"u8, .. bytes.Where(value => value is >= 0x20 or (byte)'\n'), .. "\n{\"id\":\"last\",\"text\":\"y\"}\n"u8];
        var parser = new RecordParser(null);
        var ids = new ReportReader(["-"], new Trickle(good)).Records().SelectMany(raw => parser.Parse(raw).Reports).Select(report => report.Id).ToList();
        ids.First().ShouldBe("first");
        ids.Last().ShouldBe("last");
    });

    /// <summary>Gives few bytes at a time, so that every cut falls everywhere.</summary>
    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 7));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 7)]);
    }
}
