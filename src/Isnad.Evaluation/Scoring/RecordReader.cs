using System.Text.Json;
using Isnad.Model.Events;

namespace Isnad.Evaluation.Scoring;

/// <summary>
/// Turns the JSON of one event into a record with only what can be scored; every flaw becomes a problem that begins
/// with <c>document/event: </c>. The order of the checks is the order of the problems, so it follows the reference.
/// </summary>
internal sealed class RecordReader
{
    private readonly JsonElement _event;
    private readonly ScoringOntology _ontology;
    private readonly FillerReader _fillers;
    private readonly Action<string> _say;

    private RecordReader(JsonElement item, CodePointText? text, string documentId, ScoringOntology ontology, List<string> problems)
    {
        _event = item;
        _ontology = ontology;
        string where = $"{documentId}/{(item.ValueKind == JsonValueKind.Object ? PythonLiteral.Str(item.Get("id")) : "?")}";
        _say = what => problems.Add($"{where}: {what}");
        _fillers = new FillerReader(item, text, _say);
    }

    public static ScoredRecord Read(JsonElement item, CodePointText? text, string documentId, ScoringOntology ontology, List<string> problems) =>
        new RecordReader(item, text, documentId, ontology, problems).Read();

    private ScoredRecord Read()
    {
        if (_event.ValueKind != JsonValueKind.Object)
        {
            _say($"event is not an object: {PythonLiteral.Repr(_event)}");
        }
        string status = Status();
        string? type = _event.Get("type").AsString();
        string? family = _ontology.FamilyOf(type);
        if (family is null)
        {
            _say($"unknown type {PythonLiteral.Repr(_event.Get("type"))}");
        }
        var record = new ScoredRecord
        {
            Id = _event.Get("id") is { } id ? PythonLiteral.Str(id) : null,
            Type = type,
            Family = family,
            Status = status,
            Background = _event.Get("background").IsTruthy(),
            Triggers = Triggers(),
            Time = Time(),
            Place = _fillers.One("place") is { } place ? Place(place) : null,
            MorePlaces = [.. _fillers.Many("more_places").Select(Place)],
        };
        ScoredRecord attributed = WithAttribution(record);
        return attributed with { Actors = Actors(), Casualties = Casualties(attributed.Sources.Count) };
    }

    private ScoredRecord WithAttribution(ScoredRecord record)
    {
        List<FillerReader.Item> sources = _fillers.Many("sources");
        List<FillerReader.Item> weapons = _fillers.Many("weapons");
        List<FillerReader.Item> deniers = _fillers.Many("denied_by");
        sources.ForEach(source => Known(source.Members.Get("kind"), "source kind"));
        deniers.ForEach(denier => Known(denier.Members.Get("of"), "of"));
        return record with
        {
            Sources = [.. sources.Select(item => Labelled(item, "kind"))],
            Weapons = [.. weapons.Select(item => Labelled(item, "kind"))],
            DeniedBy = [.. deniers.Select(item => Labelled(item, "of"))],
        };
    }

    private static KindFiller Labelled(FillerReader.Item item, string label) => new(item.Words, item.Members.Get(label).AsComparable());

    private string Status()
    {
        JsonElement? status = _event.Get("status");
        return status.IsTruthy() ? Known(status, "status") ?? "actual" : "actual";
    }

    private List<Filler> Triggers()
    {
        List<Filler> triggers = [.. _fillers.Many("triggers").Select(item => item.Words)];
        if (triggers.Count > CodebookLimits.Triggers)
        {
            _say("more than four triggers: the rest is dropped");
            triggers.RemoveRange(CodebookLimits.Triggers, triggers.Count - CodebookLimits.Triggers);
        }
        return triggers;
    }

    private TimeFiller? Time()
    {
        if (_event.Get("time") is { } given && given.Get("basis").AsString() == "assumed-publication" || _fillers.One("time") is not { } item)
        {
            return null;
        }
        if (!TryDay(item.Members, "from", out DateOnly from) || !TryDay(item.Members, "to", out DateOnly to))
        {
            return null;
        }
        if (from > to)
        {
            _say("time runs backwards");
            return null;
        }
        return new TimeFiller(item.Words, from, to);
    }

    private bool TryDay(JsonElement time, string name, out DateOnly day)
    {
        day = default;
        string error = $"'{name}'";
        if (time.TryGetProperty(name, out JsonElement value) && IsoDate.TryRead(PythonLiteral.Str(value), out day, out error))
        {
            return true;
        }
        _say($"bad time: {error}");
        return false;
    }

    private PlaceFiller Place(FillerReader.Item item)
    {
        double? lat = Degrees(item.Members.Get("lat"), "lat");
        double? lon = Degrees(item.Members.Get("lon"), "lon");
        string? kind = Known(item.Members.Get("kind"), "place kind");
        return new PlaceFiller(item.Words, NotEmpty(item.Members.Get("country")), NotEmpty(item.Members.Get("admin1")), kind, lat, lon);
    }

    private static string? NotEmpty(JsonElement? value) => value.IsTruthy() ? value.AsComparable() : null;

    private List<ActorFiller> Actors()
    {
        var seen = new HashSet<(string? Id, long? Start, string? Role)>();
        var actors = new List<ActorFiller>();
        foreach (FillerReader.Item item in _fillers.Many("actors"))
        {
            string? id = item.Members.Get("id").AsString();
            var actor = new ActorFiller(item.Words, id, Known(item.Members.Get("role"), "role"));
            if (!_ontology.KnowsActor(id) && !actor.IsUnlisted)
            {
                _say($"unknown actor id {(id is null ? "None" : PythonLiteral.Repr(id))}");
            }
            if (seen.Add(actor.IsUnlisted ? (null, actor.Start, actor.Role) : (id, null, actor.Role)))
            {
                actors.Add(actor);
            }
        }
        return actors;
    }

    private List<CasualtyFiller> Casualties(int sources)
    {
        List<FillerReader.Item> items = _fillers.Many("casualties");
        var casualties = new List<CasualtyFiller>();
        foreach (FillerReader.Item item in items)
        {
            string? kind = Known(item.Members.Get("kind"), "casualty kind");
            long? min = Count(item.Members.Get("min"), "min");
            long? max = Count(item.Members.Get("max"), "max");
            Known(item.Members.Get("demographic"), "demographic");
            Indexes(item.Members.Get("said_by"), "said_by", sources);
            Indexes(item.Members.Get("part_of"), "part_of", items.Count);
            casualties.Add(new CasualtyFiller(item.Words, kind, min, max, item.Members.Get("group").AsComparable()));
        }
        return casualties;
    }

    private string? Known(JsonElement? value, string list)
    {
        string? word = value.AsString();
        if (value is not null && (word is null || !CodebookLimits.Words[list].Contains(word)))
        {
            _say($"unknown {list}: {PythonLiteral.Repr(value)}");
        }
        return word;
    }

    private long? Count(JsonElement? value, string name)
    {
        long? count = value.AsCount();
        if (count is null && value is not null)
        {
            _say($"{name} is no whole number: {PythonLiteral.Repr(value)}");
        }
        return count;
    }

    private double? Degrees(JsonElement? value, string name)
    {
        if (value is { ValueKind: JsonValueKind.Number } number && number.GetDouble() is >= -180 and <= 180)
        {
            return number.GetDouble();
        }
        if (value is not null)
        {
            _say($"{name} is no coordinate: {PythonLiteral.Repr(value)}");
        }
        return null;
    }

    private void Indexes(JsonElement? value, string field, int size)
    {
        foreach (string wrong in OutOfRange(value, size))
        {
            _say($"{field}: {wrong} is out of range");
        }
    }

    // The reference goes through whatever is given: a string gives its characters, an object its names.
    private static IEnumerable<string> OutOfRange(JsonElement? value, int size) => value switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Where(index => !IsIndex(index, size)).Select(index => PythonLiteral.Repr(index)),
        { ValueKind: JsonValueKind.String } text => text.GetString()!.EnumerateRunes().Select(rune => PythonLiteral.Repr(rune.ToString())),
        { ValueKind: JsonValueKind.Object } members => members.EnumerateObject().Select(member => PythonLiteral.Repr(member.Name)),
        { } one when IsIndex(one, size) || value.AsInteger() is null && !value.IsTruthy() => [],
        { } one => [PythonLiteral.Repr(one)],
    };

    private static bool IsIndex(JsonElement? value, int size) => value.AsInteger() is { } at && at >= 0 && at < size;
}
