using Isnad.Text;

namespace Isnad.Language;

/// <summary>Spells out the forms of a word from the one or two forms that an entry gives. Works on match profile (no hamza on alef, no teh marbuta, no alef
/// maqsura), so a form that differs only in these stands once.</summary>
public sealed class Inflector(Paradigms endings)
{
    /// <summary>All persons of past and present of a verb given as third person masculine singular of both.</summary>
    public IEnumerable<(string Form, FormFlags Flags)> Verb(string past, string present, FormFlags extra) =>
        Past(past).Select(form => (form, FormFlags.Past | extra)).Concat(Present(present).Select(form => (form, FormFlags.Present | extra)));

    /// <summary>The passive where it is spelled apart from the active: hollow verbs of more than three letters (III to X: "was retaken", "is retaken") and those with a long first
    /// vowel (III, VI: "was besieged"). That of all others is written like the active, which stands for both.</summary>
    public IEnumerable<(string Form, FormFlags Flags)> Passive(string past, string present)
    {
        if (past.Length > 3 && past[^2] == ArabicLetters.Alef && past[^1] != ArabicLetters.Ya)
        {
            foreach (var form in Past(past[..^2] + ArabicLetters.Ya + past[^1]))
            {
                yield return (form, FormFlags.Past | FormFlags.Passive);
            }
            // That of form IV is shorter, and is some other common word too often ("is removed" is the verb of "still").
            if (past.Length > 4 && present[^2] == ArabicLetters.Ya)
            {
                foreach (var form in Present(present[..^2] + ArabicLetters.Alef + present[^1]))
                {
                    yield return (form, FormFlags.Present | FormFlags.Passive);
                }
            }
        }
        // Faala and tafaala: the alef after the first letter of the root.
        var vowel = past.Length == 4 ? 1 : past.Length == 5 && past[0] == ArabicLetters.Ta ? 2 : 0;
        if (vowel > 0 && past[vowel] == ArabicLetters.Alef && past[^1] != ArabicLetters.Ya)
        {
            foreach (var form in Past(past[..vowel] + ArabicLetters.Waw + past[(vowel + 1)..]))
            {
                yield return (form, FormFlags.Past | FormFlags.Passive);
            }
        }
    }

    private IEnumerable<string> Past(string past)
    {
        yield return past;
        var last = past[^1];
        var table = "past-sound";
        var stem = past;
        if (past.Length > 2 && last is ArabicLetters.Ya or ArabicLetters.Alef)
        {
            stem = past[..^1];
            table = last == ArabicLetters.Ya ? "past-defective-ya" : "past-defective-alef";
            foreach (var end in last == ArabicLetters.Ya ? endings["past-keeps-ya"] : [])
            {
                yield return past + end;
            }
        }
        foreach (var end in endings[table])
        {
            yield return stem + end;
        }
        if (past.Length >= 3 && past[^2] == ArabicLetters.Alef && last != ArabicLetters.Ya)
        {
            foreach (var end in endings["past-hollow"])
            {
                yield return past[..^2] + last + end;
            }
        }
    }

    private IEnumerable<string> Present(string present)
    {
        var stem = present[1..];
        var weak = stem.Length > 1 && stem[^1] is ArabicLetters.Ya or ArabicLetters.Waw or ArabicLetters.Alef;
        var hollow = stem.Length >= 3 && stem[^2] is ArabicLetters.Waw or ArabicLetters.Ya or ArabicLetters.Alef;
        foreach (var person in endings["present-person"])
        {
            yield return person + stem;
            if (weak)
            {
                // Jussive, and the alef that the last letter becomes before a suffix.
                yield return person + stem[..^1];
                yield return person + stem[..^1] + ArabicLetters.Alef;
            }
            else if (hollow)
            {
                yield return person + stem[..^2] + stem[^1];
            }
        }
        foreach (var person in endings["present-plural-person"])
        {
            foreach (var end in endings["present-plural"])
            {
                yield return person + (weak ? stem[..^1] : stem) + end;
                if (stem[^1] == ArabicLetters.Alef)
                {
                    // A last hamza on alef is spelled like the alef; before the ending it stands on alef or on waw.
                    yield return person + stem + end;
                    yield return person + stem[..^1] + ArabicLetters.WawHamza + end;
                }
            }
            foreach (var end in endings["present-other"])
            {
                yield return person + stem + end;
            }
        }
    }

    /// <summary>Bare form, accusative, dual and construct of a noun; teh marbuta (folded to heh) opens to teh before an ending.</summary>
    public IEnumerable<(string Form, FormFlags Flags)> Noun(string noun, FormFlags flags)
    {
        yield return (noun, flags);
        var feminine = noun[^1] == ArabicLetters.Ha && noun.Length > 2;
        var stem = feminine ? noun[..^1] + ArabicLetters.Ta : noun;
        // The form in teh before a pronoun is found by the look-up; alone it would be the verb of many nouns.
        if (!feminine && noun[^1] is not ArabicLetters.Hamza and not ArabicLetters.Alef)
        {
            yield return (noun + ArabicLetters.Alef, flags);
        }
        if ((flags & FormFlags.Plural) != 0)
        {
            yield break;
        }
        foreach (var end in endings["noun-dual"])
        {
            yield return (stem + end, flags | FormFlags.Dual);
        }
    }

    /// <summary>A plural: broken or feminine as it stands, a sound masculine one with its other cases and constructs.</summary>
    public IEnumerable<(string Form, FormFlags Flags)> Plural(string plural, FormFlags flags)
    {
        flags |= FormFlags.Plural;
        var nominative = endings["name-nominative"][0];
        return plural.Length > 3 && plural.EndsWith(nominative, StringComparison.Ordinal)
            ? endings["plural-sound"].Select(end => (plural[..^2] + end, flags))
            : Noun(plural, flags);
    }

    /// <summary>Genders and numbers of an adjective or participle.</summary>
    public IEnumerable<(string Form, FormFlags Flags)> Adjective(string adjective, FormFlags flags) =>
        new[] { (adjective, flags) }
            .Concat(endings["adjective-singular"].Select(end => (adjective + end, flags)))
            .Concat(endings["adjective-plural"].Select(end => (adjective + end, flags | FormFlags.Plural)))
            .Concat(endings["adjective-dual"].Select(end => (adjective + end, flags | FormFlags.Dual)));

    /// <summary>The words of a name, and the same with every sound plural in its other cases.</summary>
    public IEnumerable<string[]> Name(string[] words)
    {
        yield return words;
        string nominative = endings["name-nominative"][0], oblique = endings["name-oblique"][0];
        if (words.Any(word => word.Length > 4 && word.EndsWith(nominative, StringComparison.Ordinal)))
        {
            yield return [.. words.Select(word => word.Length > 4 && word.EndsWith(nominative, StringComparison.Ordinal) ? word[..^2] + oblique : word)];
        }
    }
}
