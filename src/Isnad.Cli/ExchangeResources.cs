using Isnad.Ingest.Sheets;
using Isnad.Language;
using Isnad.Publishing.Exports;
using Isnad.Workflow.Review;

namespace Isnad.Cli;

/// <summary>What exports and imports take from the folder of resources.</summary>
internal static class ExchangeResources
{
    /// <summary>The lists of the field's own formats.</summary>
    /// <exception cref="ResourceException">A file is missing.</exception>
    public static ExchangeCodes Codes(string resources) => ExchangeCodes.Of(file => Lines(resources, file));

    /// <summary>What desks call columns and values.</summary>
    /// <exception cref="ResourceException">A file is missing.</exception>
    public static SheetVocabulary Vocabulary(string resources) => SheetVocabulary.Of(file => Lines(resources, file));

    /// <summary>The codebook's lists of types and actors.</summary>
    /// <exception cref="ResourceException">A file is missing.</exception>
    public static RecordWords Words(string resources) => RecordWords.Of(Lines(resources, "ontology/types.tsv"), Lines(resources, "ontology/actors.tsv"));

    private static string[] Lines(string resources, string file)
    {
        var path = Path.Combine([resources, .. file.Split('/')]);
        return File.Exists(path) ? File.ReadAllLines(path) : throw new ResourceException($"{path}: is missing; take it from the repository.");
    }
}
