using System.Security.Cryptography;
using System.Text;

namespace Isnad.Workflow.Tests;

/// <summary>Records of a web archive as crawlers write them.</summary>
internal static class Warc
{
    public static string Response(string address, string html)
    {
        var block = $"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {Encoding.UTF8.GetByteCount(html)}\r\n\r\n{html}";
        var bytes = Encoding.UTF8.GetBytes(block);
        return $"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2018-04-20T10:00:00Z\r\nWARC-Block-Digest: sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}\r\n"
            + $"Content-Type: application/http; msgtype=response\r\nContent-Length: {bytes.Length}\r\n\r\n{block}\r\n\r\n";
    }
}
