using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Text;

namespace Isnad.Language.Gazetteers;

/// <summary>The imported places, looked up in the bytes of one file as they stand on disk: opening costs the reading of the file, and a place becomes an object
/// when a text first names it. Safe for several threads.</summary>
public sealed class ImportedPlaces
{
    internal const int Format = 1, DerivedBit = 1 << 30;

    /// <summary>Words of the longest name that is looked up.</summary>
    public const int LongestName = 5;

    private readonly byte[] _bytes;
    private readonly string[] _strings;
    private readonly FrozenSet<int> _used;
    private readonly int _places, _hashes, _owners, _placeCount, _nameCount, _heap;
    private readonly GazetteerPlace?[] _seen;

    /// <summary>No imported places.</summary>
    public static ImportedPlaces None { get; } = new();

    private ImportedPlaces()
    {
        (_bytes, _strings, _used, _seen, Version) = ([], [], [], [], "");
    }

    private ImportedPlaces(byte[] bytes, IReadOnlyCollection<string>? sources)
    {
        _bytes = bytes;
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        reader.ReadInt32();
        reader.ReadString();
        Version = reader.ReadString();
        _strings = new string[reader.ReadInt32()];
        for (var i = 0; i < _strings.Length; i++)
        {
            _strings[i] = reader.ReadString();
        }
        (_placeCount, _nameCount) = (reader.ReadInt32(), reader.ReadInt32());
        // Both tables begin at a multiple of eight, so that they can be read in place.
        _places = (int)((reader.BaseStream.Position + 7) / 8 * 8);
        _hashes = _places + (_placeCount * PlaceEntry.Size);
        _owners = _hashes + (_nameCount * sizeof(ulong));
        _heap = _owners + (_nameCount * sizeof(int));
        _seen = new GazetteerPlace?[_placeCount];
        _used = sources is null ? [] : sources.Select(source => Array.IndexOf(_strings, source)).ToFrozenSet();
        HasFilter = sources is not null;
    }

    /// <summary>First hexadecimal digits of the SHA-256 over the sources; empty where none are used. Part of the version of the resources in the output.</summary>
    public string Version { get; }

    /// <summary>Number of places, of all sources.</summary>
    public int Count => _placeCount;

    /// <summary>True where only some of the sources are asked.</summary>
    private bool HasFilter { get; }

    private ReadOnlySpan<PlaceEntry> Places => MemoryMarshal.Cast<byte, PlaceEntry>(_bytes.AsSpan(_places, _placeCount * PlaceEntry.Size));

    // A name is its 64-bit hash: among a million names the chance that another word falls on one of them is 1 in 10^13.
    private ReadOnlySpan<ulong> Hashes => MemoryMarshal.Cast<byte, ulong>(_bytes.AsSpan(_hashes, _nameCount * sizeof(ulong)));

    private ReadOnlySpan<int> Owners => MemoryMarshal.Cast<byte, int>(_bytes.AsSpan(_owners, _nameCount * sizeof(int)));

    /// <summary>The file, where it is whole and carries the stamp; else null, and it is to be compiled anew.</summary>
    /// <param name="path">The compiled file.</param>
    /// <param name="stamp">What it must have been made from.</param>
    /// <param name="sources">Names of the imports to use; null: all.</param>
    public static ImportedPlaces? Open(string path, string stamp, IReadOnlyCollection<string>? sources = null)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            var end = bytes.Length - sizeof(ulong);
            if (end < sizeof(ulong) || BinaryPrimitives.ReadInt32LittleEndian(bytes) != Format || Sum(bytes.AsSpan(0, end)) != BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(end)))
            {
                return null;
            }
            using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
            reader.ReadInt32();
            return reader.ReadString() == stamp ? new ImportedPlaces(bytes, sources) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or FormatException)
        {
            // As with the pack: a file that cannot be read is as good as none.
            return null;
        }
    }

    /// <summary>The places of a name: words in match profile with one blank between them. A place that several of its names find stands once.</summary>
    public GazetteerPlace[] Find(ReadOnlySpan<char> name)
    {
        if (_nameCount == 0)
        {
            return [];
        }
        var hash = Hash(name);
        var hashes = Hashes;
        int low = 0, high = hashes.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = hashes[middle] < hash ? (middle + 1, high) : (low, middle);
        }
        List<GazetteerPlace>? found = null;
        for (; low < hashes.Length && hashes[low] == hash; low++)
        {
            var owner = Owners[low];
            var place = owner & ~DerivedBit;
            if (!HasFilter || _used.Contains(Places[place].Source))
            {
                (found ??= []).Add(owner != place ? Place(place) with { Trust = PlaceTrust.Derived } : Place(place));
            }
        }
        return found?.ToArray() ?? [];
    }

    /// <summary>Where the governorate of an imported place comes from.</summary>
    public AdminBasis Basis(int place) => (AdminBasis)Places[place].Basis;

    /// <summary>The place at an index below <see cref="Count"/>.</summary>
    public GazetteerPlace Place(int index)
    {
        if (_seen[index] is { } known)
        {
            return known;
        }
        ref readonly var entry = ref Places[index];
        double? latitude = double.IsNaN(entry.Latitude) ? null : entry.Latitude, longitude = double.IsNaN(entry.Longitude) ? null : entry.Longitude;
        return _seen[index] = new GazetteerPlace(Text(entry.Id), _strings[entry.Kind], Text(entry.Name), Shared(entry.Country), Shared(entry.Admin1), latitude, longitude, entry.Population, null) { Trust = PlaceTrust.Imported };
    }

    /// <summary>Name of the import that a place is of.</summary>
    public string Source(int place) => _strings[Places[place].Source];

    internal static ulong Hash(ReadOnlySpan<char> name)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in name)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }
        return hash;
    }

    /// <summary>Tells a torn file from a whole one at the speed of memory; against malice the folder's owner guards it.</summary>
    internal static ulong Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = (ulong)bytes.Length;
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
        {
            sum = (sum ^ word) * 1099511628211UL;
        }
        foreach (var last in bytes[(words.Length * sizeof(ulong))..])
        {
            sum = (sum ^ last) * 1099511628211UL;
        }
        return sum;
    }

    private string? Shared(ushort text) => _strings[text] is { Length: > 0 } value ? value : null;

    private ReadOnlySpan<byte> Bytes(int offset)
    {
        var at = _heap + offset;
        return _bytes.AsSpan(at + 2, BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(at)));
    }

    private string Text(int offset) => Encoding.UTF8.GetString(Bytes(offset));

    [StructLayout(LayoutKind.Sequential, Pack = 8)]
    internal struct PlaceEntry
    {
        public const int Size = 40;
        public double Latitude, Longitude;
        public int Id, Name, Population;
        public ushort Source, Kind, Country, Admin1;
        public int Basis;
    }
}
