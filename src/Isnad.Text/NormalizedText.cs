namespace Isnad.Text;

/// <summary>Text in match profile, and for every unit of it where it stood in the source.</summary>
public sealed class NormalizedText
{
    private const char ZeroWidthSpace = '\u200B';
    private const int ShortestWord = 3, ShortestDefinite = 4;

    private char[] _chars;
    private int[] _map;

    private NormalizedText(int capacity)
    {
        _chars = new char[capacity];
        _map = new int[capacity];
    }

    /// <summary>Number of units after normalisation.</summary>
    public int Length { get; private set; }

    /// <summary>The normalised units.</summary>
    public ReadOnlySpan<char> Chars => _chars.AsSpan(0, Length);

    /// <summary>Offset in the source of the normalised unit at <paramref name="index"/>.</summary>
    public int SourceOffset(int index) => _map[index];

    /// <summary>Normalises a word or phrase for a dictionary: teh marbuta folds to heh as well.</summary>
    public static string Of(string value) => Fold(From(value).Chars).Trim();

    /// <summary>A normalised word as the dictionary spells it.</summary>
    public static string Fold(ReadOnlySpan<char> word) => word.ToString().Replace(ArabicLetters.TehMarbuta, ArabicLetters.Ha);

    /// <summary>One pass: marks, tatweel and invisible controls go (a zero-width space only where it is no word's only divider), words cut up are made whole, letter variants fold, presentation forms open up, every kind of blank is a space
    /// (line breaks stay). Nothing throws: lone surrogates and unassigned characters are kept as they are.</summary>
    public static NormalizedText From(string source)
    {
        var result = new NormalizedText(source.Length + 8);
        for (var i = 0; i < source.Length; i++)
        {
            i = CutWords.End(source, i);
            var c = source[i];
            if (c is >= '\u0621' and <= '\u064A' and not '\u0640' || c < '\u0080')
            {
                result.Add(c < '\u0080' ? Blank(c) : ArabicLetters.Fold(c), i);
            }
            else if (PresentationForms.Holds(c))
            {
                result.AddPresentationForm(c, i);
            }
            else if (!IsDropped(c))
            {
                result.Add(char.IsWhiteSpace(c) ? Blank(c) : ArabicLetters.Fold(c), i);
            }
            else if (c == ZeroWidthSpace && result.EndsWord(source, i + 1))
            {
                result.Add(' ', i);
            }
        }
        return result;
    }

    /// <summary>Editors leave zero-width spaces within words as often as between them, so that one alone divides only where the letters say so: after
    /// teh marbuta, which ends a word, or before the article.</summary>
    private bool EndsWord(string source, int next)
    {
        while (next < source.Length && IsDropped(source[next]))
        {
            next++;
        }
        var after = 0;
        while (after < ShortestDefinite && next + after < source.Length && ArabicLetters.IsLetter(source[next + after]))
        {
            after++;
        }
        if (after == 0 || Length == 0)
        {
            return false;
        }
        var article = after == ShortestDefinite && source[next] == ArabicLetters.Alef && source[next + 1] == ArabicLetters.Lam;
        return _chars[Length - 1] == ArabicLetters.TehMarbuta || article && EndsInLetters(ShortestWord);
    }

    private bool EndsInLetters(int count)
    {
        for (var i = Length - 1; i >= 0 && count > 0 && ArabicLetters.IsLetter(_chars[i]); i--)
        {
            count--;
        }
        return count == 0;
    }

    private static char Blank(char c) => c switch
    {
        '\n' or '\r' => c,
        '\u2028' or '\u2029' or '\u0085' => '\n',
        _ when char.IsWhiteSpace(c) || c < ' ' => ' ',
        _ => c,
    };

    private static bool IsDropped(char c) => c is '\u0640' or '\u00AD' or '\uFEFF' or ZeroWidthSpace or >= '\u200C' and <= '\u200F' or >= '\u202A' and <= '\u202E'
        or >= '\u2060' and <= '\u206F' or '\u061C' or >= '\uFE00' and <= '\uFE0F' || ArabicLetters.IsMark(c);

    private void AddPresentationForm(char c, int at)
    {
        if (PresentationForms.Open(c) is not { } letters)
        {
            Add(c, at);
            return;
        }
        foreach (var letter in letters)
        {
            if (!IsDropped(letter))
            {
                Add(ArabicLetters.Fold(letter), at);
            }
        }
    }

    private void Add(char c, int at)
    {
        if (Length == _chars.Length)
        {
            Array.Resize(ref _chars, (_chars.Length * 2) + 8);
            Array.Resize(ref _map, _chars.Length);
        }
        _chars[Length] = c;
        _map[Length++] = at;
    }
}
