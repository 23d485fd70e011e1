using System.Security.Cryptography;
using Isnad.Model.Ledger;

namespace Isnad.Storage;

/// <summary>Content under seal: Brotli under AES-256-GCM. The content's hash is authenticated along, so that a seal moved to another row does not open.</summary>
internal sealed class Payloads(Database database, KeyStore keys)
{
    private const int NonceBytes = 12, TagBytes = 16;

    /// <summary>Seals <paramref name="content"/> and gives the row's number. Within a transaction.</summary>
    public long Add(PackedContent content, (long Number, byte[] Key) key)
    {
        var hash = Convert.FromHexString(content.Hash.Hex);
        database.Prepare("INSERT INTO payload (key, sha256, length, sealed) VALUES ($1, $2, $3, $4)").Run(key.Number, hash, (long)content.Length, Seal(content.Packed, key.Key, hash));
        return database.LastRow();
    }

    /// <summary>The content of a row; null where it was destroyed.</summary>
    /// <exception cref="LedgerException">The seal is broken.</exception>
    public byte[]? Open(long id)
    {
        var row = database.Prepare("SELECT key, sha256, length, sealed FROM payload WHERE id = $1")
            .First(reader => ((long Key, byte[] Hash, long Length, byte[]? Sealed)?)(reader.GetInt64(0), (byte[])reader[1], reader.GetInt64(2), reader.IsDBNull(3) ? null : (byte[])reader[3]), id);
        if (row is not { Sealed: { } sealed_ } found || keys.Find(found.Key) is not { } key)
        {
            return null;
        }
        try
        {
            return PackedContent.Unpack(Unseal(sealed_, key, found.Hash), found.Length);
        }
        catch (Exception error) when (error is CryptographicException or InvalidDataException or ArgumentException)
        {
            throw new LedgerException($"{database.Path}: content {id} (SHA-256 {Convert.ToHexStringLower(found.Hash)}) was altered or its key is another's; run 'isnad verify' and restore a backup.", error);
        }
    }

    /// <summary>Takes the sealed bytes of all content under these keys out of the file; their hashes stay.</summary>
    public void Purge(long key) => database.Prepare("UPDATE payload SET sealed = NULL WHERE key = $1").Run(key);

    internal static byte[] Seal(ReadOnlySpan<byte> packed, byte[] key, ReadOnlySpan<byte> hash)
    {
        var result = new byte[NonceBytes + packed.Length + TagBytes];
        var span = result.AsSpan();
        RandomNumberGenerator.Fill(span[..NonceBytes]);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(span[..NonceBytes], packed, span[NonceBytes..^TagBytes], span[^TagBytes..], hash);
        return result;
    }

    internal static byte[] Unseal(ReadOnlySpan<byte> sealed_, byte[] key, ReadOnlySpan<byte> hash)
    {
        var packed = new byte[sealed_.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(sealed_[..NonceBytes], sealed_[NonceBytes..^TagBytes], sealed_[^TagBytes..], packed, hash);
        return packed;
    }
}
