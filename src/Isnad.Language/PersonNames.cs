using Isnad.Text;

namespace Isnad.Language;

/// <summary>What a word is to a person's name (resources/ar/persons, column <c>class</c>).</summary>
[Flags]
public enum NameClass : ushort
{
    /// <summary>Nothing is known.</summary>
    None = 0,

    /// <summary>A given name, of men or women.</summary>
    Given = 1,

    /// <summary>Also a usual word, a place or a side: it needs company.</summary>
    Word = 2,

    /// <summary>A family name.</summary>
    Family = 4,

    /// <summary>"Father of", "son of": makes a name of what follows.</summary>
    Prefix = 8,

    /// <summary>Ends a compound ("of the faith").</summary>
    Suffix = 16,

    /// <summary>A title, profession or rank before a name.</summary>
    Title = 32,

    /// <summary>A word of kinship before a name.</summary>
    Kin = 64,

    /// <summary>"Named", "called".</summary>
    Naming = 128,

    /// <summary>"Servant of" with any definite word after it.</summary>
    Servant = 256,
}

/// <summary>Words of persons' names, in match profile. They are no entries of the pack: a name is no reading of a word, so knowing names changes nothing in what is read.</summary>
public static class PersonNames
{
    private static readonly Dictionary<string, NameClass> Classes = new()
    {
        ["male"] = NameClass.Given, ["female"] = NameClass.Given, ["male-word"] = NameClass.Given | NameClass.Word, ["female-word"] = NameClass.Given | NameClass.Word,
        ["family"] = NameClass.Family, ["servant"] = NameClass.Servant, ["prefix"] = NameClass.Prefix, ["suffix"] = NameClass.Suffix, ["title"] = NameClass.Title, ["kin"] = NameClass.Kin, ["naming"] = NameClass.Naming,
    };

    /// <summary>Folder in resources/ar.</summary>
    public const string Folder = "persons/";

    /// <summary>Reads one table into <paramref name="names"/>; a word in two classes has both.</summary>
    /// <exception cref="ResourceException">A row is broken; the message names file and line.</exception>
    internal static void Read(string path, string file, Dictionary<string, NameClass> names)
    {
        var number = 1;
        foreach (var line in File.ReadLines(path).Skip(1))
        {
            number++;
            if (line.Split('\t') is not [{ Length: > 0 } name, var kind] || !Classes.TryGetValue(kind, out var known))
            {
                throw new ResourceException($"{file}:{number}: is not name, tab, class; the classes are {string.Join(", ", Classes.Keys)}.");
            }
            var word = NormalizedText.Of(name);
            if (word.Contains(' '))
            {
                throw new ResourceException($"{file}:{number}: '{name}' is more than one word; give each word its own row.");
            }
            names[word] = names.GetValueOrDefault(word) | known;
        }
    }
}
