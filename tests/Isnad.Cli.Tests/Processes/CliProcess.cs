using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;

namespace Isnad.Cli.Tests.Processes;

/// <summary>The command as a process of its own, by a user who is not root: what signals, pipes and permissions do shows nowhere else. The program
/// and its resources stand in a folder that every user may read.</summary>
[UnsupportedOSPlatform("windows")]
internal static class CliProcess
{
    private const string Nobody = "65534";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly Lazy<string> Installed = new(Install);

    /// <summary>True where this process is root, who reads everything.</summary>
    private static bool IsRoot => Environment.UserName == "root";

    /// <summary>What a shell says to run the command.</summary>
    public static string Command => $"'{Host}' '{Installed.Value}/isnad.dll'";

    private static string Host => Environment.ProcessPath is { } path && Path.GetFileName(path) == "dotnet" ? path : "dotnet";

    /// <summary>A folder that the user of <see cref="Shell"/> may read and write.</summary>
    public static void Open(string folder)
    {
        foreach (var path in Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Prepend(folder))
        {
            File.SetUnixFileMode(path, Directory.Exists(path) ? (UnixFileMode)511 : (UnixFileMode)438);
        }
    }

    /// <summary>Runs a line of the shell, without privileges.</summary>
    public static ProcessResult Shell(string line)
    {
        using var process = Start(line);
        return Finish(process);
    }

    /// <summary>Starts a line of the shell, without privileges.</summary>
    public static Process Start(string line)
    {
        string[] words = IsRoot ? ["setpriv", "--reuid=" + Nobody, "--regid=" + Nobody, "--clear-groups", "--inh-caps=-all", "bash", "-c", line] : ["bash", "-c", line];
        var start = new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = Installed.Value };
        start.Environment["ISNAD_RESOURCES"] = Path.Combine(Installed.Value, "resources");
        start.Environment["ISNAD_DATA"] = Path.Combine(Installed.Value, "data");
        start.Environment["HOME"] = Installed.Value;
        start.Environment["DOTNET_CLI_HOME"] = Installed.Value;
        return Process.Start(start)!;
    }

    /// <summary>Waits for the end.</summary>
    public static ProcessResult Finish(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Close();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"the command ran for more than {Patience}");
        }
        return new(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    private static string Install()
    {
        var folder = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"isnad-program-{Environment.ProcessId}"));
        Copy(AppContext.BaseDirectory, folder, name => !name.StartsWith("cache", StringComparison.Ordinal));
        Copy(Engine.FindResources(), Path.Combine(folder, "resources"), _ => true);
        Open(folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }

    private static void Copy(string from, string to, Func<string, bool> wanted)
    {
        Directory.CreateDirectory(to);
        foreach (var path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(from, path);
            if (wanted(name))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(to, name))!);
                File.Copy(path, Path.Combine(to, name));
            }
        }
    }
}

/// <summary>How a process ended.</summary>
internal sealed record ProcessResult(int Code, string Output, string Error)
{
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
