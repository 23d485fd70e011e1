using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using Isnad.Model.Reports;

namespace Isnad.Ingest.Web;

/// <summary>Sends one request and reads its answer within the limits. Nothing is sent but what stands in the request: no cookies, no credentials, no proxy, through
/// which addresses could not be checked.</summary>
internal sealed class RequestSender : IDisposable
{
    private readonly FetchSettings _settings;
    private readonly TimeProvider _clock;
    private readonly HttpClient _client;

    public RequestSender(FetchSettings settings, TimeProvider clock, HostDialer dialer)
    {
        (_settings, _clock) = (settings, clock);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
            ConnectCallback = dialer.ConnectAsync,
            ConnectTimeout = settings.ConnectTimeout,
            MaxConnectionsPerServer = 2,
            MaxResponseHeadersLength = settings.MaxHeaderKiB,
            // A body that is given up is not read to its end.
            MaxResponseDrainSize = 0,
            // Names are resolved and checked again from time to time.
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            // Outlets write letters of their paths unescaped.
            ResponseHeaderEncodingSelector = (name, _) => name.Equals("Location", StringComparison.OrdinalIgnoreCase) ? System.Text.Encoding.UTF8 : null,
        };
        _client = new HttpClient(handler, disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Asks <paramref name="address"/>.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was.</exception>
    public async Task<Answer> SendAsync(Uri address, FetchAim aim, FetchState? known, CancellationToken cancel)
    {
        using var timeUp = new CancellationTokenSource(_settings.RequestTimeout, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeUp.Token, cancel);
        try
        {
            using var request = Request(address, aim, known);
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token);
            var answer = ResponseReading.Of(response, known is not null, _clock.GetUtcNow());
            return answer ?? await ContentAsync(request, response, aim, both.Token, cancel);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            var span = timeUp.IsCancellationRequested ? _settings.RequestTimeout : _settings.ConnectTimeout;
            return Answer.Passing($"did not answer within {span.TotalSeconds:0.#} s", "see whether the host is up, or try later");
        }
        catch (Exception error) when (error is HttpRequestException or IOException or InvalidDataException or NotSupportedException)
        {
            cancel.ThrowIfCancellationRequested();
            return Failure(error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private HttpRequestMessage Request(Uri address, FetchAim aim, FetchState? known)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        request.Headers.Host = address.IsDefaultPort ? HostOf(address) : $"{HostOf(address)}:{address.Port}";
        void Add(string name, string? value) => _ = value is null || request.Headers.TryAddWithoutValidation(name, value);
        Add("User-Agent", _settings.UserAgent);
        Add("Accept", MediaTypes.Accept(aim));
        Add("Accept-Encoding", BodyReader.Codings);
        Add("If-None-Match", known?.ETag);
        Add("If-Modified-Since", known?.LastModified);
        return request;
    }

    private static string HostOf(Uri address) => address.HostNameType == UriHostNameType.IPv6 ? $"[{address.IdnHost}]" : address.IdnHost;

    private async Task<Answer> ContentAsync(HttpRequestMessage request, HttpResponseMessage response, FetchAim aim, CancellationToken both, CancellationToken cancel)
    {
        var at = _clock.GetUtcNow();
        var type = MediaTypes.Of(response.Content.Headers);
        var (most, mostTransferred) = aim == FetchAim.Robots ? (_settings.MaxRobotsBytes, _settings.MaxRobotsBytes) : (_settings.MaxBytes, _settings.MaxTransferBytes);
        if (MediaTypes.Refusal(type.Name, aim) is { } refusal)
        {
            return refusal;
        }
        if (aim == FetchAim.Page && response.Content.Headers.ContentLength > mostTransferred)
        {
            return TooLong($"is longer than {BodyReader.Size(mostTransferred)} ({response.Content.Headers.ContentLength} bytes)");
        }
        var coding = string.Join(',', response.Content.Headers.ContentEncoding).Trim().ToLowerInvariant();
        var stream = await response.Content.ReadAsStreamAsync(both);
        var body = await BodyReader.ReadAsync(stream, coding, mostTransferred, most, both);
        cancel.ThrowIfCancellationRequested();
        if (aim is not (FetchAim.Feed or FetchAim.FeedOrPage) && both.IsCancellationRequested)
        {
            return Answer.Passing($"did not end within {_settings.RequestTimeout.TotalSeconds:0.#} s", "see whether the host is up, or try later");
        }
        if (aim == FetchAim.Page && body.Cut is { } cut)
        {
            return TooLong(cut);
        }
        if (body.Bytes.Length == 0 && aim != FetchAim.Robots)
        {
            return Answer.Failed("is empty", "see what the host gives a browser");
        }
        var content = new FetchedContent(request.RequestUri!, body.Bytes, type.Name, ExchangeText.Of(request, response), at)
        {
            Charset = type.Charset,
            ETag = Field(response.Headers.NonValidated, "ETag"),
            LastModified = Field(response.Content.Headers.NonValidated, "Last-Modified"),
            Cut = body.Cut,
        };
        return new Answer { Status = (int)response.StatusCode, Content = content };
    }

    /// <summary>A field that can be sent back; null without one, and where it is none of HTTP (RFC 9110, 5.5).</summary>
    private static string? Field(HttpHeadersNonValidated headers, string name) =>
        headers.TryGetValues(name, out var values) && values.Count == 1 && values.ToString() is { Length: > 0 and < 1024 } value && value.All(c => c is >= ' ' and <= '~') ? value : null;

    /// <summary>A page that passed a limit.</summary>
    public static Answer TooLong(string reason) => Answer.Lasting(reason, "it is left out; no report is that long");

    private Answer Failure(Exception error)
    {
        for (var inner = error; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case RefusedHostException:
                    return Answer.Failed(inner.Message, "allow the host in the settings where that is meant") with { IsUnreached = true };
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData }:
                    return Answer.Failed("lies on a host that is not known", "correct the address") with { IsUnreached = true };
                case SocketException { SocketErrorCode: SocketError.TryAgain }:
                    return Answer.Passing("lies on a host that cannot be looked up now", "see whether this machine is on the network, or try later") with { IsUnreached = true };
                case AuthenticationException:
                    return Answer.Failed($"has no sound certificate ({inner.Message})", "see what is wrong with the host; nothing is fetched from it") with { IsUnreached = true };
                case NotSupportedException:
                    return Answer.Lasting($"is packed as '{inner.Message}'", $"only {BodyReader.Codings} and deflate are understood");
            }
        }
        return error switch
        {
            InvalidDataException => Answer.Passing("is not packed as it says, or breaks off", "it seems damaged; try later"),
            HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => Answer.Failed($"sends more than {_settings.MaxHeaderKiB} KiB of headers", "it is left out; see what is wrong with the host"),
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => Answer.Failed($"cannot be reached ({error.Message})", "see whether the host is up, or try later") with { IsUnreached = true },
            HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } or HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse } => Answer.Failed("answers in broken HTTP", "see what is wrong with the host"),
            _ => Answer.Passing("broke the connection before the end", "try later"),
        };
    }
}
