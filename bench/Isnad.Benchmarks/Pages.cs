using AngleSharp.Html.Parser;
using BenchmarkDotNet.Attributes;
using Isnad.Ingest;
using Isnad.Ingest.Encodings;
using Isnad.Language;

namespace Isnad.Benchmarks;

/// <summary>The test pages of Isnad.Ingest.Tests, once through: from bytes to reports, beside the bare parse of the same markup. Divide the number and the bytes
/// of the pages, which the set-up prints, by the time.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class Pages
{
    private string[] _paths = [];
    private string[] _markup = [];
    private LanguagePack _pack = null!;

    /// <summary>Filler paragraphs put before the end of each page: the test pages are small, real ones have 50 to 200 kB of markup.</summary>
    [Params(0, 100)]
    public int Filler { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Isnad.slnx")))
        {
            root = root.Parent ?? throw new InvalidOperationException("run it inside the project's tree");
        }
        _pack = LanguagePack.Compile(Path.Combine(root.FullName, "resources"));
        var folder = Directory.CreateTempSubdirectory("isnad-bench-").FullName;
        var filler = string.Concat(Enumerable.Range(0, Filler).Select(i => $"<div class=\"related-item item-{i}\"><a href=\"/n/{i}\" title=\"x\"><img src=\"/i/{i}.jpg\"><span>{i} item of a list</span></a></div>"));
        _markup = [.. Directory.EnumerateFiles(Path.Combine(root.FullName, "tests", "Isnad.Ingest.Tests", "Pages"), "*.html").Order(StringComparer.Ordinal).Select(path => TextDecoder.Decode(File.ReadAllBytes(path)).Text.Replace("</body>", filler + "</body>", StringComparison.Ordinal))];
        _paths = [.. _markup.Select((page, index) => Path.Combine(folder, $"{index:00}.html"))];
        for (var i = 0; i < _paths.Length; i++)
        {
            File.WriteAllText(_paths[i], _markup[i]);
        }
        Bytes = _paths.Sum(path => new FileInfo(path).Length);
        Console.WriteLine($"{Count} pages, {Bytes} bytes");
    }

    /// <summary>How many pages one round reads.</summary>
    public int Count => _paths.Length;

    /// <summary>Bytes of these pages in UTF-8.</summary>
    public long Bytes { get; private set; }

    [Benchmark(Baseline = true)]
    public int Parse()
    {
        var count = 0;
        foreach (var page in _markup)
        {
            using var document = new HtmlParser().ParseDocument(page);
            count += document.ChildNodes.Length;
        }
        return count;
    }

    [Benchmark]
    public int Read()
    {
        var parser = new RecordParser(null) { Language = _pack };
        return new ReportReader(_paths, Stream.Null).Records().Sum(raw => parser.Parse(raw).Reports.Length);
    }
}
