namespace Isnad.Text;

/// <summary>The letters that the code itself must know by shape. Words live in resources/, never here.</summary>
public static class ArabicLetters
{
    /// <summary>Letters of the proclitics, in the order in which they may stand before a word.</summary>
    public const char Waw = 'و', Fa = 'ف', Ba = 'ب', Kaf = 'ك', Lam = 'ل', Sin = 'س', Alef = 'ا', Ya = 'ي', Ta = 'ت', Nun = 'ن', Ha = 'ه', Mim = 'م', Hamza = 'ء', Ra = 'ر', Ain = 'ع';

    /// <summary>Kept apart in the text, so that it is never taken for a pronoun suffix; the dictionary folds it to heh.</summary>
    public const char TehMarbuta = 'ة';

    /// <summary>Marks of punctuation in Arabic texts.</summary>
    public const char Comma = '،', Semicolon = '؛', QuestionMark = '؟';

    /// <summary>The mark of an indefinite accusative, which adverbs and objects bear and names of persons and bodies do not.</summary>
    public const char Fathatan = '\u064B';

    /// <summary>Letters that stand on a hamza seat; kept apart by the match profile.</summary>
    public const char WawHamza = 'ؤ', YaHamza = 'ئ';

    /// <summary>Only in the source: the match profile folds it to alef.</summary>
    public const char AlefHamzaBelow = 'إ';

    /// <summary>Pronoun suffixes, longest first, in match profile.</summary>
    public static readonly string[] PronounSuffixes = ["هما", "كما", "هم", "هن", "ها", "نا", "ني", "كم", "ه", "ي", "ك"];

    /// <summary>Forms of one word within names, in match profile: "father of" in its three cases, "son of" at the head of a name and within it.</summary>
    public static readonly string[] FatherOf = ["ابو", "ابي", "ابا"], SonOf = ["بن", "ابن"];

    /// <summary>True for a letter of the Arabic script after normalisation.</summary>
    public static bool IsLetter(char c) => c is >= '\u0621' and <= '\u064A' or >= '\u0671' and <= '\u06D3' or '\u06D5' or >= '\u0750' and <= '\u077F';

    /// <summary>True for a mark that is written over or under a letter and carries no letter of its own (Unicode 16, blocks Arabic and Arabic Extended-A).</summary>
    public static bool IsMark(char c) => c is >= '\u064B' and <= '\u065F' or '\u0670' or >= '\u0610' and <= '\u061A' or >= '\u06D6' and <= '\u06DC'
        or >= '\u06DF' and <= '\u06E4' or '\u06E7' or '\u06E8' or >= '\u06EA' and <= '\u06ED' or >= '\u08D3' and <= '\u08FF' or >= '\u0300' and <= '\u036F';

    /// <summary>The letter that the match profile writes for <paramref name="c"/>: hamza forms of alef to alef, alef maqsura to yeh,
    /// Persian keheh and yeh to kaf and yeh, Arabic-Indic and extended digits to ASCII digits.</summary>
    public static char Fold(char c) => c switch
    {
        'أ' or 'إ' or 'آ' or 'ٱ' or '\u0672' or '\u0673' or '\u0675' => Alef,
        'ى' or 'ی' or 'ې' or 'ے' => Ya,
        'ۃ' => TehMarbuta,
        'ہ' or 'ۀ' or 'ە' or 'ھ' => Ha,
        'ک' or 'ڪ' => Kaf,
        >= '\u0660' and <= '\u0669' => (char)('0' + (c - '\u0660')),
        >= '\u06F0' and <= '\u06F9' => (char)('0' + (c - '\u06F0')),
        '٫' => '.',
        '٬' => ',',
        _ => c,
    };
}
