using Isnad.Text;

namespace Isnad.Language;

/// <summary>Looks words up with their clitics taken off. One instance a worker: it keeps the words it has seen (bounded) and is not thread-safe.</summary>
public sealed class WordAnalyzer
{
    private const int Capacity = 150_000;
    private const int LongestWord = 40;
    private readonly LanguagePack _pack;
    private readonly Dictionary<string, WordForm> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WordForm>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<WordReading> _readings = [];
    private readonly List<(int, Clitics)> _starts = [];
    private readonly List<string> _stems = [];
    private bool _feminine;
    private char _preposition;
    private string? _suffix;

    public WordAnalyzer(LanguagePack pack)
    {
        _pack = pack;
        _lookup = _seen.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The word as known to the pack; the same object for the same word until the store is emptied.</summary>
    public WordForm Analyze(ReadOnlySpan<char> word)
    {
        if (_lookup.TryGetValue(word, out var known))
        {
            return known;
        }
        if (_seen.Count >= Capacity)
        {
            _seen.Clear();
        }
        var text = word.ToString();
        return _seen[text] = Build(NormalizedText.Fold(word), word.Length > 0 && word[^1] == ArabicLetters.TehMarbuta);
    }

    /// <param name="word">The word as the dictionary spells it.</param>
    /// <param name="feminine">It was written with teh marbuta at its end, so that heh there is no pronoun.</param>
    private WordForm Build(string word, bool feminine)
    {
        _feminine = feminine;
        _readings.Clear();
        _starts.Clear();
        _stems.Clear();
        if (word.Length <= LongestWord && word.Length > 0)
        {
            Enumerate(word);
            DropWeaker();
        }
        ulong cues = 0;
        foreach (var reading in _readings)
        {
            cues |= reading.Lexeme.Cue.Bit();
        }
        var stem = LightStemmer.Stem(word);
        return new WordForm
        {
            Text = word, Word = _pack.Trie.Word(word), Readings = [.. _readings], Starts = [.. _starts], Stems = [.. _stems], LightStem = stem,
            Cues = cues & ~1UL, Hash = Fnv(word), StemHash = Fnv(stem), Cluster = _pack.Clusters.GetValueOrDefault(stem, -1),
        }.Seal();
    }

    /// <summary>All ways of taking proclitics off: a conjunction, then a preposition or the future letter, then the article.</summary>
    private void Enumerate(string word)
    {
        Try(word, Clitics.None);
        AfterConjunction(word, Clitics.None);
        if (word.Length > 2 && word[0] is ArabicLetters.Waw or ArabicLetters.Fa)
        {
            Try(word[1..], Clitics.Conjunction);
            AfterConjunction(word[1..], Clitics.Conjunction);
        }
    }

    private void AfterConjunction(string word, Clitics clitics)
    {
        Article(word, clitics);
        if (word.Length <= 2)
        {
            return;
        }
        _preposition = word[0];
        switch (word[0])
        {
            case ArabicLetters.Ba or ArabicLetters.Kaf:
                Try(word[1..], clitics | Clitics.Preposition);
                Article(word[1..], clitics | Clitics.Preposition);
                break;
            case ArabicLetters.Lam:
                Try(word[1..], clitics | Clitics.Preposition);
                if (word[1] == ArabicLetters.Lam)
                {
                    // The article's alef falls after the preposition li: a name gets it back, a noun loses the article.
                    Try(ArabicLetters.Alef + word[1..], clitics | Clitics.Preposition);
                    Try(word[2..], clitics | Clitics.Preposition | Clitics.Article);
                }
                break;
            case ArabicLetters.Sin:
                Try(word[1..], clitics | Clitics.Future);
                break;
        }
    }

    private void Article(string word, Clitics clitics)
    {
        if (word.Length > 3 && word[0] == ArabicLetters.Alef && word[1] == ArabicLetters.Lam)
        {
            Try(word[2..], clitics | Clitics.Article);
        }
    }

    private void Try(string stem, Clitics clitics)
    {
        Look(stem, clitics);
        if ((clitics & Clitics.Article) != 0 || _feminine)
        {
            return;
        }
        foreach (var suffix in ArabicLetters.PronounSuffixes)
        {
            if (stem.Length - suffix.Length >= 2 && stem.EndsWith(suffix, StringComparison.Ordinal))
            {
                _suffix = suffix;
                var bare = stem[..^suffix.Length];
                Look(bare, clitics | Clitics.Suffix);
                if (bare[^1] == ArabicLetters.Ta && bare.Length > 2)
                {
                    Look(bare[..^1] + ArabicLetters.Ha, clitics | Clitics.Suffix);
                }
            }
        }
    }

    private void Look(string stem, Clitics clitics)
    {
        if (stem.Length == 0)
        {
            return;
        }
        if (!_stems.Contains(stem))
        {
            _stems.Add(stem);
        }
        var node = _pack.Trie.Step(0, _pack.Trie.Word(stem));
        if (node < 0)
        {
            return;
        }
        foreach (var reading in _pack.Trie.Readings(node))
        {
            var lexeme = _pack.Lexemes[reading.Lexeme];
            if (Allowed(lexeme, reading.Flags, clitics, stem.Length) && Fits(reading.Flags, clitics, stem))
            {
                _readings.Add(new WordReading(lexeme, reading.Flags, clitics));
            }
        }
        if (_pack.Trie.Continues(node) && (clitics & (Clitics.Suffix | Clitics.Future)) == 0)
        {
            _starts.Add((node, clitics));
        }
    }

    /// <summary>The construct of a dual bears no article; a verb is preceded by no preposition but li and followed by ni, never by a bare yeh.</summary>
    private bool Fits(FormFlags flags, Clitics clitics, string stem)
    {
        if ((clitics & Clitics.Article) != 0 && (flags & FormFlags.Dual) != 0 && (flags & ~(FormFlags.Dual | FormFlags.Noun | FormFlags.Masdar | FormFlags.Adjective | FormFlags.Participle | FormFlags.Passive)) == 0 && stem[^1] is ArabicLetters.Alef or ArabicLetters.Ya)
        {
            return false;
        }
        var verb = (flags & FormFlags.Verb) != 0 && (flags & (FormFlags.Masdar | FormFlags.Noun | FormFlags.Fixed)) == 0;
        if (!verb)
        {
            return true;
        }
        return !((clitics & Clitics.Preposition) != 0 && _preposition != ArabicLetters.Lam) && !((clitics & Clitics.Suffix) != 0 && _suffix is { Length: 1 } && _suffix[0] == ArabicLetters.Ya);
    }

    /// <summary>Which clitics a form bears: names only conjunction and preposition, verbs no article, nouns no future.</summary>
    public static bool Allowed(Lexeme lexeme, FormFlags flags, Clitics clitics, int stemLength)
    {
        if (clitics == Clitics.None)
        {
            return true;
        }
        if (lexeme.IsName || lexeme.Kind == LexemeKind.Nationality && lexeme.Class == "name")
        {
            return (clitics & ~(Clitics.Conjunction | Clitics.Preposition)) == 0 && stemLength > 2;
        }
        var verb = (flags & FormFlags.Verb) != 0;
        var onlyVerb = verb && (flags & ~(FormFlags.Verb | FormFlags.Passive | FormFlags.Fixed)) == 0;
        if ((clitics & Clitics.Future) != 0)
        {
            return (flags & FormFlags.Present) != 0;
        }
        if (onlyVerb && ((clitics & Clitics.Article) != 0 || (clitics & Clitics.Preposition) != 0 && (flags & FormFlags.Present) == 0))
        {
            return false;
        }
        var taken = (clitics & (Clitics.Preposition | Clitics.Suffix)) != 0;
        return stemLength >= (taken && lexeme.Kind is LexemeKind.Trigger or LexemeKind.Weapon or LexemeKind.Time ? 3 : 2);
    }

    /// <summary>Of readings of one kind the ones with least taken off stand; a function word as it stands leaves no other reading of its short remains.</summary>
    private void DropWeaker()
    {
        if (_readings.Count < 2)
        {
            return;
        }
        for (var i = _readings.Count - 1; i >= 0; i--)
        {
            var reading = _readings[i];
            var weaker = false;
            foreach (var other in _readings)
            {
                weaker |= other.Lexeme.Kind == reading.Lexeme.Kind && (other.Lexeme.Cue != Cue.Common || reading.Lexeme.Cue == Cue.Common) && Cost(other.Clitics) < Cost(reading.Clitics)
                    && (other.Lexeme.Kind != LexemeKind.Cue || other.Lexeme.Cue == reading.Lexeme.Cue || Cost(other.Clitics) == 0);
                weaker |= Cost(other.Clitics) == 0 && (reading.Clitics & (Clitics.Preposition | Clitics.Suffix)) != 0
                    && other.Lexeme.Cue is Cue.Prep or Cue.Conj or Cue.Rel or Cue.Dem or Cue.TimeConj;
            }
            if (weaker || DuplicateBefore(i))
            {
                _readings.RemoveAt(i);
            }
        }
    }

    private bool DuplicateBefore(int index)
    {
        for (var i = 0; i < index; i++)
        {
            if (_readings[i].Lexeme == _readings[index].Lexeme)
            {
                return true;
            }
        }
        return false;
    }

    private static int Cost(Clitics clitics) => ((clitics & Clitics.Preposition) != 0 ? 2 : 0) + ((clitics & Clitics.Suffix) != 0 ? 2 : 0)
        + ((clitics & Clitics.Conjunction) != 0 ? 1 : 0) + ((clitics & Clitics.Future) != 0 ? 1 : 0);

    private static ulong Fnv(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }
        return hash;
    }
}
