using System.Globalization;
using Isnad.Cli.Output;
using Isnad.Evaluation.Incidents;
using Isnad.Evaluation.Training;
using Isnad.Fusion;
using Isnad.Ingest;
using Isnad.Model.Incidents;

namespace Isnad.Cli;

/// <summary>The part of <c>isnad train</c> that learns which records tell one occurrence.</summary>
internal static class TrainIncidents
{
    private const int LeastDocuments = 20;

    /// <summary>What the command line asks for.</summary>
    /// <param name="Gold">Hand-made documents.</param>
    /// <param name="Incidents">Hand-made incidents.</param>
    /// <param name="Corpus">Texts to count words in, or null.</param>
    /// <param name="Folds">Cross-validate, keep nothing.</param>
    /// <param name="Records">With folds: other records of the same documents to fuse.</param>
    /// <param name="Out">Where clusters or weights go.</param>
    public sealed record Wish(string Gold, string Incidents, string? Corpus, bool Folds, string? Records, string? Out);

    /// <summary>Trains, or cross-validates.</summary>
    public static int Run(CommandIo io, Wish wish)
    {
        var resources = Engine.FindResources();
        if (wish.Corpus is not null)
        {
            Count(io, wish.Corpus, FusionResources.WordsPath(resources));
        }
        var builder = FusionResources.Builder(resources);
        var documents = IncidentDocuments.Read(wish.Gold);
        var gold = IncidentGold.Read(wish.Incidents);
        var trainer = new FusionTrainer(documents.SelectMany(document => builder.Build(document.Record).Select(profile => (profile, document.Fold))), gold);
        io.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{trainer.Count} pairs to compare; {trainer.Found} of the {trainer.GoldPairs} pairs of incidents are among them"));
        return wish.Folds ? Folds(io, wish, trainer, builder, documents, gold) : Keep(io, trainer, wish.Out ?? FusionResources.ModelPath(resources));
    }

    private static int Folds(CommandIo io, Wish wish, FusionTrainer trainer, ProfileBuilder builder, IReadOnlyList<IncidentDocument> documents, IReadOnlyList<IReadOnlyList<MentionKey>> gold)
    {
        var options = new FusionTrainer.Options();
        var folds = documents.ToDictionary(document => document.Record.Analysis.Report.Id, document => document.Fold);
        var records = wish.Records is null ? documents.Select(document => document.Record)
            : ContractFiles.Read([wish.Records], io.Input, problem => io.Error.WriteLine($"isnad: {problem}")).Where(record => folds.ContainsKey(record.Analysis.Report.Id));
        var profiles = records.SelectMany(builder.Build).ToLookup(profile => folds[profile.Key.Document]);
        var incidents = new List<FusedIncident>();
        foreach (var fold in profiles.OrderBy(fold => fold.Key))
        {
            io.Stop.ThrowIfCancellationRequested();
            incidents.AddRange(new IncidentFuser(trainer.Train(fold.Key, options)).Fuse(fold, stop: io.Stop));
        }
        if (wish.Records is null)
        {
            var figures = IncidentFigures.Of([.. profiles.SelectMany(fold => fold).Select(profile => profile.Key)], gold, incidents.Select(incident => incident.Members));
            Say(io, "B-cubed", figures.All);
            Say(io, "B-cubed, linked records", figures.Linked);
            Say(io, "pairwise", figures.Pairs);
        }
        if (wish.Out is null)
        {
            IncidentFormat.WriteClusters(io.Output, incidents);
            return ExitCode.Success;
        }
        using var file = new OutputFile(wish.Out);
        IncidentFormat.WriteClusters(file.Stream, incidents);
        file.Keep();
        return ExitCode.Success;
    }

    private static void Say(CommandIo io, string name, IncidentFigure figure) => io.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-24} P {figure.Precision:0.000} R {figure.Recall:0.000} F1 {figure.F1:0.000}"));

    private static int Keep(CommandIo io, FusionTrainer trainer, string path)
    {
        var model = trainer.Train(FusionTrainer.Nothing, new FusionTrainer.Options());
        using var file = new OutputFile(path);
        FusionModelFile.Write(file.Stream, model);
        file.Keep();
        io.Error.WriteLine($"{path}: {model.Weights.Count} features");
        return ExitCode.Success;
    }

    private static void Count(CommandIo io, string corpus, string path)
    {
        var counter = new RarityCounter();
        foreach (var (_, text) in AnnotationFile.Texts(corpus))
        {
            io.Stop.ThrowIfCancellationRequested();
            counter.Add(text);
        }
        using var file = new OutputFile(path);
        WordRarityFile.Write(file.Stream, counter.Count(LeastDocuments));
        file.Keep();
        io.Error.WriteLine($"{path} written");
    }
}
