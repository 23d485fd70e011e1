using System.Buffers;
using System.Globalization;
using System.Text;
using CsvHelper;
using Isnad.Model.Events;
using Isnad.Model.Exchange;
using Isnad.Model.Reports;
using Isnad.Text;

namespace Isnad.Cli.Output;

/// <summary>One row an event, UTF-8 with byte order mark. Lists are joined by <c>|</c>; intervals of days are <c>from/to</c> where they are longer than one.
/// Text that a spreadsheet would run as a formula is guarded (<see cref="SheetCell"/>).</summary>
internal sealed class CsvFormat : DocumentRenderer, IDisposable
{
    /// <summary>The columns in order.</summary>
    public static readonly string[] Columns =
    [
        "document_id", "outlet", "url", "published", "event_id", "type", "status", "background", "triggers", "time_from", "time_to", "time_basis", "time_quote",
        "place", "country", "admin1", "lat", "lon", "precision", "radius_km", "more_places", "actors", "targets", "partners", "killed_min", "killed_max",
        "wounded_min", "wounded_max", "weapons", "sources", "denied_by", "tolls", "toll_min", "toll_max", "toll_part_of", "published_basis",
    ];

    private readonly MemoryStream _rows = new();
    private readonly CsvWriter _csv;

    private CsvFormat() => _csv = CsvWriter.Create(_rows);

    /// <summary>The format.</summary>
    public static OutputShape Shape { get; } = new(() => new CsvFormat()) { Open = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Join(',', Columns) + "\r\n")] };

    /// <inheritdoc/>
    public override void Render(ReportAnalysis analysis, EngineInfo engine, IBufferWriter<byte> output)
    {
        foreach (var item in analysis.Events)
        {
            WriteRow(analysis, item, analysis.Report.Text);
        }
        _csv.Flush();
        output.Write(_rows.GetBuffer().AsSpan(0, (int)_rows.Length));
        _rows.SetLength(0);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _csv.Dispose();
        _rows.Dispose();
    }

    private void WriteRow(ReportAnalysis analysis, EventMention item, SourceText text)
    {
        var report = analysis.Report;
        Cell(report.Id);
        Cell(report.Outlet);
        Cell(report.Url);
        Cell(analysis.Published.Interval is { } published ? Days(published) : null);
        Cell(item.Id);
        Cell(item.Type);
        Cell(item.Status.ToString().ToLowerInvariant());
        Cell(item.Background ? "true" : "false");
        Cell(string.Join('|', item.Triggers.Select(text.Slice)));
        Cell(item.Time is { } from ? Day(from.Interval.From) : null);
        Cell(item.Time is { } to ? Day(to.Interval.To) : null);
        Cell(item.Time?.Basis);
        Cell(item.Time is { Span.Length: > 0 } time ? text.Slice(time.Span) : null);
        WritePlace(item, text);
        foreach (var role in Enum.GetValues<ActorRole>())
        {
            Cell(string.Join('|', item.Actors.Where(actor => actor.Role == role).Select(actor => actor.Id)));
        }
        var tolls = EventTolls.Of(item.Casualties);
        WriteToll(tolls.Killed);
        WriteToll(tolls.Wounded);
        Cell(string.Join('|', item.Weapons.Select(weapon => weapon.Kind).Distinct()));
        Cell(string.Join('|', item.Sources.Select(source => text.Slice(source.Span))));
        Cell(string.Join('|', item.DeniedBy.Select(denial => text.Slice(denial.Span))));
        WriteTolls(item.Casualties);
        Cell(analysis.Published.Basis.ToString().ToLowerInvariant());
        _csv.EndRecord();
    }

    private void WritePlace(EventMention item, SourceText text)
    {
        var place = item.Place;
        Cell(place is null ? null : text.Slice(place.Span));
        Cell(place?.Country);
        Cell(place?.Admin1);
        Number(place?.Latitude);
        Number(place?.Longitude);
        Cell(place?.Precision);
        Number(place?.RadiusKm);
        Cell(string.Join('|', item.MorePlaces.Select(more => text.Slice(more.Span))));
    }

    /// <summary>Every toll of every kind, one place of each list a toll: captives, detained, missing and displaced too.</summary>
    private void WriteTolls(IReadOnlyList<CasualtyValue> tolls)
    {
        Cell(string.Join('|', tolls.Select(toll => toll.Kind)));
        Cell(string.Join('|', tolls.Select(toll => Count(toll.Min))));
        Cell(string.Join('|', tolls.Select(toll => Count(toll.Max))));
        Cell(string.Join('|', tolls.Select(toll => Count(toll.PartOf))));
    }

    private static string Count(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private void WriteToll(TollBounds toll)
    {
        Number(toll.Min);
        Number(toll.Max);
    }

    private void Cell(string? value) => _csv.WriteField(value is null ? null : SheetCell.Guard(value));

    private void Number(double? value) => _csv.WriteField(value);

    private static string Days(DateInterval interval) => interval.Days == 1 ? Day(interval.From) : $"{Day(interval.From)}/{Day(interval.To)}";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
