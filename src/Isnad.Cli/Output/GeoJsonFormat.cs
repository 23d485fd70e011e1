using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Isnad.Language;
using Isnad.Model.Events;
using Isnad.Publishing;

namespace Isnad.Cli.Output;

/// <summary>How many events left, and what was held back or changed; counted as documents are written.</summary>
internal sealed class LeavingTally
{
    private int _left, _recent, _undated, _moved, _masked;

    /// <summary>Adds a document.</summary>
    public void Add(PublishedDocument document)
    {
        _left += document.Events.Count;
        _recent += document.Recent;
        _undated += document.Undated;
        _moved += document.Moved;
        _masked += document.Masked;
    }

    /// <summary>One line.</summary>
    public string Words(PublishingRules rules, DateOnly today) => rules.Unredacted
        ? string.Create(CultureInfo.InvariantCulture, $"unredacted: {_left} events left as read, with exact points, recent events and every name")
        : string.Create(CultureInfo.InvariantCulture, $"{_left} events left; held back {_recent} of the last {rules.HoldDays} days before {today:yyyy-MM-dd} or later and {_undated} without a date; {_moved} points moved, {_masked} names masked or left out");
}

/// <summary>Events that may leave as one GeoJSON collection (RFC 7946).</summary>
internal sealed class GeoJsonFormat : DocumentRenderer, IDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly Publisher _publisher;
    private readonly LeavingTally _tally;
    private readonly Utf8JsonWriter _json = new(Stream.Null, Options);
    private PublishedDocument? _document;

    private GeoJsonFormat(Publisher publisher, LeavingTally tally) => (_publisher, _tally) = (publisher, tally);

    /// <inheritdoc/>
    public override Action? Written => _document is { } document ? () => _tally.Add(document) : null;

    /// <summary>The format; who holds office is known from the language pack.</summary>
    public static OutputShape Shape(LanguagePack pack, PublishingRules rules, DateOnly today, LeavingTally tally)
    {
        var known = rules with { HoldsOffice = new OfficeHolders(pack).Holds };
        return new OutputShape(() => new GeoJsonFormat(new Publisher(known, today), tally))
        {
            Open = [.. "{\"type\":\"FeatureCollection\",\"features\":["u8],
            BeforeFirst = [.. "\n"u8],
            Between = [.. ",\n"u8],
            Close = [.. "\n]}\n"u8],
        };
    }

    /// <inheritdoc/>
    public override void Render(ReportAnalysis analysis, EngineInfo engine, IBufferWriter<byte> output)
    {
        _document = _publisher.Publish(analysis);
        for (var i = 0; i < _document.Events.Count; i++)
        {
            if (i > 0)
            {
                output.Write(",\n"u8);
            }
            _json.Reset(output);
            GeoJsonWriter.Write(_json, _document.Events[i]);
            _json.Flush();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();
}
