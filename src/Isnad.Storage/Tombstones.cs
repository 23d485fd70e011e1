using System.Text;
using Isnad.Model.Ledger;

namespace Isnad.Storage;

/// <summary>What was taken down, by hashes alone: of bytes, of texts, of addresses.</summary>
internal sealed class Tombstones(Database database)
{
    /// <summary>Hash under which an address is kept.</summary>
    public static ContentHash OfAddress(string address) => ContentHash.Of(Encoding.UTF8.GetBytes($"address {address}"));

    /// <summary>True where it was taken down.</summary>
    public bool Holds(ContentHash hash) => database.Prepare("SELECT 1 FROM tombstone_hash WHERE sha256 = $1 LIMIT 1").Value(Convert.FromHexString(hash.Hex)) is not null;

    /// <summary>True where <paramref name="article"/> was, by its text or its address.</summary>
    public bool Holds(IntakeArticle article, string? address) => Holds(article.Text.Hash) || (address is not null && Holds(OfAddress(address)));
}
