using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Isnad.Language;

/// <summary>Keeps a compiled pack in one binary file, so that a start reads no YAML. The file carries the stamp of what it was made from and is ignored where that differs.</summary>
public static class PackCache
{
    /// <summary>A stamp that changes when any resource file is added, taken away or written: names, lengths and times of change, and the build of this library.</summary>
    public static string Stamp(string resources)
    {
        var text = new StringBuilder(typeof(PackCache).Module.ModuleVersionId.ToString());
        foreach (var file in Directory.EnumerateFiles(resources, "*.*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var info = new FileInfo(file);
            text.Append(CultureInfo.InvariantCulture, $"|{Path.GetRelativePath(resources, file)}:{info.Length}:{info.LastWriteTimeUtc.Ticks}");
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>The pack of <paramref name="resources"/>: from <paramref name="cache"/> where it fits, else compiled and kept there for the next start.</summary>
    /// <exception cref="ResourceException">A resource file is broken.</exception>
    public static LanguagePack Load(string resources, string cache) => CacheFile.Load(cache, Stamp(resources), () => LanguagePack.Compile(resources), Read, Write);

    private static void Write(BinaryWriter writer, LanguagePack pack)
    {
        writer.Write(pack.Version);
        writer.Write(pack.Lexemes.Count);
        foreach (var lexeme in pack.Lexemes)
        {
            WriteLexeme(writer, lexeme);
        }
        WriteTrie(writer, pack.Trie);
        WriteFurniture(writer, pack.Furniture);
        WriteLanguages(writer, pack.Languages);
        writer.Write(pack.Clusters.Count);
        foreach (var (stem, cluster) in pack.Clusters)
        {
            writer.Write(stem);
            writer.Write((short)cluster);
        }
        writer.Write(pack.Names.Count);
        foreach (var (name, kind) in pack.Names)
        {
            writer.Write(name);
            writer.Write((ushort)kind);
        }
    }

    private static void WriteTrie(BinaryWriter writer, PhraseTrie trie)
    {
        var words = new string[trie.Words.Count];
        foreach (var (word, id) in trie.Words)
        {
            words[id] = word;
        }
        WriteAll(writer, words);
        writer.Write(trie.Edges.Count);
        foreach (var (key, node) in trie.Edges)
        {
            writer.Write(key);
            writer.Write(node);
        }
        writer.Write(trie.Nodes.Count);
        for (var i = 0; i < trie.Nodes.Count; i++)
        {
            writer.Write(trie.Continuing[i]);
            writer.Write((byte)Math.Min(255, trie.Nodes[i].Length));
            foreach (var reading in trie.Nodes[i].AsSpan(0, Math.Min(255, trie.Nodes[i].Length)))
            {
                writer.Write(reading.Lexeme);
                writer.Write((ushort)reading.Flags);
            }
        }
    }

    private static void WriteFurniture(BinaryWriter writer, FurnitureWords furniture)
    {
        writer.Write(furniture.Entries.Count);
        foreach (var entry in furniture.Entries)
        {
            writer.Write(entry.Id);
            writer.Write((byte)entry.Kind);
            writer.Write((byte)entry.Position);
            writer.Write((byte)entry.Extent);
            writer.Write(entry.Most);
            writer.Write(entry.NeedsNumber);
            writer.Write(entry.Inline);
        }
        WriteTrie(writer, furniture.Trie);
    }

    private static LanguagePack Read(BinaryReader reader)
    {
        var version = reader.ReadString();
        var lexemes = new Lexeme[reader.ReadInt32()];
        var places = new Dictionary<string, GazetteerPlace>();
        for (var i = 0; i < lexemes.Length; i++)
        {
            lexemes[i] = ReadLexeme(reader, i, places);
        }
        var trie = ReadTrie(reader);
        var furniture = ReadFurniture(reader);
        var languages = ReadLanguages(reader);
        var count = reader.ReadInt32();
        var clusters = new Dictionary<string, int>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            clusters[reader.ReadString()] = reader.ReadInt16();
        }
        return new LanguagePack(lexemes, trie, version) { Clusters = clusters, Furniture = furniture, Languages = languages, Names = ReadNames(reader) };
    }

    private static PhraseTrie ReadTrie(BinaryReader reader)
    {
        var list = ReadAll(reader);
        var words = new Dictionary<string, int>(list.Length, StringComparer.Ordinal);
        for (var i = 0; i < list.Length; i++)
        {
            words[list[i]] = i;
        }
        var count = reader.ReadInt32();
        var edges = new Dictionary<long, int>(count);
        for (var i = 0; i < count; i++)
        {
            edges[reader.ReadInt64()] = reader.ReadInt32();
        }
        count = reader.ReadInt32();
        var nodes = new List<Reading[]>(count);
        var continuing = new List<bool>(count);
        for (var i = 0; i < count; i++)
        {
            continuing.Add(reader.ReadBoolean());
            var readings = new Reading[reader.ReadByte()];
            for (var r = 0; r < readings.Length; r++)
            {
                readings[r] = new Reading(reader.ReadInt32(), (FormFlags)reader.ReadUInt16());
            }
            nodes.Add(readings);
        }
        return new PhraseTrie(words, edges, nodes, continuing);
    }

    private static FurnitureWords ReadFurniture(BinaryReader reader)
    {
        var entries = new FurnitureEntry[reader.ReadInt32()];
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = new FurnitureEntry(reader.ReadString(), (FurnitureKind)reader.ReadByte(), (FurniturePosition)reader.ReadByte(), (FurnitureExtent)reader.ReadByte(), reader.ReadInt32(), reader.ReadBoolean(), reader.ReadBoolean());
        }
        return new FurnitureWords(entries, ReadTrie(reader));
    }

    private static void WriteLanguages(BinaryWriter writer, ScriptLanguages languages)
    {
        writer.Write(languages.Entries.Count);
        foreach (var entry in languages.Entries)
        {
            writer.Write(entry.Code);
            writer.Write(entry.Name);
            writer.Write(entry.Letters);
            WriteAll(writer, [.. entry.Starts]);
            WriteAll(writer, [.. entry.Words]);
        }
    }

    private static ScriptLanguages ReadLanguages(BinaryReader reader)
    {
        var entries = new LanguageEntry[reader.ReadInt32()];
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = new LanguageEntry(reader.ReadString(), reader.ReadString(), reader.ReadString(), ReadAll(reader), ReadAll(reader));
        }
        return new ScriptLanguages(entries);
    }

    private static Dictionary<string, NameClass> ReadNames(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        var names = new Dictionary<string, NameClass>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            names[reader.ReadString()] = (NameClass)reader.ReadUInt16();
        }
        return names;
    }

    private static void WriteLexeme(BinaryWriter writer, Lexeme lexeme)
    {
        writer.Write((byte)lexeme.Kind);
        writer.Write(lexeme.Id);
        WriteAll(writer, lexeme.Types);
        writer.Write((byte)lexeme.Cue);
        foreach (var text in new[] { lexeme.Class, lexeme.Actor, lexeme.As, lexeme.Slant, lexeme.Country, lexeme.ActorType, lexeme.Demographic, lexeme.Key })
        {
            writer.Write(text ?? "");
        }
        WriteAll(writer, lexeme.Countries);
        WriteAll(writer, [.. lexeme.Ids.SelectMany(pair => new[] { pair.Key, pair.Value })]);
        writer.Write(lexeme.Fighter);
        writer.Write(lexeme.Measure);
        writer.Write(lexeme.Min ?? int.MinValue);
        writer.Write(lexeme.Max ?? int.MinValue);
        WriteAll(writer, lexeme.With);
        writer.Write(lexeme.Place is not null);
        if (lexeme.Place is { } place)
        {
            writer.Write(place.Id);
            writer.Write(place.Kind);
            writer.Write(place.NameEn);
            writer.Write(place.Country ?? "");
            writer.Write(place.Admin1 ?? "");
            writer.Write(place.Latitude ?? double.NaN);
            writer.Write(place.Longitude ?? double.NaN);
            writer.Write(place.Population);
            writer.Write(place.RadiusKm ?? double.NaN);
        }
    }

    private static Lexeme ReadLexeme(BinaryReader reader, int index, Dictionary<string, GazetteerPlace> places)
    {
        var kind = (LexemeKind)reader.ReadByte();
        var id = reader.ReadString();
        var types = ReadAll(reader);
        var cue = (Cue)reader.ReadByte();
        var texts = new string?[8];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = reader.ReadString() is { Length: > 0 } text ? string.Intern(text) : null;
        }
        var countries = ReadAll(reader);
        var ids = ReadAll(reader);
        var map = new Dictionary<string, string>();
        for (var i = 0; i < ids.Length; i += 2)
        {
            map[ids[i]] = ids[i + 1];
        }
        return new Lexeme
        {
            Index = index, Kind = kind, Id = id, Types = types, Cue = cue, Class = texts[0], Actor = texts[1], As = texts[2], Slant = texts[3], Country = texts[4], ActorType = texts[5], Demographic = texts[6], Key = texts[7],
            Countries = countries, Ids = map, Fighter = reader.ReadBoolean(), Measure = reader.ReadBoolean(), Min = Number(reader.ReadInt32()), Max = Number(reader.ReadInt32()), With = ReadAll(reader),
            Place = reader.ReadBoolean() ? ReadPlace(reader, places) : null,
        };
    }

    private static GazetteerPlace ReadPlace(BinaryReader reader, Dictionary<string, GazetteerPlace> places)
    {
        static string? Text(string text) => text.Length > 0 ? string.Intern(text) : null;
        static double? Real(double value) => double.IsNaN(value) ? null : value;
        var place = new GazetteerPlace(reader.ReadString(), string.Intern(reader.ReadString()), reader.ReadString(), Text(reader.ReadString()), Text(reader.ReadString()), Real(reader.ReadDouble()), Real(reader.ReadDouble()), reader.ReadInt32(), Real(reader.ReadDouble()));
        return places.TryGetValue(place.Id, out var known) ? known : places[place.Id] = place;
    }

    private static int? Number(int value) => value == int.MinValue ? null : value;

    private static void WriteAll(BinaryWriter writer, string[] texts)
    {
        writer.Write(texts.Length);
        foreach (var text in texts)
        {
            writer.Write(text);
        }
    }

    private static string[] ReadAll(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        var texts = count == 0 ? [] : new string[count];
        for (var i = 0; i < count; i++)
        {
            texts[i] = reader.ReadString();
        }
        return texts;
    }
}
