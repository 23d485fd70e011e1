using System.Globalization;
using Isnad.Model.Exchange;
using Isnad.Model.Reports;

namespace Isnad.Ingest.Sheets;

/// <summary>What is wrong with a row; it is left out.</summary>
internal sealed class RowException(string reason, string advice) : Exception(reason)
{
    /// <summary>What to do.</summary>
    public string Advice { get; } = advice;
}

/// <summary>The cells of one row by the fields that they give, read as what they must be.</summary>
internal sealed class RowCells(SheetRow row, IReadOnlyDictionary<string, int> columns, IReadOnlyList<string> head, SheetMapping mapping, SheetVocabulary vocabulary)
{
    private static readonly string[] DayFirst = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy"], MonthFirst = ["M/d/yyyy", "M-d-yyyy", "M.d.yyyy"];
    private static readonly string[] True = ["true", "yes", "1", "x"], False = ["false", "no", "0"];

    /// <summary>The cell of a field, else the mapping's constant; null where it is empty.</summary>
    public string? Text(string field) => columns.TryGetValue(field, out var column) && row.Cells[column] is { } cell && !string.IsNullOrWhiteSpace(cell) ? cell
        : mapping.Constants.TryGetValue(field, out var constant) && constant.Length > 0 ? constant : null;

    /// <summary>True where a field has a column or a constant.</summary>
    public bool Has(string field) => columns.ContainsKey(field) || mapping.Constants.ContainsKey(field);

    /// <summary>True where the field's text stands in the row itself.</summary>
    public bool IsOwn(string field) => columns.TryGetValue(field, out var column) && !string.IsNullOrWhiteSpace(row.Cells[column]);

    /// <summary>The codebook's word for a cell.</summary>
    public string? Word(string field, string? country = null) => Text(field) is { } text ? Value(field, text.Trim(), country) : null;

    /// <summary>The codebook's word for a text: by the mapping, else by the lists.</summary>
    public string Value(string field, string word, string? country = null)
    {
        var value = mapping.Values.TryGetValue(field, out var own) && own.FirstOrDefault(pair => string.Equals(pair.Key.Trim(), word, StringComparison.OrdinalIgnoreCase)).Value is { } known ? known : vocabulary.Value(field, word, country);
        return vocabulary.Flaw(field, value) is { } flaw ? throw Bad(field, flaw, $"give one of its words, or say in the mapping, under values and {field}, what it means") : value;
    }

    /// <summary>A list.</summary>
    public IReadOnlyList<string?> List(string field) => Text(field) is { } text ? SheetCell.Split(text) : [];

    /// <summary>The lists of a family, each as long as the first, which says how many there are.</summary>
    public IReadOnlyList<Func<string, string?>> Family(IReadOnlyList<string> fields)
    {
        var count = List(fields[0]).Count;
        var lists = fields.ToDictionary(field => field, field => List(field) is { Count: > 0 } list ? list : new string?[count]);
        foreach (var (field, list) in lists.Where(pair => pair.Value.Count != count))
        {
            throw Bad(field, $"holds {list.Count} values, and {Named(fields[0])} {count}", "give each list of one family as many, empty ones between semicolons");
        }
        return [.. Enumerable.Range(0, count).Select(i => (Func<string, string?>)(field => lists[field][i]))];
    }

    /// <summary>Days from one cell, or from two.</summary>
    public DateInterval? Days(string one, string from, string to)
    {
        if (Text(from) is null && Text(to) is null)
        {
            return Text(one) is { } text ? Day(one, text) : null;
        }
        var (first, last) = (Text(from) is { } start ? Day(from, start).From : Day(to, Text(to)!).From, Text(to) is { } end ? Day(to, end).To : Day(from, Text(from)!).To);
        return last >= first ? new DateInterval(first, last) : throw Bad(to, "ends before it begins", "correct the days");
    }

    /// <summary>A whole number of at least 0.</summary>
    public int Whole(string field, string text) => int.TryParse(Digits(text).Trim(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && number >= 0 ? number
        : throw Bad(field, $"'{text.Trim()}' is no whole number", "give digits alone");

    /// <summary>A number.</summary>
    public double Number(string field, string text, double most) => double.TryParse(Digits(text).Trim().Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= most ? number
        : throw Bad(field, $"'{text.Trim()}' is no number up to {most.ToString(CultureInfo.InvariantCulture)}", "give it in degrees or kilometres, as 34.5");

    /// <summary>Yes or no.</summary>
    public bool Flag(string field, string text) => True.Contains(text.Trim().ToLowerInvariant()) || (!False.Contains(text.Trim().ToLowerInvariant()) ? throw Bad(field, $"'{text.Trim()}' is neither true nor false", "write true or false") : false);

    /// <summary>Least and greatest of a figure as desks write it: 7, 3-5, 3+.</summary>
    public (int Min, int? Max) Range(string field, string text)
    {
        var figure = Digits(text).Replace(" ", "", StringComparison.Ordinal);
        if (figure.EndsWith('+'))
        {
            return (Whole(field, figure[..^1]), null);
        }
        var parts = figure.Split(['-', '\u2013', '\u2014'], 2);
        var (min, max) = (Whole(field, parts[0]), Whole(field, parts[^1]));
        return max >= min ? (min, max) : throw Bad(field, $"'{text.Trim()}' runs backwards", "give the lower figure first");
    }

    /// <summary>What is wrong with a cell.</summary>
    public RowException Bad(string field, string what, string advice) => new($"{Named(field)}: {what}", advice);

    private string Named(string field) => columns.TryGetValue(field, out var column) ? $"column '{head[column]}'" : field;

    private DateInterval Day(string field, string text)
    {
        var words = Digits(text).Trim();
        if (PublishedDate.Parse(words) is { } known)
        {
            return known;
        }
        return DateOnly.TryParseExact(words.Split(' ')[0], mapping.Dates == "mdy" ? MonthFirst : DayFirst, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new DateInterval(day)
            : throw Bad(field, $"'{text.Trim()}' is no day", mapping.Dates == "mdy" ? "write yyyy-mm-dd or m/d/yyyy" : "write yyyy-mm-dd or d/m/yyyy");
    }

    /// <summary>Arabic and Persian digits as European ones.</summary>
    private static string Digits(string text) => string.Concat(text.Select(letter => char.IsDigit(letter) ? (char)('0' + (int)char.GetNumericValue(letter)) : letter == '\u066B' ? '.' : letter));
}
