namespace Isnad.Cli;

/// <summary>What the command tells the shell.</summary>
public static class ExitCode
{
    /// <summary>All was read.</summary>
    public const int Success = 0;

    /// <summary>Something could not be read; the rest was.</summary>
    public const int SomeFailed = 1;

    /// <summary>The command line is wrong.</summary>
    public const int WrongUsage = 2;

    /// <summary>Ended by Ctrl-C: 128 + SIGINT.</summary>
    public const int Interrupted = 130;

    /// <summary>Whoever read the output has gone: 128 + SIGPIPE.</summary>
    public const int ClosedPipe = 141;
}

/// <summary>The command line asks for something that cannot be; the message says what to give instead.</summary>
public sealed class UsageException(string message) : Exception(message);
