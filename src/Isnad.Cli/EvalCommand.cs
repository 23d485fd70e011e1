using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Isnad.Analysis;
using Isnad.Evaluation.Scoring;
using Isnad.Ingest;
using Isnad.Model.Events;

namespace Isnad.Cli;

/// <summary><c>isnad eval</c>: scores records against hand-made ones, as the yardstick does.</summary>
internal static class EvalCommand
{
    private const string Description = """
        Aligns records with hand-made ones and prints the figures of the yardstick. Without PREDICTED the reader reads GOLD's own documents
        (documents that the weights were trained on flatter it: see 'isnad train --folds').

        Examples:
          isnad eval gold.json records.json --errors
          isnad eval gold.json new.json --against old.json
        """;

    /// <summary>The verb.</summary>
    public static Command Create(CommandIo io)
    {
        var gold = new Argument<string>("GOLD") { Description = "hand-made records" };
        var predicted = new Argument<string?>("PREDICTED") { Description = "records to score", Arity = ArgumentArity.ZeroOrOne };
        var errors = new Option<bool>("--errors") { Description = "list the errors by kind, the costliest first, with their sentences" };
        var most = new Option<int?>("--most") { Description = "at most so many errors of a kind", HelpName = "N" };
        var against = new Option<string?>("--against") { Description = "an earlier run to compare with", HelpName = "FILE" };
        var fold = new Option<int?>("--fold") { Description = "only this fold of GOLD", HelpName = "N" };
        var check = new Option<bool>("--check") { Description = "list what in PREDICTED is unsound; exit code 1 if anything is" };
        var json = new Option<bool>("--json") { Description = "the figures as JSON" };
        var types = new Option<bool>("--types") { Description = "figures by type too" };
        var command = new Command("eval", Description) { gold, predicted, errors, most, against, fold, check, json, types };
        command.SetAction(parsed =>
        {
            try
            {
                var told = RecordFile.ReadGold(parsed.GetValue(gold)!, ScoringOntology.Load(Path.Combine(Engine.FindResources(), "ontology")));
                var records = parsed.GetValue(predicted) is { } path ? told.ReadPredicted(path) : told.ParsePredicted("the reader", ReadAll(io, parsed.GetValue(gold)!));
                if (parsed.GetValue(check))
                {
                    return Check(io, records);
                }
                var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
                var number = parsed.GetValue(fold);
                if (parsed.GetValue(against) is { } earlier)
                {
                    ScoreText.Write(text, ScoreComparison.Between(told, told.ReadPredicted(earlier), records, number));
                }
                else if (parsed.GetValue(errors))
                {
                    ScoreText.Write(text, ErrorReport.Build(told, records, number), parsed.GetValue(most));
                }
                else
                {
                    WriteScore(text, Scorer.Score(told, records, number), parsed.GetValue(json), parsed.GetValue(types));
                }
                io.Write(text.ToString());
                if (records.Problems.Count > 0)
                {
                    io.Error.WriteLine($"isnad: {records.Problems.Count} flaws in {records.Name}, the first: {records.Problems[0]} (--check lists them)");
                }
                return ExitCode.Success;
            }
            catch (EvaluationFileException error)
            {
                throw new InvalidDataException(error.Message, error);
            }
        });
        return command;
    }

    private static int Check(CommandIo io, RecordFile records)
    {
        foreach (var problem in records.Problems)
        {
            io.Write(problem + "\n");
        }
        return records.Problems.Count > 0 ? ExitCode.SomeFailed : ExitCode.Success;
    }

    private static void WriteScore(StringWriter text, Scorecard score, bool asJson, bool types)
    {
        if (asJson)
        {
            var figures = score.Figures.ToDictionary(figure => figure.Name, figure => new { p = figure.Precision, r = figure.Recall, f1 = figure.F1, gold = figure.Gold, predicted = figure.Predicted });
            text.WriteLine(JsonSerializer.Serialize(new { documents = score.Documents, figures, composite = score.Composite }, JsonSerializerOptions.Web));
            return;
        }
        ScoreText.Write(text, score);
        if (types)
        {
            text.WriteLine();
            ScoreText.WriteTypes(text, score);
        }
    }

    /// <summary>The reader's records of a gold file's documents, as the contract writes them.</summary>
    private static string ReadAll(CommandIo io, string gold)
    {
        var engine = io.LoadEngine();
        var analyzer = new ReportAnalyzer(engine.Pack, engine.Models);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var report in ReportReader.Read([gold], problem => io.Error.WriteLine($"isnad: {problem}")))
            {
                io.Stop.ThrowIfCancellationRequested();
                ContractWriter.Write(json, analyzer.Analyze(report), analyzer.Engine, withText: false);
            }
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
