using Isnad.Fusion;
using Isnad.Ingest;
using Isnad.Ingest.Sheets;
using Isnad.Model.Ledger;
using Isnad.Publishing;
using Isnad.Publishing.Exports;
using Isnad.Storage;
using Isnad.Workflow.Exchange;
using Isnad.Workflow.Review;

namespace Isnad.Workflow.Tests.Exchange;

/// <summary>A ledger of its own with what exports and imports need.</summary>
internal sealed class Desk : IDisposable
{
    public static readonly SheetVocabulary Vocabulary = SheetVocabulary.Of(Lines);

    public static readonly RecordWords Words = RecordWords.Of(Lines("ontology/types.tsv"), Lines("ontology/actors.tsv"));

    private readonly string _folder = Directory.CreateTempSubdirectory("isnad-exchange").FullName;

    public Desk() => Ledger = Ledger.Open(_folder);

    public Ledger Ledger { get; }

    public List<InputProblem> Problems { get; } = [];

    public DecideReview Decide => new(Ledger, Words);

    /// <summary>The mentions that people accepted, as they are.</summary>
    public ExportTable Mentions()
    {
        var incidents = new LedgerIncidents(Ledger, FusionOntology.Of(Lines("ontology/types.tsv"), Lines("ontology/actors.tsv")));
        return MentionTable.Of(new ExportRecords(Ledger, incidents, new PublishingRules { Unredacted = true }, new DateOnly(2026, 3, 1), _ => []).Select().Mentions);
    }

    /// <summary>Imports a sheet by its heads, or by a mapping.</summary>
    public ImportTally Import(byte[] bytes, string name = "a.csv", SheetMapping? mapping = null, bool changed = false)
    {
        var sheet = SheetFile.Read(name, bytes);
        return new ImportSheet(Ledger, new SheetCheck(Words, Vocabulary), Decide) { TakesChanged = changed }.Run(new SheetImport(name, bytes, sheet, mapping ?? Vocabulary.Suggest(sheet.Head)), "p-editor", new ProblemLog(Problems.Add));
    }

    /// <summary>What would become of a sheet's rows. The log, which grows with all that is in the ledger, is not read for it.</summary>
    public ImportPlan Plan(byte[] bytes, string name = "a.csv")
    {
        var import = new SheetImport(name, bytes, SheetFile.Read(name, bytes), Vocabulary.Suggest(SheetFile.Read(name, bytes).Head));
        var check = new SheetCheck(Words, Vocabulary);
        return new ImportSheet(new Logless(Ledger), check, Decide).Plan(name, check.Records(import, Problems.Add));
    }

    public void Sound() => Ledger.Verifier.Verify(flaw => throw new InvalidOperationException(flaw.ToString()));

    public void Dispose()
    {
        Ledger.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    public static string[] Lines(string file)
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Isnad.slnx")))
        {
            root = Path.GetDirectoryName(root)!;
        }
        return File.ReadAllLines(Path.Combine([root, "resources", .. file.Split('/')]));
    }
}
