using System.Text;
using Isnad.Ingest;
using Isnad.Ingest.Web;
using Isnad.Model.Events;
using Isnad.Model.Reports;
using Isnad.Workflow.Intake;

namespace Isnad.Workflow.Tests;

/// <summary>An ingest before an archive in memory, a folder of its own, and a fetcher that may reach this machine.</summary>
internal sealed class Bench : IDisposable
{
    public static readonly EngineInfo Version = new("1", "r", "m");

    private readonly FetchSettings _settings = FetchSettings.Default with { AllowedHosts = FetchSettings.Default.AllowedHosts.Add("127.0.0.1"), HostInterval = TimeSpan.Zero, Retries = 0 };

    public Bench()
    {
        Root = Path.Combine(Path.GetTempPath(), "isnad-" + Guid.NewGuid().ToString("N")).Replace('\\', '/');
        Directory.CreateDirectory(Root);
        Fetcher = new PoliteFetcher(_settings, TimeProvider.System, () => 0.5);
    }

    public string Root { get; }

    public MemoryArchive Archive { get; } = new();

    public IFetchMemory Memory { get; set; } = new TransientFetchMemory();

    public PoliteFetcher Fetcher { get; }

    /// <summary>The reader; by default it finds no event.</summary>
    public Func<Report, ReportAnalysis> Analyze { get; set; } = report => new ReportAnalysis(report, report.Published, [], []);

    public Stream Input { get; set; } = System.IO.Stream.Null;

    public CancellationToken Stop { get; set; }

    public AnalysisEngine Engine => new(() => report => Analyze(report), Version);

    public RecordParser Parser { get; } = new(given: null);

    public WebSource Web => new(Fetcher, Memory, _settings, OutletSettings.None);

    /// <summary>What was told, in order.</summary>
    public List<string> Told { get; } = [];

    public IntakeTally LastTally { get; private set; } = new();

    public string Write(string name, string text)
    {
        var path = $"{Root}/{name}";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>JSON lines of so many reports, <c>{prefix}0</c> and on, each with words of its own.</summary>
    public string Lines(string name, int count, string prefix = "a") =>
        Write(name, string.Concat(Enumerable.Range(0, count).Select(i => $$"""{"id":"{{prefix}}{{i}}","text":"{{Words($"{prefix}{i}")}}"}""" + "\n")));

    public static string Words(string mark) => $"قصفت المدفعية أطراف القرية {mark} صباح اليوم.";

    public IntakeTally Ingest(params string[] sources) => new IngestReports(Archive, Parser, Engine, () => Web) { StandardInput = Input }.Run(sources, new ProblemLog(problem => Told.Add(problem.ToString())), tally => LastTally = tally, Stop);

    /// <summary>A page with an article; <paramref name="words"/> stand in it.</summary>
    public static byte[] Page(string words, params string[] fields) => Isnad.Ingest.Tests.Web.LocalServer.Page(Html(words), fields);

    public static string Html(string words) => $"<html><head><title>خبر</title></head><body><article><h1>خبر من الريف</h1>{string.Concat(Enumerable.Range(0, 4).Select(i => $"<p>{words} وقال شهود من أهالي القرية إن القصف استمر ساعة كاملة ولم تتضح بعد حصيلة نهائية للضحايا في المكان رقم {i}.</p>"))}</article></body></html>";

    public static Stream Stream(string text) => new MemoryStream(Encoding.UTF8.GetBytes(text));

    public void Dispose()
    {
        Fetcher.Dispose();
        Directory.Delete(Root, recursive: true);
    }
}
