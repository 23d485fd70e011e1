using Isnad.Text;

namespace Isnad.Language;

/// <summary>Turns YAML entries into lexemes and their spelled-out forms.</summary>
public sealed class LexiconCompiler(Inflector inflector)
{
    private static readonly string[] FormKeys = ["verb", "passive", "masdar", "noun", "plural", "adj", "active", "participle", "phrases", "forms", "with"];
    private static readonly string[] CommonKeys = ["id", "examples", "note", "en", "ar", "lemma"];
    private static readonly Dictionary<string, string[]> KeysOfKind = new()
    {
        ["triggers"] = ["types"],
        ["actors"] = ["as", "type", "country", "parent", "from", "to", "after", "aliases", "persons", "slant"],
        ["heads"] = ["class"],
        ["nationalities"] = ["names", "capital", "ids"],
        ["people"] = ["group", "demographic", "fighter", "measure", "casualty", "class"],
        ["weapons"] = ["weapon"],
        ["cues"] = ["cue", "value", "min", "max", "source", "of", "unit", "trait"],
        ["times"] = ["time", "value"],
    };

    private readonly HashSet<string> _ids = [];

    /// <summary>Entries read so far.</summary>
    public List<Lexeme> Lexemes { get; } = [];

    /// <summary>Their forms.</summary>
    public PhraseTrie Trie { get; } = new();

    /// <summary>Reads one file of any kind.</summary>
    public void Read(string path, string name)
    {
        var (kind, _, entries) = ResourceEntry.Read(path, name);
        if (!KeysOfKind.TryGetValue(kind, out var keys))
        {
            throw new ResourceException($"{name}: the kind '{kind}' is not one of {string.Join(", ", KeysOfKind.Keys)}.");
        }
        foreach (var entry in entries)
        {
            if (entry.Keys.FirstOrDefault(key => !keys.Contains(key) && !FormKeys.Contains(key) && !CommonKeys.Contains(key)) is { } unknown)
            {
                throw entry.Error($"has the unknown key '{unknown}'");
            }
            if (!_ids.Add($"{kind}/{entry.Id}"))
            {
                throw entry.Error("has an id that another entry has");
            }
            Add(kind, entry);
        }
    }

    private void Add(string kind, ResourceEntry entry)
    {
        switch (kind)
        {
            case "triggers":
                AddForms(entry, Add(new Lexeme { Kind = LexemeKind.Trigger, Id = entry.Id, Types = [.. entry.List("types")], With = Words(entry.List("with")) }));
                break;
            case "heads":
                AddForms(entry, Add(new Lexeme { Kind = LexemeKind.Head, Id = entry.Id, Class = entry.Text("class") ?? throw entry.Error("has no class") }));
                break;
            case "people":
                AddForms(entry, Add(new Lexeme
                {
                    Kind = LexemeKind.People, Id = entry.Id, Actor = entry.Text("group"), Demographic = entry.Text("demographic"),
                    Fighter = entry.Flag("fighter"), Measure = entry.Flag("measure"), Class = entry.Text("casualty"), With = Words(entry.List("with")),
                }));
                break;
            case "weapons":
                AddForms(entry, Add(new Lexeme { Kind = LexemeKind.Weapon, Id = entry.Id, Class = entry.Text("weapon") ?? throw entry.Error("has no weapon"), With = Words(entry.List("with")) }));
                break;
            case "cues":
                AddCue(entry);
                break;
            case "times":
                AddForms(entry, Add(new Lexeme { Kind = LexemeKind.Time, Id = entry.Id, Class = entry.Text("time") ?? throw entry.Error("has no time"), Key = entry.Text("value"), With = Words(entry.List("with")) }));
                break;
            case "nationalities":
                AddNationality(entry);
                break;
            default:
                AddActor(entry);
                break;
        }
    }

    private void AddCue(ResourceEntry entry)
    {
        if (!Cues.TryParse(entry.Text("cue") ?? "", out var cue))
        {
            throw entry.Error($"has the unknown cue '{entry.Text("cue")}'");
        }
        var trait = entry.Text("trait");
        if (trait is not null && !CueTraits.All.Contains(trait))
        {
            throw entry.Error($"has the unknown trait '{trait}'; known are {string.Join(", ", CueTraits.All)}");
        }
        // A fraction's value is no whole number: it is kept as written.
        var number = cue != Cue.Fraction;
        AddForms(entry, Add(new Lexeme
        {
            Kind = LexemeKind.Cue, Id = entry.Id, Cue = cue, Class = entry.Text("source") ?? entry.Text("of") ?? entry.Text("unit"), Key = number ? trait : entry.Text("value"),
            Min = number ? entry.Number("min") ?? entry.Number("value") : null, Max = number ? entry.Number(entry.Text("value") is null ? "max" : "value") : null, With = Words(entry.List("with")),
        }));
    }

    private void AddNationality(ResourceEntry entry)
    {
        var ids = entry.Map("ids");
        Lexeme Make(LexemeKind kind, string part) => Add(new Lexeme { Kind = kind, Id = entry.Id, Class = part, Ids = ids, Country = entry.Id, Actor = ids.GetValueOrDefault("default") });
        var name = Make(LexemeKind.Nationality, "name");
        foreach (var text in entry.List("names"))
        {
            AddName(text, name);
        }
        var adjective = Make(LexemeKind.Nationality, "adj");
        AddForms(entry, adjective);
        if (entry.List("capital") is { Count: > 0 } capitals)
        {
            var capital = Make(LexemeKind.Capital, "capital");
            foreach (var text in capitals)
            {
                AddName(text, capital);
            }
        }
    }

    private void AddActor(ResourceEntry entry)
    {
        Lexeme Make(LexemeKind kind, ResourceEntry? details) => Add(new Lexeme
        {
            Kind = kind, Id = entry.Id, Actor = entry.Text("as") ?? entry.Id, As = entry.Text("as") is null ? null : entry.Id, ActorType = entry.Text("type"),
            Country = entry.Text("country"), Slant = details?.Text("slant"), Countries = [.. details?.List("country") ?? []], Class = details?.Text("office"),
            Min = entry.Number("from"), Max = entry.Number("to"), Key = entry.Text("after"),
        });
        foreach (var (key, kind) in new[] { ("aliases", LexemeKind.Actor), ("persons", LexemeKind.Person) })
        {
            Lexeme? plain = null;
            foreach (var (text, details) in entry.Items(key))
            {
                var lexeme = details is null ? plain ??= Make(kind, null) : Make(kind, details);
                Filled(entry, key, Words(text));
                AddName(text, lexeme);
            }
        }
        AddForms(entry, Make(LexemeKind.Actor, null));
    }

    /// <summary>Adds a lexeme and gives it its index.</summary>
    public Lexeme Add(Lexeme lexeme)
    {
        lexeme.Index = Lexemes.Count;
        Lexemes.Add(lexeme);
        return lexeme;
    }

    /// <summary>Adds a name in its cases.</summary>
    public void AddName(string text, Lexeme lexeme)
    {
        foreach (var words in inflector.Name(Words(text)))
        {
            if (words.Length > 0)
            {
                Trie.Add(words, new Reading(lexeme.Index, words.Length > 1 ? FormFlags.Phrase : FormFlags.Fixed));
            }
        }
    }

    private void AddForms(ResourceEntry entry, Lexeme lexeme)
    {
        foreach (var (key, extra) in new[] { ("verb", FormFlags.None), ("passive", FormFlags.Passive) })
        {
            foreach (var pair in entry.List(key))
            {
                if (Words(pair) is not [{ Length: > 1 } past, { Length: > 2 } present])
                {
                    throw entry.Error($"has '{key}: {pair}'; give past and present, as two words");
                }
                AddAll(inflector.Verb(past, present, extra), lexeme);
                // Of cues for speech the passive has no speaker ("it is pointed out that").
                AddAll(extra == FormFlags.None && lexeme.Kind == LexemeKind.Trigger ? inflector.Passive(past, present) : [], lexeme);
            }
        }
        AddEach(entry, "masdar", lexeme, word => inflector.Noun(word, FormFlags.Masdar));
        AddEach(entry, "noun", lexeme, word => inflector.Noun(word, FormFlags.Noun));
        AddEach(entry, "plural", lexeme, word => inflector.Plural(word, FormFlags.Noun));
        AddEach(entry, "adj", lexeme, word => inflector.Adjective(word, FormFlags.Adjective));
        AddEach(entry, "active", lexeme, word => inflector.Adjective(word, FormFlags.Participle));
        AddEach(entry, "participle", lexeme, word => inflector.Adjective(word, FormFlags.Participle | FormFlags.Passive));
        AddEach(entry, "forms", lexeme, word => [(word, FormFlags.Fixed)]);
        foreach (var phrase in entry.List("phrases"))
        {
            foreach (var words in inflector.Name(Filled(entry, "phrases", Words(phrase))))
            {
                Trie.Add(words, new Reading(lexeme.Index, FormFlags.Phrase));
            }
        }
    }

    private void AddEach(ResourceEntry entry, string key, Lexeme lexeme, Func<string, IEnumerable<(string, FormFlags)>> inflect)
    {
        foreach (var text in entry.List(key))
        {
            var words = Filled(entry, key, Words(text));
            if (words.Length == 1)
            {
                AddAll(inflect(words[0]), lexeme);
            }
            else
            {
                // A run of words under a form key: its first word is inflected.
                foreach (var (form, flags) in inflect(words[0]))
                {
                    Trie.Add([form, .. words[1..]], new Reading(lexeme.Index, flags | FormFlags.Phrase));
                }
            }
        }
    }

    private static string[] Filled(ResourceEntry entry, string key, string[] words) => words.Length > 0 ? words : throw entry.Error($"has an empty form under '{key}'");

    private void AddAll(IEnumerable<(string Form, FormFlags Flags)> forms, Lexeme lexeme)
    {
        foreach (var (form, flags) in forms)
        {
            if (form.Length > 0)
            {
                Trie.Add([form], new Reading(lexeme.Index, flags));
            }
        }
    }

    private static string[] Words(IReadOnlyList<string> texts) => [.. texts.SelectMany(Words)];

    /// <summary>The words of a text in match profile; marks are left out.</summary>
    public static string[] Words(string text)
    {
        var normal = NormalizedText.From(text);
        return [.. Tokenizer.Tokenize(normal, text.Length).Where(token => token.Kind != TokenKind.Mark)
            .Select(token => NormalizedText.Fold(normal.Chars[token.NormalStart..token.NormalEnd]))];
    }
}
