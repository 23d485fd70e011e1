using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Isnad.Analysis.Learning;

/// <summary>The weights as text: one line a feature with its key, name and the weights of each class that are not nought. Named, so that a reader can see what was
/// learned; the file is gzipped, for it is long.</summary>
public static class ModelFile
{
    /// <summary>Writes all models.</summary>
    public static void Write(Stream target, IEnumerable<LinearModel> models, IReadOnlyDictionary<string, double> thresholds)
    {
        using var zip = new GZipStream(target, CompressionLevel.SmallestSize, leaveOpen: true);
        using var writer = new StreamWriter(zip, new UTF8Encoding(false)) { NewLine = "\n" };
        foreach (var (name, value) in thresholds.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"threshold\t{name}\t{value:0.###}"));
        }
        foreach (var model in models)
        {
            writer.WriteLine($"model\t{model.Name}\t{string.Join(' ', model.Classes)}\t{model.Rows.Count}");
            foreach (var (key, name, weights) in model.Rows.OrderBy(row => row.Name, StringComparer.Ordinal))
            {
                writer.Write(key.ToString("x16", CultureInfo.InvariantCulture));
                writer.Write('\t');
                writer.Write(name.Replace('\t', ' ').Replace('\n', ' '));
                for (var c = 0; c < weights.Length; c++)
                {
                    if (weights[c] != 0)
                    {
                        writer.Write(string.Create(CultureInfo.InvariantCulture, $"\t{c}:{weights[c]:0.##}"));
                    }
                }
                writer.WriteLine();
            }
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">A line is not as written; the message names it.</exception>
    public static ModelSet Read(Stream source)
    {
        using var buffer = new MemoryStream();
        source.CopyTo(buffer);
        var version = Convert.ToHexStringLower(SHA256.HashData(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)))[..12];
        buffer.Position = 0;
        using var reader = new StreamReader(new GZipStream(buffer, CompressionMode.Decompress), Encoding.UTF8);
        var thresholds = new Dictionary<string, double>();
        var models = new List<LinearModel>();
        for (var line = reader.ReadLine(); line is not null; line = reader.ReadLine())
        {
            var cells = line.Split('\t');
            if (cells is ["threshold", var name, var value])
            {
                thresholds[name] = double.Parse(value, CultureInfo.InvariantCulture);
            }
            else if (cells is ["model", var model, var classes, var count])
            {
                models.Add(ReadModel(reader, model, classes.Split(' '), int.Parse(count, CultureInfo.InvariantCulture)));
            }
            else
            {
                throw new InvalidDataException($"model file: unexpected line '{line[..Math.Min(60, line.Length)]}'; train again with 'isnad train'.");
            }
        }
        return new ModelSet(models, thresholds, version);
    }

    private static LinearModel ReadModel(StreamReader reader, string name, string[] classes, int count)
    {
        var rows = new List<(ulong, string, float[])>(count);
        for (var i = 0; i < count; i++)
        {
            var line = reader.ReadLine() ?? throw new InvalidDataException($"model file: '{name}' ends early; train again with 'isnad train'.");
            var weights = new float[classes.Length];
            var first = line.IndexOf('\t');
            var second = line.IndexOf('\t', first + 1);
            var feature = line[(first + 1)..(second < 0 ? line.Length : second)];
            while (second >= 0)
            {
                var colon = line.IndexOf(':', second);
                var end = line.IndexOf('\t', second + 1);
                weights[int.Parse(line.AsSpan(second + 1, colon - second - 1), CultureInfo.InvariantCulture)] =
                    float.Parse(line.AsSpan(colon + 1, (end < 0 ? line.Length : end) - colon - 1), CultureInfo.InvariantCulture);
                second = end;
            }
            rows.Add((ulong.Parse(line.AsSpan(0, first), NumberStyles.HexNumber, CultureInfo.InvariantCulture), feature, weights));
        }
        return new LinearModel(name, classes, rows);
    }
}
