using System.Globalization;

namespace Isnad.Cli.Ledgers;

/// <summary>A thing of the ledger as a person names it: r7, m5, i3, d2.</summary>
internal readonly record struct LedgerNumber(char Kind, long Number)
{
    /// <summary>Reads one of the kinds given.</summary>
    /// <exception cref="UsageException">It is none; the message says what to write.</exception>
    public static LedgerNumber Parse(string typed, string kinds) =>
        typed.Length > 1 && kinds.Contains(typed[0]) && long.TryParse(typed.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? new(typed[0], number)
            : throw new UsageException($"'{typed}' names nothing; write {string.Join(" or ", kinds.Select(kind => $"{kind}12"))}, as 'isnad search' and 'isnad show' give the numbers");
}
