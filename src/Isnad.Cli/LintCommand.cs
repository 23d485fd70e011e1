using System.CommandLine;
using Isnad.Language;

namespace Isnad.Cli;

/// <summary><c>isnad lint</c>: checks the language resources.</summary>
internal static class LintCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(CommandIo io)
    {
        var folder = new Argument<string?>("FOLDER") { Description = "the resources folder; without it the one the reader uses", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("lint", "Checks the language resources: every file, entry and form. An error names file and entry; the exit code is then 1.") { folder };
        command.SetAction(parsed => Run(io, parsed.GetValue(folder) ?? Engine.FindResources()));
        return command;
    }

    private static int Run(CommandIo io, string folder)
    {
        var pack = LanguagePack.Compile(folder);
        foreach (var kind in pack.Lexemes.GroupBy(lexeme => lexeme.Kind).OrderBy(group => group.Key))
        {
            io.Write($"{kind.Key.ToString().ToLowerInvariant(),-12}{kind.Count(),8:N0}\n");
        }
        io.Write($"{"all",-12}{pack.Lexemes.Count,8:N0}   version {pack.Version}\n");
        return ExitCode.Success;
    }
}
