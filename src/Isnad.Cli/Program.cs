using System.Runtime.InteropServices;
using System.Text;
using Isnad.Cli;
using Isnad.Cli.Output;

using var stop = new CancellationTokenSource();

// The first signal ends the work in good order, the second at once.
void End(PosixSignalContext context)
{
    if (!stop.IsCancellationRequested)
    {
        context.Cancel = true;
        stop.Cancel();
    }
}

using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);

var onTerminal = !Console.IsOutputRedirected;
if (OperatingSystem.IsWindows())
{
    Console.OutputEncoding = Encoding.UTF8;
}
var dumb = Environment.GetEnvironmentVariable("TERM") is "dumb";
return Cli.Run(args, new CommandIo
{
    Input = Console.OpenStandardInput(),
    Output = StandardOutput.Open(),
    Error = Console.Error,
    InputIsTerminal = !Console.IsInputRedirected,
    OutputIsTerminal = onTerminal,
    ErrorIsTerminal = !Console.IsErrorRedirected && !dumb,
    Width = onTerminal && Console.WindowWidth > 0 ? Console.WindowWidth : 100,
    Colors = onTerminal && !dumb && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
    Stop = stop.Token,
});
