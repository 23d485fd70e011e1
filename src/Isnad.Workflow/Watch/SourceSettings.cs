using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Isnad.Ingest.Web;

namespace Isnad.Workflow.Watch;

/// <summary>A feed or page that is asked for again and again.</summary>
/// <param name="Address">Of the feed or page.</param>
/// <param name="Interval">Time from one look to the next.</param>
public sealed record WatchedSource(Uri Address, TimeSpan Interval)
{
    /// <summary>Outlet of its reports, in place of the feed's title; null: the title.</summary>
    public string? Outlet { get; init; }
}

/// <summary>What the user sets in <see cref="FileName"/> of the data folder: the sources of <c>watch</c>, and how the web is asked. docs/ingest.md describes it.</summary>
/// <param name="Sources">In the file's order.</param>
/// <param name="Fetch">How the web is asked.</param>
public sealed partial record SourceSettings(IReadOnlyList<WatchedSource> Sources, FetchSettings Fetch)
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "sources.json";

    private const int MaxBytes = 1 << 22;
    private const string Example = "{\"sources\": [{\"url\": \"https://example.org/rss.xml\"}]}";
    private static readonly TimeSpan DefaultInterval = TimeSpan.FromMinutes(15), Least = TimeSpan.FromMinutes(1), Most = TimeSpan.FromDays(30);
    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>No source, and the web as by default.</summary>
    public static SourceSettings None { get; } = new([], FetchSettings.Default);

    /// <summary>Reads the file in <paramref name="folder"/>; null where there is none.</summary>
    /// <exception cref="InvalidDataException">The file is faulty; the message names it, the place and what to write.</exception>
    public static SourceSettings? Load(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            return null;
        }
        return new FileInfo(path).Length <= MaxBytes ? Parse(File.ReadAllBytes(path), path) : throw new InvalidDataException($"{path}: is longer than {MaxBytes >> 20} MiB; it holds a line a source.");
    }

    /// <summary>Understands the content of such a file; <paramref name="path"/> stands in messages.</summary>
    /// <exception cref="InvalidDataException">It is faulty.</exception>
    public static SourceSettings Parse(ReadOnlyMemory<byte> json, string path)
    {
        try
        {
            using var parsed = JsonDocument.Parse(json.Span.StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? json[3..] : json, Options);
            return parsed.RootElement.ValueKind == JsonValueKind.Object ? new Reading(path).All(parsed.RootElement) : throw new InvalidDataException($"{path}: must be one object; write {Example}.");
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

    /// <summary>One walk through a file.</summary>
    private sealed class Reading(string path)
    {
        public SourceSettings All(JsonElement root)
        {
            var (fetch, interval) = (FetchSettings.Default, DefaultInterval);
            var sources = default(JsonElement);
            foreach (var field in root.EnumerateObject())
            {
                var (name, value) = (field.Name, field.Value);
                fetch = name switch
                {
                    "contact" => fetch with { Contact = Contact(value) },
                    "allow_private" => fetch with { AllowPrivate = value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Fault("'allow_private' is neither true nor false", "write one of them") },
                    "allowed_hosts" => fetch with { AllowedHosts = fetch.AllowedHosts.Union(Each(value, name).Select(item => Words(item, "a host of 'allowed_hosts'", "\"news.example.org\""))) },
                    "host_interval" => fetch with { HostInterval = Span(value, "'host_interval'", TimeSpan.Zero, TimeSpan.FromHours(1)) },
                    "interval" or "sources" => fetch,
                    _ => throw Fault($"'{name}' is not known", "there are sources, interval, contact, host_interval, allowed_hosts and allow_private"),
                };
                interval = name == "interval" ? Span(value, "'interval'", Least, Most) : interval;
                sources = name == "sources" ? value : sources;
            }
            return new(sources.ValueKind == JsonValueKind.Undefined ? [] : Sources(sources, interval), fetch);
        }

        private List<WatchedSource> Sources(JsonElement list, TimeSpan interval)
        {
            List<WatchedSource> sources = [];
            foreach (var item in Each(list, "sources"))
            {
                var source = Source(item, $"source {sources.Count + 1}", interval);
                sources.Add(!sources.Exists(other => other.Address == source.Address) ? source : throw Fault($"source {sources.Count + 1}, {source.Address}, is given twice", "give each once"));
            }
            return sources;
        }

        private WatchedSource Source(JsonElement item, string called, TimeSpan interval)
        {
            if (item.ValueKind == JsonValueKind.String)
            {
                return new(Address(item, called), interval);
            }
            if (item.ValueKind != JsonValueKind.Object)
            {
                throw Fault($"{called} is neither an address nor an object", "write {\"url\": \"https://example.org/rss.xml\"}");
            }
            var source = new WatchedSource(item.TryGetProperty("url", out var url) ? Address(url, called) : throw Fault($"{called} has no url", "write {\"url\": \"https://example.org/rss.xml\"}"), interval);
            foreach (var field in item.EnumerateObject())
            {
                source = field.Name switch
                {
                    "url" => source,
                    "outlet" => source with { Outlet = Words(field.Value, $"the outlet of {called}", "its name in words") },
                    "interval" => source with { Interval = Span(field.Value, $"the interval of {called}", Least, Most) },
                    _ => throw Fault($"{called} has '{field.Name}'", "only url, outlet and interval are known"),
                };
            }
            return source;
        }

        private Uri Address(JsonElement value, string called)
        {
            var words = Words(value, $"the url of {called}", "\"https://example.org/rss.xml\"");
            return WebSource.IsAddress(words) && Uri.TryCreate(words, UriKind.Absolute, out var address) && address.UserInfo.Length == 0 ? address
                : throw Fault($"the url of {called}, '{words}', is no address of the web", "write https://…, without a name and password");
        }

        private string Contact(JsonElement value)
        {
            var words = Words(value, "'contact'", "\"mailto:desk@example.org\"");
            return Uri.TryCreate(words, UriKind.Absolute, out var address) && address.Scheme is "https" or "mailto" ? words : throw Fault($"'contact', '{words}', is no address", "write https://… or mailto:…, where a host can complain");
        }

        private TimeSpan Span(JsonElement value, string called, TimeSpan least, TimeSpan most)
        {
            var words = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
            if (SpanPattern().Match(words) is not { Success: true } match)
            {
                throw Fault($"{called}, {words}, is no time", "write a number and s, m, h or d, such as \"15m\"");
            }
            var number = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            var span = match.Groups[2].Value switch { "s" => TimeSpan.FromSeconds(number), "m" => TimeSpan.FromMinutes(number), "h" => TimeSpan.FromHours(number), _ => TimeSpan.FromDays(number) };
            return span >= least && span <= most ? span : throw Fault($"{called}, {words}, is too {(span < least ? "short" : "long")}", $"give at least {least:c} and at most {most:c}");
        }

        private string Words(JsonElement value, string called, string example) =>
            value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString()) ? value.GetString()!.Trim() : throw Fault($"{called} is no word", $"write {example}");

        private JsonElement.ArrayEnumerator Each(JsonElement value, string name) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : throw Fault($"'{name}' is no list", "write it between [ and ]");

        private InvalidDataException Fault(string reason, string advice) => new($"{path}: {reason}; {advice}.");
    }

    [GeneratedRegex("^([0-9]{1,6}) ?([smhd])$")]
    private static partial Regex SpanPattern();
}
