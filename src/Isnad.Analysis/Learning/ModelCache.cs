using System.Globalization;
using System.Runtime.InteropServices;
using Isnad.Language;

namespace Isnad.Analysis.Learning;

/// <summary>Keeps the weights in a binary file, so that a start parses no text: keys and weights alone, for the names of features serve those who read the file of <see cref="ModelFile"/>. In the byte order of the machine, which alone reads it.</summary>
public static class ModelCache
{
    /// <summary>The weights at <paramref name="path"/>: from <paramref name="cache"/> where it was made of this very file (path, length, time of change) by this build, else read and kept there for the next start.</summary>
    /// <exception cref="InvalidDataException">The file of weights is broken.</exception>
    public static ModelSet Load(string path, string cache)
    {
        var file = new FileInfo(path);
        var stamp = string.Create(CultureInfo.InvariantCulture, $"{typeof(ModelCache).Module.ModuleVersionId}|{file.FullName}:{file.Length}:{file.LastWriteTimeUtc.Ticks}");
        return CacheFile.Load(cache, stamp, () => Parse(path), Read, Write);
    }

    private static ModelSet Parse(string path)
    {
        using var stream = File.OpenRead(path);
        return ModelFile.Read(stream);
    }

    private static void Write(BinaryWriter writer, ModelSet models)
    {
        writer.Write(models.Version);
        writer.Write(models.Thresholds.Count);
        foreach (var (name, value) in models.Thresholds)
        {
            writer.Write(name);
            writer.Write(value);
        }
        writer.Write(models.All.Count());
        foreach (var model in models.All)
        {
            writer.Write(model.Name);
            writer.Write(string.Join(' ', model.Classes));
            writer.Write(model.Features.Length);
            writer.Write(MemoryMarshal.AsBytes<ulong>(model.Features));
            writer.Write(MemoryMarshal.AsBytes(model.Table));
        }
    }

    private static ModelSet Read(BinaryReader reader)
    {
        var version = reader.ReadString();
        var thresholds = new Dictionary<string, double>();
        for (var count = reader.ReadInt32(); count > 0; count--)
        {
            thresholds[reader.ReadString()] = reader.ReadDouble();
        }
        var models = new LinearModel[reader.ReadInt32()];
        for (var i = 0; i < models.Length; i++)
        {
            var (name, classes) = (reader.ReadString(), reader.ReadString().Split(' '));
            var keys = new ulong[reader.ReadInt32()];
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(keys.AsSpan()));
            var weights = new float[(keys.Length + 1) * classes.Length];
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(weights.AsSpan()));
            models[i] = new LinearModel(name, classes, keys, weights);
        }
        return new ModelSet(models, thresholds, version);
    }
}
