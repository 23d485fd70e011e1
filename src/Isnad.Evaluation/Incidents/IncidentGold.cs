using System.Text.Json;
using Isnad.Fusion;
using Isnad.Model.Incidents;

namespace Isnad.Evaluation.Incidents;

/// <summary>Hand-made incidents: <c>[{members: [[document, event], …]}]</c>, or bare clusters <c>[[[document, event], …], …]</c>.</summary>
public static class IncidentGold
{
    /// <summary>The clusters of a file.</summary>
    /// <exception cref="InvalidDataException">The file is not of this form, or a member stands in two clusters.</exception>
    public static IReadOnlyList<IReadOnlyList<MentionKey>> Read(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var seen = new HashSet<MentionKey>();
            return [.. json.RootElement.EnumerateArray().Select(item => Members(item, path, seen))];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new InvalidDataException($"{path}: is no list of incidents ({error.Message}); give [{{\"members\": [[document, event], …]}}].", error);
        }
    }

    private static List<MentionKey> Members(JsonElement item, string path, HashSet<MentionKey> seen)
    {
        var result = new List<MentionKey>();
        foreach (var member in (item.ValueKind == JsonValueKind.Array ? item : item.GetProperty("members")).EnumerateArray())
        {
            if (member.ValueKind != JsonValueKind.Array || member.GetArrayLength() != 2)
            {
                throw new InvalidDataException($"{path}: a member is no [document, event]: {member.GetRawText()}");
            }
            var key = new MentionKey(member[0].ToString(), member[1].ToString());
            result.Add(seen.Add(key) ? key : throw new InvalidDataException($"{path}: {key} stands in two incidents."));
        }
        return result;
    }
}
