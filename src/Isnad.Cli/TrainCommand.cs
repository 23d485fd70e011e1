using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Isnad.Analysis;
using Isnad.Analysis.Learning;
using Isnad.Evaluation.Training;
using Isnad.Language;
using Isnad.Model.Events;

namespace Isnad.Cli;

/// <summary><c>isnad train</c>: trains the scores from gold, or cross-validates them along its folds.</summary>
internal static class TrainCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(CommandIo io)
    {
        var gold = new Argument<string>("GOLD") { Description = "gold documents: a JSON array with text, fold and events" };
        var also = new Option<string[]>("--also") { Description = "more annotations to train on, never tested on: spans without text (resources/annotations/*.jsonl), or what 'isnad gold' wrote", AllowMultipleArgumentsPerToken = true };
        var corpus = new Option<string?>("--corpus") { Description = "JSON lines (or .gz) that hold the texts of --also where it has none, and of --clusters" };
        var folds = new Option<bool>("--folds") { Description = "read every document with models that did not see its fold; write the records, keep no models" };
        var clusters = new Option<int?>("--clusters") { Description = "first group the words of --corpus into so many clusters (resources/models/word-clusters.tsv)" };
        var outFile = new Option<string?>("--out") { Description = "where the records (--folds) or the weights go; without it standard output or resources/models/events.tsv.gz" };
        var incidents = new Option<string?>("--incidents") { Description = "train instead which records tell one occurrence (isnad fuse), from hand-made incidents over GOLD; --corpus then counts words", HelpName = "FILE" };
        var records = new Option<string?>("--records") { Description = "--incidents --folds: fuse these records of GOLD's documents in place of GOLD's own", HelpName = "FILE" };
        var seed = new Option<int>("--seed") { Description = "another order of the examples: the figures of several seeds tell noise from gain", HelpName = "N" };
        var command = new Command("train", "Trains the learned scores from hand-made records. With --folds it shows how well they read what they have not seen.") { gold, also, corpus, folds, clusters, outFile, seed, incidents, records };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(incidents) is { } made)
            {
                return TrainIncidents.Run(io, new(parsed.GetValue(gold)!, made, parsed.GetValue(corpus), parsed.GetValue(folds), parsed.GetValue(records), parsed.GetValue(outFile)));
            }
            var documents = GoldDocument.Read(parsed.GetValue(gold)!);
            var resources = Engine.FindResources();
            if (parsed.GetValue(clusters) is { } count)
            {
                Cluster(io, resources, parsed.GetValue(corpus) ?? throw new UsageException("--clusters needs --corpus FILE"), count);
            }
            foreach (var file in parsed.GetValue(also) ?? [])
            {
                documents.AddRange(AnnotationFile.HoldsTexts(file) ? AnnotationFile.ReadWithTexts(file, documents)
                    : AnnotationFile.Read(file, parsed.GetValue(corpus) ?? throw new UsageException($"--also {file} holds no texts; give --corpus FILE, which holds them")));
            }
            if (documents.Count == 0)
            {
                throw new InvalidDataException($"{parsed.GetValue(gold)}: holds no document, and nothing can be learned; give gold, or what 'isnad gold' wrote");
            }
            var pack = LanguagePack.Compile(resources);
            var trainer = new ModelTrainer(pack, documents, parsed.GetValue(seed));
            io.Error.WriteLine(string.Join(", ", trainer.Counts.Select(pair => $"{pair.Name} {pair.Count.ToString("N0", CultureInfo.InvariantCulture)}")) + " examples on gold's words");
            return parsed.GetValue(folds) ? Folds(io, trainer, pack, documents, parsed.GetValue(outFile)) : Keep(io, trainer, parsed.GetValue(outFile) ?? Engine.ModelPath(resources));
        });
        return command;
    }

    private static int Folds(CommandIo io, ModelTrainer trainer, LanguagePack pack, List<GoldDocument> documents, string? path)
    {
        using var file = path is null ? null : File.Create(path);
        using var json = new Utf8JsonWriter(file ?? io.Output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        var results = new Dictionary<GoldDocument, (ReportAnalysis, EngineInfo)>();
        foreach (var fold in documents.Select(document => document.Fold).Where(fold => fold >= 0).Distinct().Order())
        {
            io.Stop.ThrowIfCancellationRequested();
            var analyzer = new ReportAnalyzer(pack, new ModelSet(trainer.Train(fold), ModelTrainer.Thresholds, $"without-fold-{fold}"));
            foreach (var document in documents.Where(document => document.Fold == fold))
            {
                results[document] = (analyzer.Analyze(document.Report), analyzer.Engine);
            }
            io.Error.WriteLine($"fold {fold} read");
        }
        json.WriteStartArray();
        foreach (var document in documents.Where(results.ContainsKey))
        {
            ContractWriter.Write(json, results[document].Item1, results[document].Item2, withText: false);
        }
        json.WriteEndArray();
        return ExitCode.Success;
    }

    private static int Keep(CommandIo io, ModelTrainer trainer, string path)
    {
        var models = trainer.Train(ModelTrainer.Nothing);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using (var file = File.Create(path))
        {
            ModelFile.Write(file, models, ModelTrainer.Thresholds);
        }
        io.Error.WriteLine($"{path}: {models.Sum(model => model.Rows.Count).ToString("N0", CultureInfo.InvariantCulture)} features, {new FileInfo(path).Length / 1024} KiB");
        return ExitCode.Success;
    }

    private static void Cluster(CommandIo io, string resources, string corpus, int count)
    {
        var clusters = new WordClusters(LanguagePack.Compile(resources));
        foreach (var (_, text) in AnnotationFile.Texts(corpus))
        {
            clusters.Add(text);
        }
        var path = Path.Combine(resources, "models", "word-clusters.tsv");
        File.WriteAllLines(path, clusters.Cluster(count).OrderBy(pair => pair.Stem, StringComparer.Ordinal).Select(pair => $"{pair.Stem}\t{pair.Cluster.ToString(CultureInfo.InvariantCulture)}"));
        io.Error.WriteLine($"{path} written");
    }
}
