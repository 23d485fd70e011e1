using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Isnad.Web.Hosting;

/// <summary>Scripts, styles, fonts and the base map, from the program itself. Their address holds their hash, so that a browser may keep them for ever.</summary>
internal sealed class Assets
{
    private const string Prefix = "assets/", Packed = Prefix + "packed/";

    /// <summary>Of Brotli. The two above it save another tenth and take ten times as long, at the first request: large files were packed by them when the bundle was built.</summary>
    private const int Quality = 9;

    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".woff2"] = "font/woff2",
        [".json"] = "application/json",
        [".svg"] = "image/svg+xml",
    }.ToFrozenDictionary();

    private readonly FrozenDictionary<string, Asset> _all;

    public Assets()
    {
        var assembly = Assembly.GetExecutingAssembly();
        _all = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && !name.StartsWith(Packed, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[Prefix.Length..], name => new Asset(Read(assembly, name)!, Types[Path.GetExtension(name)], Read(assembly, $"{Packed}{name[Prefix.Length..]}.br")));
    }

    private static byte[]? Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name);
        if (stream is null)
        {
            return null;
        }
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>Address of an asset.</summary>
    /// <exception cref="KeyNotFoundException">There is none with this name.</exception>
    public string Url(string name) => $"/assets/{_all[name].Hash}/{name}";

    /// <summary>Serves them to anybody: they hold nothing of the ledger.</summary>
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/assets/{hash}/{**name}", (HttpContext context, string hash, string name) =>
    {
        // Scripts name one another without a hash; they stand under their own.
        if (!_all.TryGetValue(name, out var asset))
        {
            return Results.NotFound();
        }
        context.Response.Headers.Remove("Pragma");
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        if (asset.Brotli is { } packed && context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal))
        {
            context.Response.Headers.ContentEncoding = "br";
            context.Response.Headers.Vary = "Accept-Encoding";
            return Results.Bytes(packed, asset.Type);
        }
        return Results.Bytes(asset.Bytes, asset.Type);
    }).AllowAnonymous();

    private sealed class Asset(byte[] bytes, string type, byte[]? packed)
    {
        private readonly Lazy<byte[]?> _brotli = new(() => packed is not null ? packed : type.StartsWith("font/", StringComparison.Ordinal) ? null : Pack(bytes));

        public byte[] Bytes => bytes;

        public string Type => type;

        public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];

        /// <summary>Packed once, when it is first asked for; null where that gains nothing.</summary>
        public byte[]? Brotli => _brotli.Value;

        private static byte[] Pack(byte[] content)
        {
            using var target = new MemoryStream();
            using (var packer = new BrotliStream(target, new BrotliCompressionOptions { Quality = Quality }))
            {
                packer.Write(content);
            }
            return target.ToArray();
        }
    }
}
