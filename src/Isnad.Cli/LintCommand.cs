using System.CommandLine;
using Isnad.Analysis.Examples;
using Isnad.Language;

namespace Isnad.Cli;

/// <summary><c>isnad lint</c>: checks the language resources and runs their examples.</summary>
internal static class LintCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(CommandIo io)
    {
        var folder = new Argument<string?>("FOLDER") { Description = "the resources folder; without it the one the reader uses", Arity = ArgumentArity.ZeroOrOne };
        var record = new Option<bool>("--record") { Description = $"write {ExamplesToday.FileName} anew: the examples that do not hold today" };
        var command = new Command("lint", "Checks the language resources: every file, entry and form, and every example. An error names file and entry; the exit code is then 1.") { folder, record };
        command.SetAction(parsed => Run(io, parsed.GetValue(folder) ?? Engine.FindResources(), parsed.GetValue(record)));
        return command;
    }

    private static int Run(CommandIo io, string folder, bool record)
    {
        var pack = LanguagePack.Compile(folder);
        foreach (var kind in pack.Lexemes.GroupBy(lexeme => lexeme.Kind).OrderBy(group => group.Key))
        {
            io.Write($"{kind.Key.ToString().ToLowerInvariant(),-12}{kind.Count(),8:N0}\n");
        }
        io.Write($"{"all",-12}{pack.Lexemes.Count,8:N0}   version {pack.Version}\n");
        var outcomes = new ResourceExamples(pack, Engine.LoadModels(folder)).RunAll(folder);
        io.Write($"{"examples",-12}{outcomes.Count,8:N0}   {outcomes.Count(outcome => outcome.Holds):N0} hold\n");
        if (record)
        {
            ExamplesToday.Write(folder, outcomes);
        }
        var differences = ExamplesToday.Read(folder).Differences(outcomes);
        foreach (var difference in differences)
        {
            io.Error.WriteLine($"isnad: {difference}");
        }
        return differences.Count > 0 ? ExitCode.SomeFailed : ExitCode.Success;
    }
}
