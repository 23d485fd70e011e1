using System.Diagnostics;
using System.IO.Compression;

namespace Isnad.Web.Tests;

/// <summary>What the browser gets is what its sources build: Assets/ is committed so that running needs no Node.js, and must not go its own way.</summary>
public sealed class BundleTests
{
    private static readonly string Web = Path.GetFullPath(Path.Combine(DeskHost.Resources, "..", "src", "Isnad.Web"));

    [Fact]
    public void The_bundle_is_what_its_sources_build()
    {
        var folder = Directory.CreateTempSubdirectory("isnad-bundle-").FullName;
        try
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Web, "Client"), "*", SearchOption.AllDirectories).Where(file => !file.Contains("node_modules", StringComparison.Ordinal)))
            {
                var copy = Path.Combine(folder, "Client", Path.GetRelativePath(Path.Combine(Web, "Client"), file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
            Run(folder, "npm", "ci", "--no-audit", "--no-fund", "--loglevel=error");
            Run(folder, "node", "build.mjs", Path.Combine(folder, "built"));
            var built = Files(Path.Combine(folder, "built"));
            var kept = Files(Path.Combine(Web, "Assets"));
            built.Keys.ShouldBe(kept.Keys, ignoreOrder: true, "run 'npm ci && npm run build' in src/Isnad.Web/Client and commit what it makes");
            built.Where(pair => !pair.Value.SequenceEqual(kept[pair.Key])).Select(pair => pair.Key).ShouldBeEmpty("run 'npm ci && npm run build' in src/Isnad.Web/Client and commit what it makes");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Nothing_in_it_asks_another_host() => Directory.EnumerateFiles(Path.Combine(Web, "Assets")).Where(file => Path.GetExtension(file) is ".js" or ".css")
        .Where(file => System.Text.RegularExpressions.Regex.IsMatch(File.ReadAllText(file), "(?:fetch\\(|url\\(|import\\()[\"'`]https?:")).ShouldBeEmpty();

    [Fact]
    public void What_is_packed_is_what_stands_beside_it()
    {
        var packed = Directory.GetFiles(Path.Combine(Web, "Assets", "packed"));
        packed.ShouldNotBeEmpty();
        foreach (var file in packed)
        {
            Unpacked(file).ShouldBe(File.ReadAllBytes(Path.Combine(Web, "Assets", Path.GetFileNameWithoutExtension(file))), file);
        }
    }

    /// <summary>By name; what is packed by its content, for another Node.js may pack it otherwise.</summary>
    private static Dictionary<string, byte[]> Files(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(folder, file), file => file.EndsWith(".br", StringComparison.Ordinal) ? Unpacked(file) : File.ReadAllBytes(file));

    private static byte[] Unpacked(string file)
    {
        using var target = new MemoryStream();
        using (var source = new BrotliStream(File.OpenRead(file), CompressionMode.Decompress))
        {
            source.CopyTo(target);
        }
        return target.ToArray();
    }

    private static void Run(string folder, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Path.Combine(folder, "Client"), RedirectStandardError = true, RedirectStandardOutput = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}: {output.Result}{error.Result}");
    }
}
