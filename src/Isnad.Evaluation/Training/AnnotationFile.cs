using System.IO.Compression;
using System.Text.Json;

namespace Isnad.Evaluation.Training;

/// <summary>Annotations that stand apart from their texts: JSON lines of <c>{id, crawled, events}</c> whose values have spans but no words, beside a corpus of JSON lines
/// that holds the texts by id. So records may be shared where the texts may not.</summary>
public static class AnnotationFile
{
    /// <summary>Documents of a corpus file: id and text.</summary>
    /// <exception cref="InvalidDataException">A line is no JSON object with text.</exception>
    public static IEnumerable<(string Id, string Text)> Texts(string corpus)
    {
        using Stream file = File.OpenRead(corpus);
        using var reader = new StreamReader(corpus.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        var line = 0;
        for (var text = reader.ReadLine(); text is not null; text = reader.ReadLine())
        {
            line++;
            using var json = GoldFields.At($"{corpus}:{line}", () => JsonDocument.Parse(text));
            var id = json.RootElement.TryGetProperty("id", out var value) ? value.GetString() : null;
            yield return (id ?? $"{corpus}:{line}", json.RootElement.TryGetProperty("text", out var body) && body.GetString() is { } words ? words : throw new InvalidDataException($"{corpus}:{line}: has no text."));
        }
    }

    /// <summary>True where a file is an array of documents that hold their texts, as gold does (<c>isnad gold</c>), and not lines without.</summary>
    public static bool HoldsTexts(string annotations)
    {
        using var reader = new StreamReader(annotations);
        int letter;
        do
        {
            letter = reader.Read();
        }
        while (letter >= 0 && char.IsWhiteSpace((char)letter));
        return letter == '[';
    }

    /// <summary>Documents of such a file, to be trained on in every fold and tested in none. What is among <paramref name="known"/> word for word is left out: a text that was trained on tests nothing.</summary>
    public static List<GoldDocument> ReadWithTexts(string annotations, IEnumerable<GoldDocument> known)
    {
        var texts = known.Select(document => document.Report.Text.Value).ToHashSet(StringComparer.Ordinal);
        return [.. GoldDocument.Read(annotations).Where(document => texts.Add(document.Report.Text.Value)).Select((document, at) => document with { Fold = ModelTrainer.Untested(at) })];
    }

    /// <summary>The annotated documents. Their folds are <see cref="ModelTrainer.Untested"/>: they are trained on in every fold and tested in none.</summary>
    /// <exception cref="InvalidDataException">The corpus lacks a document.</exception>
    public static List<GoldDocument> Read(string annotations, string corpus)
    {
        var lines = new Dictionary<string, (int Number, JsonDocument Json)>(StringComparer.Ordinal);
        foreach (var (line, at) in File.ReadAllLines(annotations).Select((line, index) => (line, index + 1)).Where(pair => pair.line.Length > 0))
        {
            var json = GoldFields.At($"{annotations}:{at}", () => JsonDocument.Parse(line));
            var id = GoldFields.At($"{annotations}:{at}", () => json.RootElement.ValueKind == JsonValueKind.Object ? GoldFields.Need(json.RootElement, "id") : throw new GoldFlawException("is no object"));
            if (!lines.TryAdd(id, (at, json)))
            {
                throw new InvalidDataException($"{annotations}:{at}: {id} stands in line {lines[id].Number} too; leave one of them out");
            }
        }
        var result = new List<GoldDocument>();
        foreach (var (id, text) in Texts(corpus))
        {
            if (lines.Remove(id, out var line))
            {
                result.Add(GoldFields.At($"{annotations}:{line.Number} ({id})", () => GoldDocument.From(line.Json.RootElement, text, ModelTrainer.Untested(result.Count), mayBeBare: true)));
                line.Json.Dispose();
            }
        }
        return lines.Count == 0 ? result : throw new InvalidDataException($"{annotations}: {lines.Count} documents are not in {corpus}, the first {lines.Keys.First()}; give the corpus that was annotated.");
    }
}
