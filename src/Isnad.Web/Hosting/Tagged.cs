using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using Isnad.Model.Events;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Isnad.Web.Hosting;

/// <summary>Answers with the hash of what they say as their tag: whoever has it already is told so and gets nothing.</summary>
internal static class Tagged
{
    /// <summary>JSON.</summary>
    public static IResult Json(HttpContext context, Action<Utf8JsonWriter> write, int status = StatusCodes.Status200OK)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, ContractWriter.Options))
        {
            write(json);
        }
        return Bytes(context, bytes.WrittenMemory, "application/json; charset=utf-8", status);
    }

    /// <summary>JSON of an object, written as all of the desk's (<see cref="Hosting.Json"/>).</summary>
    public static IResult Json(HttpContext context, object value) =>
        Bytes(context, JsonSerializer.SerializeToUtf8Bytes(value, context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions), "application/json; charset=utf-8");

    /// <summary>Any bytes.</summary>
    public static IResult Bytes(HttpContext context, ReadOnlyMemory<byte> bytes, string type, int status = StatusCodes.Status200OK)
    {
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes.Span))[..24]}\"";
        var headers = context.Response.Headers;
        headers.ETag = tag;
        // To be kept by the one who asked, and asked for again each time.
        headers.Remove("Pragma");
        headers.CacheControl = "private, no-cache";
        if (status == StatusCodes.Status200OK && context.Request.Headers.IfNoneMatch.Any(line => line is not null && line.Split(',').Any(known => known.Trim() is "*" || known.Trim().Replace("W/", "", StringComparison.Ordinal) == tag)))
        {
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }
        context.Response.StatusCode = status;
        return Results.Bytes(bytes, type);
    }
}
