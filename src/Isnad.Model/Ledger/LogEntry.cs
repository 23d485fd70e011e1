using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Isnad.Model.Ledger;

/// <summary>What a log entry tells. The names are written into leaves and never change.</summary>
public static class LogKind
{
    /// <summary>Bytes taken in: subject is the capture, digest that of the bytes.</summary>
    public const string Captured = "captured";

    /// <summary>A version of a report: digest of its text.</summary>
    public const string Versioned = "versioned";

    /// <summary>A version analysed: digest of the analysis, detail the engine.</summary>
    public const string Analysed = "analysed";

    /// <summary>A person decided: digest of the decision.</summary>
    public const string Decided = "decided";

    /// <summary>Incidents computed anew: digest of their members.</summary>
    public const string Fused = "fused";

    /// <summary>Content was destroyed.</summary>
    public const string Erased = "erased";

    /// <summary>A package or an export left the house.</summary>
    public const string Published = "published";

    /// <summary>A new key signs the heads.</summary>
    public const string KeyMade = "key-made";
}

/// <summary>One line of the append-only log. It names things by number and hash, never by their words, so that it can outlive what is erased.</summary>
/// <param name="Sequence">Index of the leaf, from 0.</param>
/// <param name="At">When, UTC, to the second. Times may step back with the machine's clock; the order is that of <paramref name="Sequence"/>.</param>
/// <param name="Kind">One of <see cref="LogKind"/>.</param>
/// <param name="Subject">What it is about: <c>c12</c> a capture, <c>r7</c> a report, <c>v9</c> a version, <c>a9</c> an analysis, <c>m5</c> a mention, <c>i3</c> an incident, <c>d2</c> a decision on two mentions, <c>j5</c> one on a record or a report; <c>export</c> a file of tables that left.</param>
/// <param name="Digest">Hash of the content it vouches for; null where there is none.</param>
/// <param name="Detail">Further words of ours (an engine's version, a reason's code); never words of a report or of a person.</param>
public sealed record LogEntry(long Sequence, DateTimeOffset At, string Kind, string Subject, ContentHash? Digest, string? Detail)
{
    /// <summary>Stands in <see cref="Detail"/> before the hash of what is kept beside the content: how bytes were obtained, what the input said of a report.</summary>
    public const string AboutMark = "about ";

    /// <summary>The hash behind <see cref="AboutMark"/> in an entry's detail; null where there is none.</summary>
    public static ContentHash? AboutOf(string detail)
    {
        const int Digits = 64;
        var at = detail.IndexOf(AboutMark, StringComparison.Ordinal);
        return at < 0 || detail.Length < at + AboutMark.Length + Digits ? null : new(detail.Substring(at + AboutMark.Length, Digits));
    }

    /// <summary>The leaf's bytes: a JSON object of fixed order. They are hashed and kept as they stand, never written anew.</summary>
    public byte[] ToLeaf()
    {
        var bytes = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Events.ContractWriter.Options))
        {
            json.WriteStartObject();
            json.WriteNumber("seq", Sequence);
            json.WriteString("at", At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
            json.WriteString("kind", Kind);
            json.WriteString("subject", Subject);
            if (Digest is { } digest)
            {
                json.WriteString("sha256", digest.Hex);
            }
            if (Detail is { } detail)
            {
                json.WriteString("detail", detail);
            }
            json.WriteEndObject();
        }
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Reads a leaf back.</summary>
    /// <exception cref="FormatException">It is no leaf of this log.</exception>
    public static LogEntry Parse(ReadOnlyMemory<byte> leaf)
    {
        try
        {
            using var json = JsonDocument.Parse(leaf);
            var root = json.RootElement;
            string? Optional(string name) => root.TryGetProperty(name, out var value) ? value.GetString() : null;
            return new(root.GetProperty("seq").GetInt64(), root.GetProperty("at").GetDateTimeOffset(), root.GetProperty("kind").GetString()!, root.GetProperty("subject").GetString()!, Optional("sha256") is { } hex ? new ContentHash(hex) : null, Optional("detail"));
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"no leaf of the log: {Encoding.UTF8.GetString(leaf.Span[..Math.Min(leaf.Length, 80)])}", error);
        }
    }
}

/// <summary>A signed statement of what the log held: whoever keeps it can prove later that nothing before it was changed.</summary>
/// <param name="Size">Number of leaves.</param>
/// <param name="Root">Root of their tree.</param>
/// <param name="At">When it was signed, UTC, to the second.</param>
/// <param name="KeyId">SHA-256 of the public key (SubjectPublicKeyInfo).</param>
/// <param name="Signature">ECDSA over P-256 with SHA-256 of <see cref="SignedBytes"/>, DER (RFC 3279).</param>
public sealed record TreeHead(long Size, byte[] Root, DateTimeOffset At, ContentHash KeyId, byte[] Signature)
{
    /// <summary>What is signed: four lines, each ended by LF.</summary>
    public byte[] SignedBytes() => SignedBytes(Size, Root, At);

    /// <inheritdoc cref="SignedBytes()"/>
    public static byte[] SignedBytes(long size, byte[] root, DateTimeOffset at) =>
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"isnad tree head 1\n{size}\n{Convert.ToHexStringLower(root)}\n{at.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}\n"));
}
