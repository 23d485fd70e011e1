using Isnad.Model.Ledger;

namespace Isnad.Storage;

/// <summary>Turns what is looked for into a query of FTS5. Nothing of what was typed reaches the index but words in quotation marks.</summary>
internal static class WordQuery
{
    /// <summary>The query; null where nothing is asked.</summary>
    /// <exception cref="LedgerException">Only words that must not stand there.</exception>
    public static string? Of(string? typed)
    {
        var terms = SearchTerm.Of(typed).ToLookup(term => term.IsUnwanted, term => $"\"{term.Words}\"{(term.IsPrefix ? " *" : "")}");
        var wanted = string.Join(' ', terms[false]);
        return (terms[false].Any(), terms[true].Any()) switch
        {
            (false, false) => null,
            (false, true) => throw new LedgerException("the search has only words that must not stand in a report; give at least one that must."),
            (true, false) => wanted,
            _ => $"({wanted}) NOT ({string.Join(" OR ", terms[true])})",
        };
    }
}
