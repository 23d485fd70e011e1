using System.Globalization;
using System.Text;

namespace Isnad.Fusion;

/// <summary>Word counts as text: the first line <c>documents N</c>, then a stem and its count a line, cells parted by tabs.</summary>
public static class WordRarityFile
{
    /// <summary>Writes the counts, stems in ordinal order.</summary>
    public static void Write(Stream target, WordRarity rarity)
    {
        using var writer = new StreamWriter(target, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine($"documents\t{rarity.Documents.ToString(CultureInfo.InvariantCulture)}");
        foreach (var (stem, count) in rarity.Counts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.WriteLine($"{stem}\t{count.ToString(CultureInfo.InvariantCulture)}");
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">A line is not as written; the message names it.</exception>
    public static WordRarity Read(Stream source)
    {
        using var reader = new StreamReader(source, Encoding.UTF8, leaveOpen: true);
        var documents = 0;
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var number = 0;
        for (var line = reader.ReadLine(); line is not null; line = reader.ReadLine())
        {
            number++;
            if (line.Split('\t') is not [var word, var cell] || !int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1 || (number == 1 ? word != "documents" : !counts.TryAdd(word, count)))
            {
                throw new InvalidDataException($"fusion-words.tsv:{number}: '{line[..Math.Min(60, line.Length)]}' is no word with its count; take the file from the repository or count again with 'isnad train --incidents … --corpus'.");
            }
            documents = number == 1 ? count : documents;
        }
        return documents > 0 ? new WordRarity(documents, counts) : throw new InvalidDataException("fusion-words.tsv: is empty; take the file from the repository.");
    }
}
