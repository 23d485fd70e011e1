using Isnad.Model.Ledger;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Isnad.Web.Hosting;

/// <summary>What follows from decisions, a moment after the last: incidents are fused anew and the log's head is signed.</summary>
internal sealed partial class Upkeep(DeskParts parts, ILogger<Upkeep> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _wanted = new(0);
    private readonly Lock _fusing = new();

    /// <summary>Something was decided.</summary>
    public void Wanted() => _wanted.Release();

    /// <summary>Fuses at once, for somebody who waits to see it. One at a time: two would each work on what the other is about to change.</summary>
    /// <exception cref="LedgerException">The ledger refuses it; what was decided is kept.</exception>
    public void Fuse(CancellationToken stop = default)
    {
        lock (_fusing)
        {
            parts.Fuse?.Run(stop: stop);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (parts.Fuse is not null)
        {
            // What was taken in before the desk was opened.
            Wanted();
        }
        while (!stoppingToken.IsCancellationRequested)
        {
            await _wanted.WaitAsync(stoppingToken);
            await Task.Delay(Pause, parts.Clock, stoppingToken);
            // What was decided in the pause is done with it.
            while (_wanted.Wait(0, stoppingToken))
            {
            }
            try
            {
                Fuse(stoppingToken);
                parts.Ledger.Log.Sign();
            }
            catch (LedgerException error)
            {
                // It is tried again with the next decision; decisions themselves are kept.
                Failed(error);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "incidents could not be fused")]
    private partial void Failed(Exception error);
}
