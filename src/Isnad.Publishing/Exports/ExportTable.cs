using System.Globalization;
using Isnad.Model.Events;
using Isnad.Model.Exchange;

namespace Isnad.Publishing.Exports;

/// <summary>A column of an export.</summary>
/// <param name="Name">Its head; docs/export.md says what it means.</param>
/// <param name="Hxl">Its tag of the Humanitarian Exchange Language, empty where that has none for it.</param>
public sealed record ExportColumn(string Name, string Hxl = "");

/// <summary>Rows ready to be written in any format. A cell is null, a text, a whole number, a number, true or false, a day, or a list of such.</summary>
/// <param name="Name">incidents, mentions, accounts, acled or ucdp.</param>
/// <param name="Columns">In order.</param>
/// <param name="Rows">Each with a cell for every column.</param>
public sealed record ExportTable(string Name, IReadOnlyList<ExportColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    /// <summary>Builds a table of items by what each column takes of one.</summary>
    internal static ExportTable Of<T>(string name, IReadOnlyList<ColumnOf<T>> columns, IEnumerable<T> items) =>
        new(name, [.. columns.Select(column => new ExportColumn(column.Name, column.Hxl))], [.. items.Select(item => (IReadOnlyList<object?>)[.. columns.Select(column => column.Value(item))])]);

    /// <summary>A cell as text, as every sheet has it; not guarded yet.</summary>
    public static string Text(object? cell) => cell switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        DateOnly day => JsonValues.Iso(day),
        IEnumerable<object?> list => SheetCell.Join([.. list.Select(item => item is null ? null : Text(item))]),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"a cell holds a {cell.GetType()}", nameof(cell)),
    };

    /// <summary>True where a cell is a number by itself, which needs no guard: a latitude in the south begins with a minus.</summary>
    public static bool IsNumber(object? cell) => cell is int or long or double;
}

/// <summary>A column with what it takes of an item.</summary>
internal sealed record ColumnOf<T>(string Name, Func<T, object?> Value, string Hxl = "");
