using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Isnad.Model.Events;
using Isnad.Text;

namespace Isnad.Cli.Output;

/// <summary>The contract's JSON: one array with a document a line, or the lines alone. Arabic stays readable.</summary>
internal sealed class JsonFormat : DocumentRenderer, IDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly bool _withText, _withRejected;
    private readonly Utf8JsonWriter _json = new(Stream.Null, Options);
    private readonly ArrayBufferWriter<byte> _object = new(1 << 14);

    private JsonFormat(bool withText, bool withRejected) => (_withText, _withRejected) = (withText, withRejected);

    /// <summary>One array.</summary>
    public static OutputShape Array(bool withText, bool withRejected = false) => InArray(() => new JsonFormat(withText, withRejected));

    /// <summary>A document a line.</summary>
    public static OutputShape Lines(bool withText) => InLines(() => new JsonFormat(withText, false));

    /// <summary>Objects in one array, one a line.</summary>
    public static OutputShape InArray(Func<DocumentRenderer> renderer) => new(renderer)
    {
        Open = [.. "["u8],
        BeforeFirst = [.. "\n"u8],
        Between = [.. ",\n"u8],
        Close = [.. "\n]\n"u8],
    };

    /// <summary>An object a line.</summary>
    public static OutputShape InLines(Func<DocumentRenderer> renderer) => new(renderer) { Between = [.. "\n"u8], Close = [.. "\n"u8] };

    /// <inheritdoc/>
    public override void Render(ReportAnalysis analysis, EngineInfo engine, IBufferWriter<byte> output)
    {
        if (!_withRejected)
        {
            Write(output, () => ContractWriter.Write(_json, analysis, engine, _withText));
            return;
        }
        // The contract's object with three fields more at its end.
        _object.ResetWrittenCount();
        Write(_object, () => ContractWriter.Write(_json, analysis, engine, _withText));
        output.Write(_object.WrittenSpan[..^1]);
        output.Write(",\"rejected\":"u8);
        Write(output, () => WriteRejected(analysis));
        output.Write(",\"left_out\":"u8);
        Write(output, () => WriteLeftOut(analysis));
        output.Write(",\"published_derivation\":"u8);
        Write(output, () => ContractWriter.WriteDerivations(_json, analysis.PublishedDerivation));
        output.Write("}"u8);
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    private void Write(IBufferWriter<byte> output, Action body)
    {
        _json.Reset(output);
        body();
        _json.Flush();
    }

    private void WriteRejected(ReportAnalysis analysis) => WriteParts(analysis, analysis.Rejected, rejected => rejected.Span, rejected =>
    {
        _json.WriteString("reason", rejected.Reason);
        if (rejected.Score is { } score)
        {
            _json.WriteNumber("score", double.IsFinite(score) ? Math.Round(score, 3) : 0);
        }
    });

    private void WriteLeftOut(ReportAnalysis analysis) => WriteParts(analysis, analysis.LeftOut, part => part.Span, part =>
    {
        _json.WriteString("what", part.What);
        _json.WriteString("reason", part.Reason);
    });

    private void WriteParts<T>(ReportAnalysis analysis, IReadOnlyList<T> parts, Func<T, TextSpan> spanOf, Action<T> rest)
    {
        var text = analysis.Report.Text;
        _json.WriteStartArray();
        foreach (var part in parts)
        {
            var span = spanOf(part);
            _json.WriteStartObject();
            _json.WriteString("quote", text.Slice(span));
            _json.WriteNumber("start", text.CodePoint(span.Start));
            _json.WriteNumber("end", text.CodePoint(span.End));
            rest(part);
            _json.WriteEndObject();
        }
        _json.WriteEndArray();
    }
}
