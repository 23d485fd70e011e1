using System.Net.Http;

namespace Isnad.Ingest.Web;

/// <summary>What a status means (RFC 9110, 15).</summary>
internal static class ResponseReading
{
    /// <summary>The answer that status and headers are by themselves; null where the body is one.</summary>
    /// <param name="response">The response.</param>
    /// <param name="isConditional">Whether validators were sent.</param>
    /// <param name="now">For a Retry-After that is a date.</param>
    public static Answer? Of(HttpResponseMessage response, bool isConditional, DateTimeOffset now)
    {
        var status = (int)response.StatusCode;
        var answer = status switch
        {
            200 or 203 => null,
            301 or 302 or 303 or 307 or 308 => Redirect(response),
            304 when isConditional => new Answer { NotModified = true },
            429 or 502 or 503 or 504 => Answer.Passing($"answered {Words(response)}", "try later") with { RetryAfter = RetryAfter(response, now) },
            401 or 407 => Answer.Lasting($"answered {Words(response)}", "pages behind a login are not fetched; save the page and give the file"),
            404 or 410 => Answer.Lasting($"answered {Words(response)}", "correct the address, or leave it out"),
            408 => Answer.Passing($"answered {Words(response)}", "try later"),
            >= 400 and < 500 => Answer.Lasting($"answered {Words(response)}", "the host does not give it; save the page and give the file"),
            >= 500 => Answer.Failed($"answered {Words(response)}", "try later"),
            _ => Answer.Failed($"answered {Words(response)}, which was not asked for", "see what is wrong with the host"),
        };
        return answer is null ? null : answer with { Status = status };
    }

    private static string Words(HttpResponseMessage response) => $"{(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd();

    private static Answer Redirect(HttpResponseMessage response) =>
        response.Headers.NonValidated.TryGetValues("Location", out var values) && values.Count == 1 && values.ToString() is { Length: > 0 } location
            ? new Answer { Location = location.Trim() }
            : Answer.Failed($"answered {Words(response)} without saying where to", "see what is wrong with the host");

    private static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now)
    {
        var wait = response.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - now : null;
        return wait is { } span && span < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
