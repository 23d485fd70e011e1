using System.Security.Cryptography;
using Isnad.Model.Ledger;

namespace Isnad.Storage;

/// <summary>The key that signs tree heads: ECDSA over P-256, a PEM of PKCS #8 in the data folder that only its owner may read. A lost key is replaced by a new one, which the log tells.</summary>
internal sealed class HeadSigner(string path) : IDisposable
{
    private ECDsa? _key;

    /// <summary>Loads the key, or makes one where there is none: its id (SHA-256 of SubjectPublicKeyInfo), its public PEM, and whether it was made now.</summary>
    /// <exception cref="LedgerException">The file is there and no key, or cannot be written.</exception>
    public (ContentHash KeyId, string PublicPem, bool IsNew) Load()
    {
        var isNew = false;
        if (_key is null)
        {
            try
            {
                isNew = !File.Exists(path);
                _key = isNew ? Make() : Read();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw StorageErrors.Of(path, error);
            }
        }
        return (ContentHash.Of(_key.ExportSubjectPublicKeyInfo()), _key.ExportSubjectPublicKeyInfoPem(), isNew);
    }

    /// <summary>Signature of <paramref name="data"/>, DER, after <see cref="Load"/>.</summary>
    public byte[] Sign(byte[] data) => _key!.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    /// <summary>True where <paramref name="head"/> was signed by the key that <paramref name="publicPem"/> gives.</summary>
    public static bool Verifies(TreeHead head, string publicPem)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(publicPem);
            return ContentHash.Of(key.ExportSubjectPublicKeyInfo()) == head.KeyId && key.VerifyData(head.SignedBytes(), head.Signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _key?.Dispose();

    private ECDsa Read()
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
            return key;
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new LedgerException($"{path}: holds no private key; restore it from where you keep keys, or move it away, and a new one is made and logged.", error);
        }
    }

    private ECDsa Make()
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        // Whole or not at all: a process that dies between leaves no empty key.
        var draft = $"{path}.{Guid.NewGuid():n}";
        using (var writer = new StreamWriter(draft, options))
        {
            writer.WriteLine(key.ExportPkcs8PrivateKeyPem());
        }
        try
        {
            File.Move(draft, path, overwrite: false);
            return key;
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process made one at this moment.
            File.Delete(draft);
            key.Dispose();
            return Read();
        }
    }
}
