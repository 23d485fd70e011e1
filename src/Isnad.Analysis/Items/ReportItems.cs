using Isnad.Analysis.Times;

namespace Isnad.Analysis.Items;

/// <summary>The items of a report that lists occurrences: a tree, for a head stands over the items below it. What stands in one item is no place, side, toll or day of another.</summary>
public sealed class ReportItems
{
    /// <summary>A report without lists.</summary>
    public static readonly ReportItems None = new([], [0], [null], [0], [(0, -1)]);

    private readonly int[] _of;
    private readonly int[] _parents;
    private readonly TimeExpression?[] _leads;
    private readonly int[] _lists;
    private readonly (int First, int Head)[] _places;

    /// <param name="of">Item of each token, 0 for what stands in none; empty where there are no items.</param>
    /// <param name="parents">Of each item the one that it stands in.</param>
    /// <param name="leads">Of each item the time that opens it.</param>
    /// <param name="lists">Of each item the number of its list; negative where its items have bullets or numbers and run over several lines, as the parts of an article do too.</param>
    /// <param name="places">Of each item its first token and the last token of what stands over its list, -1 where nothing does.</param>
    internal ReportItems(int[] of, int[] parents, TimeExpression?[] leads, int[] lists, (int First, int Head)[] places) => (_of, _parents, _leads, _lists, _places) = (of, parents, leads, lists, places);

    /// <summary>True where the report has a list.</summary>
    public bool Any => _of.Length > 0;

    /// <summary>Item of a token; 0 is the report itself.</summary>
    public int Of(int token) => Any ? _of[token] : 0;

    /// <summary>True where the two tokens stand in items of which neither holds the other. What stands before, after or over a list is apart from none of its items.</summary>
    public bool Apart(int a, int b) => Any && _of[a] != _of[b] && !Holds(_of[a], _of[b]) && !Holds(_of[b], _of[a]);

    /// <summary>First token of the token's item, and last token of what stands over the item's list ("the gravest attacks of the year:"); -1 where nothing does. To each item it stands as near as to the first.</summary>
    public (int First, int Head) Under(int token) => _places[Of(token)];

    /// <summary>True where the two tokens stand in different items of one list, each of which tells its own: one line each, or with a head or a day of its own. What two lists tell may be the same.</summary>
    public bool TellOther(int a, int b)
    {
        if (!Apart(a, b))
        {
            return false;
        }
        int left = _of[a], right = _of[b];
        // Up to where both stand in one item or in none.
        while (_parents[left] != _parents[right])
        {
            (left, right) = left > right ? (_parents[left], right) : (left, _parents[right]);
        }
        return Math.Abs(_lists[left]) == Math.Abs(_lists[right]) && (_lists[left] > 0 && _lists[right] > 0 || _leads[left] is not null && _leads[right] is not null);
    }

    /// <summary>True where they do, and each under a time of its own.</summary>
    public bool OfOtherDays(int a, int b) => TellOther(a, b) && Lead(a) is { } one && Lead(b) is { } other && one != other;

    /// <summary>The time that opens the token's item, or the nearest item around it that has one.</summary>
    public TimeExpression? Lead(int token)
    {
        for (var item = Of(token); item != 0; item = _parents[item])
        {
            if (_leads[item] is { } lead)
            {
                return lead;
            }
        }
        return null;
    }

    /// <summary>The year that opens the token's item or the nearest around it, alone or in a whole date; null where none does.</summary>
    public TimeExpression? YearOf(int token)
    {
        for (var item = Of(token); item != 0; item = _parents[item])
        {
            if (_leads[item] is { IsYearless: false, Basis: "stated", Interval: { } interval } lead && interval.From.Year == interval.To.Year)
            {
                return lead;
            }
        }
        return null;
    }

    private bool Holds(int outer, int inner)
    {
        while (inner > outer)
        {
            // An item is numbered after the one that it stands in.
            inner = _parents[inner];
        }
        return inner == outer;
    }
}
