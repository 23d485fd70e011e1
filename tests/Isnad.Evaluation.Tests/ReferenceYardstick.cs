using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Shouldly;
using Xunit.Abstractions;

namespace Isnad.Evaluation.Tests;

/// <summary>
/// Runs the reference yardstick. Where it or Python is missing the tests against it are left out and say so, except
/// on the build server, where they fail.
/// </summary>
internal static class ReferenceYardstick
{
    private const string Driver = """
        import json, sys
        sys.path.insert(0, sys.argv[1])
        import score
        problems = []
        fold = int(sys.argv[4]) if len(sys.argv) > 4 else None
        result = score.compare(sys.argv[2], sys.argv[3], fold, problems)
        print(json.dumps({"result": result, "problems": problems}))
        """;

    private static readonly Lazy<string?> Missing = new(FindMissing);

    public static string Gold => RepositoryFolder.Shared("gold", "dev.json");

    private static string Script => RepositoryFolder.Shared("tools", "score.py");

    /// <summary>False, with a line of test output, where the comparison has to be left out.</summary>
    public static bool IsHere(ITestOutputHelper output)
    {
        if (Missing.Value is null)
        {
            return true;
        }
        output.WriteLine($"LEFT OUT, nothing was compared with the reference yardstick: {Missing.Value}");
        Environment.GetEnvironmentVariable("CI").ShouldNotBe("true", $"the reference yardstick must be there on the build server: {Missing.Value}");
        return false;
    }

    /// <summary>Figures in full precision, and the findings.</summary>
    public static JsonElement Compare(string gold, string predicted, int? fold = null)
    {
        List<string> arguments = ["-c", Driver, Path.GetDirectoryName(Script)!, gold, predicted];
        if (fold is { } number)
        {
            arguments.Add($"{number}");
        }
        (int code, string printed, string error) = Start(arguments);
        code.ShouldBe(0, error);
        return JsonElement.Parse(printed);
    }

    /// <summary>What the script prints when it is called by hand.</summary>
    public static string Print(params string[] arguments) => Start([Script, .. arguments]).Output;

    /// <summary>What the script says when it cannot score the files.</summary>
    public static string Refuse(params string[] arguments)
    {
        (int code, _, string error) = Start([Script, .. arguments]);
        code.ShouldBe(2, error);
        return error.TrimEnd();
    }

    private static (int Code, string Output, string Error) Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("python3", ["-B", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["PYTHONIOENCODING"] = "utf-8";
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    private static string? FindMissing()
    {
        string? file = new[] { Gold, Script }.FirstOrDefault(path => !File.Exists(path));
        if (file is not null)
        {
            return $"{Path.GetFileName(file)} is not in the folder of shared material";
        }
        try
        {
            return Start(["-c", "pass"]).Code == 0 ? null : "python3 does not run";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "python3 is not installed";
        }
    }
}
