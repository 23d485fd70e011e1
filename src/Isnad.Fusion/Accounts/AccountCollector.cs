using Isnad.Model.Incidents;

namespace Isnad.Fusion.Accounts;

/// <summary>Gathers the accounts of a field; values come in order of publication.</summary>
internal sealed class AccountCollector<T>(Independence independence, Func<T, T, bool> same)
{
    private readonly List<(T Value, List<Holding> Holdings)> _found = [];

    /// <summary>Adds a value with its holders. A value that is the same as an earlier one joins it.</summary>
    public void Add(T value, IEnumerable<Holding> holdings)
    {
        var index = _found.FindIndex(item => same(item.Value, value));
        if (index < 0)
        {
            index = _found.Count;
            _found.Add((value, []));
        }
        foreach (var holding in holdings)
        {
            Join(_found[index].Holdings, holding);
        }
    }

    /// <summary>The accounts, those of most voices first.</summary>
    public IReadOnlyList<Account<T>> Accounts() => [.. _found.Select(item => new Account<T>(item.Value, item.Holdings, independence.Outlets(item.Holdings.Select(holding => holding.Mention.Document)), independence.Voices(item.Holdings)))
        .OrderByDescending(account => account.Voices)];

    private static void Join(List<Holding> holdings, Holding holding)
    {
        var index = holdings.FindIndex(other => other.Mention == holding.Mention && other.Party == holding.Party);
        if (index < 0)
        {
            holdings.Add(holding);
        }
        else
        {
            holdings[index] = holdings[index] with { Quotes = [.. holdings[index].Quotes.Union(holding.Quotes)] };
        }
    }
}
