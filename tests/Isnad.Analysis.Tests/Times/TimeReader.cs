using Isnad.Analysis.Tagging;
using Isnad.Analysis.Times;
using Isnad.Language;
using Isnad.Model.Reports;
using Isnad.Text;

namespace Isnad.Analysis.Tests.Times;

/// <summary>Reads times with the project's resources, compiled once.</summary>
internal static class TimeReader
{
    private static readonly Lazy<LanguagePack> Pack = new(() => LanguagePack.Compile(Path.Combine(Root(), "resources")));
    private static readonly Lazy<TimeTagger> Tagger = new(() => new TimeTagger(Pack.Value));

    public static TimeReading Read(string text, string? published, out TaggedText tagged) =>
        Read(text, published is null ? new Publication(null, PublishedBasis.Unknown) : new Publication(Days(published), PublishedBasis.Metadata), out tagged);

    public static TimeReading Read(string text, Publication published, out TaggedText tagged)
    {
        tagged = new TaggedText(new SourceText(text), new WordAnalyzer(Pack.Value));
        return Tagger.Value.Read(tagged, published);
    }

    /// <summary>Each expression as "words = days", the days as one date or from..to, "vague" where none are told.</summary>
    public static string[] Lines(string text, string? published)
    {
        var reading = Read(text, published, out var tagged);
        return [.. reading.Expressions.Select(found => $"{tagged.Source.Slice(found.Span)} = {Format(found.Interval)}")];
    }

    public static string Format(DateInterval? days) => days is not { } span ? "vague" : span.Days == 1 ? $"{span.From:yyyy-MM-dd}" : $"{span.From:yyyy-MM-dd}..{span.To:yyyy-MM-dd}";

    public static DateInterval Days(string text)
    {
        var parts = text.Split("..");
        return new DateInterval(DateOnly.Parse(parts[0]), DateOnly.Parse(parts[^1]));
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
