using Isnad.Model.Ledger;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Isnad.Web.Hosting;

/// <summary>What follows from decisions, a moment after the last: incidents are fused anew and the log's head is signed.</summary>
internal sealed partial class Upkeep(DeskParts parts, ILogger<Upkeep> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _wanted = new(0);

    /// <summary>Something was decided.</summary>
    public void Wanted() => _wanted.Release();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
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
                parts.Fuse?.Run(stop: stoppingToken);
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
