using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Isnad.Cli.Output;
using Isnad.Language;
using Isnad.Language.Gazetteers;

namespace Isnad.Cli.Gazetteers;

/// <summary>The imports in the data folder: gazetteers/NAME.tsv the rows, NAME.json their provenance, compiled.bin all of them as the reader looks them up.</summary>
public sealed partial class GazetteerStore(DataFolder data)
{
    private const string Folder = "gazetteers", Compiled = "compiled.bin", Head = "id\tkind\tnames_ar\tnames_latin\tcountry\tadmin_code\tadmin_names\tlat\tlon\tpopulation\tline";

    /// <summary>Where it lies.</summary>
    public string Root => data.PathOf(Folder);

    /// <summary>A name that may be kept: it becomes a file's.</summary>
    public static bool IsName(string name) => NamePattern().IsMatch(name);

    /// <summary>The imports, by name.</summary>
    /// <exception cref="InvalidDataException">The record of one is broken.</exception>
    public IReadOnlyList<ImportRecord> Records() => !Directory.Exists(Root) ? [] : [.. Directory.EnumerateFiles(Root, "*.json").Order(StringComparer.Ordinal).Select(Record)];

    /// <summary>Keeps an import; one of the same name is replaced.</summary>
    public void Save(ImportRecord record, IReadOnlyList<ImportedRow> rows)
    {
        using (var file = new OutputFile(data.ForWriting(Folder, record.Name + ".tsv")))
        {
            using (var text = new StreamWriter(file.Stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" })
            {
                text.WriteLine(Head);
                foreach (var row in rows)
                {
                    text.WriteLine(Line(row));
                }
            }
            file.Keep();
        }
        // The record last: without it the rows are not there.
        using var json = new OutputFile(data.ForWriting(Folder, record.Name + ".json"));
        JsonSerializer.Serialize(json.Stream, record, ImportJson.Default.ImportRecord);
        json.Keep();
    }

    /// <summary>Takes an import out; false where there is none of the name.</summary>
    public bool Remove(string name)
    {
        if (!IsName(name) || !File.Exists(data.PathOf(Folder, name + ".json")))
        {
            return false;
        }
        File.Delete(data.PathOf(Folder, name + ".json"));
        File.Delete(data.PathOf(Folder, name + ".tsv"));
        File.Delete(data.PathOf(Folder, Compiled));
        return true;
    }

    /// <summary>The rows of an import.</summary>
    /// <exception cref="InvalidDataException">The kept rows are broken.</exception>
    public ImportedSource Rows(string name)
    {
        var path = data.PathOf(Folder, name + ".tsv");
        var rows = new List<ImportedRow>();
        foreach (var line in File.ReadLines(path).Skip(1))
        {
            var cells = line.Split('\t');
            if (cells.Length != 11)
            {
                throw new InvalidDataException($"{path}:{rows.Count + 2}: has {cells.Length} cells of 11; import the file again.");
            }
            rows.Add(new ImportedRow(cells[0], cells[1])
            {
                ArabicNames = Several(cells[2]), LatinNames = Several(cells[3]), Country = Text(cells[4]), AdminCode = Text(cells[5]), AdminNames = Several(cells[6]), Latitude = Degrees(cells[7]), Longitude = Degrees(cells[8]),
                Population = int.Parse(cells[9], CultureInfo.InvariantCulture), Line = int.Parse(cells[10], CultureInfo.InvariantCulture),
            });
        }
        return new ImportedSource(name, rows);
    }

    /// <summary>All imports as the reader looks them up; compiled where the file is not of these imports, these resources and this build.</summary>
    /// <param name="pack">The resources.</param>
    /// <param name="resources">Their folder, for the table of Latin letters.</param>
    /// <param name="only">Names of the imports to use; null: all.</param>
    /// <param name="bases">Hears how governorates were found, where it is compiled.</param>
    public ImportedPlaces Open(LanguagePack pack, string resources, IReadOnlyCollection<string>? only = null, Action<Dictionary<string, int[]>>? bases = null)
    {
        var records = Records();
        var stamp = ImportCompiler.Stamp(pack, string.Join('|', records.Select(record => JsonSerializer.Serialize(record, ImportJson.Default.ImportRecord))));
        var path = data.PathOf(Folder, Compiled);
        if (File.Exists(path) && ImportedPlaces.Open(path, stamp, only) is { } known)
        {
            return known;
        }
        var compiler = new ImportCompiler(pack, new LatinToArabic(resources));
        compiler.Compile([.. records.Select(record => Rows(record.Name))], data.ForWriting(Folder, Compiled), stamp);
        bases?.Invoke(compiler.Bases);
        return ImportedPlaces.Open(path, stamp, only) ?? throw new InvalidDataException($"{path}: cannot be read back; is the disk full?");
    }

    private static ImportRecord Record(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return JsonSerializer.Deserialize(file, ImportJson.Default.ImportRecord) ?? throw new JsonException("is empty");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{path}: is no record of an import ({error.Message.TrimEnd('.')}); delete it and import the file again.", error);
        }
    }

    private static string Line(ImportedRow row) => string.Join('\t', new[]
    {
        row.Id, row.Kind, string.Join('|', row.ArabicNames), string.Join('|', row.LatinNames), row.Country ?? "", row.AdminCode ?? "", string.Join('|', row.AdminNames),
        row.Latitude?.ToString(CultureInfo.InvariantCulture) ?? "", row.Longitude?.ToString(CultureInfo.InvariantCulture) ?? "", row.Population.ToString(CultureInfo.InvariantCulture), row.Line.ToString(CultureInfo.InvariantCulture),
    }.Select(cell => cell.ReplaceLineEndings(" ").Replace('\t', ' ')));

    private static string[] Several(string cell) => cell.Length == 0 ? [] : cell.Split('|');

    private static string? Text(string cell) => cell.Length == 0 ? null : cell;

    private static double? Degrees(string cell) => cell.Length == 0 ? null : double.Parse(cell, CultureInfo.InvariantCulture);

    [GeneratedRegex("^[a-z0-9][a-z0-9_-]{0,39}$")]
    private static partial Regex NamePattern();
}
