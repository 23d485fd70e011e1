using System.Buffers;
using System.Collections.Concurrent;
using Isnad.Analysis;
using Isnad.Cli.Output;
using Isnad.Ingest;
using Isnad.Model.Events;
using Isnad.Model.Reports;
using Isnad.Workflow.Lines;

namespace Isnad.Cli.Reading;

/// <summary>What a run of the pipeline did.</summary>
internal readonly record struct PipelineTotals(long Documents, long Events);

/// <summary>Reads, analyses and writes documents: one thread reads and decompresses, one worker a core parses, analyses and renders, the caller's thread
/// writes in input order. Queues and the bytes under way are bounded, so memory does not grow with the number of documents.</summary>
internal sealed class ReadPipeline(ReportReader reader, RecordParser parser, Engine engine, OutputShape shape)
{
    private const int KeptBufferBytes = 1 << 20;

    private readonly ConcurrentBag<ArrayBufferWriter<byte>> _buffers = [];

    /// <summary>Also gives features and rejected triggers.</summary>
    public bool Explain { get; init; }

    /// <summary>What else the analyses hold.</summary>
    public ReportExtras Extras { get; init; }

    /// <summary>Changes an analysis before it is rendered; for showing a part of it.</summary>
    public Func<ReportAnalysis, ReportAnalysis>? Select { get; init; }

    /// <summary>Runs to the end of the input. <paramref name="onDocument"/> hears of every document written.</summary>
    public PipelineTotals Run(Stream output, ProblemLog log, Action<PipelineTotals> onDocument, CancellationToken stop)
    {
        using var line = new WorkLine<ReadItem>(stop);
        line.Start("reader", () => ReadAll(line));
        line.StartWorkers(WorkAll);
        return WriteAll(line, output, log, onDocument);
    }

    private void ReadAll(WorkLine<ReadItem> line)
    {
        foreach (var raw in reader.Records())
        {
            line.Add(new ReadItem(raw));
        }
        line.Complete();
    }

    private void WorkAll(IEnumerable<ReadItem> items)
    {
        var analyzer = new ReportAnalyzer(engine.Pack, engine.Models);
        var renderer = shape.NewRenderer();
        using (renderer as IDisposable)
        {
            foreach (var item in items)
            {
                Work(item, analyzer, renderer);
            }
        }
    }

    private void Work(ReadItem item, ReportAnalyzer analyzer, DocumentRenderer renderer)
    {
        var parsed = parser.Parse(item.Raw);
        item.Problems = parsed.Problems;
        foreach (var report in parsed.Reports)
        {
            Analyze(item, report, analyzer, renderer);
        }
    }

    private void Analyze(ReadItem item, Report report, ReportAnalyzer analyzer, DocumentRenderer renderer)
    {
        var bytes = _buffers.TryTake(out var kept) ? kept : new ArrayBufferWriter<byte>(1 << 14);
        try
        {
            var analysis = analyzer.Analyze(report, Explain, Extras);
            if (analysis.OtherLanguage is { } language)
            {
                item.Problems = item.Problems.Add(InputProblem.Warning(item.Raw.File, item.Raw.Line, $"the document '{report.Id}' is written in {language}", "isnad reads Arabic and passes such paragraphs over; give it an Arabic text"));
            }
            analysis = Select?.Invoke(analysis) ?? analysis;
            renderer.Render(analysis, analyzer.Engine, bytes);
            item.Documents.Add(new(report.Id, analysis.Events.Count, bytes) { Written = renderer.Written });
        }
        catch (Exception error)
        {
            // Whatever one document does, the others are read.
            item.Problems = item.Problems.Add(InputProblem.Error(item.Raw.File, item.Raw.Line, $"the reader failed on document '{report.Id}' ({error.GetType().Name}: {error.Message})", "this is a fault of isnad; report it with the document"));
        }
    }

    private PipelineTotals WriteAll(WorkLine<ReadItem> line, Stream output, ProblemLog log, Action<PipelineTotals> onDocument)
    {
        var totals = new PipelineTotals();
        var first = true;
        var buffered = new OutputBuffer(output);
        buffered.Write(shape.Open);
        while (Next(line, buffered) is { } item)
        {
            item.Problems.ForEach(log.Add);
            foreach (var document in item.Documents)
            {
                if (log.IsNew(document.Id, item.Raw))
                {
                    if (document.Bytes.WrittenCount > 0)
                    {
                        buffered.Write(first ? shape.BeforeFirst : shape.Between);
                        buffered.Write(document.Bytes.WrittenSpan);
                        first = false;
                    }
                    document.Written?.Invoke();
                    totals = new(totals.Documents + 1, totals.Events + document.Events);
                    onDocument(totals);
                }
                Keep(document.Bytes);
            }
            line.Release(item);
        }
        buffered.Write(totals.Documents > 0 || shape.Open.Length > 0 ? shape.Close : []);
        buffered.Flush();
        return totals;
    }

    /// <summary>The next item in order, when it is done. What is written so far goes out before waiting.</summary>
    private static ReadItem? Next(WorkLine<ReadItem> line, OutputBuffer buffered)
    {
        if (line.Take(out var item, TimeSpan.Zero) == NextStep.NothingYet)
        {
            buffered.Flush();
            line.Take(out item, Timeout.InfiniteTimeSpan);
        }
        return item;
    }

    private void Keep(ArrayBufferWriter<byte> buffer)
    {
        if (buffer is { Capacity: <= KeptBufferBytes })
        {
            buffer.ResetWrittenCount();
            _buffers.Add(buffer);
        }
    }
}
