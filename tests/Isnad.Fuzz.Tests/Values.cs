using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Isnad.Fuzz.Tests;

/// <summary>Texts and bytes to try.</summary>
internal static class Values
{
    private static readonly string[] Sentences =
    [
        "قصفت طائرات حربية أمس بلدة في ريف حلب الشرقي، ما أدى إلى مقتل ثلاثة مدنيين وجرح 12 آخرين، وفق ما ذكره مصدر طبي.",
        "وقال متحدث باسم الجيش السوري إن قواته سيطرت على قريتين شمال مدينة حماة بعد اشتباكات مع مسلحين من جبهة النصرة.",
        "انفجرت سيارة مفخخة صباح الثلاثاء 12/4/2016 قرب حاجز للشرطة في حي الكرادة ببغداد، وتبنى تنظيم الدولة الإسلامية العملية.",
        "ونفى مسؤول في وزارة الدفاع الروسية أن تكون مقاتلات بلاده قد شنت أي غارة على مستشفى في إدلب يوم الأربعاء الماضي.",
        "اعتقلت قوات الأمن عشرين شخصا على الأقل خلال مظاهرة في تعز، فيما أفاد ناشطون بإصابة نحو 15 متظاهرا بالرصاص الحي.",
        "أعلنت قوات سوريا الديمقراطية، المدعومة من التحالف الدولي، تحرير بلدة الشدادي في محافظة الحسكة (شمال شرقي سوريا) قبل أسبوع.",
        "ووصل المبعوث الأممي إلى صنعاء لبحث الهدنة، وتوقع أن تبدأ المفاوضات في نيسان/أبريل المقبل.",
        "مقتل ١٧ عنصرا من الميليشيات الموالية للحكومة في كمين «محكم» غربي الرمادي؛ والحصيلة مرشحة للارتفاع!",
    ];

    private static readonly string[] Odd =
    [
        " ", " ", "\n", "\n\n", "\r\n", "\u2028", "\t", "\u00A0", "ً", "ّ", "\u0670", "ـ", "ـــــ", "\u200F", "\u200E", "\u202B", "\u202E", "\u202C", "\u2067", "\u2069", "\u200D", "\u200C", "\uFEFF",
        "😀", "👨‍👩‍👧", "\uD83D", "\uDE00", "\uFEFB", "\uFDF2", "\uFDFA", "\uFE94", "\uFC60", "Isnad", "F16", "don't", "٣", "12", "1,200", "١٢٫٥", "999999999999999999999", "00", "31/2/2016", "2016-13-40",
        ".", "...", "،", "؛", "؟", "!", "\"", "«", "»", "(", ")", "-", "…", "/", "%", "\0", "\u001B[2J", "\uFFFD", "é", "中", "\u0301", "و", "ال", "لل", "ب", "في", "من", "مقتل", "قتيلا", "أمس", "مليون", "ألف", "وألف",
    ];

    /// <summary>One UTF-16 unit of any kind: of Arabic, of its presentation forms, of all.</summary>
    public static Gen<string> Unit { get; } = Gen.OneOf(Gen.Choose(0x600, 0x6FF), Gen.Choose(0xFB50, 0xFEFF), Gen.Choose(0x2000, 0x206F), Gen.Choose(0, 0xFFFF)).Select(c => ((char)c).ToString());

    /// <summary>A text of odd pieces, words and units.</summary>
    public static Gen<string> Jumble { get; } = Gen.OneOf(Gen.Elements(Odd), Unit, Gen.Elements([.. Sentences.SelectMany(sentence => sentence.Split(' '))])).ArrayOf().Select(pieces => string.Concat(pieces));

    /// <summary>A report of whole sentences after up to twelve cuts, repeats, swaps and insertions.</summary>
    public static Gen<string> Report { get; } =
        from sentences in Gen.Elements(Sentences).ArrayOf()
        from edits in Edits(Gen.OneOf(Gen.Elements(Odd), Unit))
        select Edit(string.Join(' ', sentences), edits);

    /// <summary>Bytes of any kind, of text in several encodings, and of text with faults in it.</summary>
    public static Gen<byte[]> Bytes { get; } = Gen.OneOf(
        Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(),
        from text in Report
        from encoding in Gen.Elements("utf-8", "utf-16le", "utf-16be", "windows-1256", "iso-8859-6", "windows-1252")
        from faults in Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf()
        from at in Gen.Choose(0, 10_000)
        select Insert(Ingest.Encodings.EncodingNames.Find(encoding)!.GetBytes(text), faults, at));

    /// <summary>Applies edits to a text one after the other.</summary>
    public static string Edit(string text, (int Kind, int At, int Length, string Piece)[] edits)
    {
        var result = new StringBuilder(text);
        foreach (var (kind, at, length, piece) in edits)
        {
            var start = result.Length == 0 ? 0 : at % result.Length;
            var count = Math.Min(length, result.Length - start);
            var part = result.ToString(start, count);
            switch (kind)
            {
                case 0:
                    result.Remove(start, count);
                    break;
                case 1:
                    result.Insert(start, part);
                    break;
                case 2:
                    result.Remove(start, count).Insert(result.Length == 0 ? 0 : (at * 7) % result.Length, part);
                    break;
                case 3:
                    // One endless word.
                    result.Insert(start, new StringBuilder().Insert(0, part.Replace(" ", "", StringComparison.Ordinal), 40));
                    break;
                default:
                    result.Insert(start, piece);
                    break;
            }
        }
        return result.ToString();
    }

    /// <summary>Up to twelve edits.</summary>
    public static Gen<(int Kind, int At, int Length, string Piece)[]> Edits(Gen<string> pieces) =>
        Gen.Choose(0, 12).SelectMany(count => (
            from kind in Gen.Choose(0, 6)
            from at in Gen.Choose(0, 100_000)
            from length in Gen.Choose(1, 40)
            from piece in pieces
            select (kind, at, length, piece)).ArrayOf(count));

    private static byte[] Insert(byte[] bytes, byte[] faults, int at) => [.. bytes[..(at % (bytes.Length + 1))], .. faults, .. bytes[(at % (bytes.Length + 1))..]];
}
