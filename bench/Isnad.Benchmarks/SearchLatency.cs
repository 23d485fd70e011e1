using System.Diagnostics;
using System.Globalization;
using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Isnad.Storage;
using Isnad.Text;

namespace Isnad.Benchmarks;

/// <summary>How long 200 mixed searches of a ledger take: <c>dotnet run -c Release --project bench/Isnad.Benchmarks -- search DATA</c>. What is looked for is taken from its reports, so that it is
/// found: one to three words, words side by side, beginnings, types, places, actors, days, outlets, and several of these together; with and without order by match.</summary>
internal static class SearchLatency
{
    private const int Queries = 200;

    /// <summary>Runs each once on a store just opened and prints median, 95th percentile and the slowest.</summary>
    public static void Run(string folder)
    {
        using var ledger = Ledger.Open(folder, new LedgerOptions { Create = false });
        var queries = Mixed(ledger).ToList();
        using var fresh = Ledger.Open(folder, new LedgerOptions { Create = false });
        var times = queries.ConvertAll(query =>
        {
            var watch = Stopwatch.StartNew();
            var found = fresh.Search.Find(query).Hits.Count;
            return (Milliseconds: watch.Elapsed.TotalMilliseconds, Found: found, Query: query);
        });
        var ordered = times.Select(item => item.Milliseconds).Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ordered.Count} searches of {ledger.Reports.Count().Reports} reports: median {ordered[ordered.Count / 2]:0.0} ms, 95th percentile {ordered[ordered.Count * 95 / 100]:0.0} ms, slowest {ordered[^1]:0.0} ms; {times.Count(item => item.Found > 0)} found something"));
        foreach (var item in times.OrderByDescending(item => item.Milliseconds).Take(5))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {item.Milliseconds:0.0} ms, {item.Found} hits: {item.Query}"));
        }
    }

    private static IEnumerable<SearchQuery> Mixed(ILedger ledger)
    {
        var random = new Random(11);
        var count = (int)ledger.Reports.Count().Reports;
        for (var i = 0; i < Queries; i++)
        {
            var (words, hit) = (Array.Empty<string>(), (SearchHit?)null);
            while (words.Length < 8 || hit is not { Mentions.Count: > 0 })
            {
                var version = ledger.Reports.Version(random.Next(1, count + 1));
                words = version is null ? [] : [.. SearchWords.Tokens(version.Content.Text.Value).Select(word => version.Content.Text.Value.Substring(word.Span.Start, word.Span.Length))];
                hit = version is null || words.Length < 8 ? null : ledger.Search.Find(new SearchQuery { Words = $"\"{string.Join(' ', words.Take(8))}\"", Most = 1 }).Hits is [var first, ..] ? first : null;
            }
            var mention = hit.Mentions[random.Next(hit.Mentions.Count)];
            string Word() => words[random.Next(words.Length)];
            static string Begin(string word) => word[..Math.Min(3, word.Length)];
            var at = random.Next(words.Length - 2);
            var order = random.Next(2) == 0 ? SearchOrder.Relevance : SearchOrder.Newest;
            yield return (i % 10) switch
            {
                0 => new SearchQuery { Words = Word(), Order = order },
                1 => new SearchQuery { Words = $"{Word()} {Word()}", Order = order },
                2 => new SearchQuery { Words = $"{Word()} {Word()} {Word()}", Order = order },
                3 => new SearchQuery { Words = $"\"{words[at]} {words[at + 1]}\"", Order = order },
                4 => new SearchQuery { Words = $"{Begin(Word())}*", Order = order },
                5 => new SearchQuery { Type = mention.Type, Days = mention.Days },
                6 => new SearchQuery { Places = [mention.Admin1 ?? mention.Country ?? "SY"], Words = Word(), Order = order },
                7 => new SearchQuery { PlaceNames = [mention.Place ?? Word()], Type = mention.Type },
                8 => new SearchQuery { Outlet = hit.Outlet, Published = hit.Published is { } days ? new DateInterval(days.From, days.To.AddDays(2)) : null, Status = mention.Status },
                _ => new SearchQuery { Type = mention.Type, Words = Word(), Places = [mention.Country ?? "YE"], Days = mention.Days, Order = order },
            };
        }
    }
}
