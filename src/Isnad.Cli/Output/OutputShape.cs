using System.Buffers;
using Isnad.Model.Events;

namespace Isnad.Cli.Output;

/// <summary>Turns analyses into bytes. One a worker: it keeps buffers and is not thread-safe.</summary>
internal abstract class DocumentRenderer
{
    /// <summary>Writes one document; nothing where the format has nothing for it.</summary>
    public abstract void Render(ReportAnalysis analysis, EngineInfo engine, IBufferWriter<byte> output);

    /// <summary>What is to be done once the document rendered last stands in the output, one document after another; a document left out is not heard of.</summary>
    public virtual Action? Written => null;
}

/// <summary>A format: what stands before, between and after its documents, and how one is rendered.</summary>
internal sealed record OutputShape(Func<DocumentRenderer> NewRenderer)
{
    /// <summary>Stands before everything.</summary>
    public byte[] Open { get; init; } = [];

    /// <summary>Stands before the first document.</summary>
    public byte[] BeforeFirst { get; init; } = [];

    /// <summary>Stands before every further document.</summary>
    public byte[] Between { get; init; } = [];

    /// <summary>Stands after everything.</summary>
    public byte[] Close { get; init; } = [];
}
