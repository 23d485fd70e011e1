using System.CommandLine;
using System.Globalization;
using Isnad.Ingest;
using Isnad.Ingest.Places;
using Isnad.Language.Gazetteers;

namespace Isnad.Cli.Gazetteers;

/// <summary><c>isnad gazetteer import</c>.</summary>
internal static class GazetteerImport
{
    private const int NamedAtMost = 20;

    private const string Description = """
        Imports a table of places: a GeoNames country dump (19 columns, no head), a table of OCHA's Common Operational Datasets, or any
        CSV or TSV with a head; also as .gz or .zip. Bad rows are named and left out, the rest is kept, and the exit code is then 1.
        """;

    /// <summary>The verb.</summary>
    public static Command Create(CommandIo io)
    {
        var data = new DataOption();
        var file = new Argument<string>("FILE") { Description = "the table" };
        var name = new Option<string?>("--name") { Description = "name to keep it under (a-z 0-9 - _); without it from FILE's", HelpName = "NAME" };
        var licence = new Option<string?>("--licence") { Description = "licence and owner of the table, kept with it", HelpName = "TEXT" };
        var country = new Option<string?>("--country") { Description = "country of rows that do not say it: SY, YE …", HelpName = "XX" };
        var alternates = new Option<string?>("--alternate-names") { Description = "GeoNames: alternateNamesV2, whose Arabic names are taken", HelpName = "FILE" };
        var columns = new Option<string[]>("--column") { Description = $"which column holds what: FIELD=HEAD, FIELD one of {string.Join(", ", PlaceImporter.Fields)}", HelpName = "FIELD=HEAD" };
        var command = new Command("import", Description) { file, name, licence, country, alternates, columns, data.Option };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            var kept = parsed.GetValue(name) ?? NameOf(path);
            if (!GazetteerStore.IsName(kept))
            {
                throw new UsageException($"'{kept}' cannot be an import's name; give --name with a-z, 0-9, - and _, at most 40");
            }
            var wish = new PlaceImportWish(kept) { Country = parsed.GetValue(country), Columns = Mapping(parsed.GetValue(columns) ?? []), AlternateNames = parsed.GetValue(alternates) };
            return Run(io, new GazetteerStore(data.Get(parsed, io)), path, wish, parsed.GetValue(licence));
        });
        return command;
    }

    private static int Run(CommandIo io, GazetteerStore store, string path, PlaceImportWish wish, string? licence)
    {
        var engine = io.LoadEngine();
        var problems = new Dictionary<string, int>();
        var bad = 0;
        var import = PlaceImporter.Read(path, wish, new CountryCodes(engine.Pack), problem =>
        {
            io.Stop.ThrowIfCancellationRequested();
            bad++;
            // Of one kind of fault the first rows say enough.
            var kind = string.Concat(problem.Reason.TakeWhile(c => !char.IsAsciiDigit(c) && c != '\''));
            var count = problems[kind] = problems.GetValueOrDefault(kind) + 1;
            if (count <= NamedAtMost)
            {
                io.Error.WriteLine($"isnad: {problem}");
            }
        });
        foreach (var (kind, count) in problems.Where(pair => pair.Value > NamedAtMost))
        {
            io.Error.WriteLine($"isnad: {path}: {Number(count - NamedAtMost)} more rows: {kind.TrimEnd()} …");
        }
        if (import.Rows.Count == 0)
        {
            throw new InvalidDataException($"{path}: holds no place that can be used, nothing is imported; columns read: {import.Columns}.");
        }
        var record = new ImportRecord(wish.Name, Path.GetFileName(path), PlaceFile.Sha256(path), io.Today())
        {
            Licence = licence, Format = import.Format, Columns = import.Columns, Places = import.Rows.Count, LeftOut = bad, LatinOnly = import.Rows.Count(row => row.ArabicNames.Count == 0),
            WithoutPoint = import.Rows.Count(row => row.Latitude is null), AlternateNames = wish.AlternateNames is { } names ? $"{Path.GetFileName(names)}, SHA-256 {PlaceFile.Sha256(names)}" : null,
        };
        store.Save(record, import.Rows);
        var bases = new Dictionary<string, int[]>();
        store.Open(engine.Pack, Engine.FindResources(), bases: found => bases = found);
        io.Write(Summary(record, import, bases.GetValueOrDefault(wish.Name, new int[5])));
        return bad > 0 ? ExitCode.SomeFailed : ExitCode.Success;
    }

    private static string Summary(ImportRecord record, PlaceImport import, int[] bases) =>
        $"{record.Name}: {Number(record.Places)} places imported, {Number(record.LeftOut)} bad rows left out{(import.PassedOver > 0 ? $", {Number(import.PassedOver)} rows passed over that are no place of a report (wells, schools …)" : "")}\n"
        + $"  columns      {record.Columns}\n"
        + $"  names        {Number(record.Places - record.LatinOnly)} in Arabic; {Number(record.LatinOnly)} in Latin letters alone, spelled back into Arabic and trusted less\n"
        + $"  points       {Number(record.Places - record.WithoutPoint)}\n"
        + $"  governorate  {Number(bases[(int)AdminBasis.Code])} by code, {Number(bases[(int)AdminBasis.Name])} by name, {Number(bases[(int)AdminBasis.Overlap])} by places that both know, {Number(bases[(int)AdminBasis.Near])} by the nearest places, {Number(bases[(int)AdminBasis.None])} not known\n"
        + (record.Licence is null ? "  licence      not stated: --licence keeps it with the import\n" : $"  licence      {record.Licence}\n");

    internal static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string NameOf(string path)
    {
        var stem = Path.GetFileName(path);
        stem = stem.Contains('.', StringComparison.Ordinal) ? stem[..stem.IndexOf('.', StringComparison.Ordinal)] : stem;
        return string.Concat(stem.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-') is { Length: > 0 and <= 40 } name ? name : "places";
    }

    private static Dictionary<string, string> Mapping(string[] columns)
    {
        var map = new Dictionary<string, string>();
        foreach (var column in columns)
        {
            var parts = column.Split('=', 2);
            if (parts.Length < 2 || !PlaceImporter.Fields.Contains(parts[0]) || !map.TryAdd(parts[0], parts[1].Trim()))
            {
                throw new UsageException($"--column '{column}' is not FIELD=HEAD with FIELD, given once, of {string.Join(", ", PlaceImporter.Fields)}");
            }
        }
        return map;
    }
}
