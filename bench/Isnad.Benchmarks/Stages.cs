using BenchmarkDotNet.Attributes;
using Isnad.Analysis;
using Isnad.Analysis.Learning;
using Isnad.Analysis.Tagging;
using Isnad.Analysis.Times;
using Isnad.Language;
using Isnad.Model.Reports;
using Isnad.Text;

namespace Isnad.Benchmarks;

/// <summary>Each stage on the sample reports, one to sixteen of them in a row: the cost must grow with the text and no faster.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class Stages
{
    private LanguagePack _pack = null!;
    private ModelSet _models = null!;
    private WordAnalyzer _words = null!;
    private ReportAnalyzer _analyzer = null!;
    private ReportStages _stages = null!;
    private TimeTagger _times = null!;
    private Report _report = null!;
    private NormalizedText _normal = null!;
    private TaggedText _tagged = null!;

    /// <summary>How many times the samples stand in the text.</summary>
    [Params(1, 4, 16)]
    public int Copies { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Isnad.slnx")))
        {
            root = root.Parent ?? throw new InvalidOperationException("run it inside the project's tree");
        }
        _pack = LanguagePack.Compile(Path.Combine(root.FullName, "resources"));
        using (var weights = File.OpenRead(Path.Combine(root.FullName, "resources", "models", "events.tsv.gz")))
        {
            _models = ModelFile.Read(weights);
        }
        var text = string.Join("\n\n", Directory.EnumerateFiles(Path.Combine(root.FullName, "samples"), "*.txt").Order(StringComparer.Ordinal).Select(File.ReadAllText));
        text = string.Join("\n\n", Enumerable.Repeat(text, Copies));
        _report = new Report("bench", new SourceText(text), new Publication(new DateInterval(new DateOnly(2019, 4, 17)), PublishedBasis.Given));
        _words = new WordAnalyzer(_pack);
        _analyzer = new ReportAnalyzer(_pack, _models);
        _stages = new ReportStages(_pack);
        _times = new TimeTagger(_pack);
        _normal = NormalizedText.From(text);
        _tagged = new TaggedText(_report.Text, _words);
    }

    [Benchmark]
    public NormalizedText Normalize() => NormalizedText.From(_report.Text.Value);

    [Benchmark]
    public Token[] Tokenize() => Tokenizer.Tokenize(_normal, _report.Text.Value.Length);

    [Benchmark]
    public TaggedText LookUpWords() => new(_report.Text, _words);

    [Benchmark]
    public LexicalMatches MatchPhrases() => new(_tagged, _pack);

    [Benchmark]
    public TimeReading TagTimes() => _times.Read(_tagged, _report.Published);

    [Benchmark]
    public object FindMentions() => _stages.Prepare(_report);

    [Benchmark]
    public object Analyze() => _analyzer.Analyze(_report);
}
