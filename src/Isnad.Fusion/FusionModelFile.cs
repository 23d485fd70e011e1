using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Isnad.Fusion;

/// <summary>The weights as text, so that a reader can see what was learned: lines of <c>setting name value</c> and <c>weight name with-text without-text</c>, cells parted by tabs.</summary>
public static class FusionModelFile
{
    private const string Format = "isnad-fusion 1";

    /// <summary>Writes <paramref name="model"/>, features in ordinal order.</summary>
    public static void Write(Stream target, PairModel model)
    {
        using var writer = new StreamWriter(target, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine($"format\t{Format}");
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"setting\tthreshold\t{model.Settings.Threshold}"));
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"setting\tsame-report\t{model.Settings.SameReport}"));
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"setting\tleast\t{model.Settings.Least}"));
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"setting\tmost-days-apart\t{model.Settings.MostDaysApart}"));
        foreach (var (name, (withText, without)) in model.Weights.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"weight\t{name}\t{withText:0.###}\t{without:0.###}"));
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">A line is not as written; the message names it.</exception>
    public static PairModel Read(Stream source)
    {
        using var buffer = new MemoryStream();
        source.CopyTo(buffer);
        var version = Convert.ToHexStringLower(SHA256.HashData(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)))[..12];
        var settings = new FusionSettings();
        var weights = new Dictionary<string, (double, double)>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            number++;
            settings = line.Split('\t') switch
            {
                ["format", Format] when number == 1 => settings,
                ["setting", "threshold", var value] when number > 1 => settings with { Threshold = Number(value, number) },
                ["setting", "same-report", var value] when number > 1 => settings with { SameReport = Number(value, number) },
                ["setting", "least", var value] when number > 1 => settings with { Least = Number(value, number) },
                ["setting", "most-days-apart", var value] when number > 1 => settings with { MostDaysApart = (int)Number(value, number) },
                ["weight", var name, var withText, var without] when number > 1 && weights.TryAdd(name, (Number(withText, number), Number(without, number))) => settings,
                _ => throw Broken(number, line),
            };
        }
        return number > 1 ? new PairModel(weights, settings, version) : throw Broken(1, "");
    }

    private static double Number(string words, int line) => double.TryParse(words, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : throw Broken(line, words);

    private static InvalidDataException Broken(int line, string words) => new($"fusion.tsv:{line}: '{words[..Math.Min(60, words.Length)]}' is not of '{Format}'; take the file from the repository or train again with 'isnad train --incidents'.");
}
