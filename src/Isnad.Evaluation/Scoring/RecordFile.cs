using System.Text;
using System.Text.Json;

namespace Isnad.Evaluation.Scoring;

/// <summary>
/// A file of records, gold or predicted: a JSON array or JSON lines of <c>{id, events}</c> with the fields of the
/// codebook. <c>text</c>, <c>outlet</c> (or <c>source</c>), <c>published</c> (or <c>crawled</c>) and <c>fold</c> are optional,
/// other members are ignored.
/// </summary>
public sealed class RecordFile
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);
    private static readonly JsonDocumentOptions Depth = new() { MaxDepth = 500 };
    private readonly ScoringOntology _ontology;
    private readonly Dictionary<string, ScoredDocument> _byId = new(StringComparer.Ordinal);
    private readonly List<ScoredDocument> _documents = [];
    private readonly List<string> _problems = [];

    private RecordFile(string name, ScoringOntology ontology)
    {
        Name = name;
        _ontology = ontology;
    }

    /// <summary>The path, or the name that was given with the text.</summary>
    public string Name { get; }

    /// <summary>How many documents the file holds, with or without records.</summary>
    public int DocumentCount => _documents.Count;

    /// <summary>
    /// What is unsound, in reading order, as <c>document/event: finding</c>. What cannot be used has been dropped and
    /// scores as absent; the rest is only reported. Spans are held against the text of the gold document.
    /// </summary>
    public IReadOnlyList<string> Problems => _problems;

    internal IReadOnlyList<ScoredDocument> Documents => _documents;

    /// <summary>Reads a gold file.</summary>
    /// <exception cref="EvaluationFileException">The file cannot be read or gives an id twice.</exception>
    public static RecordFile ReadGold(string path, ScoringOntology ontology) => ParseGold(path, Body(path), ontology);

    /// <summary>Reads gold from a text; <paramref name="name"/> stands in messages.</summary>
    /// <exception cref="EvaluationFileException">The text is no list of documents or gives an id twice.</exception>
    public static RecordFile ParseGold(string name, string json, ScoringOntology ontology) => new RecordFile(name, ontology).Fill(json, null);

    /// <summary>Reads predictions for this gold. A text of their own is ignored: their spans must fit the gold text.</summary>
    /// <exception cref="EvaluationFileException">The file cannot be read or gives an id twice.</exception>
    public RecordFile ReadPredicted(string path) => ParsePredicted(path, Body(path));

    /// <summary>Reads predictions for this gold from a text; <paramref name="name"/> stands in messages.</summary>
    /// <exception cref="EvaluationFileException">The text is no list of documents or gives an id twice.</exception>
    public RecordFile ParsePredicted(string name, string json) => new RecordFile(name, _ontology).Fill(json, this);

    internal ScoredDocument? Find(string id) => _byId.GetValueOrDefault(id);

    private static string Body(string path)
    {
        try
        {
            return Utf8.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new EvaluationFileException($"{path}: {error.Message}", error);
        }
    }

    private RecordFile Fill(string json, RecordFile? gold)
    {
        try
        {
            foreach (JsonElement document in Elements(json))
            {
                Add(document, gold);
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new EvaluationFileException($"{Name}: {error.Message.TrimEnd('.')}; give a JSON array of documents with \"id\" and \"events\", or one such document a line, as 'isnad read --format json' and 'isnad gold' write them", error);
        }
        return this;
    }

    // One array, or one object a line; a line feed is the only line break, for the others may stand inside a JSON string.
    private List<JsonElement> Elements(string json)
    {
        JsonElement whole;
        try
        {
            whole = JsonElement.Parse(json, Depth);
        }
        catch (JsonException)
        {
            return [.. json.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => JsonElement.Parse(line, Depth))];
        }
        return whole.ValueKind switch
        {
            JsonValueKind.Array => [.. whole.EnumerateArray()],
            JsonValueKind.Object => [whole],
            _ => throw NoList(),
        };
    }

    private EvaluationFileException NoList() => new($"{Name}: not a list of documents with an id");

    private void Add(JsonElement document, RecordFile? gold)
    {
        string id = document.Get("id").AsString() ?? throw NoList();
        if (_byId.ContainsKey(id))
        {
            throw new EvaluationFileException($"{Name}: document {id} is given twice");
        }
        CodePointText? text = gold is null ? document.Get("text").AsString() is { } given ? new CodePointText(given) : null : gold.Find(id)?.Text;
        string? outlet = (document.Get("outlet") ?? document.Get("source")).AsString();
        var read = new ScoredDocument(id, text, outlet, Published(document), document.Get("fold").AsInteger(), Records(document, id, text));
        _documents.Add(read);
        _byId.Add(id, read);
    }

    // Published is a day, or an interval with its basis.
    private static string? Published(JsonElement document)
    {
        JsonElement? published = document.Get("published") ?? document.Get("crawled");
        return published?.ValueKind == JsonValueKind.Object ? published.Value.Get("from").AsString() : published.AsString();
    }

    private List<ScoredRecord> Records(JsonElement document, string id, CodePointText? text)
    {
        JsonElement? events = document.Get("events");
        if (!events.IsTruthy())
        {
            return [];
        }
        if (events!.Value.ValueKind != JsonValueKind.Array)
        {
            throw new EvaluationFileException($"{Name}: the events of document {id} are no list");
        }
        var ids = new HashSet<string>(StringComparer.Ordinal);
        if (events.Value.EnumerateArray().Select(item => item.Get("id")).Any(given => given is not null && !ids.Add(PythonLiteral.Str(given))))
        {
            throw new EvaluationFileException($"{Name}: document {id} has an event id twice");
        }
        return [.. events.Value.EnumerateArray().Select(item => RecordReader.Read(item, text, id, _ontology, _problems))];
    }
}
