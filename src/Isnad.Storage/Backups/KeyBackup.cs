using System.Globalization;
using System.Text;
using Isnad.Model.Ledger;

namespace Isnad.Storage.Backups;

/// <summary>The keys of a ledger in a file of plain lines, the last of which is the SHA-256 of those before it.</summary>
/// <param name="MadeAt">When, UTC, to the second.</param>
/// <param name="Highest">The highest number that was ever given: numbers of destroyed keys are not given again.</param>
/// <param name="Keys">By their numbers.</param>
/// <param name="Signer">PEM of the key that signs heads; null where there is none yet.</param>
internal sealed record KeyBackup(DateTimeOffset MadeAt, long Highest, IReadOnlyDictionary<long, byte[]> Keys, string? Signer)
{
    private const string First = "isnad keys 1", Made = "made ", HighestNumber = "highest ", Signing = "signer ", Key = "key ", Sum = "sha256 ";

    /// <summary>As it stands in the file.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder();
        text.Append(First).Append('\n').Append(Made).Append(Instants.Text(MadeAt)).Append('\n').Append(CultureInfo.InvariantCulture, $"{HighestNumber}{Highest}\n");
        if (Signer is { } pem)
        {
            text.Append(Signing).Append(Convert.ToBase64String(Encoding.UTF8.GetBytes(pem))).Append('\n');
        }
        foreach (var (number, key) in Keys.OrderBy(key => key.Key))
        {
            text.Append(CultureInfo.InvariantCulture, $"{Key}{number} ").Append(Convert.ToBase64String(key)).Append('\n');
        }
        var body = text.ToString();
        return Encoding.ASCII.GetBytes($"{body}{Sum}{ContentHash.Of(Encoding.ASCII.GetBytes(body)).Hex}\n");
    }

    /// <summary>Reads it back.</summary>
    /// <exception cref="LedgerException">It is none, or damaged.</exception>
    public static KeyBackup Read(string file)
    {
        var text = BesideFile.Guarded(file, () => File.ReadAllText(file, Encoding.Latin1));
        if (!text.StartsWith(First + "\n", StringComparison.Ordinal))
        {
            throw new LedgerException($"{file}: is no backup of keys; give a file that 'isnad backup --keys' wrote.");
        }
        var end = text.LastIndexOf("\n" + Sum, StringComparison.Ordinal) + 1;
        if (end == 0 || text[(end + Sum.Length)..].TrimEnd('\n') != ContentHash.Of(Encoding.Latin1.GetBytes(text[..end])).Hex)
        {
            throw new LedgerException($"{file}: is damaged, its last line is not the SHA-256 of those before it; give another copy of the keys.");
        }
        var lines = text[..end].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string Value(string name) => lines.First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..];
        var signer = lines.FirstOrDefault(line => line.StartsWith(Signing, StringComparison.Ordinal));
        return new(Instants.Read(Value(Made)), long.Parse(Value(HighestNumber), CultureInfo.InvariantCulture),
            lines.Where(line => line.StartsWith(Key, StringComparison.Ordinal)).Select(line => line.Split(' ')).ToDictionary(parts => long.Parse(parts[1], CultureInfo.InvariantCulture), parts => Convert.FromBase64String(parts[2])),
            signer is null ? null : Encoding.UTF8.GetString(Convert.FromBase64String(signer[Signing.Length..])));
    }
}
