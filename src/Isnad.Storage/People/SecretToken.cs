using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Isnad.Storage.People;

/// <summary>A random token that its holder shows and of which only the hash is kept. With 256 random bits a plain SHA-256 is enough: there is nothing to guess.</summary>
internal static class SecretToken
{
    private const int Bytes = 32;

    /// <summary>A new one, in letters that a URL and a header carry as they are, with its hash.</summary>
    public static (string Token, byte[] Hash) New()
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        return (token, Hash(token));
    }

    /// <summary>What is kept of a token.</summary>
    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
