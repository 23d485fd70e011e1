namespace Isnad.Text;

/// <summary>Words that posts cut up with tatweel, stops, blanks and even line breaks, so that a platform's filter of words does not know them.</summary>
internal static class CutWords
{
    private const char Tatweel = '\u0640';
    private const int LongestTatweel = 3, LongestFiller = 3;

    /// <summary>Where the word goes on whose cut begins at <paramref name="at"/>; <paramref name="at"/> itself where there is no cut.</summary>
    /// <remarks>A cut has a tatweel on both sides; with one alone there must be a mark without a blank behind it, or a single letter before it, for a tatweel also stands for a dash and behind the letter of the Hijri year.</remarks>
    public static int End(string source, int at)
    {
        if (at == 0 || !MayBegin(source, at) || !IsOfWord(source[at - 1]))
        {
            return at;
        }
        var next = SkipTatweel(source, at);
        var before = next > at;
        var (end, cuts, marks, blank) = (next, 0, 0, false);
        while (SkipFiller(source, end) is var filled && filled > end)
        {
            blank |= source.AsSpan(end, filled - end).IndexOfAny(' ', '\n', '\r') >= 0;
            marks++;
            end = filled;
            var joined = SkipTatweel(source, end);
            cuts += joined > end ? 1 : 0;
            if (joined == end)
            {
                break;
            }
            end = joined;
        }
        var goesOn = marks > 0 && end < source.Length && IsLetter(source[end]);
        return goesOn && (cuts == marks ? before || IsSingleLetter(source, at) : before && !blank && !IsYear(source, at)) ? end : at;
    }

    private static bool MayBegin(string source, int at) =>
        source[at] == Tatweel || IsFiller(source[at]) && at + 1 < source.Length && (source[at + 1] == Tatweel || IsFiller(source[at + 1]));

    /// <summary>Before the blank or mark at <paramref name="at"/> a single letter stands that is no "and".</summary>
    private static bool IsSingleLetter(string source, int at) => source[at] != '/' && source[at - 1] != ArabicLetters.Waw && IsFirst(source, at - 1);

    private static bool IsYear(string source, int at) => source[at - 1] == ArabicLetters.Ha && IsFirst(source, at - 1);

    private static bool IsFirst(string source, int at) => at == 0 || !IsOfWord(source[at - 1]);

    private static int SkipTatweel(string source, int at)
    {
        var end = at;
        while (end < source.Length && source[end] == Tatweel)
        {
            end++;
        }
        return end - at <= LongestTatweel ? end : at;
    }

    private static int SkipFiller(string source, int at)
    {
        var end = at;
        while (end < source.Length && IsFiller(source[end]))
        {
            end++;
        }
        return end - at <= LongestFiller ? end : at;
    }

    private static bool IsLetter(char c) => c != Tatweel && ArabicLetters.IsLetter(c);

    private static bool IsOfWord(char c) => IsLetter(c) || ArabicLetters.IsMark(c);

    private static bool IsFiller(char c) => c is ' ' or '\n' or '\r' or '.' or '-' or '_' or ',' or '\u060C' or '/' or '\\' or '*' or '|' or '~' or '\u2022' or '\u00B7';
}
