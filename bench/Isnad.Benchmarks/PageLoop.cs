using System.Diagnostics;
using System.Globalization;

namespace Isnad.Benchmarks;

/// <summary>The pages of <see cref="Pages"/> read again and again for some seconds: figures in a minute, and what a sampling profiler is put on.</summary>
internal static class PageLoop
{
    /// <summary>Prints pages and MB (10^6 bytes of UTF-8) a second of processor time, for the bare parse and for the whole reading.</summary>
    public static void Run(TimeSpan each)
    {
        foreach (var filler in new[] { 0, 100 })
        {
            var pages = new Pages { Filler = filler };
            pages.Setup();
            Print(string.Create(CultureInfo.InvariantCulture, $"filler {filler}, bare parse"), pages, pages.Parse, each);
            Print(string.Create(CultureInfo.InvariantCulture, $"filler {filler}, read"), pages, pages.Read, each);
        }
    }

    private static void Print(string what, Pages pages, Func<int> once, TimeSpan each)
    {
        once();
        var clock = Stopwatch.StartNew();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var rounds = 0;
        for (; clock.Elapsed < each; rounds++)
        {
            once();
        }
        var seconds = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {rounds * pages.Count / seconds:0} pages and {rounds * pages.Bytes / seconds / 1e6:0.0} MB a second of processor time"));
    }
}
