using System.Buffers;
using System.Collections.Immutable;
using Isnad.Ingest;
using Isnad.Workflow.Lines;

namespace Isnad.Cli.Reading;

/// <summary>A document ready to be written: its id, the number of its events, and its part of the output.</summary>
internal readonly record struct RenderedDocument(string Id, int Events, ArrayBufferWriter<byte> Bytes)
{
    /// <summary>Called by the writer when the document stands in the output.</summary>
    public Action? Written { get; init; }
}

/// <summary>One record on its way.</summary>
internal sealed class ReadItem(RawRecord raw) : WorkItem(raw.Length)
{
    /// <summary>The record.</summary>
    public RawRecord Raw => raw;

    /// <summary>The documents that the record gave, rendered, in order.</summary>
    public List<RenderedDocument> Documents { get; } = [];

    /// <summary>What was wrong with it.</summary>
    public ImmutableList<InputProblem> Problems { get; set; } = [];
}
