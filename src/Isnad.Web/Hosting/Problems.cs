using Isnad.Model.Ledger;
using Isnad.Web.Layout;
using Isnad.Web.Texts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Isnad.Web.Hosting;

/// <summary>What went wrong, said as a page to a person and as JSON to a program.</summary>
internal static class Problems
{
    /// <summary>Answers with a status and the words of <paramref name="code"/> (resources/ui, <c>problem.CODE</c>).</summary>
    public static Task Write(HttpContext context, int status, string code, string? detail = null)
    {
        if (WantsJson(context))
        {
            return Json(status, code, detail).ExecuteAsync(context);
        }
        context.Response.StatusCode = status;
        // Set by a page that failed half-way; the one to come sets it again, which may be done once.
        context.Response.Headers.Remove("blazor-enhanced-nav");
        return new RazorComponentResult<ProblemPage>(new { Code = code, Detail = detail }) { StatusCode = status }.ExecuteAsync(context);
    }

    /// <summary>A problem as RFC 9457 has it, its code beside it under <c>error</c>.</summary>
    /// <param name="status">Of HTTP.</param>
    /// <param name="code">What programs go by.</param>
    /// <param name="detail">What is wrong, and what to do.</param>
    /// <param name="more">Further members.</param>
    public static IResult Json(int status, string code, string? detail = null, IReadOnlyDictionary<string, object?>? more = null) => new ProblemResult(status, code, detail, more ?? new Dictionary<string, object?>());

    private sealed record ProblemResult(int Status, string Code, string? Detail, IReadOnlyDictionary<string, object?> More) : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            context.Response.StatusCode = Status;
            var members = new Dictionary<string, object?> { ["type"] = $"urn:isnad:problem:{Code}", ["title"] = context.RequestServices.GetRequiredService<Ui>()[$"problem.{Code}"], ["status"] = Status, ["error"] = Code };
            if (Detail is not null)
            {
                members["detail"] = Detail;
            }
            foreach (var (name, value) in More)
            {
                members[name] = value;
            }
            return context.Response.WriteAsJsonAsync(members, options: null, contentType: "application/problem+json; charset=utf-8", context.RequestAborted);
        }
    }

    /// <summary>A program asks, not a person.</summary>
    public static bool WantsJson(HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        || !context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
}

/// <summary>Turns what was thrown, and what was not found, into an answer; what is unexpected is logged and its words stay here.</summary>
internal sealed partial class Faults(RequestDelegate next, ILogger<Faults> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            // Where the framework answers with a bare number.
            if (!context.Response.HasStarted && Code(context.Response.StatusCode) is { } bare)
            {
                await Problems.Write(context, context.Response.StatusCode, bare);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The browser went away.
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            var (status, code) = error switch
            {
                // A form that is too large cannot be looked through for its key.
                AntiforgeryValidationException { InnerException: BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } } => (StatusCodes.Status413PayloadTooLarge, "too-large"),
                AntiforgeryValidationException => (StatusCodes.Status400BadRequest, "form-expired"),
                BadHttpRequestException bad => (bad.StatusCode, bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? "too-large" : "bad-request"),
                LedgerException => (StatusCodes.Status409Conflict, "ledger"),
                _ => (StatusCodes.Status500InternalServerError, "fault"),
            };
            if (status == StatusCodes.Status500InternalServerError)
            {
                Failed(context.Request.Method, context.Request.Path, error);
            }
            await Problems.Write(context, status, code, error is LedgerException || (error is BadHttpRequestException && Problems.WantsJson(context)) ? error.Message : null);
        }
    }

    private static string? Code(int status) => status switch
    {
        StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed => "not-found",
        StatusCodes.Status413PayloadTooLarge => "too-large",
        StatusCodes.Status415UnsupportedMediaType => "bad-request",
        _ => null,
    };

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed")]
    private partial void Failed(string method, string path, Exception error);
}

/// <summary>Refuses every request that would change something and bears no form key, unless a program signs it with its own.</summary>
internal sealed class FormGuard(RequestDelegate next, IAntiforgery antiforgery)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var changes = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);
        if (changes && !context.User.HasClaim(SessionAuthentication.ByKey, "yes"))
        {
            await antiforgery.ValidateRequestAsync(context);
        }
        await next(context);
    }
}
