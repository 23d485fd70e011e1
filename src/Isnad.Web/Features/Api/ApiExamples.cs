using System.Text.Json.Nodes;

namespace Isnad.Web.Features.Api;

/// <summary>A request and what the desk answers to it.</summary>
/// <param name="Path">Address that is asked.</param>
/// <param name="Body">What is sent; null for nothing.</param>
/// <param name="Media">Kind of the answer.</param>
/// <param name="Answer">The answer; a text where it is no JSON.</param>
internal sealed record ApiExample(string Path, JsonNode? Body, string Media, JsonNode? Answer);

/// <summary>The examples of resources/api, each in a file with the operation's name.</summary>
/// <param name="resources">Folder of the resources.</param>
internal sealed class ApiExamples(string resources)
{
    /// <summary>The file of an operation's example.</summary>
    public string File(string name) => Path.Combine(resources, "api", $"{name}.json");

    /// <summary>The example; null where there is none.</summary>
    public ApiExample? Of(string name)
    {
        if (!System.IO.File.Exists(File(name)))
        {
            return null;
        }
        var file = JsonNode.Parse(System.IO.File.ReadAllText(File(name)))!.AsObject();
        return new((string)file["path"]!, file["body"], (string?)file["media"] ?? "application/json", file["answer"]);
    }
}
