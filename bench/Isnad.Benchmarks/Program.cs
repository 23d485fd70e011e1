using BenchmarkDotNet.Running;
using Isnad.Benchmarks;

if (args is ["search", var folder])
{
    SearchLatency.Run(folder);
    return;
}
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
