using System.Text;
using Isnad.Ingest.Encodings;
using Shouldly;
using Xunit;

namespace Isnad.Ingest.Tests.Encodings;

public sealed class TextDecoderTests
{
    private const string Report = "قصفت طائرات حربية أمس بلدة في ريف المحافظة الشرقي، ما أدى إلى مقتل ثلاثة مدنيين وجرح 12 آخرين، وفق ما ذكره مصدر طبي.";
    private const string Short = "انفجار قرب السوق";
    private const string French = "L'armée a bombardé la ville près de la frontière, où l'état d'urgence a été décrété.";
    private const string German = "Die Behörden bestätigten, dass zwölf Menschen getötet wurden; die Straßen bleiben gesperrt.";

    private static byte[] Bytes(string text, string encoding) => EncodingNames.Find(encoding)!.GetBytes(text);

    [Theory]
    [InlineData(Report, "utf-8")]
    [InlineData(Report, "utf-16le")]
    [InlineData(Report, "utf-16be")]
    [InlineData(Report, "windows-1256")]
    [InlineData(Report, "iso-8859-6")]
    [InlineData(Short, "utf-8")]
    [InlineData(Short, "utf-16le")]
    [InlineData(Short, "utf-16be")]
    [InlineData(Short, "windows-1256")]
    [InlineData(Short, "iso-8859-6")]
    [InlineData(French, "windows-1252")]
    [InlineData(German, "windows-1252")]
    [InlineData("Plain words, 12 of them", "utf-8")]
    [InlineData("", "utf-8")]
    public void Encodings_are_told_from_the_bytes(string text, string encoding) =>
        TextDecoder.Decode(Bytes(text, encoding)).ShouldBe(new DecodedText(text, encoding, EncodingBasis.Detected, 0));

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16le")]
    [InlineData("utf-16be")]
    public void A_mark_decides_and_is_no_text(string encoding)
    {
        var marked = Bytes("\uFEFF" + Report, encoding);
        TextDecoder.Decode(marked).ShouldBe(new DecodedText(Report, encoding, EncodingBasis.Mark, 0));
        TextDecoder.Decode(marked, "windows-1256").ShouldBe(new DecodedText(Report, encoding, EncodingBasis.Mark, 0) { Overruled = "windows-1256" });
    }

    [Theory]
    [InlineData(Report, "windows-1256", "cp1256")]
    [InlineData(Report, "windows-1256", " \"Windows-1256\" ")]
    [InlineData(Report, "utf-8", "UTF8")]
    [InlineData(Report, "utf-16le", "utf-16")]
    [InlineData(French, "windows-1252", "ISO-8859-1")]
    [InlineData(French, "windows-1256", "windows-1256")]
    [InlineData("plain", "windows-1256", "windows-1256")]
    public void What_is_told_counts_where_the_bytes_allow_it(string text, string encoding, string told) =>
        TextDecoder.Decode(Bytes(text, encoding), told).ShouldBe(new DecodedText(text, encoding, EncodingBasis.Told, 0));

    [Theory]
    [InlineData("utf-8", "windows-1256")]
    [InlineData("utf-8", "iso-8859-1")]
    [InlineData("windows-1256", "utf-8")]
    [InlineData("windows-1256", "iso-8859-6")]
    [InlineData("windows-1256", "windows-1252")]
    [InlineData("windows-1256", "utf-16")]
    [InlineData("iso-8859-6", "windows-1256")]
    [InlineData("utf-16be", "utf-8")]
    [InlineData("utf-16be", "utf-16le")]
    [InlineData("utf-8", "x-none-such")]
    public void What_the_bytes_refute_is_overruled_and_said(string encoding, string told) =>
        TextDecoder.Decode(Bytes(Report, encoding), told).ShouldBe(new DecodedText(Report, encoding, EncodingBasis.Detected, 0) { Overruled = told });

    [Theory]
    [InlineData(null)]
    [InlineData("utf-8")]
    public void A_few_bad_bytes_do_not_make_it_another_encoding(string? told)
    {
        var bytes = Bytes(Report, "utf-8").ToList();
        var at = Encoding.UTF8.GetByteCount(Report[..20]);
        bytes.InsertRange(at, [0xFF, 0xC3]);
        bytes.Add(0xD9);
        var decoded = TextDecoder.Decode([.. bytes], told);
        (decoded.Encoding, decoded.Replaced, decoded.FirstReplaced, decoded.Overruled).ShouldBe(("utf-8", 3, at, null));
        decoded.Text.Replace("\uFFFD", "", StringComparison.Ordinal).ShouldBe(Report);
    }

    [Fact]
    public void Half_a_character_of_16_bits_is_counted()
    {
        var decoded = TextDecoder.Decode([.. Bytes("\uFEFF" + Short, "utf-16le"), 0x27]);
        (decoded.Text, decoded.Replaced, decoded.FirstReplaced).ShouldBe((Short + "\uFFFD", 1, 2 + (2 * Short.Length)));
    }

    [Theory]
    [InlineData("windows-1252")]
    [InlineData("windows-1256")]
    public void What_was_encoded_twice_is_turned_back_and_said(string middle)
    {
        var garbled = EncodingNames.Find(middle)!.GetString(Encoding.UTF8.GetBytes(Report));
        TextDecoder.Decode(Encoding.UTF8.GetBytes(garbled)).ShouldBe(new DecodedText(Report, "utf-8", EncodingBasis.Detected, 0) { TurnedBack = middle });
    }

    [Fact]
    public void What_cannot_be_turned_back_whole_is_left_and_said()
    {
        var garbled = EncodingNames.Find("windows-1252")!.GetString(Encoding.UTF8.GetBytes(Report));
        var lost = string.Concat(garbled.AsSpan(0, 11), "?", garbled.AsSpan(12));
        TextDecoder.Decode(Encoding.UTF8.GetBytes(lost)).ShouldBe(new DecodedText(lost, "utf-8", EncodingBasis.Detected, 0) { LooksGarbled = true });
    }

    [Theory]
    [InlineData(Report)]
    [InlineData("ظط ظط ظط ظط ظط ظط")]
    [InlineData("Ø Ù Ø Ù Ø Ù")]
    public void What_is_as_it_should_be_is_never_changed(string text) => TextDecoder.Decode(Encoding.UTF8.GetBytes(text)).Text.ShouldBe(text);

    [Fact]
    public void A_named_encoding_is_taken_whatever_the_bytes_say()
    {
        var decoded = TextDecoder.DecodeAs(Bytes(Report, "utf-8"), EncodingNames.Find("windows-1256")!);
        (decoded.Encoding, decoded.Basis).ShouldBe(("windows-1256", EncodingBasis.Told));
        decoded.Text.ShouldNotBe(Report);
        TextDecoder.DecodeAs(Bytes("\uFEFF" + Report, "utf-16be"), EncodingNames.Find("utf-16be")!).Text.ShouldBe(Report);
    }

    [Theory]
    [InlineData("utf-7")]
    [InlineData("klingon")]
    [InlineData("")]
    public void No_encoding_has_that_name(string name) => EncodingNames.Find(name).ShouldBeNull();

    [Fact]
    public void Content_that_is_no_text_is_known()
    {
        BinaryContent.Name([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A]).ShouldBe("an image");
        BinaryContent.Name(new byte[300]).ShouldBe("binary");
        var noise = new byte[4000];
        new Random(3).NextBytes(noise);
        BinaryContent.Name(noise).ShouldBe("binary");
        foreach (var encoding in new[] { "utf-8", "utf-16le", "utf-16be", "windows-1256" })
        {
            BinaryContent.Name(Bytes(Report, encoding)).ShouldBeNull();
        }
        BinaryContent.Name(Bytes(Report + "\0" + Report, "utf-8")).ShouldBeNull("one stray NUL makes no image of a report");
    }
}
