using Isnad.Analysis.Tagging;
using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Items;

/// <summary>Tells which openings make a list: one dash at the head of a line is a manner of writing, three are a list; an interview's dashes and stars part speakers and no occurrences.</summary>
public sealed class ItemSeries(TaggedText text)
{
    /// <summary>Openings that make a list, and those that do where every one of them has a day or a head of its own.</summary>
    private const int Least = 3, LeastDated = 2;

    /// <summary>Tokens of a headline, of the place before a dateline's dash, and of its outlet.</summary>
    private const int Headline = 30, DatelinePlace = 4, DatelineOutlet = 8;

    private (int First, int End) _line;

    /// <summary>The openings that stand in lists, in order.</summary>
    public List<ItemOpening> Select(List<ItemOpening> openings)
    {
        var kept = new List<ItemOpening>();
        var interview = IsInterview(openings);
        foreach (var series in openings.GroupBy(opening => opening.Series))
        {
            var list = series.ToList();
            if (list[0].Kind == OpeningKind.Bullet && interview || IsProse(list))
            {
                continue;
            }
            list = list[0].Kind switch
            {
                OpeningKind.Number => Counted(list),
                OpeningKind.Bullet => WithoutBodies(list),
                OpeningKind.Place => Places(list),
                _ => list,
            };
            if (list.Count >= Least || list.Count >= LeastDated && list[0].Kind is OpeningKind.Year or OpeningKind.Date or OpeningKind.Section)
            {
                kept.AddRange(list);
            }
        }
        kept.Sort((a, b) => a.First.CompareTo(b.First));
        return kept;
    }

    /// <summary>True where most items of a list fill one line each, so that the next line is of none.</summary>
    public bool IsOfLines(List<ItemOpening> list)
    {
        var lines = 0;
        for (var i = 0; i + 1 < list.Count; i++)
        {
            lines += list[i + 1].First <= LineEnd(list[i].First) ? 1 : 0;
        }
        return 2 * lines >= list.Count - 1;
    }

    /// <summary>Token after the last of a token's line. A long line is walked once, however many items it holds.</summary>
    public int LineEnd(int token)
    {
        if (token < _line.First || token >= _line.End)
        {
            var end = token + 1;
            while (end < text.Tokens.Length && !text.Tokens[end].LineBefore)
            {
                end++;
            }
            _line = (token, end);
        }
        return _line.End;
    }

    /// <summary>Those that count up from one, or go on from the last that did.</summary>
    private static List<ItemOpening> Counted(List<ItemOpening> list)
    {
        var result = new List<ItemOpening>();
        foreach (var opening in list)
        {
            if (opening.Sign == 1 || result.Count > 0 && opening.Sign == result[^1].Sign + 1)
            {
                result.Add(opening);
            }
        }
        return result;
    }

    /// <summary>True where bullets part who asks from who answers: many of one kind end in a question, or two kinds take turns.</summary>
    private bool IsInterview(List<ItemOpening> openings)
    {
        var bullets = openings.FindAll(opening => opening.Kind == OpeningKind.Bullet && text.Tokens[opening.First].LineBefore);
        if (bullets.GroupBy(opening => opening.Series).Any(series => series.Count() >= LeastDated && 3 * series.Count(IsQuestion) >= series.Count()))
        {
            return true;
        }
        var turns = bullets.Zip(bullets.Skip(1)).Count(pair => pair.First.Series != pair.Second.Series);
        return turns >= 4 && 5 * turns >= 4 * (bullets.Count - 1) && !bullets.Exists(IsDateline);
    }

    /// <summary>Paragraphs of running prose may have bullets too, but go on from one another: "and", "then", "but". An item of a list does not begin so.</summary>
    private bool IsProse(List<ItemOpening> list) => 3 * list.Count(GoesOn) >= list.Count;

    private bool GoesOn(ItemOpening opening)
    {
        if (!text.Is(opening.Body, TokenKind.Word))
        {
            return false;
        }
        var readings = text.Words[opening.Body].Readings;
        return readings.Length > 0 && Array.TrueForAll(readings, reading => (reading.Clitics & Clitics.Conjunction) != 0 || reading.Lexeme.Cue is Cue.Conj);
    }

    /// <summary>Names that head paragraphs are a list where they are several.</summary>
    private List<ItemOpening> Places(List<ItemOpening> list) => list.DistinctBy(opening => text.Words[opening.First].Text).Count() >= LeastDated ? list : [];

    private bool IsQuestion(ItemOpening opening)
    {
        for (var i = opening.First + 1; i < text.Tokens.Length && !text.Tokens[i].LineBefore; i++)
        {
            if (text.IsMark(i, ArabicLetters.QuestionMark))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Without those that open the body of an item whose headline the one before opens: a blank line stands before the headline alone, or the body begins with a dateline.</summary>
    private List<ItemOpening> WithoutBodies(List<ItemOpening> list)
    {
        var result = new List<ItemOpening>();
        var blank = list.FindAll(HasBlankBefore);
        var paired = blank.Count >= LeastDated && list.Count > blank.Count && list.Zip(list.Skip(1)).All(pair => HasBlankBefore(pair.First) || HasBlankBefore(pair.Second));
        for (var i = 0; i < list.Count; i++)
        {
            var body = i > 0 && (paired && !HasBlankBefore(list[i]) && HasBlankBefore(list[i - 1]) || IsDateline(list[i]) && !IsDateline(list[i - 1]) && list[i].First - list[i - 1].First <= Headline && text.Tokens[list[i].First].LineBefore);
            if (!body)
            {
                result.Add(list[i]);
            }
        }
        return result;
    }

    private bool HasBlankBefore(ItemOpening opening)
    {
        if (opening.First == 0)
        {
            return true;
        }
        var gap = text.Source.Value.AsSpan(text.Tokens[opening.First - 1].Span.End..text.Tokens[opening.First].Span.Start);
        return gap.Count('\n') > 1;
    }

    /// <summary>"Place - outlet:" behind the bullet.</summary>
    private bool IsDateline(ItemOpening opening)
    {
        var dash = -1;
        for (var i = opening.Body; i < opening.Body + DatelinePlace + DatelineOutlet && i < text.Tokens.Length && !text.Tokens[i].LineBefore; i++)
        {
            if (dash < 0 && i <= opening.Body + DatelinePlace && (text.IsMark(i, '-') || text.IsMark(i, '–')))
            {
                dash = i;
            }
            else if (text.IsMark(i, ':'))
            {
                return dash >= 0;
            }
        }
        return false;
    }
}
