using Isnad.Ingest.Web;
using Isnad.Model.Reports;
using Shouldly;
using Xunit;
using static Isnad.Ingest.Tests.Web.LocalServer;

namespace Isnad.Ingest.Tests.Web;

/// <summary>Turns at a host, repetitions, and asking only for what has changed.</summary>
public sealed class PatienceTests : IDisposable
{
    private readonly WebBench _bench = new();

    private LocalServer Server => _bench.Server;

    private IEnumerable<double> Waited => _bench.Waits.Waited.Select(span => span.TotalSeconds);

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_host_is_asked_every_two_seconds_and_another_at_once()
    {
        Server.On("/a", Page("<p>x"));
        await _bench.Get("/a");
        Waited.ShouldBe([2]);
        await _bench.Get("/a", "news.example.org");
        Waited.ShouldBe([2, 2]);
        await _bench.Get("/a");
        Waited.ShouldBe([2, 2]);
        await _bench.Get("/a");
        Waited.ShouldBe([2, 2, 2]);
        _bench.Clock.Advance(TimeSpan.FromSeconds(1.5));
        await _bench.Get("/a");
        Waited.ShouldBe([2, 2, 2, 0.5]);
    }

    [Fact]
    public void Those_who_ask_at_once_come_one_after_the_other()
    {
        var clock = new FakeClock();
        var turns = new HostTurns(clock, clock);
        var tasks = Enumerable.Range(0, 3).Select(_ => turns.WaitAsync("a", TimeSpan.FromSeconds(2), default)).ToList();
        tasks.Count(task => task.IsCompleted).ShouldBe(1);
        clock.Advance(TimeSpan.FromSeconds(2));
        tasks.Count(task => task.IsCompleted).ShouldBe(2);
        clock.Advance(TimeSpan.FromSeconds(2));
        tasks.Count(task => task.IsCompleted).ShouldBe(3);
    }

    [Fact]
    public async Task Many_at_once_ask_for_robots_once()
    {
        Server.On("/a", Page("<p>x"));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _bench.Get("/a")));
        outcomes.ShouldAllBe(outcome => outcome.Content != null);
        Server.Requests.Count(asked => asked.Path == "/robots.txt").ShouldBe(1);
    }

    [Fact]
    public async Task The_interval_can_be_set()
    {
        using var bench = new WebBench(settings => settings with { HostInterval = TimeSpan.FromSeconds(7) });
        bench.Server.On("/a", Page("<p>x"));
        await bench.Get("/a");
        bench.Waits.Waited.ShouldBe([TimeSpan.FromSeconds(7)]);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_makes_nobody_wait()
    {
        Server.On("/a", Page("<p>x"));
        await _bench.Get("/a");
        _bench.Clock.SetBack(TimeSpan.FromDays(400));
        (await _bench.Get("/a")).Content.ShouldNotBeNull().FetchedAt.Year.ShouldBe(2025);
        Waited.ShouldBe([2, 2]);
        Server.Requests.Count(asked => asked.Path == "/robots.txt").ShouldBe(1);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_host_that_is_busy_is_asked_again(int status)
    {
        Server.On("/a", Response(status, ""), Response(status, ""), Page("<p>x"));
        (await _bench.Get("/a")).Content.ShouldNotBeNull();
        Server.Paths.Count().ShouldBe(3);
    }

    [Fact]
    public async Task Waits_grow_and_end()
    {
        Server.On("/a", Response(503, ""));
        var outcome = await _bench.Get("/a");
        (outcome.Problem.ShouldNotBeNull().Reason, outcome.IsLasting).ShouldBe(("answered 503 ServiceUnavailable", false));
        Server.Paths.Count().ShouldBe(4);
        var waits = Waited.Skip(1).ToList();
        waits.Count.ShouldBe(3);
        waits.ShouldBeInOrder();
        waits[0].ShouldBeInRange(2, 8);
        waits[2].ShouldBeInRange(8, 64);
    }

    [Fact]
    public async Task Waits_have_a_longest()
    {
        using var bench = new WebBench(settings => settings with { Retries = 12 });
        bench.Server.On("/a", Response(503, ""));
        await bench.Get("/a");
        bench.Waits.Waited.Max().ShouldBe(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task Waits_are_shaken_by_chance()
    {
        async Task<TimeSpan> First(double chance)
        {
            using var server = new LocalServer();
            server.On("/a", Response(503, ""));
            var clock = new FakeClock();
            var waits = new PassingWaits(clock);
            var settings = FetchSettings.Default with { AllowPrivate = true, Retries = 1 };
            using var fetcher = new PoliteFetcher(settings, clock, waits, () => chance, HostDialer.OfSystem(settings));
            await fetcher.FetchAsync(new FetchRequest(server.At("/a"), FetchAim.Page), default);
            return waits.Waited[1];
        }
        (await First(0.1)).ShouldBeLessThan(await First(0.9));
    }

    [Fact]
    public async Task Without_repetitions_it_is_asked_once()
    {
        using var bench = new WebBench(settings => settings with { Retries = 0 });
        bench.Server.On("/a", Response(503, ""));
        (await bench.Get("/a")).Problem.ShouldNotBeNull();
        bench.Server.Paths.Count().ShouldBe(1);
    }

    [Theory]
    [InlineData("90", 90)]
    [InlineData("0", 0)]
    [InlineData("Sun, 01 Mar 2026 08:01:42 GMT", 100)]
    [InlineData("Sun, 01 Mar 2020 08:00:00 GMT", 0)]
    public async Task The_time_that_a_host_asks_for_is_given_to_it(string words, double seconds)
    {
        Server.On("/a", Response(429, "", $"Retry-After: {words}"), Page("<p>x"));
        (await _bench.Get("/a")).Content.ShouldNotBeNull();
        // The host's turn comes two seconds after the first request in any case.
        Waited.Skip(1).Sum().ShouldBe(Math.Max(2, seconds));
    }

    [Fact]
    public async Task A_host_that_asks_for_more_than_five_minutes_is_given_up_and_left_alone()
    {
        Server.On("/a", Response(503, "", "Retry-After: 3600"), Page("<p>x"));
        Server.On("/b", Page("<p>x"));
        (await _bench.Get("/a")).Problem.ShouldNotBeNull().Reason.ShouldBe("answered 503 ServiceUnavailable and asks to come back in 3600 s");
        Server.Paths.Count().ShouldBe(1);
        await _bench.Get("/b");
        Waited.ShouldBe([2, 300]);
    }

    [Fact]
    public async Task A_broken_connection_is_tried_again()
    {
        var asked = 0;
        Server.On("/a", (_, stream) => stream.WriteAsync(asked++ == 0 ? [] : Page("<p>x")).AsTask());
        (await _bench.Get("/a")).Content.ShouldNotBeNull();
    }

    [Fact]
    public async Task What_is_known_is_asked_for_on_a_condition()
    {
        Server.On("/a", (asked, stream) => stream.WriteAsync(asked.Field("If-None-Match") == "W/\"v1\"" && asked.Field("If-Modified-Since") == "Sun, 01 Mar 2026 07:00:00 GMT"
            ? Response(304, "") : Page("<p>x", "ETag: W/\"v1\"", "Last-Modified: Sun, 01 Mar 2026 07:00:00 GMT")).AsTask());
        var first = (await _bench.Get("/a")).Content.ShouldNotBeNull();
        var again = await _bench.Fetcher.FetchAsync(new FetchRequest(Server.At("/a"), FetchAim.Page) { Known = first.ToState(null) }, default);
        (again.NotModified, again.Content, again.Problem).ShouldBe((true, null, null));
    }

    [Fact]
    public async Task A_validator_that_could_not_be_sent_back_is_not_kept()
    {
        Server.On("/a", Page("<p>x", "ETag: \"é\"", "Last-Modified: a", "Last-Modified: b"));
        var content = (await _bench.Get("/a")).Content.ShouldNotBeNull();
        (content.ETag, content.LastModified).ShouldBe((null, null));
    }

    [Fact]
    public async Task Validators_go_only_to_the_address_that_gave_them()
    {
        Server.On("/a", Moved("/b"));
        Server.On("/b", Page("<p>x", "ETag: \"b\""));
        var state = (await _bench.Get("/a")).Content.ShouldNotBeNull().ToState(null);
        state.AnsweredBy.ShouldBe(Server.At("/b").AbsoluteUri);
        await _bench.Fetcher.FetchAsync(new FetchRequest(Server.At("/a"), FetchAim.Page) { Known = state }, default);
        Server.Requests.Select(asked => asked.Field("If-None-Match")).ShouldBe([null, null, null, null, "\"b\""]);
        await _bench.Fetcher.FetchAsync(new FetchRequest(Server.At("/a"), FetchAim.Page) { Known = new FetchState(default) { ETag = "\"x\"", AnsweredBy = "http://127.0.0.1/else" } }, default);
        Server.Requests[^1].Field("If-None-Match").ShouldBeNull();
    }
}
