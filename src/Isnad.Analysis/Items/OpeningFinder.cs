using Isnad.Analysis.Tagging;
using Isnad.Analysis.Times;
using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Items;

/// <summary>Finds what may open an item: at the head of lines, and of bullets and numbers also behind a stop within a line. One look at each token, a few ahead.</summary>
public sealed class OpeningFinder(TaggedText text, LexicalMatches matches)
{
    /// <summary>Tokens of a head before its mark, and of the name that a line opens with.</summary>
    private const int Head = 6, Name = 3;

    /// <summary>All openings in order, at most one at a token. <paramref name="times"/> tell dated lines; without them there are none.</summary>
    public List<ItemOpening> Find(IReadOnlyList<TimeExpression>? times)
    {
        var result = new List<ItemOpening>();
        var byToken = new Dictionary<int, TimeExpression>();
        foreach (var time in times ?? [])
        {
            byToken.TryAdd(time.FirstToken, time);
        }
        for (var i = 0; i < text.Tokens.Length; i++)
        {
            if (text.Tokens[i].LineBefore || i == 0)
            {
                AddLine(result, byToken, i);
            }
            else if (text.Tokens[i].Kind != TokenKind.Word && (IsBold(i) || Stops(i - 1)) && (Marked(i, false) ?? Numbered(i)) is { } inner)
            {
                result.Add(inner);
            }
        }
        return result;
    }

    private void AddLine(List<ItemOpening> result, Dictionary<int, TimeExpression> times, int at)
    {
        var marked = Marked(at, true);
        var body = marked?.Body ?? at;
        var opening = Section(at, body) ?? marked ?? Hour(at) ?? Dated(times, at) ?? Numbered(at) ?? Bar(at) ?? Place(at);
        if (opening is { } found)
        {
            result.Add(found);
        }
    }

    /// <summary>A bullet with what follows it in the same line. Within a line a blank must part it from the words.</summary>
    private ItemOpening? Marked(int at, bool opensLine)
    {
        var sign = Sign(at);
        // Within a run of signs the first alone opens: a ruler of many is walked once.
        if (sign == 0 || !opensLine && (Sign(at - 1) != 0 || HasColon(at)))
        {
            return null;
        }
        var body = at + 1;
        while (Inside(body) && Sign(body) != 0)
        {
            body++;
        }
        if (!Inside(body) || text.Tokens[body].Kind == TokenKind.Mark && text.Chars(body)[0] is not ('"' or '«' or '“' or '#' or '(') || !opensLine && text.Tokens[body].Span.Start == text.Tokens[body - 1].Span.End)
        {
            return null;
        }
        return new ItemOpening(at, body, OpeningKind.Bullet, sign);
    }

    /// <summary>The bullet at a token, one for all dashes; 0 for none. Pictographs are bullets too, and all of them one.</summary>
    private int Sign(int at)
    {
        var c = text.Chars(at)[0];
        return text.Tokens[at].Kind switch
        {
            TokenKind.Mark => c switch
            {
                '-' or '–' or '—' or '−' => '-',
                '*' or '•' or '·' or '●' or '○' or '◦' => c,
                >= '\u2190' and <= '\u21FF' or >= '\u25A0' and <= '\u27BF' or >= '\u2B00' and <= '\u2BFF' => '▪',
                '\uFE0F' => '▪',
                _ => 0,
            },
            TokenKind.Latin when char.IsSurrogate(c) => '▪',
            _ => 0,
        };
    }

    /// <summary>A dot or square, which nothing else is written with; a pictograph within a line may stand for a feeling.</summary>
    private bool IsBold(int at) => text.Tokens[at].Kind == TokenKind.Mark && text.Chars(at)[0] is '•' or >= '\u25A0' and <= '\u25FF';

    /// <summary>A stop or a colon, also one with a dash written to it (":-").</summary>
    private bool Stops(int at) => IsStop(at) || at > 0 && HasColon(at);

    private bool HasColon(int dash) => Sign(dash) == '-' && text.IsMark(dash - 1, ':') && text.Tokens[dash - 1].Span.End == text.Tokens[dash].Span.Start;

    private bool IsStop(int at) => at >= 0 && text.Tokens[at].Kind == TokenKind.Mark && text.Chars(at)[0] is '.' or ':' or '!' or '?' or '…' or ArabicLetters.Semicolon or ArabicLetters.QuestionMark;

    private bool Inside(int at) => at < text.Tokens.Length && !text.Tokens[at].LineBefore;

    private bool IsMark(int at, char mark) => Inside(at) && text.IsMark(at, mark);

    private bool Dashed(int at) => Inside(at) && Sign(at) == '-';

    /// <summary>"1-", "2.", "(3)", with a word behind.</summary>
    private ItemOpening? Numbered(int at)
    {
        var open = text.IsMark(at, '(');
        var digits = open ? at + 1 : at;
        if (!(digits == at || Inside(digits)) || TimeNumbers.Digits(text, digits) is not (> 0 and < 100 and var value) || !Inside(digits + 1) || !(open ? IsMark(digits + 1, ')') : Dashed(digits + 1) || text.Chars(digits + 1) is ['.' or ')' or '/' or ':']))
        {
            return null;
        }
        var body = digits + 2;
        return Inside(body) && text.Tokens[body].Kind == TokenKind.Word ? new ItemOpening(at, body, OpeningKind.Number, value) : null;
    }

    private ItemOpening? Hour(int at) => TimeNumbers.Digits(text, at) is >= 0 and < 25 && IsMark(at + 1, ':') && Inside(at + 2) && TimeNumbers.Digits(text, at + 2) is >= 0 and < 60 && text.Tokens[at + 1].Span.Start == text.Tokens[at].Span.End
        ? new ItemOpening(at, at + 3, OpeningKind.Hour, 0) : null;

    /// <summary>A date that the line opens with: alone in it, or a mark stands behind.</summary>
    private ItemOpening? Dated(Dictionary<int, TimeExpression> times, int at)
    {
        var time = times.GetValueOrDefault(at) ?? (Inside(at + 1) && text.Tokens[at].Kind == TokenKind.Word ? times.GetValueOrDefault(at + 1) : null);
        if (time is not { Interval: not null, Basis: "stated" or "weekday" })
        {
            return null;
        }
        var end = time.EndToken;
        var parted = !Inside(end) || Dashed(end) || IsMark(end, ':') || IsMark(end, '|') || IsMark(end, '/');
        return parted ? new ItemOpening(at, Inside(end) ? end + 1 : end, time.Kind == "year" ? OpeningKind.Year : OpeningKind.Date, 0) : null;
    }

    private ItemOpening? Bar(int at)
    {
        for (var i = at + 1; i <= at + Name && Inside(i); i++)
        {
            if (text.IsMark(i, '|'))
            {
                return new ItemOpening(at, i + 1, OpeningKind.Bar, 0);
            }
        }
        return null;
    }

    private ItemOpening? Section(int at, int body)
    {
        for (var i = body; i < body + Head && (i == at || Inside(i)); i++)
        {
            if (text.IsMark(i, ':') && i > body && IsMark(i + 1, ':'))
            {
                return new ItemOpening(at, i + 2, OpeningKind.Section, 0);
            }
        }
        return null;
    }

    /// <summary>A place among the first words, and a colon soon after, with nothing between but words and what joins the parts of a name.</summary>
    private ItemOpening? Place(int at)
    {
        var named = false;
        for (var i = at; i < at + Head && (i == at || Inside(i)); i++)
        {
            if (i > at && text.IsMark(i, ':'))
            {
                return named ? new ItemOpening(at, i + 1, OpeningKind.Place, 0) : null;
            }
            if (text.Tokens[i].Kind == TokenKind.Mark && text.Chars(i)[0] is not ('#' or '/' or '-' or '–' or '«' or '»' or '"' or '(' or ')'))
            {
                return null;
            }
            named |= i < at + Name && matches.Find(i, LexemeKind.Place) is { Lexeme.CueOnly: false };
        }
        return null;
    }
}
