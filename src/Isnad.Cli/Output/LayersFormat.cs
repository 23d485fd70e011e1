using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Isnad.Model.Annotations;
using Isnad.Model.Events;

namespace Isnad.Cli.Output;

/// <summary>The mentions of a document as the contract's JSON: one array with a document a line, or the lines alone.</summary>
internal sealed class LayersFormat : DocumentRenderer, IDisposable
{
    private readonly IReadOnlySet<Layer> _wanted;
    private readonly Utf8JsonWriter _json = new(Stream.Null, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    private LayersFormat(IReadOnlySet<Layer> wanted) => _wanted = wanted;

    /// <summary>One array.</summary>
    public static OutputShape Array(IReadOnlySet<Layer> wanted) => JsonFormat.InArray(() => new LayersFormat(wanted));

    /// <summary>A document a line.</summary>
    public static OutputShape Lines(IReadOnlySet<Layer> wanted) => JsonFormat.InLines(() => new LayersFormat(wanted));

    /// <inheritdoc/>
    public override void Render(ReportAnalysis analysis, EngineInfo engine, IBufferWriter<byte> output)
    {
        _json.Reset(output);
        LayersWriter.Write(_json, analysis, _wanted);
        _json.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();
}
