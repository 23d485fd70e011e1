using System.CommandLine;
using System.Security;

namespace Isnad.Cli;

/// <summary>The user's own data: imported gazetteers, the ledger, configuration. Nothing is made before the first write.</summary>
public sealed class DataFolder
{
    /// <summary>Names the folder where the command line does not.</summary>
    public const string Variable = "ISNAD_DATA";

    private const string Remedy = $"give another with --data DIR or the variable {Variable}";

    private DataFolder(string root) => Root = root;

    /// <summary>Full path of the folder; it need not exist.</summary>
    public string Root { get; }

    /// <summary>The folder that <paramref name="given"/> (--data) names, else <see cref="Variable"/>, else isnad/ in the system's folder for user data
    /// ($XDG_DATA_HOME or ~/.local/share, %LOCALAPPDATA%, ~/Library/Application Support).</summary>
    /// <exception cref="UsageException">The name is empty, no path, or a file's; or the system has no such folder.</exception>
    public static DataFolder Find(string? given, Func<string, string?> variable)
    {
        if (given is not null)
        {
            return At(given, "--data");
        }
        if (variable(Variable) is { Length: > 0 } named)
        {
            return At(named, Variable);
        }
        var system = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return system.Length > 0 ? new(Path.Combine(system, "isnad")) : throw new UsageException($"this system names no folder for user data; {Remedy}");
    }

    private static DataFolder At(string path, string from)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new UsageException($"{from} is empty; give the folder that holds your data");
        }
        string full;
        try
        {
            full = Path.GetFullPath(path);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException or PathTooLongException or SecurityException)
        {
            throw new UsageException($"{from} '{path}' is no path of a folder; {Remedy}");
        }
        return File.Exists(full) ? throw new UsageException($"{from} '{path}' is a file; {Remedy}") : new(full);
    }

    /// <summary>Path of a file in the folder, for reading: it need not exist.</summary>
    /// <param name="parts">Folders and name below <see cref="Root"/>.</param>
    public string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    /// <summary>Path of a file in the folder, for writing: the folders above it are made, readable by their owner alone where the system knows owners.</summary>
    /// <exception cref="IOException">A folder cannot be made; the message says which and what to do.</exception>
    public string ForWriting(params ReadOnlySpan<string> parts)
    {
        var path = PathOf(parts);
        var folder = Path.GetDirectoryName(path)!;
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                // What a desk imports and decides is not everybody's to read.
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{folder}: the data folder cannot be made ({error.Message.TrimEnd('.')}); {Remedy}", error);
        }
        return path;
    }
}

/// <summary>The part of the command line that says where the user's data is; every verb that reads or writes some has it.</summary>
internal sealed class DataOption
{
    /// <summary>Optional.</summary>
    public Option<string?> Option { get; } = new("--data") { Description = $"folder of your own data (imported gazetteers …); without it the variable {DataFolder.Variable}, else the system's folder for user data", HelpName = "DIR" };

    /// <summary>What the command line says.</summary>
    /// <exception cref="UsageException">It names no folder.</exception>
    public DataFolder Get(ParseResult parsed, CommandIo io) => DataFolder.Find(parsed.GetValue(Option), io.Variable);
}
