using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Isnad.Model.Ledger;

namespace Isnad.Cli.Tests.Ledgers;

/// <summary>An unpacked package, and the tools that people check it with.</summary>
internal sealed class EvidencePackage(string root)
{
    public static EvidencePackage Unpack(string archive, string root)
    {
        ZipFile.ExtractToDirectory(archive, root);
        return new(root);
    }

    public IEnumerable<string> Names => Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(root, path).Replace('\\', '/')).Order(StringComparer.Ordinal);

    public string PathOf(string name) => Path.Combine(root, name);

    public string Text(string name) => File.ReadAllText(PathOf(name));

    public JsonNode Json(string name) => JsonNode.Parse(Text(name))!;

    /// <summary>Changes the byte at a place, counted from the end where it is negative.</summary>
    public void Flip(string name, int at)
    {
        var bytes = File.ReadAllBytes(PathOf(name));
        bytes[at < 0 ? bytes.Length + at : at] ^= 1;
        File.WriteAllBytes(PathOf(name), bytes);
    }

    public void Replace(string name, string old, string now)
    {
        var text = Text(name);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        File.WriteAllText(PathOf(name), at < 0 ? throw new InvalidOperationException($"{name} holds no {old}") : text[..at] + now + text[(at + old.Length)..]);
    }

    /// <summary>Makes the checksums fit again, as somebody would who alters a package.</summary>
    public void SumAnew() => File.WriteAllText(PathOf("SHA256SUMS"), string.Concat(Names.Where(name => name != "SHA256SUMS").Select(name => $"{ContentHash.Of(File.ReadAllBytes(PathOf(name)))}  {name}\n")));

    public (int Code, string Output) Sums() => Run("sha256sum", "-c", "SHA256SUMS");

    public (int Code, string Output) Check(string? path = null) => Start(Python.Value, path, "-B", "check.py");

    public (int Code, string Output) Run(string file, params string[] args) => Start(file, null, args);

    // Found with the usual PATH, for one test runs it with another.
    private static readonly Lazy<string> Python = new(() => new EvidencePackage(Path.GetTempPath()).Run("python3", "-c", "import sys; print(sys.executable)").Output.Trim());

    private (int Code, string Output) Start(string file, string? path, params string[] args)
    {
        var start = new ProcessStartInfo(file, args) { WorkingDirectory = root, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["PATH"] = path ?? start.Environment["PATH"];
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }
}
