using Isnad.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Isnad.Language;

/// <summary>One entry of a YAML file, with the place that an error names.</summary>
public sealed class ResourceEntry(string file, YamlMappingNode node)
{
    /// <summary>The entry's id.</summary>
    public string Id => Text("id") ?? throw Error("has no id");

    /// <summary>Keys of the entry.</summary>
    public IEnumerable<string> Keys => node.Children.Keys.Select(key => key.ToString());

    /// <summary>A single value, or null.</summary>
    public string? Text(string key) => Node(key) switch
    {
        null => null,
        YamlScalarNode scalar when scalar.Value is { Length: > 0 } value => value == "null" ? null : value,
        _ => throw Error($"'{key}' must be a single value"),
    };

    /// <summary>A value or a list of values.</summary>
    public IReadOnlyList<string> List(string key) => Node(key) switch
    {
        null => [],
        YamlScalarNode scalar => [scalar.Value ?? ""],
        YamlSequenceNode sequence => [.. sequence.Children.Select(child => child is YamlScalarNode scalar ? scalar.Value ?? "" : throw Error($"'{key}' must hold words"))],
        _ => throw Error($"'{key}' must be a word or a list of words"),
    };

    /// <summary>A list of which each item is a word or a mapping with <c>text</c>.</summary>
    public IEnumerable<(string Text, ResourceEntry? Details)> Items(string key) => Node(key) switch
    {
        null => [],
        YamlScalarNode scalar => [(scalar.Value ?? "", null)],
        YamlSequenceNode sequence => sequence.Children.Select(child => child switch
        {
            YamlScalarNode scalar => (scalar.Value ?? "", (ResourceEntry?)null),
            YamlMappingNode map => (new ResourceEntry(file, map).Text("text") ?? throw Error($"an item of '{key}' has no text"), new ResourceEntry(file, map)),
            _ => throw Error($"'{key}' must hold words or mappings with 'text'"),
        }),
        _ => throw Error($"'{key}' must be a list"),
    };

    /// <summary>A mapping of words to words.</summary>
    public Dictionary<string, string> Map(string key) => Node(key) switch
    {
        null => [],
        YamlMappingNode map => map.Children.ToDictionary(pair => pair.Key.ToString(), pair => pair.Value.ToString()),
        _ => throw Error($"'{key}' must be a mapping"),
    };

    /// <summary>The mappings of a list.</summary>
    public IReadOnlyList<ResourceEntry> Children(string key) => Node(key) switch
    {
        null => [],
        YamlSequenceNode sequence => [.. sequence.Children.Select(child => child is YamlMappingNode map ? new ResourceEntry(file, map) : throw Error($"'{key}' must hold mappings"))],
        _ => throw Error($"'{key}' must be a list"),
    };

    /// <summary>A mapping that holds words or lists of words.</summary>
    public Dictionary<string, string[]> Lists() => node.Children.Where(pair => pair.Value is YamlSequenceNode)
        .ToDictionary(pair => pair.Key.ToString(), pair => ((YamlSequenceNode)pair.Value).Children.Select(child => NormalizedText.Of(child.ToString())).ToArray());

    /// <summary>A whole number, or null.</summary>
    public int? Number(string key) => Text(key) is not { } text ? null
        : int.TryParse(text.Replace("_", "", StringComparison.Ordinal), out var value) ? value : throw Error($"'{key}' is no whole number: {text}");

    /// <summary>True where the key says so.</summary>
    public bool Flag(string key) => Text(key) == "true";

    /// <summary>An error that names file, line and entry.</summary>
    public ResourceException Error(string what) => new($"{file}:{node.Start.Line}: entry {(Node("id") as YamlScalarNode)?.Value ?? "(without id)"} {what}.");

    /// <summary>Reads a file; a broken one is an error that names it.</summary>
    public static (string Kind, ResourceEntry Head, IReadOnlyList<ResourceEntry> Entries) Read(string path, string name)
    {
        var stream = new YamlStream();
        try
        {
            using var reader = new StreamReader(path);
            stream.Load(reader);
        }
        catch (YamlException error)
        {
            throw new ResourceException($"{name}:{error.Start.Line}: not valid YAML: {error.Message}");
        }
        catch (InvalidOperationException)
        {
            // The parser's answer to a list or mapping that is never closed.
            throw new ResourceException($"{name}: not valid YAML: a bracket is not closed.");
        }
        if (stream.Documents.Count != 1 || stream.Documents[0].RootNode is not YamlMappingNode root)
        {
            throw new ResourceException($"{name}: must be one mapping with kind, profile and entries.");
        }
        var head = new ResourceEntry(name, root);
        if (head.Text("profile") != "match")
        {
            throw new ResourceException($"{name}: 'profile: match' is missing at the head.");
        }
        var kind = head.Text("kind") ?? throw new ResourceException($"{name}: 'kind' is missing at the head.");
        var entries = root.Children.TryGetValue(new YamlScalarNode("entries"), out var list) && list is YamlSequenceNode sequence
            ? sequence.Children.Select(child => child is YamlMappingNode map ? new ResourceEntry(name, map) : throw new ResourceException($"{name}:{child.Start.Line}: an entry is no mapping."))
            : [];
        return (kind, head, [.. entries]);
    }

    private YamlNode? Node(string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
}
