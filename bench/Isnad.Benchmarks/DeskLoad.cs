using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Isnad.Model.People;
using Isnad.Storage.People;

namespace Isnad.Benchmarks;

/// <summary>How a running desk answers: <c>isnad up --no-browser --data DATA</c>, then <c>dotnet run -c Release --project bench/Isnad.Benchmarks -- desk DATA ADDRESS</c>. Each page is asked 200 times, one after the
/// other; then 50 coders work at once for a minute: each takes the next report of the queue in hand, opens its page, accepts its first event that nobody decided, gives it back, and looks at an incident, a list or the map.</summary>
internal sealed partial class DeskLoad : IDisposable
{
    private const int Requests = 200, Coders = 50;

    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    private readonly string _address;
    private readonly List<HttpClient> _coders = [];
    private readonly ConcurrentBag<(string Page, double Milliseconds)> _times = [];
    private readonly ConcurrentDictionary<string, int> _wrong = new();

    private DeskLoad(string folder, string address)
    {
        _address = address;
        var clock = TimeProvider.System;
        var until = clock.GetUtcNow().AddHours(1);
        using var people = PeopleStore.Open(folder, clock);
        for (var i = 0; i < Coders; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"load-{Guid.NewGuid():N}-{i}");
            var person = people.Accept(people.Invite(new(DeskRole.Editor, null, until), null), name, name, "no password opens this");
            // Pages are for sessions, addresses of the API for keys. A page that is refused is a redirect, which must not pass for an answer.
            var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
            client.DefaultRequestHeaders.Add("Cookie", $"isnad-session={people.OpenSession(person.Number, until)}");
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", people.AddToken(person.Number, "load"));
            _coders.Add(client);
        }
    }

    /// <summary>Runs both and prints.</summary>
    public static void Run(string folder, string address)
    {
        using var load = new DeskLoad(folder, address);
        load.Pages().GetAwaiter().GetResult();
        load.Together().GetAwaiter().GetResult();
    }

    public void Dispose() => _coders.ForEach(client => client.Dispose());

    private async Task Pages()
    {
        using var queue = await Json(_coders[0], "/api/queue?state=open");
        using var incidents = await Json(_coders[0], "/api/incidents");
        string[] reports = [.. queue.RootElement.GetProperty("reports").EnumerateArray().Select(row => row.GetProperty("report").GetRawText())];
        string[] numbers = [.. incidents.RootElement.GetProperty("incidents").EnumerateArray().Select(row => row.GetProperty("id").ToString())];
        foreach (var (page, path) in new (string, Func<int, string>)[]
        {
            ("queue", i => $"/queue?state=open&page={1 + (i % 20)}"), ("queue of a country", i => $"/queue?state=open&country={(i % 2 == 0 ? "YE" : "SY")}"), ("report", i => $"/reports/{reports[i % reports.Length]}"), ("incidents", i => $"/incidents?page={1 + (i % 20)}"),
            ("incidents of a type", i => $"/incidents?type={(i % 2 == 0 ? "airstrike" : "killing")}"), ("incident", i => $"/incidents/{numbers[i % numbers.Length]}"), ("map", _ => "/map"), ("map's data", _ => "/api/incidents/map"), ("figures", _ => "/figures"), ("export", _ => "/export"), ("people and keys", _ => "/me"),
        })
        {
            var times = new List<double>();
            for (var i = 0; i < Requests; i++)
            {
                times.Add(await Get(_coders[0], page, path(i)));
            }
            Print(page, times);
        }
    }

    private async Task Together()
    {
        _times.Clear();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(_coders.Select((client, i) => Work(client, new Random(i), clock)));
        foreach (var page in _times.GroupBy(item => item.Page).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            Print($"{Coders} at once, {page.Key}", [.. page.Select(item => item.Milliseconds)]);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_times.Count} requests in {clock.Elapsed.TotalSeconds:0} s; wrong answers: {(_wrong.IsEmpty ? "none" : string.Join(", ", _wrong.Select(item => $"{item.Key} x{item.Value}")))}"));
    }

    private async Task Work(HttpClient client, Random random, Stopwatch clock)
    {
        while (clock.Elapsed < Length)
        {
            using var queue = await Json(client, $"/api/queue?state=open&page={random.Next(1, 40)}");
            var rows = queue.RootElement.GetProperty("reports");
            var report = rows[random.Next(rows.GetArrayLength())].GetProperty("report").GetRawText();
            await Post(client, "claim", $"/api/reports/{report}/claim", new { });
            await Get(client, "report", $"/reports/{report}");
            using var view = await Json(client, $"/api/reports/{report}");
            if (Open(view.RootElement) is { } mention)
            {
                // Another may have decided meanwhile: then the desk must say so (409).
                await Post(client, "decide", $"/api/reports/{report}/decisions", new { version = view.RootElement.GetProperty("version").GetInt64(), analysis = view.RootElement.GetProperty("analysis").GetInt64(), seen = view.RootElement.GetProperty("seen").GetInt64(), steps = new[] { new { verb = "accepted", mention } } }, HttpStatusCode.Conflict);
            }
            await Post(client, "release", $"/api/reports/{report}/release", new { });
            await Get(client, "looks around", random.Next(4) switch { 0 => "/incidents", 1 => $"/incidents/{random.Next(1, 4000)}", 2 => "/map", _ => "/queue" }, HttpStatusCode.NotFound, HttpStatusCode.Gone);
            await Task.Delay(random.Next(500, 2500));
        }
    }

    private static string? Open(JsonElement view) => view.GetProperty("standing").EnumerateArray().Where(item => item.GetProperty("state").GetString() == "proposed").Select(item => item.GetProperty("id").ToString()).FirstOrDefault();

    private async Task<JsonDocument> Json(HttpClient client, string path)
    {
        var clock = Stopwatch.StartNew();
        using var answer = await client.GetAsync(new Uri(_address + path));
        Note(path.Split('?', '/')[2], clock, answer, []);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
    }

    private async Task<double> Get(HttpClient client, string page, string path, params HttpStatusCode[] also)
    {
        var clock = Stopwatch.StartNew();
        using var answer = await client.GetAsync(new Uri(_address + path));
        await answer.Content.ReadAsByteArrayAsync();
        return Note(page, clock, answer, also);
    }

    private async Task Post(HttpClient client, string page, string path, object body, params HttpStatusCode[] also)
    {
        var clock = Stopwatch.StartNew();
        using var answer = await client.PostAsJsonAsync(new Uri(_address + path), body);
        Note(page, clock, answer, also);
    }

    private double Note(string page, Stopwatch clock, HttpResponseMessage answer, HttpStatusCode[] also)
    {
        if (!answer.IsSuccessStatusCode && !also.Contains(answer.StatusCode))
        {
            _wrong.AddOrUpdate($"{page} {(int)answer.StatusCode}", 1, (_, count) => count + 1);
        }
        _times.Add((page, clock.Elapsed.TotalMilliseconds));
        return clock.Elapsed.TotalMilliseconds;
    }

    private static void Print(string page, List<double> times)
    {
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{page}: median {times[times.Count / 2]:0.0} ms, 95th percentile {times[times.Count * 95 / 100]:0.0} ms, slowest {times[^1]:0.0} ms, {times.Count} requests"));
    }
}
