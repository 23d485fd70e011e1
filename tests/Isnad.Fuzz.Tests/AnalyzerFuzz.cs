using System.Text;
using System.Text.Json;
using Isnad.Analysis;
using Isnad.Analysis.Learning;
using Isnad.Language;
using Isnad.Model.Events;
using Isnad.Model.Reports;
using Isnad.Text;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Isnad.Fuzz.Tests;

public sealed class AnalyzerFuzz(ITestOutputHelper log)
{
    private static readonly Lazy<ReportAnalyzer> Analyzer = new(Load);

    private static readonly Publication Published = new(new DateInterval(new DateOnly(2016, 5, 4)), PublishedBasis.Given);

    [Fact]
    public void Every_quote_of_a_mutated_report_stands_at_its_span() => Fuzz.Check(log, Values.Report, Fuzz.Shorter, 100, Holds);

    [Fact]
    public void Every_quote_of_any_text_stands_at_its_span() => Fuzz.Check(log, Values.Jumble, Fuzz.Shorter, 100, Holds);

    [Fact]
    public void The_check_sees_a_quote_that_stands_elsewhere()
    {
        var analysis = Analyzer.Value.Analyze(new Report("fuzz", new SourceText("قصفت طائرات حربية بلدة في ريف حلب أمس."), Published));
        var json = Written(analysis);
        QuotesStand(json.RootElement, analysis.Report.Text.Value).ShouldBeGreaterThan(1);
        Should.Throw<ShouldAssertException>(() => QuotesStand(json.RootElement, "x" + analysis.Report.Text.Value));
    }

    private static void Holds(string text)
    {
        // The reader gives no halves of characters, the analyser takes them all the same.
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        Analyzer.Value.Analyze(new Report("fuzz", new SourceText(text), Published), explain: true);
        foreach (var published in new[] { Published, new Publication(null, PublishedBasis.Unknown) })
        {
            var analysis = Analyzer.Value.Analyze(new Report("fuzz", new SourceText(whole), published));
            using var json = Written(analysis);
            QuotesStand(json.RootElement, whole);
        }
    }

    private static JsonDocument Written(ReportAnalysis analysis)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            ContractWriter.Write(json, analysis, Analyzer.Value.Engine, withText: false);
        }
        return JsonDocument.Parse(bytes.ToArray(), new JsonDocumentOptions { MaxDepth = 64 });
    }

    /// <summary>Counts the values with words and a span, and compares each with the text there, in code points.</summary>
    private static int QuotesStand(JsonElement item, string text)
    {
        var found = 0;
        if (item.ValueKind == JsonValueKind.Array)
        {
            return item.EnumerateArray().Sum(inner => QuotesStand(inner, text));
        }
        if (item.ValueKind != JsonValueKind.Object)
        {
            return 0;
        }
        if (item.TryGetProperty("quote", out var quote) && item.TryGetProperty("start", out var start) && item.TryGetProperty("end", out var end))
        {
            var (first, last) = (start.GetInt32(), end.GetInt32());
            last.ShouldBeGreaterThan(first);
            string.Concat(text.EnumerateRunes().Skip(first).Take(last - first)).ShouldBe(quote.GetString());
            found++;
        }
        return found + item.EnumerateObject().Sum(property => QuotesStand(property.Value, text));
    }

    private static ReportAnalyzer Load()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Isnad.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Isnad.slnx is in no folder above the tests.");
        }
        using var weights = File.OpenRead(Path.Combine(folder, "resources", "models", "events.tsv.gz"));
        return new ReportAnalyzer(LanguagePack.Compile(Path.Combine(folder, "resources")), ModelFile.Read(weights));
    }
}
