using System.Text;

namespace Isnad.Text.Tests;

/// <summary>Texts of pieces that newspapers, posts and broken files hold, drawn from a seeded generator.</summary>
internal static class RandomText
{
    private static readonly string[] Pieces =
    [
        "قصف", "الطيران", "مدينة", "أمس", "إلى", "ة", "ء", "لله", " ", " ", " ", "\n", "\r\n", "\u2028", "\t", "\u00A0", "ً", "ّ", "\u0670", "ـ", "ـــ",
        "\u200F", "\u202B", "\u202C", "\u2067", "\u2069", "\u200D", "\uFEFF", "😀", "🇸🇾", "👨‍👩‍👧", "\uD83D", "\uDE00", "\uFEFB", "\uFDF2", "\uFDFA", "\uFD88", "\uFE94", "\uFC60",
        "Isnad", "F16", "don't", "٣", "12", "1,200", "١٢٫٥", ".", "...", "،", "؛", "؟", "!", "\"", "«", "»", "(", ")", "-", "…", "/", "\u0000", "\uFFFD", "é", "中", "\u0301",
    ];

    public static string Of(Random random, int pieces)
    {
        var text = new StringBuilder();
        for (var i = 0; i < pieces; i++)
        {
            text.Append(random.Next(20) == 0 ? ((char)random.Next(0x10000)).ToString() : Pieces[random.Next(Pieces.Length)]);
        }
        return text.ToString();
    }
}
