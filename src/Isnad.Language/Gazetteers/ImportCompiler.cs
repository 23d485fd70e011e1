using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Isnad.Language.Gazetteers;

/// <summary>Makes the one binary file of all imports: names in match profile sorted by hash, Latin-only names turned back into Arabic, governorates found.</summary>
public sealed class ImportCompiler(LanguagePack pack, LatinToArabic latin)
{
    private readonly Dictionary<string, int> _shared = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly Dictionary<string, int> _heapOf = new(StringComparer.Ordinal);
    private readonly List<byte> _heap = [];
    private readonly List<ImportedPlaces.PlaceEntry> _places = [];
    private readonly List<(ulong Hash, int Owner)> _names = [];
    private readonly HashSet<string> _own = new(StringComparer.Ordinal);

    /// <summary>How the governorates of each import were found.</summary>
    public Dictionary<string, int[]> Bases { get; } = [];

    /// <summary>What a compiled file must have been made from: the imports, the resources, the rules and the format.</summary>
    /// <param name="pack">The resources.</param>
    /// <param name="sources">Anything that changes when an import does.</param>
    public static string Stamp(LanguagePack pack, string sources) => Digest($"{ImportedPlaces.Format}|{typeof(ImportCompiler).Module.ModuleVersionId}|{pack.Version}|{sources}");

    /// <summary>Writes the file; it takes its place when it is whole.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Compile(IReadOnlyList<ImportedSource> sources, string path, string stamp)
    {
        var governorates = new Governorates(pack, latin);
        foreach (var source in sources)
        {
            var bases = Bases[source.Name] = new int[Enum.GetValues<AdminBasis>().Length];
            var found = governorates.Of(source);
            for (var i = 0; i < source.Rows.Count; i++)
            {
                bases[(int)found[i].Basis]++;
                Add(source.Name, source.Rows[i], found[i].Admin1, found[i].Basis);
            }
        }
        _names.Sort((a, b) => a.Hash != b.Hash ? a.Hash.CompareTo(b.Hash) : a.Owner.CompareTo(b.Owner));
        Save(path, stamp);
    }

    private void Add(string source, ImportedRow row, string? admin1, AdminBasis basis)
    {
        var index = _places.Count;
        var name = row.LatinNames.Count > 0 ? row.LatinNames[0] : row.ArabicNames[0];
        _places.Add(new()
        {
            Latitude = row.Latitude ?? double.NaN, Longitude = row.Longitude ?? double.NaN, Id = Heap(row.Id), Name = Heap(name), Population = row.Population,
            Source = Shared(source), Kind = Shared(row.Kind), Country = Shared(row.Country ?? ""), Admin1 = Shared(admin1 ?? ""), Basis = (int)basis,
        });
        _own.Clear();
        foreach (var text in row.ArabicNames)
        {
            AddName(index, LexiconCompiler.Words(text), false);
        }
        if (row.ArabicNames.Count == 0)
        {
            foreach (var text in row.LatinNames)
            {
                foreach (var spelling in latin.Spellings(text))
                {
                    AddName(index, spelling.Split(' '), true);
                }
            }
        }
    }

    private void AddName(int place, ReadOnlySpan<string> words, bool derived)
    {
        if (words.Length is 0 or > ImportedPlaces.LongestName)
        {
            return;
        }
        var name = string.Join(' ', words!);
        if (_own.Add(name))
        {
            _names.Add((ImportedPlaces.Hash(name), derived ? place | ImportedPlaces.DerivedBit : place));
        }
        // "Village of X" is X in a text that says "the town of X".
        if (words.Length > 1 && IsPlaceWord(words[0]))
        {
            AddName(place, words[1..], derived);
        }
    }

    private bool IsPlaceWord(string word)
    {
        var node = pack.Trie.Step(0, pack.Trie.Word(word));
        if (node < 0)
        {
            return false;
        }
        foreach (var reading in pack.Trie.Readings(node))
        {
            if (pack.Lexemes[reading.Lexeme] is { Kind: LexemeKind.PlaceCue, Key: Lexeme.Unlisted, Class: "city" or "town" or "village" or "neighbourhood" or "district" })
            {
                return true;
            }
        }
        return false;
    }

    private ushort Shared(string text)
    {
        if (!_shared.TryGetValue(text, out var index))
        {
            _shared[text] = index = _shared.Count;
        }
        return checked((ushort)index);
    }

    private int Heap(string text)
    {
        if (!_heapOf.TryGetValue(text, out var at))
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            _heapOf[text] = at = _heap.Count;
            _heap.AddRange([(byte)bytes.Length, (byte)(bytes.Length >> 8)]);
            _heap.AddRange(bytes);
        }
        return at;
    }

    private void Save(string path, string stamp)
    {
        using var content = new MemoryStream();
        using var writer = new BinaryWriter(content, Encoding.UTF8);
        writer.Write(ImportedPlaces.Format);
        writer.Write(stamp);
        writer.Write(stamp[..12]);
        writer.Write(_shared.Count);
        foreach (var text in _shared.OrderBy(pair => pair.Value))
        {
            writer.Write(text.Key);
        }
        writer.Write(_places.Count);
        writer.Write(_names.Count);
        writer.Write(new byte[(int)(((content.Length + 7) / 8 * 8) - content.Length)]);
        writer.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_places)));
        foreach (var (hash, _) in _names)
        {
            writer.Write(hash);
        }
        foreach (var (_, owner) in _names)
        {
            writer.Write(owner);
        }
        writer.Write(CollectionsMarshal.AsSpan(_heap));
        writer.Flush();
        var bytes = content.GetBuffer().AsSpan(0, (int)content.Length);
        var beside = $"{path}.{Environment.ProcessId}.part";
        using (var file = File.Create(beside))
        {
            file.Write(bytes);
            file.Write(BitConverter.GetBytes(ImportedPlaces.Sum(bytes)));
        }
        File.Move(beside, path, overwrite: true);
    }

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
