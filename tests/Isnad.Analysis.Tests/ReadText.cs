using Isnad.Analysis.Events;
using Isnad.Analysis.Learning;
using Isnad.Analysis.Mentions;
using Isnad.Language;
using Isnad.Language.Gazetteers;
using Isnad.Model.Annotations;
using Isnad.Model.Events;
using Isnad.Model.Reports;
using Isnad.Text;

namespace Isnad.Analysis.Tests;

/// <summary>Reads texts with the project's resources and models, loaded once. The day of writing is Wednesday, 4 May 2016.</summary>
internal static class ReadText
{
    private static readonly Lazy<LanguagePack> Pack = new(() => LanguagePack.Compile(Path.Combine(Root(), "resources")));
    private static readonly Lazy<ModelSet> Models = new(LoadModels);

    public static Report Report(string text, int year = 2016) => new("test", new SourceText(text), new Publication(new DateInterval(new DateOnly(year, 5, 4)), PublishedBasis.Given));

    /// <summary>All mentions, before any choice about events.</summary>
    public static ReportDraft Draft(string text, int year = 2016) => Context(text, year).Draft;

    public static ReportDraft Draft(Report report) => new ReportStages(Pack.Value).Prepare(report, everything: true).Draft;

    public static EventContext Context(string text, int year = 2016) => new ReportStages(Pack.Value).Prepare(Report(text, year), everything: true);

    /// <summary>Mentions, with imported places known.</summary>
    public static ReportDraft Draft(string text, ImportedPlaces imported) => new ReportStages(Pack.Value.With(imported)).Prepare(Report(text), everything: true).Draft;

    /// <summary>Imported places of these rows.</summary>
    public static ImportedPlaces Import(IReadOnlyList<ImportedRow> rows)
    {
        var folder = Directory.CreateTempSubdirectory("isnad-import-").FullName;
        var path = Path.Combine(folder, "compiled.bin");
        var stamp = ImportCompiler.Stamp(Pack.Value, "test");
        new ImportCompiler(Pack.Value, new LatinToArabic(Path.Combine(Root(), "resources"))).Compile([new ImportedSource("test", rows)], path, stamp);
        var places = ImportedPlaces.Open(path, stamp)!;
        Directory.Delete(folder, true);
        return places;
    }

    /// <summary>Mentions and candidates, before any choice.</summary>
    public static EventContext Context(string text) => new ReportStages(Pack.Value).Prepare(Report(text), everything: true);

    public static ReportAnalysis Analyze(string text, bool explain = false) => Analyze(Report(text), explain);

    public static ReportAnalysis Analyze(Report report, bool explain) => new ReportAnalyzer(Pack.Value, Models.Value).Analyze(report, explain);

    /// <summary>A path from the repository's root.</summary>
    public static string Beside(params string[] parts) => Path.GetFullPath(Path.Combine([Root(), .. parts]));

    public static string Words(this ReportDraft draft, int first, int end) => draft.Text.Source.Slice(draft.Text.Span(first, end));

    /// <summary>Actors as "words = id".</summary>
    public static string[] Actors(string text, int year = 2016) => Draft(text, year) is var draft ? [.. draft.Actors.Select(actor => $"{draft.Words(actor.First, actor.End)} = {actor.Id}")] : [];

    /// <summary>Places as "words = governorate", the country where no governorate is known, "?" where neither is.</summary>
    public static string[] Places(string text) => Draft(text) is var draft ? [.. draft.Places.Select(place => $"{draft.Words(place.First, place.End)} = {place.Admin1 ?? place.Country ?? "?"}")] : [];

    /// <summary>Tolls as "words = kind least..greatest", an open end left out.</summary>
    public static string[] Tolls(string text) => Draft(text) is var draft ? [.. draft.Casualties.Select(toll => $"{draft.Words(toll.First, toll.End)} = {toll.Kind} {toll.Min}..{toll.Max}")] : [];

    /// <summary>Sources that a cue names, as "words = kind".</summary>
    public static string[] Sources(string text) => Draft(text) is var draft ? [.. draft.Sources.Where(source => source.Cue is Cue.Says or Cue.According or Cue.Claims or Cue.Denies).Select(source => $"{draft.Words(source.First, source.End)} = {source.Kind}").Distinct()] : [];

    /// <summary>All sources, those named alone too, as "words = kind".</summary>
    public static string[] AllSources(string text) => Draft(text) is var draft ? [.. draft.Sources.Select(source => $"{draft.Words(source.First, source.End)} = {source.Kind}")] : [];

    /// <summary>The text with every person's name in braces.</summary>
    public static string Names(string text)
    {
        foreach (var name in new PersonNameFinder(Pack.Value).Find(Draft(text)).Select(name => name.Span).OrderByDescending(name => name.Start))
        {
            text = $"{text[..name.Start]}{{{text[name.Start..name.End]}}}{text[name.End..]}";
        }
        return text;
    }

    /// <summary>Mentions of one layer.</summary>
    public static T[] Layer<T>(string text) where T : LayerMention =>
        [.. new ReportAnalyzer(Pack.Value, Models.Value).Analyze(Report(text), extras: ReportExtras.Mentions).Mentions.OfType<T>()];

    /// <summary>Quantities as "words = least..greatest unit", with ~ before an approximate one.</summary>
    public static string[] Numbers(string text) => [.. Layer<NumberLayerMention>(text).Select(number =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{text[number.Span.Start..number.Span.End]} = {(number.Approximate ? "~" : "")}{number.Min}..{number.Max} {number.Unit}").TrimEnd())];

    private static ModelSet LoadModels()
    {
        using var weights = File.OpenRead(Path.Combine(Root(), "resources", "models", "events.tsv.gz"));
        return ModelFile.Read(weights);
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Isnad.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Isnad.slnx is in no folder above the tests.");
        }
        return folder;
    }
}
