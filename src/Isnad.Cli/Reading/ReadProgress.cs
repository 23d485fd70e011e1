using System.Diagnostics;
using Isnad.Ingest;
using Isnad.Ingest.Web;
using Spectre.Console;

namespace Isnad.Cli.Reading;

/// <summary>Says on standard error how far long work is: nothing in the first second, then a bar of the input's bytes where their number is known, things done and their rate.
/// Problems written meanwhile go above the bar.</summary>
internal sealed class ReadProgress : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1), Beat = TimeSpan.FromMilliseconds(200);

    private readonly CommandIo _io;
    private readonly string _things;
    private readonly IReadOnlyList<string> _paths;
    private readonly Func<long> _bytesRead;
    private readonly ManualResetEventSlim _finished = new();
    private readonly Lock _gate = new();
    private readonly Thread? _thread;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private IAnsiConsole? _live;
    private long _done;

    /// <summary>Starts to watch where <paramref name="wanted"/>.</summary>
    /// <param name="io">Where to.</param>
    /// <param name="things">What is counted, in the plural.</param>
    /// <param name="paths">The input; what is no file counts as of unknown length.</param>
    /// <param name="bytesRead">How much of it is read.</param>
    /// <param name="wanted">False: only problems are written.</param>
    public ReadProgress(CommandIo io, string things, IReadOnlyList<string> paths, Func<long> bytesRead, bool wanted)
    {
        (_io, _things, _paths, _bytesRead) = (io, things, paths, bytesRead);
        if (wanted)
        {
            _thread = new Thread(Watch) { IsBackground = true, Name = "progress" };
            _thread.Start();
        }
    }

    /// <summary>So many are done.</summary>
    public void Done(long count) => Interlocked.Exchange(ref _done, count);

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
                task.Value = Math.Min(total, _bytesRead());
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
        var done = Interlocked.Read(ref _done);
        return $"{done:N0} {_things}, {done / _watch.Elapsed.TotalSeconds:N0} a second";
    }

    /// <summary>Bytes of all files; 0 where that is not known.</summary>
    private long TotalBytes()
    {
        if (_paths.Any(WebSource.IsAddress))
        {
            return 0;
        }
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
