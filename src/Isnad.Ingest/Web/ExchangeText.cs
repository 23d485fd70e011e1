using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using Isnad.Model.Reports;

namespace Isnad.Ingest.Web;

/// <summary>Writes the heads of request and response down. Fields stand in the order in which the framework hands them over, those of the body last; the order
/// of different fields has no meaning (RFC 9110, 5.3), that of equal ones is kept.</summary>
internal static class ExchangeText
{
    /// <summary>The exchange that brought <paramref name="response"/>.</summary>
    public static HttpExchange Of(HttpRequestMessage request, HttpResponseMessage response)
    {
        var address = request.RequestUri!;
        var sent = new StringBuilder($"{request.Method} {address.PathAndQuery} HTTP/{request.Version}\r\nHost: {request.Headers.Host}\r\n");
        Fields(sent, request.Headers.NonValidated, "Host");
        var received = new StringBuilder($"HTTP/{response.Version} {(int)response.StatusCode} {response.ReasonPhrase}\r\n");
        Fields(received, response.Headers.NonValidated);
        Fields(received, response.Content.Headers.NonValidated);
        return new(sent.ToString(), received.ToString());
    }

    private static void Fields(StringBuilder text, HttpHeadersNonValidated headers, string? without = null)
    {
        foreach (var (name, values) in headers)
        {
            foreach (var value in name.Equals(without, StringComparison.OrdinalIgnoreCase) ? [] : values.AsEnumerable())
            {
                text.Append(name).Append(": ").Append(value).Append("\r\n");
            }
        }
    }
}
