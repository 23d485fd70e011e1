using Isnad.Model.Events;
using Isnad.Model.Incidents;

namespace Isnad.Publishing;

/// <summary>An incident as it may leave: names masked, words of sources, titles and exact points left out, under the rules of <see cref="Publisher"/>. Counts, statuses and ids stay as they are.</summary>
/// <param name="rules">What may leave.</param>
/// <param name="reports">The analyses of the reports that tell it, by document; they need <see cref="ReportAnalysis.Names"/>.</param>
public sealed class IncidentRedactor(PublishingRules rules, IReadOnlyDictionary<string, ReportAnalysis> reports)
{
    private readonly Dictionary<string, ReportQuotes> _quotes = reports.ToDictionary(pair => pair.Key, pair => new ReportQuotes(pair.Value, rules));

    /// <summary>Words that do not leave. A reason in which one of them stands is left out, for reasons repeat values and holders.</summary>
    private readonly HashSet<string> _withheld = [.. reports.Values.SelectMany(analysis => ReportQuotes.Withheld(analysis, rules))];

    /// <summary>The incident as it may leave; itself where everything may.</summary>
    public Incident Redact(Incident incident) => rules.Unredacted ? incident : incident with
    {
        Reports = [.. incident.Reports.Select(report => report with { Title = null })],
        Type = Field(incident.Type, type => type),
        Occurrence = Field(incident.Occurrence, occurrence => occurrence),
        Time = Field(incident.Time, time => time),
        Place = Place(incident.Place),
        Participants = Field(incident.Participants, participant => participant),
        Tolls = [.. incident.Tolls.Select(series => series with { Figures = Field(series.Figures, figure => figure) })],
        Weapons = Field(incident.Weapons, weapon => weapon),
        Responsibility = Field(incident.Responsibility, account => account),
        Wording = [.. incident.Wording.Select(Wording)],
    };

    /// <summary>A place's words and span are those of its first holding.</summary>
    private AccountedField<PlaceAccount> Place(AccountedField<PlaceAccount> field)
    {
        var accounts = field.Accounts.Select(account =>
        {
            var words = _quotes[account.Holdings[0].Mention.Document].Of(account.Value.Known.Span).Words;
            return Account(account, new PlaceAccount(words, PointCoarsener.Coarsen(account.Value.Known, rules)));
        }).ToList();
        return new(accounts, field.Status, Reasons(field.Reasons));
    }

    private AccountedField<T> Field<T>(AccountedField<T> field, Func<T, T> value)
    {
        var accounts = field.Accounts.Select(account => Account(account, value(account.Value))).ToList();
        return new(accounts, field.Status, Reasons(field.Reasons));
    }

    private Account<T> Account<T>(Account<T> account, T value) => new(value, [.. account.Holdings.Select(Holding)], account.Outlets, account.Voices);

    private Holding Holding(Holding holding)
    {
        var sources = holding.Through.Append(holding.Party?.Words ?? "").Where(words => words.Length > 0).ToList();
        return holding with
        {
            Party = holding.Party is { } party ? Party(party) : null,
            Through = [],
            // Where it stands on the words that name a source (denials do), they are not given either.
            Quotes = [.. holding.Quotes.Where(quote => !sources.Exists(words => Overlap(words, quote.Words))).Select(quote => Quote(holding.Mention, quote)).OfType<QuotedWords>()],
        };
    }

    private OutletWording Wording(OutletWording wording) => wording with
    {
        Slanted = [.. wording.Slanted.Select(name => (name, Quote: Quote(name.Mention, name.Quote))).Where(pair => pair.Quote is not null).Select(pair => pair.name with { Quote = pair.Quote!.Value })],
        Sources = [.. wording.Sources.Select(Party).Distinct()],
    };

    private static Party Party(Party party) => party with { Words = "" };

    private QuotedWords? Quote(MentionKey mention, QuotedWords quote) => _quotes[mention.Document].Of(quote) is not { } published ? null
        : published.Span is null ? new QuotedWords(published.Words, null, null) : quote;

    private List<string> Reasons(IReadOnlyList<string> reasons)
    {
        List<string> left = [.. reasons.Where(reason => !_withheld.Any(words => reason.Contains(words, StringComparison.Ordinal)))];
        if (left.Count < reasons.Count)
        {
            left.Add($"left out, for they repeat words that do not leave: {reasons.Count - left.Count}");
        }
        return left;
    }

    private static bool Overlap(string a, string b) => a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal);
}
