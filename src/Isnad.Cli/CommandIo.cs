namespace Isnad.Cli;

/// <summary>Everything a verb reads from and writes to, so that tests can stand in for the process.</summary>
public sealed class CommandIo
{
    /// <summary>Where <c>-</c> reads from.</summary>
    public Stream Input { get; init; } = Stream.Null;

    /// <summary>Records and figures, UTF-8.</summary>
    public required Stream Output { get; init; }

    /// <summary>Problems and progress.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>A person looks at <see cref="Output"/>.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>A person looks at <see cref="Error"/>.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Columns of the terminal, or of what takes its place.</summary>
    public int Width { get; init; } = 100;

    /// <summary>Colours are wanted on <see cref="Output"/>.</summary>
    public bool Colors { get; init; }

    /// <summary>Asked to end (Ctrl-C).</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>A variable of the environment; null where it is not set.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>The day, for what is kept with its date.</summary>
    public Func<DateOnly> Today { get; init; } = () => DateOnly.FromDateTime(DateTime.Now);

    /// <summary>The clock of what is kept and of all waits.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How the language resources and models come in.</summary>
    public Func<Engine> LoadEngine { get; init; } = Engine.Load;

    /// <summary>Writes <paramref name="text"/> to <see cref="Output"/>.</summary>
    public void Write(string text)
    {
        Output.Write(System.Text.Encoding.UTF8.GetBytes(text));
        Output.Flush();
    }
}
