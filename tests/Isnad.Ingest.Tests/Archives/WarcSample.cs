using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Isnad.Ingest.Tests.Archives;

/// <summary>Web archives made by hand, byte for byte.</summary>
internal static class WarcSample
{
    public const string Shelling = "قال متحدث باسم الدفاع المدني إن قصفا مدفعيا استهدف أطراف البلدة مساء أمس وأسفر عن مقتل ثلاثة مدنيين وإصابة سبعة آخرين.";
    public const string Meeting = "عقد المحافظ اجتماعا مع وجهاء المدينة لبحث إعادة فتح الطريق الدولي أمام شاحنات الإغاثة ابتداء من الأسبوع المقبل.";
    public const string Convoy = "وصلت قافلة مساعدات مؤلفة من أربعين شاحنة إلى المخيم بعد توقف دام ثلاثة أسابيع بسبب إغلاق المعبر الحدودي.";

    public static string Page(string text, string head = "") => $"<!doctype html><html lang=\"ar\"><head><meta charset=\"utf-8\">{head}</head><body><article><p>{text}</p><p>وأضاف المصدر أن العمل مستمر حتى إشعار آخر وأن التفاصيل ستعلن لاحقا في بيان مستقل.</p></article></body></html>";

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Http(byte[] body, string type = "text/html; charset=utf-8", string more = "", string status = "200 OK") =>
        [.. Bytes($"HTTP/1.1 {status}\r\nContent-Type: {type}\r\n{more}\r\n"), .. body];

    public static byte[] Record(string type, byte[] block, string url = "https://news.example.org/a", string more = "", string contentType = "application/http; msgtype=response", int? length = null, bool digest = true) =>
    [
        .. Bytes($"WARC/1.1\r\nWARC-Type: {type}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2018-04-20T09:30:00Z\r\nWARC-Record-ID: <urn:uuid:{type}-{url}>\r\n"
            + (digest ? $"WARC-Block-Digest: sha256:{Convert.ToHexString(SHA256.HashData(block))}\r\n" : "") + more
            + $"Content-Type: {contentType}\r\nContent-Length: {length ?? block.Length}\r\n\r\n"),
        .. block, .. "\r\n\r\n"u8,
    ];

    public static byte[] Response(string text, string url = "https://news.example.org/a", string more = "", bool digest = true) => Record("response", Http(Bytes(Page(text))), url, more, digest: digest);

    public static byte[] Gzip(byte[] bytes) => Pack(bytes, to => new GZipStream(to, CompressionLevel.Optimal));

    public static byte[] Pack(byte[] bytes, Func<Stream, Stream> packing)
    {
        using var packed = new MemoryStream();
        using (var stream = packing(packed))
        {
            stream.Write(bytes);
        }
        return packed.ToArray();
    }

    public static byte[] Chunked(byte[] body, int size)
    {
        using var chunks = new MemoryStream();
        foreach (var chunk in body.Chunk(size))
        {
            chunks.Write(Bytes($"{chunk.Length:x};note=1\r\n"));
            chunks.Write(chunk);
            chunks.Write("\r\n"u8);
        }
        chunks.Write("0\r\n\r\n"u8);
        return chunks.ToArray();
    }

    public static byte[] Join(params byte[][] parts)
    {
        using var whole = new MemoryStream();
        foreach (var part in parts)
        {
            whole.Write(part);
        }
        return whole.ToArray();
    }
}
