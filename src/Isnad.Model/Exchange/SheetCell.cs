using System.Text;

namespace Isnad.Model.Exchange;

/// <summary>How text stands in the cell of a sheet: so that no spreadsheet takes it for a formula, and so that it is read back letter for letter.</summary>
public static class SheetCell
{
    // What a spreadsheet runs, or (in their wide forms) some take for the same; the apostrophe itself, so that one that was there before is told from ours.
    private const string Dangerous = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20'";

    private const char Apostrophe = '\'', Separator = ';', Escape = '\\';

    /// <summary>The text as it is written: with an apostrophe before it where it begins as a formula does.</summary>
    public static string Guard(string text) => text.Length > 0 && Dangerous.Contains(text[0], StringComparison.Ordinal) ? Apostrophe + text : text;

    /// <summary>The text as it was before <see cref="Guard"/>.</summary>
    public static string Unguard(string cell) => cell.Length > 1 && cell[0] == Apostrophe && Dangerous.Contains(cell[1], StringComparison.Ordinal) ? cell[1..] : cell;

    /// <summary>A list in one cell: <c>a; b</c>. A semicolon or backslash within an item, and white space at its ends, stands behind a backslash; an item that is nothing is empty; a list of nothings alone is an empty cell.</summary>
    public static string Join(IReadOnlyList<string?> items) => items.All(string.IsNullOrEmpty) ? "" : string.Join("; ", items.Select(Escaped));

    /// <summary>The items of a cell that <see cref="Join"/> wrote, or a person by the same rule; none where it is empty. An empty item is null.</summary>
    public static IReadOnlyList<string?> Split(string cell)
    {
        if (string.IsNullOrWhiteSpace(cell))
        {
            return [];
        }
        var items = new List<string?>();
        var item = new StringBuilder();
        // Up to where white space at the end was escaped, and is part of the item.
        var kept = 0;
        for (var i = 0; i < cell.Length; i++)
        {
            if (cell[i] == Escape && i + 1 < cell.Length)
            {
                item.Append(cell[++i]);
                kept = item.Length;
            }
            else if (cell[i] == Separator)
            {
                End();
            }
            else if (item.Length > 0 || !char.IsWhiteSpace(cell[i]))
            {
                item.Append(cell[i]);
            }
        }
        End();
        return items;

        void End()
        {
            while (item.Length > kept && char.IsWhiteSpace(item[^1]))
            {
                item.Length--;
            }
            items.Add(item.Length > 0 ? item.ToString() : null);
            item.Clear();
            kept = 0;
        }
    }

    private static string Escaped(string? item)
    {
        if (string.IsNullOrEmpty(item))
        {
            return "";
        }
        var text = new StringBuilder(item.Length + 2);
        for (var i = 0; i < item.Length; i++)
        {
            if (item[i] is Separator or Escape || (char.IsWhiteSpace(item[i]) && (i == 0 || i == item.Length - 1)))
            {
                text.Append(Escape);
            }
            text.Append(item[i]);
        }
        return text.ToString();
    }
}
