using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Isnad.Analysis;
using Isnad.Cli.Output;
using Isnad.Ingest;
using Isnad.Model.Events;
using Isnad.Model.Reports;

namespace Isnad.Cli.Reading;

/// <summary>What a run of the pipeline did.</summary>
internal readonly record struct PipelineTotals(long Documents, long Events);

/// <summary>Reads, analyses and writes documents: one thread reads and decompresses, one worker a core parses, analyses and renders, the caller's thread
/// writes in input order. Queues and the bytes under way are bounded, so memory does not grow with the number of documents.</summary>
internal sealed class ReadPipeline(ReportReader reader, RecordParser parser, Engine engine, OutputShape shape)
{
    private const int QueueLength = 256, KeptBufferBytes = 1 << 20;
    private const long BytesUnderWay = 1 << 26;

    private readonly BoundedQueue<WorkItem> _work = new(QueueLength), _order = new(QueueLength);
    private readonly ConcurrentBag<ArrayBufferWriter<byte>> _buffers = [];
    private readonly ByteBudget _budget = new(BytesUnderWay);
    private ExceptionDispatchInfo? _fault;

    /// <summary>Also gives features and rejected triggers.</summary>
    public bool Explain { get; init; }

    /// <summary>What else the analyses hold.</summary>
    public ReportExtras Extras { get; init; }

    /// <summary>Changes an analysis before it is rendered; for showing a part of it.</summary>
    public Func<ReportAnalysis, ReportAnalysis>? Select { get; init; }

    /// <summary>Runs to the end of the input. <paramref name="onDocument"/> hears of every document written.</summary>
    public PipelineTotals Run(Stream output, ProblemLog log, Action<PipelineTotals> onDocument, CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Start("reader", () => ReadAll(ending.Token), ending);
        for (var i = 0; i < Environment.ProcessorCount; i++)
        {
            Start($"worker {i}", () => WorkAll(ending.Token), ending);
        }
        try
        {
            return WriteAll(output, log, onDocument, ending.Token);
        }
        catch (OperationCanceledException) when (_fault is { } fault)
        {
            fault.Throw();
            throw;
        }
        finally
        {
            ending.Cancel();
        }
    }

    private void Start(string name, Action body, CancellationTokenSource ending)
    {
        var token = ending.Token;
        new Thread(() =>
        {
            try
            {
                body();
            }
            catch (OperationCanceledException) when (token.IsCancellationRequested)
            {
                // The writer has ended or was asked to; it says so.
            }
            catch (Exception error)
            {
                Interlocked.CompareExchange(ref _fault, ExceptionDispatchInfo.Capture(error), null);
                ending.Cancel();
            }
        }, 16 << 20)
        { IsBackground = true, Name = name }.Start();
    }

    private void ReadAll(CancellationToken stop)
    {
        foreach (var raw in reader.Records())
        {
            _budget.Take(raw.Length, stop);
            var item = new WorkItem(raw);
            _order.Add(item, stop);
            _work.Add(item, stop);
        }
        _order.Complete();
        _work.Complete();
    }

    private void WorkAll(CancellationToken stop)
    {
        var analyzer = new ReportAnalyzer(engine.Pack, engine.Models);
        var renderer = shape.NewRenderer();
        using (renderer as IDisposable)
        {
            while (_work.Take(out var item, stop))
            {
                Work(item, analyzer, renderer);
                item.Done();
            }
        }
    }

    private void Work(WorkItem item, ReportAnalyzer analyzer, DocumentRenderer renderer)
    {
        var parsed = parser.Parse(item.Raw);
        item.Problems = parsed.Problems;
        foreach (var report in parsed.Reports)
        {
            Analyze(item, report, analyzer, renderer);
        }
    }

    private void Analyze(WorkItem item, Report report, ReportAnalyzer analyzer, DocumentRenderer renderer)
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

    private PipelineTotals WriteAll(Stream output, ProblemLog log, Action<PipelineTotals> onDocument, CancellationToken stop)
    {
        var totals = new PipelineTotals();
        var first = true;
        var buffered = new OutputBuffer(output);
        buffered.Write(shape.Open);
        while (Next(buffered, stop) is { } item)
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
            _budget.Give(item.Raw.Length);
        }
        buffered.Write(totals.Documents > 0 || shape.Open.Length > 0 ? shape.Close : []);
        buffered.Flush();
        return totals;
    }

    /// <summary>The next item in order, when it is done. What is written so far goes out before waiting.</summary>
    private WorkItem? Next(OutputBuffer buffered, CancellationToken stop)
    {
        if (_order.IsEmpty)
        {
            buffered.Flush();
        }
        if (!_order.Take(out var item, stop))
        {
            return null;
        }
        if (!item.IsDone)
        {
            buffered.Flush();
            item.Wait(stop);
        }
        stop.ThrowIfCancellationRequested();
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
