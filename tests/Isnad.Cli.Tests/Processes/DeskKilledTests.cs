using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.Versioning;
using System.Text.Json;
using Isnad.Cli.Tests.Ledgers;
using Isnad.Model.Ledger;
using Isnad.Model.People;
using Isnad.Storage;
using Isnad.Storage.People;
using Shouldly;
using Xunit;

namespace Isnad.Cli.Tests.Processes;

/// <summary>The desk is killed (SIGKILL) while people save, again and again: what it answered is kept, nothing is kept twice or by half, and it opens again.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class DeskKilledTests : IDisposable
{
    private const int Reports = 240, Coders = 6, Kills = 4;
    private const string Ready = "isnad: the desk is at ";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TempFolder _folder = new();
    private readonly ConcurrentDictionary<string, string> _answered = new();
    private readonly Random _random = new(20261127);
    private int _cutOff;

    private string Data => _folder.Path("data");

    public void Dispose()
    {
        CliProcess.Open(_folder.Root);
        _folder.Dispose();
    }

    [Fact]
    public async Task Every_answered_decision_is_in_the_log_and_the_ledger_is_sound()
    {
        var path = _folder.Write("a.jsonl", Corpus.Lines(0, Reports));
        CliProcess.Open(_folder.Root);
        CliProcess.Shell($"{CliProcess.Command} ingest '{path}' --data '{Data}' --quiet").Code.ShouldBe(ExitCode.Success);
        var keys = LetIn();
        for (var round = 0; round < Kills; round++)
        {
            await WorkUntilKilled(keys, round, _random.Next(12, 28));
            ShouldHoldWhatWasAnswered();
        }
        _cutOff.ShouldBeGreaterThan(0, "it was never killed while somebody saved");
        // It serves again.
        using var last = CliProcess.Start("exec " + Up);
        using var coder = Client(Address(last), keys[0]);
        (await coder.GetAsync(new Uri("/api/queue", UriKind.Relative))).EnsureSuccessStatusCode();
        last.Kill();
        last.WaitForExit(Patience).ShouldBeTrue();
    }

    private string Up => $"{CliProcess.Command} up --no-browser --address http://127.0.0.1:0 --data '{Data}'";

    private List<string> LetIn()
    {
        var keys = new List<string>();
        using (var people = PeopleStore.Open(Data, TimeProvider.System))
        {
            for (var i = 0; i < Coders; i++)
            {
                var person = people.Accept(people.Invite(new(DeskRole.Coder, null, TimeProvider.System.GetUtcNow().AddHours(1)), null), $"coder-{i}", By(i), "no password opens this");
                keys.Add(people.AddToken(person.Number, "test"));
            }
        }
        CliProcess.Open(_folder.Root);
        return keys;
    }

    private async Task WorkUntilKilled(List<string> keys, int round, int answers)
    {
        using var desk = CliProcess.Start("exec " + Up);
        var address = Address(desk);
        using var enough = new SemaphoreSlim(0);
        var work = keys.Select((key, i) => Task.Run(() => Work(address, key, i, round, enough))).ToList();
        for (var i = 0; i < answers; i++)
        {
            (await enough.WaitAsync(Patience)).ShouldBeTrue("the desk answers no more");
        }
        desk.Kill();
        desk.WaitForExit(Patience).ShouldBeTrue();
        await Task.WhenAll(work);
    }

    /// <summary>Accepts the first event of each of this coder's reports, until the desk is gone.</summary>
    private async Task Work(Uri address, string key, int coder, int round, SemaphoreSlim answered)
    {
        using var client = Client(address, key);
        try
        {
            for (var report = 1 + coder + (round * Reports / Kills); report <= (round + 1) * Reports / Kills; report += Coders)
            {
                var view = await client.GetFromJsonAsync<JsonElement>(new Uri($"/api/reports/{report}", UriKind.Relative));
                if (view.GetProperty("standing").EnumerateArray().Select(item => item.GetProperty("id").GetString()).FirstOrDefault() is not { } mention)
                {
                    continue;
                }
                await Save(client, report, view, mention, coder);
                answered.Release();
            }
        }
        catch (HttpRequestException error) when (error.StatusCode is null)
        {
            // Killed between two of its requests.
        }
    }

    private async Task Save(HttpClient client, int report, JsonElement view, string mention, int coder)
    {
        try
        {
            using var answer = await client.PostAsJsonAsync(new Uri($"/api/reports/{report}/decisions", UriKind.Relative), new { version = view.GetProperty("version").GetInt64(), analysis = view.GetProperty("analysis").GetInt64(), seen = view.GetProperty("seen").GetInt64(), steps = new[] { new { verb = "accepted", mention } } });
            answer.EnsureSuccessStatusCode();
            _answered[mention] = By(coder);
        }
        catch (HttpRequestException error) when (error.StatusCode is null)
        {
            Interlocked.Increment(ref _cutOff);
            throw;
        }
    }

    private void ShouldHoldWhatWasAnswered()
    {
        CliProcess.Open(_folder.Root);
        using (var ledger = Ledger.Open(Data, new LedgerOptions { Create = false }))
        {
            var logged = ledger.Log.Entries().Where(entry => entry.Kind == LogKind.Decided).Select(entry => entry.Detail!.Split(' ')[1]).ToList();
            logged.ShouldBeUnique("an event was accepted twice");
            _answered.Keys.ShouldBeSubsetOf(logged);
            var kept = ledger.Reviews.Reviewed().SelectMany(item => ledger.Reviews.Of(item.Report).Records).ToDictionary(decision => $"m{decision.Mention}", decision => decision.By);
            kept.Keys.ShouldBe(logged, ignoreOrder: true);
            _answered.ShouldAllBe(item => kept[item.Key] == item.Value);
            List<LedgerFlaw> flaws = [];
            ledger.Verifier.Verify(flaws.Add);
            flaws.ShouldBeEmpty();
        }
        CliProcess.Open(_folder.Root);
    }

    /// <summary>Where the desk says that it is.</summary>
    private static Uri Address(Process desk)
    {
        while (desk.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith(Ready, StringComparison.Ordinal))
            {
                return new Uri(line[Ready.Length..].Split(' ')[0]);
            }
        }
        throw new InvalidOperationException($"the desk did not open: {desk.StandardError.ReadToEnd()}");
    }

    private static HttpClient Client(Uri address, string key)
    {
        var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    private static string By(int coder) => $"p-{coder}";
}
