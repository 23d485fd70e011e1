using System.Globalization;
using Isnad.Model.Ledger;

namespace Isnad.Storage;

/// <summary>Brings a file to the newest schema: Schema/NNN-name.sql in order, each in a transaction of its own with its number in <c>user_version</c>.</summary>
internal static class Migrations
{
    private static readonly (int Number, string Name)[] All = [.. typeof(Migrations).Assembly.GetManifestResourceNames()
        .Where(name => name.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name => (int.Parse(name.AsSpan(0, 3), CultureInfo.InvariantCulture), name))];

    /// <summary>Number of the newest schema.</summary>
    public static int Newest => All[^1].Number;

    /// <summary>Runs what is missing.</summary>
    /// <param name="database">The file.</param>
    /// <param name="after">Called in the same transaction with the number of the schema before, where something was missing.</param>
    /// <exception cref="LedgerException">A newer Isnad wrote the file.</exception>
    public static void Run(Database database, Action<int>? after = null)
    {
        var at = Version(database);
        if (at > Newest)
        {
            throw new LedgerException($"{database.Path}: a newer version of Isnad wrote this ledger (schema {at}, this program knows {Newest}); use that version.");
        }
        if (at == Newest)
        {
            return;
        }
        database.Write(() =>
        {
            // Read again under the lock: another process may have been first.
            var before = Version(database);
            foreach (var (number, name) in All.Where(step => step.Number > before))
            {
                using var reader = new StreamReader(typeof(Migrations).Assembly.GetManifestResourceStream(name)!);
                database.RunScript(reader.ReadToEnd());
                database.RunScript($"PRAGMA user_version = {number}");
            }
            after?.Invoke(before);
        });
    }

    private static int Version(Database database) => (int)database.Prepare("PRAGMA user_version").Number()!.Value;
}
