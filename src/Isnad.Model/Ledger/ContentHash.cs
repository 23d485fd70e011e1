using System.Security.Cryptography;

namespace Isnad.Model.Ledger;

/// <summary>SHA-256 of content: its name in the ledger.</summary>
/// <param name="Hex">64 lower-case hexadecimal digits.</param>
public readonly record struct ContentHash(string Hex)
{
    /// <summary>Hash of <paramref name="content"/>.</summary>
    public static ContentHash Of(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        return new(Convert.ToHexStringLower(hash));
    }

    /// <inheritdoc/>
    public override string ToString() => Hex;
}
