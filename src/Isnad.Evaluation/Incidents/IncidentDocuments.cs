using System.Text.Json;
using Isnad.Model.Events;

namespace Isnad.Evaluation.Incidents;

/// <summary>A hand-made document with its cross-validation fold.</summary>
public sealed record IncidentDocument(ContractRecord Record, int Fold);

/// <summary>Reads the documents that incidents were made over.</summary>
public static class IncidentDocuments
{
    /// <summary>The documents of a JSON array, but for those whose <c>draw</c> is <c>denial</c>: they carry no links. A document without a fold stands in fold 0.</summary>
    /// <exception cref="InvalidDataException">The file is no array, or a record in it is flawed: what is trained on must be sound.</exception>
    public static IReadOnlyList<IncidentDocument> Read(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return [.. json.RootElement.EnumerateArray().Where(item => Text(item, "draw") != "denial").Select(item => new IncidentDocument(
                ContractReader.Read(item, flaw => throw new InvalidDataException($"{path}: {flaw}; correct it before training."))!,
                item.TryGetProperty("fold", out var fold) && fold.TryGetInt32(out var number) ? number : 0))];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"{path}: is no JSON array of documents ({error.Message}).", error);
        }
    }

    private static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
