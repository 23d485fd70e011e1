using System.Text;

namespace Isnad.Cli.Tests;

/// <summary>One run of the command in this process, and what came of it.</summary>
internal sealed record CliRun(int Code, byte[] Bytes, string Error)
{
    // Below a file, so that nothing can be made there.
    private static readonly string NoData = Path.Combine(typeof(CliRun).Assembly.Location, "no-data");

    private static readonly Lazy<Engine> Shared = new(Engine.Load);

    public string Output => Encoding.UTF8.GetString(Bytes);

    public static CliRun Of(params string[] args) => With(new(), args);

    public static CliRun With(CliSetting setting, params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var code = Cli.Run(args, new CommandIo
        {
            Input = setting.Bytes ?? new MemoryStream(Encoding.UTF8.GetBytes(setting.Input)),
            Output = setting.Output ?? output,
            Error = error,
            OutputIsTerminal = setting.Terminal,
            Colors = setting.Colors,
            Width = setting.Width,
            Stop = setting.Stop,
            // A test that means to use data names its folder; the user's own is out of reach, and what is written without a folder fails.
            Variable = name => name == DataFolder.Variable ? setting.Data ?? NoData : null,
            Today = () => new DateOnly(2026, 3, 1),
            Clock = setting.Clock,
            LoadEngine = setting.LoadEngine ?? (() => Shared.Value),
        });
        return new(code, output.ToArray(), error.ToString());
    }
}

/// <summary>What differs from a plain run.</summary>
internal sealed record CliSetting(string Input = "", bool Terminal = false, int Width = 100, Stream? Output = null)
{
    public bool Colors { get; init; }

    /// <summary>Standard input in place of words.</summary>
    public Stream? Bytes { get; init; }

    public CancellationToken Stop { get; init; }

    /// <summary>What the variable of the data folder holds.</summary>
    public string? Data { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public Func<Engine>? LoadEngine { get; init; }
}
