using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Isnad.Analysis;
using Isnad.Cli.Gazetteers;
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
        var json = new Option<bool>("--json") { Description = "the same as JSON, figures in full precision" };
        var types = new Option<bool>("--types") { Description = "figures by type too" };
        var command = new Command("eval", Description) { gold, predicted, errors, most, against, fold, check, json, types };
        var data = new DataOption();
        var gazetteer = new GazetteerOption(data);
        foreach (var option in gazetteer.Options.Append(data.Option))
        {
            command.Add(option);
        }
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(errors) && parsed.GetValue(against) is not null)
            {
                throw new UsageException("--errors and --against are two reports; give one of them");
            }
            return Run(io, new Wish(parsed.GetValue(gold)!, parsed.GetValue(predicted), parsed.GetValue(against))
            {
                Errors = parsed.GetValue(errors), Most = parsed.GetValue(most), Fold = parsed.GetValue(fold), Check = parsed.GetValue(check), Json = parsed.GetValue(json), Types = parsed.GetValue(types), Prepare = gazetteer.Get(parsed, io),
            });
        });
        return command;
    }

    /// <summary>What the command line asks for; no PREDICTED means that the reader reads GOLD's documents.</summary>
    private sealed record Wish(string Gold, string? Predicted, string? Against)
    {
        public bool Errors { get; init; }

        public int? Most { get; init; }

        public int? Fold { get; init; }

        public bool Check { get; init; }

        public bool Json { get; init; }

        public bool Types { get; init; }

        public required Func<Engine, Engine> Prepare { get; init; }
    }

    private static int Run(CommandIo io, Wish wish)
    {
        try
        {
            var told = RecordFile.ReadGold(wish.Gold, ScoringOntology.Load(Path.Combine(Engine.FindResources(), "ontology")));
            var records = wish.Predicted is { } path ? told.ReadPredicted(path) : told.ParsePredicted("the reader", ReadAll(io, wish.Prepare, wish.Gold));
            if (wish.Predicted is null)
            {
                io.Error.WriteLine("isnad: read by the weights as they stand; what they were trained on flatters them, and 'isnad train GOLD --folds' does not");
            }
            if (wish.Check)
            {
                return Check(io, records);
            }
            Report(io, wish, told, records);
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
    }

    private static void Report(CommandIo io, Wish wish, RecordFile told, RecordFile records)
    {
        if (wish.Against is { } earlier)
        {
            var comparison = ScoreComparison.Between(told, told.ReadPredicted(earlier), records, wish.Fold);
            Write(io, wish.Json ? ScoreJson.Of(comparison) : null, text => ScoreText.Write(text, comparison));
        }
        else if (wish.Errors)
        {
            var report = ErrorReport.Build(told, records, wish.Fold);
            Write(io, wish.Json ? ScoreJson.Of(report) : null, text => ScoreText.Write(text, report, wish.Most));
        }
        else
        {
            var score = Scorer.Score(told, records, wish.Fold);
            Write(io, wish.Json ? ScoreJson.Of(score) : null, text => WriteScore(text, score, wish.Types));
        }
    }

    private static int Check(CommandIo io, RecordFile records)
    {
        foreach (var problem in records.Problems)
        {
            io.Write(problem + "\n");
        }
        return records.Problems.Count > 0 ? ExitCode.SomeFailed : ExitCode.Success;
    }

    private static void Write(CommandIo io, string? json, Action<TextWriter> plain)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        if (json is null)
        {
            plain(text);
        }
        io.Write(json ?? text.ToString());
    }

    private static void WriteScore(TextWriter text, Scorecard score, bool types)
    {
        ScoreText.Write(text, score);
        if (types)
        {
            text.WriteLine();
            ScoreText.WriteTypes(text, score);
        }
    }

    /// <summary>The reader's records of a gold file's documents, as the contract writes them.</summary>
    private static string ReadAll(CommandIo io, Func<Engine, Engine> prepare, string gold)
    {
        var engine = prepare(io.LoadEngine());
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
