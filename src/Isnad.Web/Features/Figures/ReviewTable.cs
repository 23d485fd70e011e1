using System.Text;
using System.Text.Json;
using Isnad.Model.Events;
using Isnad.Model.Review;
using Isnad.Web.Texts;

namespace Isnad.Web.Features.Figures;

/// <summary>A row of a table on decisions.</summary>
/// <param name="Key">Type, field or figure.</param>
/// <param name="Values">In the order of the columns.</param>
public sealed record ReviewRow(string Key, IReadOnlyList<double?> Values);

/// <summary>A table on decisions: as it stands on the page, in JSON and in CSV.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Rows">Its rows.</param>
public sealed record ReviewTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<ReviewRow> Rows)
{
    private const string Types = "corrections-types", Fields = "corrections-fields", Readers = "agreement";

    /// <summary>Values are shares, and a plot draws the last column; else each row is parted among the columns.</summary>
    public bool IsShare => Name == Readers;

    /// <summary>All tables of what was counted.</summary>
    public static IReadOnlyList<ReviewTable> Of(ReviewCounted counted) =>
    [
        new(Types, ["accepted", "corrected", "deleted", "added"],
            [.. counted.Corrections.Types.OrderByDescending(pair => pair.Value.Accepted + pair.Value.Corrected + pair.Value.Deleted + pair.Value.Added).ThenBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => new ReviewRow(pair.Key, [pair.Value.Accepted, pair.Value.Corrected, pair.Value.Deleted, pair.Value.Added]))]),
        new(Fields, ["kept", "words", "corrected", "deleted", "added"],
            [.. RecordFields.Names.Select(field => (field, Fate: counted.Corrections.Fields.GetValueOrDefault(field))).Where(row => row.Fate != default)
                .Select(row => new ReviewRow(row.field, [row.Fate.Kept, row.Fate.Words, row.Fate.Corrected, row.Fate.Deleted, row.Fate.Added]))]),
        // A figure that neither reader has a value for says nothing.
        new(Readers, ["first", "second", "both", "f1"],
            [.. counted.Agreement.Figures.Where(figure => figure.Gold + figure.Predicted > 0).Select(figure => new ReviewRow(Slug(figure.Name), [figure.Gold, figure.Predicted, figure.Right, Math.Round(figure.F1, 3)]))]),
    ];

    /// <summary>What a row is about, in words.</summary>
    internal string Label(Ui ui, string key) => Name switch
    {
        Types => ui.Label("type", key),
        Fields => ui[$"field.{key}"],
        _ => ui.Label("figure", key),
    };

    /// <summary>Writes what was counted into the object that is open.</summary>
    public static void Write(Utf8JsonWriter json, ReviewCounted counted)
    {
        json.WriteStartObject("review");
        json.WriteNumber("reports", counted.Reports);
        json.WriteNumber("read_twice", counted.Agreement.Reports);
        json.WriteNumber("on_two_texts", counted.OnTwoTexts);
        json.WriteStartObject("type_agreement");
        json.WriteNumber("pairs", counted.Agreement.Types.Pairs);
        json.WriteFigure("observed", counted.Agreement.Types.Observed);
        json.WriteFigure("krippendorff_alpha", counted.Agreement.Types.Alpha);
        json.WriteEndObject();
        foreach (var table in Of(counted))
        {
            json.WriteMany(table.Name.Replace('-', '_'), table.Rows, row =>
            {
                json.WriteString("key", row.Key);
                foreach (var (column, value) in table.Columns.Zip(row.Values))
                {
                    json.WriteFigure(column, value);
                }
            });
        }
        json.WriteEndObject();
    }

    private static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (var letter in name)
        {
            slug.Append(char.IsAsciiLetterOrDigit(letter) ? letter : slug.Length > 0 && slug[^1] != '-' ? '-' : "");
        }
        return slug.ToString().TrimEnd('-');
    }
}
