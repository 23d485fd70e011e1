using Isnad.Analysis.Tagging;
using Isnad.Analysis.Times;
using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Items;

/// <summary>Finds the items of a report's lists: before its sentences are numbered where one begins within a line, and again when its times are known.</summary>
public static class ItemFinder
{
    /// <summary>Tokens between an item's mark and the time that opens it: "in", "on the day".</summary>
    private const int BeforeLead = 2;

    /// <summary>Begins a sentence at each item that opens within a line.</summary>
    public static Sentence[] Cut(TaggedText text, LexicalMatches matches, Sentence[] sentences)
    {
        var openings = new ItemSeries(text).Select(new OpeningFinder(text, matches).Find(null));
        if (openings.Count == 0)
        {
            return sentences;
        }
        var result = new List<Sentence>(sentences.Length + openings.Count);
        var next = 0;
        foreach (var sentence in sentences)
        {
            var first = sentence.First;
            for (; next < openings.Count && openings[next].First < sentence.End; next++)
            {
                if (openings[next].First > first)
                {
                    result.Add(new Sentence(first, openings[next].First, sentence.Paragraph));
                    first = openings[next].First;
                }
            }
            result.Add(new Sentence(first, sentence.End, sentence.Paragraph));
        }
        return [.. result];
    }

    /// <summary>The items of the text.</summary>
    public static ReportItems Find(TaggedText text, LexicalMatches matches, IReadOnlyList<TimeExpression> times)
    {
        var series = new ItemSeries(text);
        var openings = series.Select(new OpeningFinder(text, matches).Find(times));
        return openings.Count == 0 ? ReportItems.None : new Builder(text, series, times).Build(openings);
    }

    private sealed class Builder(TaggedText text, ItemSeries series, IReadOnlyList<TimeExpression> times)
    {
        private readonly List<int> _parents = [0];
        private readonly List<TimeExpression?> _leads = [null];
        private readonly List<int> _lists = [0];
        private readonly List<(int First, int Head)> _places = [(0, -1)];
        private readonly Dictionary<int, (int List, int End, int Head)> _last = [];
        private readonly Stack<(int Series, int Item, int End)> _open = new();
        private readonly Dictionary<int, int> _ends = [];
        private Dictionary<int, bool> _lines = [];
        private int _time;

        public ReportItems Build(List<ItemOpening> openings)
        {
            _lines = openings.GroupBy(opening => opening.Series).ToDictionary(group => group.Key, group => series.IsOfLines([.. group]));
            foreach (var list in openings.GroupBy(opening => opening.Series))
            {
                EndLast([.. list]);
            }
            var of = new int[text.Tokens.Length];
            var next = 0;
            for (var i = 0; i < of.Length; i++)
            {
                while (_open.Count > 0 && _open.Peek().End <= i)
                {
                    _open.Pop();
                }
                if (next < openings.Count && openings[next].First == i)
                {
                    Open(openings[next++]);
                }
                else if (BelowSection(openings, next, i) is { } line)
                {
                    Open(line);
                }
                of[i] = _open.Count > 0 ? _open.Peek().Item : 0;
            }
            return new ReportItems(of, [.. _parents], [.. _leads], [.. _lists], [.. _places]);
        }

        /// <summary>Where the items of a line are one sentence each, the last of them is too: what follows in the line is of none.</summary>
        private void EndLast(List<ItemOpening> list)
        {
            var single = 0;
            for (var i = 0; i < list.Count; i++)
            {
                var next = i + 1 < list.Count && list[i + 1] is var other && other is not { Kind: OpeningKind.Number, Sign: 1 } && other.First < series.LineEnd(list[i].First) ? other.First : -1;
                var sentence = text.SentenceOf(list[i].First);
                if (next >= 0)
                {
                    single = single >= 0 && text.SentenceOf(next - 1) == sentence ? single + 1 : -1;
                    continue;
                }
                if (single > 0)
                {
                    _ends[list[i].First] = text.Sentences[sentence].End;
                }
                single = 0;
            }
        }

        /// <summary>Under a head with a double colon each line is an item, the rest of the head's own line too.</summary>
        private ItemOpening? BelowSection(List<ItemOpening> openings, int next, int at) =>
            (next > 0 && openings[next - 1] is { Kind: OpeningKind.Section } head && head.Body == at || text.Tokens[at].LineBefore && _open.Any(open => open.Series == SectionSeries))
                ? new ItemOpening(at, at, OpeningKind.Line, 0) : null;

        private static int SectionSeries { get; } = new ItemOpening(0, 0, OpeningKind.Section, 0).Series;

        private void Open(ItemOpening opening)
        {
            if (_open.Any(open => open.Series == opening.Series))
            {
                while (_open.Pop().Series != opening.Series)
                {
                }
            }
            var within = opening.First > 0 && !text.Tokens[opening.First].LineBefore;
            var end = _ends.TryGetValue(opening.First, out var sentence) ? sentence
                : within || _lines.GetValueOrDefault(opening.Series, opening.Kind == OpeningKind.Line) && opening.Kind != OpeningKind.Section ? series.LineEnd(opening.First) : int.MaxValue;
            _parents.Add(_open.Count > 0 ? _open.Peek().Item : 0);
            _leads.Add(LeadOf(opening));
            _lists.Add(ListOf(opening, end));
            _open.Push((opening.Series, _parents.Count - 1, end));
        }

        /// <summary>Items that follow one another are of one list; after other lines another begins.</summary>
        private int ListOf(ItemOpening opening, int end)
        {
            var goesOn = _last.TryGetValue(opening.Series, out var last) && last.End >= opening.First && opening is not { Kind: OpeningKind.Number, Sign: 1 };
            var (list, head) = goesOn ? (last.List, last.Head) : (_parents.Count, HeadBefore(opening.First));
            _last[opening.Series] = (list, end, head);
            _places.Add((opening.First, head));
            return end == int.MaxValue && opening.Kind is OpeningKind.Bullet or OpeningKind.Number ? -list : list;
        }

        /// <summary>The token before a list, if it ends what leads on to one: a colon, or a line without a stop.</summary>
        private int HeadBefore(int first)
        {
            if (first == 0)
            {
                return -1;
            }
            var dash = text.IsMark(first - 1, '-') && first > 1 ? first - 2 : first - 1;
            return text.IsMark(dash, ':') || text.Tokens[first].LineBefore && text.Tokens[first - 1].Kind != TokenKind.Mark ? first - 1 : -1;
        }

        /// <summary>The time that stands at the head of an item. Openings come in order, as times do.</summary>
        private TimeExpression? LeadOf(ItemOpening opening)
        {
            while (_time < times.Count && times[_time].FirstToken < opening.First)
            {
                _time++;
            }
            if (_time == times.Count || times[_time] is not { Interval: not null } time)
            {
                return null;
            }
            var head = opening.Kind is OpeningKind.Bullet or OpeningKind.Number ? opening.Body : opening.First;
            return time.FirstToken <= head + BeforeLead - 1 && time.Kind is not ("vague" or "since") ? time : null;
        }
    }
}
