using System.CommandLine;
using System.Text;
using Isnad.Cli.Gazetteers;
using Isnad.Ingest;
using Isnad.Ingest.Encodings;
using Isnad.Model.Reports;

namespace Isnad.Cli;

/// <summary>What a verb reads: paths, the day that counts where a report has none, and where the user's own settings are.</summary>
internal readonly record struct Inputs(IReadOnlyList<string> Paths, DateInterval? Published, DataFolder Data)
{
    /// <summary>The encoding of all input; null where the bytes tell it.</summary>
    public Encoding? Encoding { get; init; }

    /// <summary>Makes the engine one that knows the imported places asked for.</summary>
    public required Func<Engine, Engine> Prepare { get; init; }

    /// <summary>What understands the input's bytes.</summary>
    public RecordParser Parser(Engine engine, CommandIo io) => ParserOf(Published, Data, engine, io);

    /// <inheritdoc cref="Parser"/>
    public static RecordParser ParserOf(DateInterval? published, DataFolder data, Engine engine, CommandIo io) => new(published)
    {
        Language = engine.Pack,
        Outlets = OutletSettings.Load(data.Root),
        Today = io.Today(),
    };
}

/// <summary>The part of the command line that says what to read.</summary>
internal sealed class InputOptions
{
    private readonly GazetteerOption _gazetteer;

    /// <param name="name">What a path is called in the help.</param>
    /// <param name="words">What it may be.</param>
    public InputOptions(string name = "PATH", string words = "files, folders, patterns or -")
    {
        Paths = new(name) { Description = words, Arity = ArgumentArity.OneOrMore };
        _gazetteer = new GazetteerOption(Data);
    }

    /// <summary>One or more.</summary>
    public Argument<string[]> Paths { get; }

    /// <summary>Optional.</summary>
    public Option<string?> Published { get; } = new("--published", "-p") { Description = "publication of the reports that do not say it: yyyy-mm-dd, yyyy-mm, yyyy or day/day", HelpName = "DATE" };

    /// <summary>Optional.</summary>
    public Option<string?> Encoding { get; } = new("--encoding") { Description = "read all input in this encoding; without it the bytes of each file tell", HelpName = "NAME" };

    /// <summary>Where outlets.json is.</summary>
    public DataOption Data { get; } = new();

    /// <summary>A verb that reads reports: its name, the paths, and every option of this part.</summary>
    public Command Verb(string name, string description)
    {
        var command = new Command(name, description) { Paths, Published, Encoding, Data.Option };
        foreach (var option in _gazetteer.Options)
        {
            command.Add(option);
        }
        return command;
    }

    /// <summary>What the command line says.</summary>
    public Inputs Get(ParseResult parsed, CommandIo io)
    {
        DateInterval? published = null;
        if (parsed.GetValue(Published) is { } words)
        {
            published = PublishedDate.Parse(words) ?? throw new UsageException($"--published '{words}' is no date; write yyyy-mm-dd, yyyy-mm, yyyy or day/day");
        }
        var paths = parsed.GetRequiredValue(Paths);
        return paths.FirstOrDefault(path => path is ['-', _, ..] && !Path.Exists(path)) is { } unknown ? throw new UsageException($"no option '{unknown}'; see --help")
            : new(paths, published, Data.Get(parsed, io)) { Encoding = EncodingOf(parsed.GetValue(Encoding)), Prepare = _gazetteer.Get(parsed, io) };
    }

    private static Encoding? EncodingOf(string? name) =>
        name is null ? null : EncodingNames.Find(name) ?? throw new UsageException($"--encoding '{MessageText.Of(name)}' is no encoding; give {EncodingNames.Common}");
}
