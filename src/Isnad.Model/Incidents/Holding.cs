using Isnad.Model.Reports;

namespace Isnad.Model.Incidents;

/// <summary>Whom a report quotes: the innermost of a chain of sources.</summary>
/// <param name="Kind">Kind of the source (codebook).</param>
/// <param name="Actor">The side it speaks for, where that is known.</param>
/// <param name="Words">How the report names it; empty where that does not leave.</param>
public sealed record Party(string Kind, string? Actor, string Words);

/// <summary>Words of a report: code points of its text, end exclusive; no place where a name in them is masked, for then they no longer equal the text.</summary>
public readonly record struct QuotedWords(string Words, int? Start, int? End);

/// <summary>One mention's telling of one value by one holder.</summary>
/// <param name="Mention">The mention that carries it.</param>
/// <param name="Party">Who says so; null where the outlet itself does.</param>
/// <param name="Outlet">Through which outlet; null where the report names none.</param>
public sealed record Holding(MentionKey Mention, Party? Party, string? Outlet)
{
    /// <summary>Sources between party and outlet, the innermost first.</summary>
    public IReadOnlyList<string> Through { get; init; } = [];

    /// <summary>Days of publication.</summary>
    public DateInterval? Published { get; init; }

    /// <summary>The words that the value stands on; none where the value is that a report says nothing else.</summary>
    public IReadOnlyList<QuotedWords> Quotes { get; init; } = [];

    /// <summary>Who holds it, in words: the side or the words of the party with those it came through, or the outlet.</summary>
    public string Name => Party is { } party ? $"{party.Actor ?? party.Words} ({string.Join(", ", Through.Append(OutletName))})" : OutletName;

    private string OutletName => Outlet ?? "an outlet unnamed";
}

/// <summary>A value, and everybody who holds it. Holdings stand in order of publication.</summary>
/// <param name="Value">The value.</param>
/// <param name="Holdings">At least one.</param>
/// <param name="Outlets">How many independent outlets carry it: outlets that share a copied text with one another count as one, and so do all reports without an outlet.</param>
/// <param name="Voices">How many hold it: a party is one voice through however many outlets; an outlet and the sources that it does not name are one, for each independent outlet.</param>
public sealed record Account<T>(T Value, IReadOnlyList<Holding> Holdings, int Outlets, int Voices)
{
    /// <summary>Earliest publication; null where none is known.</summary>
    public DateOnly? Since => Holdings.Min(holding => holding.Published?.From);

    /// <summary>The mentions that carry it, each once.</summary>
    public IReadOnlyList<MentionKey> Mentions => [.. Holdings.Select(holding => holding.Mention).Distinct()];
}

/// <summary>How the accounts of a field lie to each other. The names stand in JSON.</summary>
public enum AccountStatus
{
    /// <summary>One voice alone gives it.</summary>
    SingleAccount,

    /// <summary>Several voices give it, and none gives another.</summary>
    Agreed,

    /// <summary>Several values that do not exclude one another.</summary>
    Differing,

    /// <summary>Later accounts give more than earlier ones, as tolls grow.</summary>
    Revised,

    /// <summary>Values that exclude one another.</summary>
    Disputed,

    /// <summary>A party denies it.</summary>
    Denied,
}

/// <summary>All accounts of one field, and how they lie to each other. None is preferred; they stand by number of voices, then by publication.</summary>
/// <param name="Accounts">The accounts; none where no report gives the field.</param>
/// <param name="Status">Computed; docs/incidents.md has the rules.</param>
/// <param name="Reasons">Why, in words, each naming values and holders.</param>
public sealed record AccountedField<T>(IReadOnlyList<Account<T>> Accounts, AccountStatus Status, IReadOnlyList<string> Reasons)
{
    /// <summary>The accounts with most voices: several where they are equal.</summary>
    public IEnumerable<Account<T>> MostHeld => Accounts.Where(account => account.Voices == Accounts.Max(other => other.Voices));
}
