using Isnad.Model.Incidents;
using Isnad.Model.Ledger;
using Isnad.Web.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Isnad.Web.Features.Incidents;

/// <summary>What of incidents a person may see. Incidents are made of what counts, which is the first reading: whoever reads a report second is shown none of its accounts until the readings are settled. An incident's
/// page is made without them; lists, map and figures, which are drawn for all, leave the whole incident out.</summary>
internal sealed class IncidentSight
{
    private readonly HashSet<long> _kept;

    private IncidentSight(IEnumerable<long> kept) => _kept = [.. kept];

    /// <summary>Of a person.</summary>
    public static IncidentSight Of(ILedger ledger, string pseudonym) => new(ledger.Reviews.KeptFrom(pseudonym));

    /// <summary>The query as the person may ask it.</summary>
    public IncidentQuery Of(IncidentQuery query) => _kept.Count == 0 ? query : query with { Without = _kept };

    /// <summary>The mentions that the person may see.</summary>
    public IReadOnlyList<ReportedMention> Of(IReadOnlyList<ReportedMention> told) => _kept.Count == 0 ? told : [.. told.Where(mention => !_kept.Contains(mention.Key.ReportNumber))];

    /// <summary>True where a mention is of a report that is kept from the person.</summary>
    public bool Keeps(IEnumerable<MentionKey> members) => _kept.Count > 0 && members.Any(member => _kept.Contains(member.ReportNumber));

    /// <inheritdoc cref="Keeps(IEnumerable{MentionKey})"/>
    public bool Keeps(IEnumerable<ReportedMention> told) => Keeps(told.Select(mention => mention.Key));
}

/// <summary>Gives it to features.</summary>
internal static class IncidentSightOfRequest
{
    /// <summary>Of who asks.</summary>
    public static IncidentSight Sight(this HttpContext context) => IncidentSight.Of(context.RequestServices.GetRequiredService<ILedger>(), context.Person().Pseudonym);
}
