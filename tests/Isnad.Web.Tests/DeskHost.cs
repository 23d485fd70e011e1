using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Isnad.Fusion;
using Isnad.Language;
using Isnad.Model.Ledger;
using Isnad.Model.People;
using Isnad.Storage;
using Isnad.Storage.People;
using Isnad.Workflow;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Isnad.Web.Tests;

/// <summary>A desk of a test on a free port, with a ledger of its own.</summary>
internal sealed partial class DeskHost : IAsyncDisposable
{
    public const string Password = "a long sentence";

    private static readonly string Root = FindRoot();

    // Compiling it takes seconds; it never changes.
    private static readonly Lazy<LanguagePack> Pack = new(() => LanguagePack.Compile(Resources));

    private readonly string _folder = Directory.CreateTempSubdirectory("isnad-web-").FullName;
    private readonly WebApplication _app;

    private DeskHost(DeskSettings? settings, TimeProvider clock, bool fuses)
    {
        Ledger = Isnad.Storage.Ledger.Open(_folder, new LedgerOptions { Clock = clock });
        People = PeopleStore.Open(_folder, clock);
        var ontology = FusionOntology.Of(File.ReadAllLines(Path.Combine(Resources, "ontology", "types.tsv")), File.ReadAllLines(Path.Combine(Resources, "ontology", "actors.tsv")));
        Parts = new DeskParts(Ledger, People, Pack.Value, ontology, Resources, clock) { Fuse = fuses ? Fusing(Ledger, ontology) : null };
        _app = Desk.Build(Parts, (settings ?? new DeskSettings { KeyFolder = "", SignInsPerMinute = 1000 }) with { Address = "http://127.0.0.1:0", KeyFolder = Path.Combine(_folder, "form-keys") });
        _app.StartAsync().GetAwaiter().GetResult();
        Address = new Uri(_app.Urls.First());
    }

    /// <summary>Starts one.</summary>
    public static DeskHost Start(DeskSettings? settings = null, TimeProvider? clock = null, bool fuses = false) => new(settings, clock ?? TimeProvider.System, fuses);

    public static string Resources => Path.Combine(Root, "resources");

    public ILedger Ledger { get; }

    public IPeople People { get; }

    public DeskParts Parts { get; }

    public Uri Address { get; }

    /// <summary>What it answers to.</summary>
    public IEnumerable<RouteEndpoint> Endpoints => ((IEndpointRouteBuilder)_app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    /// <summary>Takes a report in and gives its number.</summary>
    public long Take(IntakeItem item) => Ledger.Reports.Version(Ledger.Reports.Take([item]).Single().Versions.Single())!.Report;

    /// <summary>Somebody who is not signed in.</summary>
    public DeskVisitor Visitor() => new(Address);

    /// <summary>Somebody signed in, let in where they were not.</summary>
    public async Task<DeskVisitor> SignedIn(DeskRole role, string? name = null)
    {
        name ??= role.ToString().ToLowerInvariant();
        var visitor = Visitor();
        if (People.Named(name) is null)
        {
            var token = People.Invite(new Invitation(role, null, Parts.Clock.GetUtcNow().AddHours(1)), null);
            (await visitor.Post($"/welcome/{token}", ("name", name), ("pseudonym", $"p-{name}"), ("password", Password), ("again", Password))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
            return visitor;
        }
        (await visitor.Post("/sign-in", ("name", name), ("password", Password))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        People.Dispose();
        Ledger.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static FuseLedger Fusing(ILedger ledger, FusionOntology ontology)
    {
        using var weights = File.OpenRead(Path.Combine(Resources, "models", "fusion.tsv"));
        using var words = File.OpenRead(Path.Combine(Resources, "models", "fusion-words.tsv"));
        var model = FusionModelFile.Read(weights);
        return new(ledger, new ProfileBuilder(ontology, WordRarityFile.Read(words)), model, model.Version);
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Isnad.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Isnad.slnx is in no folder above the tests.");
        }
        return folder;
    }
}

/// <summary>A browser without scripts: cookies and form keys.</summary>
internal sealed partial class DeskVisitor(Uri address) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer(), UseCookies = true }) { BaseAddress = address };

    /// <summary>What every request bears.</summary>
    public System.Net.Http.Headers.HttpRequestHeaders Headers => _client.DefaultRequestHeaders;

    public Task<HttpResponseMessage> Get(string path) => _client.GetAsync(new Uri(path, UriKind.Relative));

    public Task<string> Page(string path) => _client.GetStringAsync(new Uri(path, UriKind.Relative));

    /// <summary>The words of a page, its entities turned back.</summary>
    public async Task<string> Words(string path) => WebUtility.HtmlDecode(await Page(path));

    public async Task<JsonElement> Json(string path) => (await _client.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative))).Clone();

    /// <summary>Sends a form with its key.</summary>
    public async Task<HttpResponseMessage> Post(string path, params (string Name, string Value)[] fields)
    {
        var values = fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).Append(KeyValuePair.Create("form-key", await FormKey()));
        using var content = new FormUrlEncodedContent(values);
        return await _client.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    /// <summary>Sends a form without its key.</summary>
    public async Task<HttpResponseMessage> PostBare(string path)
    {
        using var content = new FormUrlEncodedContent([]);
        return await _client.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    /// <summary>Sends JSON with the form's key in its header.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Body)> Send(string path, object? body = null) => await Read(await PostContent(path, JsonContent.Create(body ?? new { })));

    /// <summary>Sends a body with the form's key in its header.</summary>
    public async Task<HttpResponseMessage> PostContent(string path, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = content };
        request.Headers.Add("X-Isnad-Form", await FormKey());
        return await _client.SendAsync(request);
    }

    /// <summary>Sends a file in a form with its key.</summary>
    public async Task<HttpResponseMessage> Upload(string path, string field, string fileName, byte[] bytes)
    {
        using var file = new ByteArrayContent(bytes);
        using var key = new StringContent(await FormKey());
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new MultipartFormDataContent { { key, "form-key" }, { file, field, fileName } } };
        // What is refused by its length is answered before it is sent.
        request.Headers.ExpectContinue = true;
        return await _client.SendAsync(request);
    }

    /// <summary>Sends bytes as they are, with the form's key in its header.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Body)> SendBytes(string path, byte[] bytes) => await Read(await PostContent(path, new ByteArrayContent(bytes)));

    public void Dispose() => _client.Dispose();

    private static async Task<(HttpStatusCode Status, JsonElement Body)> Read(HttpResponseMessage answer)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync();
            return (answer.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
        }
    }

    private async Task<string> FormKey()
    {
        using var page = await _client.GetAsync(new Uri("/me", UriKind.Relative));
        var from = page.StatusCode == HttpStatusCode.Redirect ? await Page("/sign-in") : await page.Content.ReadAsStringAsync();
        return Key().Match(from).Groups[1].Value;
    }

    [GeneratedRegex("name=\"form-key\" content=\"([^\"]+)\"")]
    private static partial Regex Key();
}
