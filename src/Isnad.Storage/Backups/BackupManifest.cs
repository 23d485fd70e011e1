using System.Text.Json;
using Isnad.Model.Ledger;

namespace Isnad.Storage.Backups;

/// <summary>What stands beside the ledger in a backup file: a zip of <c>manifest.json</c> and <c>ledger.db</c>, so that anybody can check it with unzip and sha256sum.</summary>
internal sealed record BackupManifest(string Format, string MadeAt, int Schema, long LedgerBytes, string LedgerSha256, long LogSize, long Reports, SignedHead? Head)
{
    /// <summary>Names of the entries.</summary>
    public const string FileName = "manifest.json", LedgerName = Ledger.FileName;

    /// <summary>The form that this program writes and reads.</summary>
    public const string CurrentFormat = "isnad backup 1";

    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    /// <summary>As it stands in the file.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Options);

    /// <summary>Reads it back; null where it is none.</summary>
    public static BackupManifest? Read(Stream json)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(json, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A signed head as the manifest gives it.</summary>
internal sealed record SignedHead(long Size, string Root, string At, string KeyId, string Signature)
{
    /// <summary>Of a head.</summary>
    public static SignedHead? Of(TreeHead? head) => head is null ? null : new(head.Size, Convert.ToHexStringLower(head.Root), Instants.Text(head.At), head.KeyId.Hex, Convert.ToBase64String(head.Signature));
}
