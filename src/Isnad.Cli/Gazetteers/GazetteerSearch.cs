using System.CommandLine;
using System.Globalization;
using Isnad.Language.Gazetteers;
using Isnad.Text;

namespace Isnad.Cli.Gazetteers;

/// <summary><c>isnad gazetteer search</c>.</summary>
internal static class GazetteerSearch
{
    /// <summary>The verb.</summary>
    public static Command Create(CommandIo io)
    {
        var data = new DataOption();
        var words = new Argument<string[]>("WORDS") { Description = "words of a name, Arabic or Latin, or an id", Arity = ArgumentArity.OneOrMore };
        var most = new Option<int>("--most") { Description = "at most so many places", HelpName = "N", DefaultValueFactory = _ => 20 };
        var command = new Command("search", "Shows the imported places in whose name all the words stand.") { words, most, data.Option };
        command.SetAction(parsed =>
        {
            var store = new GazetteerStore(data.Get(parsed, io));
            var found = Run(io, store, [.. parsed.GetRequiredValue(words).SelectMany(word => word.Split(' ', StringSplitOptions.RemoveEmptyEntries))], Math.Max(1, parsed.GetValue(most)));
            return found ? ExitCode.Success : ExitCode.SomeFailed;
        });
        return command;
    }

    private static bool Run(CommandIo io, GazetteerStore store, string[] words, int most)
    {
        var places = store.Open(io.LoadEngine().Pack, Engine.FindResources());
        var wanted = words.Select(Plain).ToArray();
        int first = 0, count = 0;
        foreach (var record in store.Records())
        {
            var source = store.Rows(record.Name);
            for (var i = 0; i < source.Rows.Count; i++)
            {
                var row = source.Rows[i];
                if ((row.Id == words[0] || row.ArabicNames.Concat(row.LatinNames).Any(name => Holds(name, wanted))) && count++ < most)
                {
                    io.Write(Line(row, places.Place(first + i).Admin1, places.Basis(first + i), record.Name));
                }
            }
            first += source.Rows.Count;
        }
        io.Write(count == 0 ? "no imported place has such a name\n" : count > most ? $"{GazetteerImport.Number(count - most)} more; --most shows them\n" : "");
        return count > 0;
    }

    private static bool Holds(string name, string[] wanted)
    {
        var parts = Plain(name).Split(' ');
        return Array.TrueForAll(wanted, word => Array.Exists(parts, part => part == word || part.StartsWith(word, StringComparison.Ordinal) && word.Length >= 3));
    }

    private static string Plain(string text) => NormalizedText.Of(text).ToLowerInvariant();

    private static string Line(ImportedRow row, string? admin1, AdminBasis basis, string source)
    {
        var point = row is { Latitude: { } latitude, Longitude: { } longitude } ? string.Create(CultureInfo.InvariantCulture, $"{latitude:0.####},{longitude:0.####}") : "no point";
        var how = basis switch { AdminBasis.Code or AdminBasis.Name => "", AdminBasis.Overlap => " (by places that both know)", AdminBasis.Near => " (by the nearest places)", _ => "" };
        return $"{string.Join(" | ", row.ArabicNames.Concat(row.LatinNames).Take(4))}\n  {row.Kind}, {admin1 ?? row.Country ?? "?"}{how}, {point}{(row.Population > 0 ? $", population {GazetteerImport.Number(row.Population)}" : "")}, {row.Id}, {source}:{row.Line.ToString(CultureInfo.InvariantCulture)}\n";
    }
}
