using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Isnad.Web.Hosting;

/// <summary>Passwords by the framework's hasher: PBKDF2 with HMAC-SHA-512 and a salt of its own each.</summary>
internal sealed class Passwords
{
    /// <summary>Least and greatest length, letters.</summary>
    public const int Least = 10, Greatest = 200;

    // OWASP's Password Storage Cheat Sheet asks for 210,000 rounds of PBKDF2-HMAC-SHA512.
    private const int Rounds = 210_000;

    private readonly PasswordHasher<string> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));

    /// <summary>Hashed so that nobody's name is told by how long a refusal takes.</summary>
    private readonly Lazy<string> _nobodys;

    public Passwords() => _nobodys = new(() => Hash("nobody has this password"));

    /// <summary>To be kept.</summary>
    public string Hash(string password) => _hasher.HashPassword("", password);

    /// <summary>True where it is the password; a null hash is nobody's, and takes as long.</summary>
    public bool Fits(string? hash, string password) =>
        _hasher.VerifyHashedPassword("", hash ?? _nobodys.Value, password) != PasswordVerificationResult.Failed && hash is not null;
}
