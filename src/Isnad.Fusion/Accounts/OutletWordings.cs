using Isnad.Model.Events;
using Isnad.Model.Incidents;

namespace Isnad.Fusion.Accounts;

/// <summary>How the outlets word one occurrence: loaded names, sources, what is left out.</summary>
internal static class OutletWordings
{
    /// <summary>An item for each outlet, in order of its first report.</summary>
    public static IReadOnlyList<OutletWording> Of(IReadOnlyList<ReportedMention> mentions)
    {
        var outlets = mentions.GroupBy(Independence.Outlet).Select(outlet => (Name: outlet.Key, Mentions: outlet.ToArray(), Fields: outlet.SelectMany(mention => Fields(mention.Mention)).ToHashSet())).ToArray();
        return [.. outlets.Select(outlet => new OutletWording(outlet.Name, [.. outlet.Mentions.Select(mention => mention.Key.Document).Distinct()], [.. outlet.Mentions.SelectMany(Slanted)],
            [.. outlet.Mentions.SelectMany(mention => new Holders(mention).Sources).DistinctBy(source => (source.Kind, source.Actor, source.Words))],
            [.. outlets.Where(other => other.Name != outlet.Name).SelectMany(other => other.Fields).Where(field => !outlet.Fields.Contains(field)).GroupBy(field => field).Select(field => new LeftOutField(field.Key, field.Count())).OrderByDescending(field => field.Outlets).ThenBy(field => field.Field, StringComparer.Ordinal)]))];
    }

    private static IEnumerable<string> Fields(EventMention mention)
    {
        (string Field, bool Given)[] fields = [("time", mention.Time is { } time && time.Basis != IncidentBuilder.AssumedBasis), ("place", mention.Place is not null), ("weapons", mention.Weapons.Count > 0), ("sources", mention.Sources.Count > 0),
            .. Enum.GetValues<ActorRole>().Select(role => (role.ToString().ToLowerInvariant(), mention.Actors.Any(actor => actor.Role == role)))];
        return fields.Where(field => field.Given).Select(field => field.Field).Concat(mention.Casualties.Select(toll => toll.Kind)).Concat(mention.DeniedBy.Select(denial => $"denial of {denial.Of}")).Distinct();
    }

    private static IEnumerable<SlantedName> Slanted(ReportedMention mention)
    {
        var holders = new Holders(mention);
        return mention.Mention.Actors.Where(actor => actor.Slant is not null).Select(actor => new SlantedName(actor.Id, actor.Slant!, mention.Key, holders.Quote(actor.Span)));
    }
}
