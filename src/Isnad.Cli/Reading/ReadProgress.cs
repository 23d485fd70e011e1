using System.Diagnostics;
using Isnad.Ingest;
using Spectre.Console;

namespace Isnad.Cli.Reading;

/// <summary>Says on standard error how far long work is: nothing in the first second, then a bar of the input's bytes, documents done and their rate.
/// Problems written meanwhile go above the bar.</summary>
internal sealed class ReadProgress : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1), Beat = TimeSpan.FromMilliseconds(200);

    private readonly CommandIo _io;
    private readonly IReadOnlyList<string> _paths;
    private readonly ReportReader _reader;
    private readonly ManualResetEventSlim _finished = new();
    private readonly Lock _gate = new();
    private readonly Thread? _thread;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private IAnsiConsole? _live;
    private long _documents;

    /// <summary>Starts to watch where <paramref name="wanted"/>.</summary>
    public ReadProgress(CommandIo io, IReadOnlyList<string> paths, ReportReader reader, bool wanted)
    {
        (_io, _paths, _reader) = (io, paths, reader);
        if (wanted)
        {
            _thread = new Thread(Watch) { IsBackground = true, Name = "progress" };
            _thread.Start();
        }
    }

    /// <summary>So many documents are written.</summary>
    public void Done(PipelineTotals totals) => Interlocked.Exchange(ref _documents, totals.Documents);

    /// <summary>Writes a problem.</summary>
    public void Say(InputProblem problem)
    {
        lock (_gate)
        {
            if (_live is { } console)
            {
                console.Write(new Spectre.Console.Text($"isnad: {problem}\n"));
            }
            else
            {
                _io.Error.WriteLine($"isnad: {problem}");
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _finished.Set();
        _thread?.Join();
        _finished.Dispose();
    }

    private void Watch()
    {
        if (_finished.Wait(Patience))
        {
            return;
        }
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(_io.Error) });
        Show(console);
        console.Progress().AutoClear(true).Columns(new SpinnerColumn(), new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn()).Start(context =>
        {
            var total = TotalBytes();
            var task = context.AddTask(Words(), maxValue: Math.Max(1, total));
            task.IsIndeterminate = total == 0;
            while (!_finished.Wait(Beat))
            {
                task.Value = Math.Min(total, _reader.BytesRead);
                task.Description = Words();
            }
        });
        Show(null);
    }

    private void Show(IAnsiConsole? console)
    {
        lock (_gate)
        {
            _live = console;
        }
    }

    private string Words()
    {
        var documents = Interlocked.Read(ref _documents);
        return $"{documents:N0} documents, {documents / _watch.Elapsed.TotalSeconds:N0} a second";
    }

    /// <summary>Bytes of all files; 0 where that is not known.</summary>
    private long TotalBytes()
    {
        long total = 0;
        foreach (var found in ReportFiles.Expand(_paths))
        {
            if (found.File is { IsStandardInput: true })
            {
                return 0;
            }
            total += found.File is { } file && File.Exists(file.Path) ? new FileInfo(file.Path).Length : 0;
        }
        return total;
    }
}
