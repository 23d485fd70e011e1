using System.CommandLine;

namespace Isnad.Cli.Gazetteers;

/// <summary>The part of the command line that lets a verb read with imported places.</summary>
/// <param name="data">The verb's option for the folder where they are.</param>
internal sealed class GazetteerOption(DataOption data)
{
    private readonly Option<bool> _all = new("--gazetteer") { Description = "also know the places that you imported (see 'isnad gazetteer')" };
    private readonly Option<string[]> _some = new("--gazetteer-only") { Description = "of them only these imports: NAME, or NAME,NAME", HelpName = "NAME", Arity = ArgumentArity.OneOrMore };

    /// <summary>The options, for a verb.</summary>
    public IEnumerable<Option> Options => [_all, _some];

    /// <summary>What turns the engine into one that knows the imports asked for.</summary>
    /// <exception cref="UsageException">Nothing is imported, or not what is asked for.</exception>
    public Func<Engine, Engine> Get(ParseResult parsed, CommandIo io)
    {
        string[]? only = parsed.GetValue(_some) is { Length: > 0 } given ? [.. given.SelectMany(names => names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))] : null;
        if (only is null && !parsed.GetValue(_all))
        {
            return engine => engine;
        }
        var store = new GazetteerStore(data.Get(parsed, io));
        var names = store.Records().Select(record => record.Name).ToList();
        if (names.Count == 0)
        {
            throw new UsageException($"nothing is imported in {store.Root}; import with 'isnad gazetteer import FILE' or say where with --data DIR");
        }
        return only?.FirstOrDefault(name => !names.Contains(name)) is { } unknown
            ? throw new UsageException($"no import has the name '{unknown}'; there are {string.Join(", ", names)}")
            : engine => engine with { Pack = engine.Pack.With(store.Open(engine.Pack, Engine.FindResources(), only)) };
    }
}
