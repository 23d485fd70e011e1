using Isnad.Model.Events;
using Isnad.Model.Incidents;

namespace Isnad.Fusion.Accounts;

/// <summary>Tolls as series: one for each harm, group and demographic.</summary>
internal sealed class TollAccounts(Independence independence, FieldJudge judge)
{
    private readonly Dictionary<(string Kind, string? Group, string? Demographic), (AccountCollector<TollRange> Figures, List<bool> Parts)> _series = [];

    /// <summary>Adds a mention's tolls; a toll without any number has no account.</summary>
    public void Add(EventMention mention, Holders holders)
    {
        foreach (var toll in mention.Casualties.Where(toll => (toll.Min ?? toll.Max) is not null))
        {
            var key = (toll.Kind, toll.Group, toll.Demographic);
            if (!_series.TryGetValue(key, out var series))
            {
                _series[key] = series = (new(independence, (a, b) => a == b), []);
            }
            series.Figures.Add(new TollRange(toll.Min ?? 0, toll.Max, toll.Approximate), holders.Of(toll));
            series.Parts.Add(toll.PartOf is not null);
        }
    }

    /// <summary>The series, killed before wounded before the rest, wholes before parts.</summary>
    public IReadOnlyList<TollSeries> Series(IReadOnlyList<string> denials) => [.. _series.Select(item => Of(item.Key.Kind, item.Key.Group, item.Key.Demographic, item.Value.Parts.TrueForAll(part => part), item.Value.Figures.Accounts(), denials))
        .OrderBy(series => series.Part).ThenBy(series => series.Kind switch { "killed" => 0, "wounded" => 1, _ => 2 }).ThenBy(series => series.Kind, StringComparer.Ordinal)
        .ThenBy(series => series.Group, StringComparer.Ordinal).ThenBy(series => series.Demographic, StringComparer.Ordinal)];

    /// <summary>A figure in words.</summary>
    public static string Name(TollRange figure) => (figure.Approximate ? "about " : "") + (figure.Max == figure.Min ? $"{figure.Min}" : figure.Max is { } most ? $"{figure.Min} to {most}" : $"{figure.Min} or more");

    private TollSeries Of(string kind, string? group, string? demographic, bool part, IReadOnlyList<Account<TollRange>> accounts, IReadOnlyList<string> denials) =>
        new(kind, group, demographic, part, Judge(accounts, denials)) { Moves = Moves(accounts) };

    /// <summary>Figures that overlap agree. Each voice stands for its latest figure, the highest of what it gave on one day, for lesser ones are mostly parts; of two that do not overlap the higher one, where it
    /// was published on a later day, moved the toll, and else they are disputed.</summary>
    private AccountedField<TollRange> Judge(IReadOnlyList<Account<TollRange>> accounts, IReadOnlyList<string> denials)
    {
        var standing = accounts.SelectMany(account => account.Holdings.Select(holding => (Voice: independence.Voice(holding), Day: holding.Published?.From, Account: account))).GroupBy(item => item.Voice)
            .Select(voice => voice.MaxBy(item => (item.Day, item.Account.Value.Min))).ToArray();
        var rivals = standing.SelectMany((a, i) => standing.Skip(i + 1).Select(b => a.Account.Value.Min <= b.Account.Value.Min ? (Low: a, High: b) : (Low: b, High: a))).Where(pair => !Overlap(pair.Low.Account.Value, pair.High.Account.Value)).ToArray();
        var grown = Array.TrueForAll(rivals, pair => pair.Low.Day is { } low && pair.High.Day is { } high && low < high);
        var own = accounts.Any(account => accounts.Any(other => !Overlap(account.Value, other.Value)));
        var status = denials.Count > 0 ? AccountStatus.Denied
            : rivals.Length > 0 ? grown ? AccountStatus.Revised : AccountStatus.Disputed
            : independence.Voices(accounts.SelectMany(account => account.Holdings)) > 1 ? AccountStatus.Agreed
            : !own ? AccountStatus.SingleAccount
            : accounts.SelectMany(account => account.Holdings).Select(holding => holding.Published?.From).Distinct().Count() > 1 ? AccountStatus.Revised : AccountStatus.Differing;
        var reasons = denials.Concat(rivals.Select(pair => $"{judge.Said(pair.Low.Account, Name)}; {judge.Said(pair.High.Account, Name)}").Distinct().Take(FieldJudge.MostReasons));
        return new AccountedField<TollRange>(accounts, status, rivals.Length + denials.Count > 0 ? [.. reasons] : [judge.Unopposed(accounts, Name)]);
    }

    private static bool Overlap(TollRange a, TollRange b) => a.Min <= (b.Max ?? int.MaxValue) && b.Min <= (a.Max ?? int.MaxValue);

    private static IReadOnlyList<TollMoment> Moves(IReadOnlyList<Account<TollRange>> accounts) =>
        [.. accounts.SelectMany(account => account.Holdings.Where(holding => holding.Published is not null).Select(holding => (Day: holding.Published!.Value.From, account.Value, holding.Mention.Document)))
            .GroupBy(item => item.Day).OrderBy(day => day.Key)
            .Select(day => new TollMoment(day.Key, day.Min(item => item.Value.Min), day.Any(item => item.Value.Max is null) ? null : day.Max(item => item.Value.Max), day.Select(item => item.Document).Distinct().Count()))];
}
