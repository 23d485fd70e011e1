using System.Globalization;
using BenchmarkDotNet.Running;
using Isnad.Benchmarks;

if (args is ["search", var folder])
{
    SearchLatency.Run(folder);
    return;
}
if (args is ["desk", var data, var address])
{
    DeskLoad.Run(data, address);
    return;
}
if (args is ["long", var ledger, var desk])
{
    DeskLoad.Long(ledger, desk);
    return;
}
if (args is ["pages", var seconds])
{
    PageLoop.Run(TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)));
    return;
}
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
