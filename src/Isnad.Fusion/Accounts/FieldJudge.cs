using Isnad.Model.Incidents;

namespace Isnad.Fusion.Accounts;

/// <summary>How two values of a field lie to each other.</summary>
internal enum ValueRelation
{
    /// <summary>Both can hold at once: one says the same, or the same more loosely.</summary>
    Fits,

    /// <summary>Other values that need not exclude each other.</summary>
    Differs,

    /// <summary>At most one can be true.</summary>
    Excludes,
}

/// <summary>Finds the status of a field, with reasons. Rules: docs/incidents.md.</summary>
internal sealed class FieldJudge(Independence independence)
{
    /// <summary>Most reasons that are given for a status.</summary>
    public const int MostReasons = 4;

    /// <summary>A field of which every report means one value, though one may name several that hold at once (a list of places): those are no rivals, nor is one of them to a voice that also names what fits.</summary>
    public AccountedField<T> Judge<T>(IReadOnlyList<Account<T>> accounts, Func<T, T, ValueRelation> relation, Func<T, string> name, IReadOnlyList<string> denials)
    {
        var rivals = new List<(ValueRelation Relation, string Reason)>();
        for (var i = 0; i < accounts.Count; i++)
        {
            for (var j = i + 1; j < accounts.Count; j++)
            {
                if (Rivalry(accounts, accounts[i], accounts[j], relation) is var found and not ValueRelation.Fits)
                {
                    rivals.Add((found, $"{Said(accounts[i], name)}; {Said(accounts[j], name)}"));
                }
            }
        }
        return Field(accounts, rivals, denials, name);
    }

    /// <summary>A field of which a report may give several values: it differs where two voices give values of one part and share none.</summary>
    /// <param name="accounts">The accounts.</param>
    /// <param name="part">Which values are compared with which.</param>
    /// <param name="key">What two voices share.</param>
    /// <param name="name">A value in words.</param>
    /// <param name="excludes">Two accounts that cannot both be right.</param>
    public AccountedField<T> JudgeSets<T>(IReadOnlyList<Account<T>> accounts, Func<T, string> part, Func<T, string> key, Func<T, string> name, Func<Account<T>, Account<T>, bool> excludes)
    {
        var rivals = new List<(ValueRelation, string)>();
        foreach (var accountsOfPart in accounts.GroupBy(account => part(account.Value)))
        {
            var voices = accountsOfPart.SelectMany(account => account.Holdings.Select(holding => (Voice: independence.Voice(holding), Account: account))).ToLookup(item => item.Voice, item => item.Account);
            var sets = voices.Select(voice => (First: voice.First(), Keys: voice.Select(account => key(account.Value)).ToHashSet())).ToArray();
            rivals.AddRange(Pairs(sets).Where(pair => !pair.Item1.Keys.Overlaps(pair.Item2.Keys)).Select(pair => (ValueRelation.Differs, $"{Said(pair.Item1.First, name)}; {Said(pair.Item2.First, name)}")).Distinct());
        }
        rivals.AddRange(Pairs([.. accounts]).Where(pair => excludes(pair.Item1, pair.Item2) && Voices(pair.Item1).Union(Voices(pair.Item2)).Count() > 1)
            .Select(pair => (ValueRelation.Excludes, $"{Said(pair.Item1, name)}; {Said(pair.Item2, name)}")));
        return Field(accounts, rivals, [], name);
    }

    /// <summary>A value and who holds it, in words.</summary>
    public string Said<T>(Account<T> account, Func<T, string> name) => $"{name(account.Value)}: {Names(account.Holdings)}";

    /// <summary>Why values stand that nobody contradicts.</summary>
    public string Unopposed<T>(IReadOnlyList<Account<T>> accounts, Func<T, string> name)
    {
        var voices = independence.Voices(accounts.SelectMany(account => account.Holdings));
        return voices == 1 ? $"one voice alone: {Names(accounts[0].Holdings)}" : $"{voices} voices, none against another; {Said(accounts[0], name)}";
    }

    /// <summary>Who holds, in words: each voice once, three at most by name.</summary>
    public string Names(IEnumerable<Holding> holdings)
    {
        var names = holdings.GroupBy(independence.Voice).Select(voice => voice.First().Name).ToArray();
        return names.Length <= 3 ? string.Join(", ", names) : $"{string.Join(", ", names.Take(3))} and {names.Length - 3} more";
    }

    private AccountedField<T> Field<T>(IReadOnlyList<Account<T>> accounts, List<(ValueRelation Relation, string Reason)> rivals, IReadOnlyList<string> denials, Func<T, string> name)
    {
        var voices = independence.Voices(accounts.SelectMany(account => account.Holdings));
        var worst = rivals.Count == 0 ? ValueRelation.Fits : rivals.Max(rival => rival.Relation);
        var status = denials.Count > 0 ? AccountStatus.Denied
            : worst == ValueRelation.Excludes ? AccountStatus.Disputed
            : worst == ValueRelation.Differs ? AccountStatus.Differing
            : voices <= 1 ? AccountStatus.SingleAccount
            : AccountStatus.Agreed;
        List<string> reasons = [.. denials, .. rivals.OrderByDescending(rival => rival.Relation).Take(MostReasons).Select(rival => rival.Reason)];
        if (rivals.Count > MostReasons)
        {
            reasons.Add($"and {rivals.Count - MostReasons} more pairs");
        }
        if (reasons.Count == 0 && accounts.Count > 0)
        {
            reasons.Add(Unopposed(accounts, name));
        }
        return new AccountedField<T>(accounts, status, reasons);
    }

    private IEnumerable<string> Voices<T>(Account<T> account) => account.Holdings.Select(independence.Voice).Distinct();

    /// <summary>How two values lie to each other as they are held: a voice that holds both, or what fits both, is against neither; one that gave one and later the other differs from itself.</summary>
    private ValueRelation Rivalry<T>(IReadOnlyList<Account<T>> accounts, Account<T> first, Account<T> second, Func<T, T, ValueRelation> relation)
    {
        var found = relation(first.Value, second.Value);
        if (found == ValueRelation.Fits)
        {
            return found;
        }
        string[] Against(Account<T> holders, T value) => [.. Voices(holders).Except(accounts.Where(account => relation(account.Value, value) == ValueRelation.Fits).SelectMany(Voices))];
        if (Against(first, second.Value) is { Length: > 0 } && Against(second, first.Value) is { Length: > 0 })
        {
            return found;
        }
        var (one, other) = (first.Mentions.Except(second.Mentions).ToHashSet(), second.Mentions.Except(first.Mentions).ToHashSet());
        return first.Holdings.Where(holding => one.Contains(holding.Mention)).Select(independence.Voice).Intersect(second.Holdings.Where(holding => other.Contains(holding.Mention)).Select(independence.Voice)).Any()
            ? ValueRelation.Differs : ValueRelation.Fits;
    }

    private static IEnumerable<(T, T)> Pairs<T>(T[] items) => items.SelectMany((item, i) => items.Skip(i + 1).Select(other => (item, other)));
}
