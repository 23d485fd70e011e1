using Isnad.Text;

namespace Isnad.Language;

/// <summary>Persons who hold public or command office, as the resources list them: their names may leave.</summary>
public sealed class OfficeHolders(LanguagePack pack)
{
    /// <summary>True where the words are, whole, those of a person whom the resources list with an office; "for the president" has lost the article's alef.</summary>
    public bool Holds(string name)
    {
        var words = LexiconCompiler.Words(name);
        return IsListed(words) || words is [[ArabicLetters.Lam, ArabicLetters.Lam, ..] first, .. var rest] && IsListed([ArabicLetters.Alef + first[1..], .. rest]);
    }

    private bool IsListed(string[] words)
    {
        var node = 0;
        foreach (var word in words)
        {
            node = pack.Trie.Step(node, pack.Trie.Word(word));
            if (node < 0)
            {
                return false;
            }
        }
        return pack.Trie.Readings(node).Any(reading => pack.Lexemes[reading.Lexeme] is { Kind: LexemeKind.Person, Class: not null });
    }
}
