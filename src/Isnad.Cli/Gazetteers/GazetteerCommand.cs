using System.CommandLine;

namespace Isnad.Cli.Gazetteers;

/// <summary><c>isnad gazetteer</c>: the user's own places.</summary>
internal static class GazetteerCommand
{
    private const string Description = """
        Keeps places of your own in the data folder; 'isnad read --gazetteer' then knows them. See docs/gazetteer.md.

        Examples:
          isnad gazetteer import YE.zip --alternate-names alternateNamesV2.zip --licence "CC BY 4.0, GeoNames"
          isnad gazetteer import syr_admin4.csv --name syria --licence "CC BY-IGO, OCHA"
          isnad gazetteer import wells.csv --country YE --column name_ar=Label --column lat=N --column lon=E
          isnad gazetteer search "Kafr Nabl"
        """;

    /// <summary>The verb.</summary>
    public static Command Create(CommandIo io) => new("gazetteer", Description) { GazetteerImport.Create(io), List(io), GazetteerSearch.Create(io), Remove(io) };

    private static Command List(CommandIo io)
    {
        var data = new DataOption();
        var command = new Command("list", "What was imported, from where and under which licence.") { data.Option };
        command.SetAction(parsed =>
        {
            var store = new GazetteerStore(data.Get(parsed, io));
            var records = store.Records();
            if (records.Count == 0)
            {
                io.Write($"nothing is imported in {store.Root}\n");
            }
            foreach (var record in records)
            {
                io.Write($"{record.Name}: {GazetteerImport.Number(record.Places)} places ({GazetteerImport.Number(record.LatinOnly)} with Latin names alone, {GazetteerImport.Number(record.WithoutPoint)} without a point)\n"
                    + $"  from {record.File}, SHA-256 {record.Sha256[..12]}…, imported {record.Imported:yyyy-MM-dd}\n"
                    + (record.AlternateNames is { } names ? $"  alternate names {names}\n" : "") + $"  licence {record.Licence ?? "not stated"}\n  columns {record.Columns}\n");
            }
            return ExitCode.Success;
        });
        return command;
    }

    private static Command Remove(CommandIo io)
    {
        var data = new DataOption();
        var name = new Argument<string>("NAME") { Description = "name of the import, as 'isnad gazetteer list' gives it" };
        var command = new Command("remove", "Takes an import out of the data folder.") { name, data.Option };
        command.SetAction(parsed =>
        {
            var store = new GazetteerStore(data.Get(parsed, io));
            var wanted = parsed.GetRequiredValue(name);
            if (!store.Remove(wanted))
            {
                throw new UsageException($"no import has the name '{wanted}'; see 'isnad gazetteer list'");
            }
            io.Write($"{wanted}: removed\n");
            return ExitCode.Success;
        });
        return command;
    }
}
