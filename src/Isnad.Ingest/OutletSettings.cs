using System.Collections.Frozen;
using System.Text.Json;
using NodaTime;

namespace Isnad.Ingest;

/// <summary>What the user says of one outlet.</summary>
/// <param name="Zone">Its time zone (IANA), or null.</param>
/// <param name="Name">How the output names it, or null.</param>
public sealed record OutletSetting(DateTimeZone? Zone, string? Name);

/// <summary>The outlets that the user describes in <see cref="FileName"/> in the data folder: an object of
/// <c>"name or host": "Asia/Damascus"</c> or <c>"name or host": {"zone": "Asia/Damascus", "name": "display name"}</c>.</summary>
public sealed class OutletSettings
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "outlets.json";

    private const int MaxBytes = 1 << 22;
    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
    private readonly FrozenDictionary<string, OutletSetting> _outlets;

    private OutletSettings(IEnumerable<KeyValuePair<string, OutletSetting>> outlets) => _outlets = outlets.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>No outlet is described.</summary>
    public static OutletSettings None { get; } = new([]);

    /// <summary>Reads the file in <paramref name="folder"/>; a folder without it describes no outlet.</summary>
    /// <exception cref="InvalidDataException">The file is faulty; the message names it, the outlet and what to write.</exception>
    public static OutletSettings Load(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            return None;
        }
        if (new FileInfo(path).Length > MaxBytes)
        {
            throw new InvalidDataException($"{path}: is longer than {MaxBytes >> 20} MiB; it holds a line an outlet.");
        }
        return Parse(File.ReadAllBytes(path), path);
    }

    /// <summary>Understands the content of such a file; <paramref name="path"/> stands in messages.</summary>
    /// <exception cref="InvalidDataException">It is faulty.</exception>
    public static OutletSettings Parse(ReadOnlyMemory<byte> json, string path)
    {
        try
        {
            using var parsed = JsonDocument.Parse(json.Span.StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? json[3..] : json, Options);
            if (parsed.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new InvalidDataException($"{path}: must be one object of outlets; write {{\"example.org\": \"Asia/Damascus\"}}.");
            }
            Dictionary<string, OutletSetting> outlets = new(StringComparer.OrdinalIgnoreCase);
            foreach (var outlet in parsed.RootElement.EnumerateObject())
            {
                if (outlet.Name.Length == 0 || !outlets.TryAdd(outlet.Name, Setting(outlet, path)))
                {
                    throw new InvalidDataException($"{path}: the outlet '{outlet.Name}' {(outlet.Name.Length == 0 ? "has no name" : "is given twice")}; give each once, by its name or host.");
                }
            }
            return new(outlets);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{path}:{error.LineNumber + 1}: broken JSON at byte {error.BytePositionInLine + 1} of the line; correct it.");
        }
        catch (InvalidOperationException)
        {
            throw new InvalidDataException($"{path}: a name or value holds half a character (an escape such as \\ud83d alone); correct it.");
        }
    }

    /// <summary>What is said of an outlet: by its name, by host and first folder of the address (t.me/channel), by host, or by a domain above the host.</summary>
    public OutletSetting? Find(string? outlet, string? url)
    {
        if (_outlets.Count == 0)
        {
            return null;
        }
        if (outlet is not null && _outlets.TryGetValue(outlet, out var named))
        {
            return named;
        }
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
        {
            return null;
        }
        var folder = address.AbsolutePath.Split('/') is { Length: > 1 } parts && parts[1].Length > 0 ? $"{address.Host}/{parts[1]}" : "";
        if (_outlets.TryGetValue(folder, out var inFolder))
        {
            return inFolder;
        }
        for (var host = address.Host; host.Contains('.', StringComparison.Ordinal); host = host[(host.IndexOf('.', StringComparison.Ordinal) + 1)..])
        {
            if (_outlets.TryGetValue(host, out var found))
            {
                return found;
            }
        }
        return null;
    }

    private static OutletSetting Setting(JsonProperty outlet, string path)
    {
        var value = outlet.Value;
        if (value.ValueKind == JsonValueKind.String)
        {
            return new(Zone(value.GetString()!, outlet.Name, path), null);
        }
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidDataException($"{path}: outlet '{outlet.Name}' is neither a time zone nor an object; write \"Asia/Damascus\" or {{\"zone\": …, \"name\": …}}.");
        }
        DateTimeZone? zone = null;
        string? name = null;
        foreach (var field in value.EnumerateObject())
        {
            if (field.Name is not ("zone" or "name") || field.Value.ValueKind != JsonValueKind.String)
            {
                throw new InvalidDataException($"{path}: outlet '{outlet.Name}' has '{field.Name}'; only zone and name are known, both words.");
            }
            zone = field.Name == "zone" ? Zone(field.Value.GetString()!, outlet.Name, path) : zone;
            name = field.Name == "name" ? field.Value.GetString() : name;
        }
        return new(zone, string.IsNullOrWhiteSpace(name) ? null : name);
    }

    private static DateTimeZone Zone(string words, string outlet, string path) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(words)
        ?? throw new InvalidDataException($"{path}: outlet '{outlet}' has the unknown time zone '{words}'; write a name of the IANA list, such as Asia/Damascus.");
}
