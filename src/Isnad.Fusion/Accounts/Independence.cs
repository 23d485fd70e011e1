using Isnad.Model.Incidents;

namespace Isnad.Fusion.Accounts;

/// <summary>Which reports of an incident are independent of one another. Outlets that share a copied text count as one throughout, for it is not known which of them had anything of its own; so do
/// reports that name no outlet.</summary>
internal sealed class Independence
{
    // Sources that name nobody: two outlets' "witnesses" are not one party.
    private static readonly HashSet<string> Unnamed = ["local", "witness", "medical", "anonymous", "analyst"];

    // Names of parties that no side is known of, as stems: by them "the Observatory" is told to be what another report calls by its whole name.
    private readonly IReadOnlySet<string>[] _names;
    private readonly Dictionary<string, string> _voices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _parents = new(StringComparer.Ordinal);

    public Independence(IReadOnlyCollection<ReportedMention> mentions)
    {
        _names = [.. mentions.SelectMany(mention => new Holders(mention).Sources).Where(source => source.Actor is null && !Unnamed.Contains(source.Kind)).Select(source => source.Words).Distinct()
            .Select(RarityCounter.Stems).OrderByDescending(stems => stems.Count).ThenBy(stems => string.Join(' ', stems.Order(StringComparer.Ordinal)), StringComparer.Ordinal)];
        foreach (var mention in mentions)
        {
            var document = $"document {mention.Key.Document}";
            Join(document, $"outlet {Outlet(mention)}");
            if (mention.CopyGroup is { } group)
            {
                Join(document, $"copies {group}");
            }
        }
    }

    /// <summary>The outlet by name, else by the host of the address; null where neither is known.</summary>
    public static string? Outlet(ReportedMention mention) => mention.Analysis.Report.Outlet ?? (Uri.TryCreate(mention.Analysis.Report.Url, UriKind.Absolute, out var address) && address.Host.Length > 0 ? address.Host : null);

    /// <summary>Number of independent outlets among reports.</summary>
    public int Outlets(IEnumerable<string> documents) => documents.Select(document => Root($"document {document}")).Distinct().Count();

    /// <summary>How many voices hold something, as agreement is counted: what an outlet has from sources that it does not name counts as its own.</summary>
    public int Voices(IEnumerable<Holding> holdings) => holdings.Select(holding => holding.Party is { Actor: null } party && Unnamed.Contains(party.Kind) ? Root($"document {holding.Mention.Document}") : Voice(holding)).Distinct().Count();

    /// <summary>Name of the voice that a holding is, as contradiction is told by: two unnamed sources of an outlet may contradict each other.</summary>
    public string Voice(Holding holding) => holding.Party switch
    {
        { Actor: { } actor } => $"actor {actor}",
        { } party when !Unnamed.Contains(party.Kind) => Named(party.Words),
        { } party => $"{party.Kind} of {Root($"document {holding.Mention.Document}")}",
        null => Root($"document {holding.Mention.Document}"),
    };

    /// <summary>The longest name in the incident that holds all words of this one.</summary>
    private string Named(string words)
    {
        if (!_voices.TryGetValue(words, out var voice))
        {
            var stems = RarityCounter.Stems(words);
            _voices[words] = voice = $"name {string.Join(' ', (Array.Find(_names, stems.IsSubsetOf) ?? stems).Order(StringComparer.Ordinal))}";
        }
        return voice;
    }

    private void Join(string a, string b)
    {
        var (x, y) = (Root(a), Root(b));
        if (x != y)
        {
            // The lesser name leads, so that the order of joining leaves no trace.
            var (into, from) = string.CompareOrdinal(x, y) < 0 ? (x, y) : (y, x);
            _parents[from] = into;
        }
    }

    private string Root(string node)
    {
        while (_parents.TryGetValue(node, out var parent))
        {
            node = parent;
        }
        return node;
    }
}
