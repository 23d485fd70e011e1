using Isnad.Model.Ledger;

namespace Isnad.Model.Review;

/// <summary>What became of the machine's proposals of one type.</summary>
/// <param name="Accepted">Kept as they were.</param>
/// <param name="Corrected">Kept, with another value in some field.</param>
/// <param name="Deleted">Rejected: no event, or merged into another.</param>
/// <param name="Added">Events of this type that people added.</param>
public readonly record struct ProposalFate(int Accepted, int Corrected, int Deleted, int Added)
{
    /// <summary>Both together.</summary>
    public static ProposalFate operator +(ProposalFate a, ProposalFate b) => new(a.Accepted + b.Accepted, a.Corrected + b.Corrected, a.Deleted + b.Deleted, a.Added + b.Added);
}

/// <summary>What became of the machine's values of one field, in proposals that were kept as events; a list counts as one value.</summary>
/// <param name="Kept">The same, of the same words.</param>
/// <param name="Words">The same, of other words.</param>
/// <param name="Corrected">Another.</param>
/// <param name="Deleted">Taken away; the field is empty now.</param>
/// <param name="Added">Put where the machine had none.</param>
public readonly record struct FieldFate(int Kept, int Words, int Corrected, int Deleted, int Added)
{
    /// <summary>Both together.</summary>
    public static FieldFate operator +(FieldFate a, FieldFate b) => new(a.Kept + b.Kept, a.Words + b.Words, a.Corrected + b.Corrected, a.Deleted + b.Deleted, a.Added + b.Added);
}

/// <summary>How often and where the machine was corrected in one report or in many: by the decisions that count, against the analysis that the person had in view. Counts and types, no word of a report.</summary>
/// <param name="Types">By the machine's type; by the person's where the event was added.</param>
/// <param name="Fields">By field of <see cref="RecordFields.Names"/>.</param>
public sealed record MachineCorrections(IReadOnlyDictionary<string, ProposalFate> Types, IReadOnlyDictionary<string, FieldFate> Fields)
{
    /// <summary>Of a report.</summary>
    /// <param name="history">Every decision on it.</param>
    /// <param name="analysis">An analysis by version and number; null where it is gone, and then what was decided over it is not counted.</param>
    public static MachineCorrections Of(ReviewHistory history, Func<long, long, StoredAnalysis?> analysis)
    {
        var types = new Dictionary<string, ProposalFate>(StringComparer.Ordinal);
        var fields = new Dictionary<string, FieldFate>(StringComparer.Ordinal);
        var added = history.Records.Where(decision => decision.Verb == ReviewVerb.Added).Select(decision => decision.Mention).ToHashSet();
        foreach (var decision in ReviewOverlay.Holding(history.Records, null).Values)
        {
            if (added.Contains(decision.Mention))
            {
                if (decision.Record is { } own)
                {
                    types[own.Type] = types.GetValueOrDefault(own.Type) + new ProposalFate(0, 0, 0, 1);
                }
                continue;
            }
            if (decision.Analysis is not { } number || analysis(decision.Version, number) is not { } machine || machine.Mentions.ToList().IndexOf(decision.Mention) is not (>= 0 and var at))
            {
                continue;
            }
            var proposal = machine.Analysis.Events[at];
            var fate = decision.Record is null ? new ProposalFate(0, 0, 1, 0) : RecordFields.Same(proposal, decision.Record) ? new ProposalFate(1, 0, 0, 0) : new ProposalFate(0, 1, 0, 0);
            types[proposal.Type] = types.GetValueOrDefault(proposal.Type) + fate;
            foreach (var field in decision.Record is null ? [] : RecordFields.Names)
            {
                fields[field] = fields.GetValueOrDefault(field) + Fate(field, proposal, decision.Record!);
            }
        }
        return new(types, fields);
    }

    /// <summary>Of many.</summary>
    public static MachineCorrections Sum(IEnumerable<MachineCorrections> reports)
    {
        var types = new Dictionary<string, ProposalFate>(StringComparer.Ordinal);
        var fields = new Dictionary<string, FieldFate>(StringComparer.Ordinal);
        foreach (var report in reports)
        {
            foreach (var (type, fate) in report.Types)
            {
                types[type] = types.GetValueOrDefault(type) + fate;
            }
            foreach (var (field, fate) in report.Fields)
            {
                fields[field] = fields.GetValueOrDefault(field) + fate;
            }
        }
        return new(types, fields);
    }

    private static FieldFate Fate(string field, Events.EventMention proposal, Events.EventMention decided)
    {
        var (before, after) = (RecordFields.Values(field, proposal).Count > 0, RecordFields.Values(field, decided).Count > 0);
        return (before, after) switch
        {
            (false, false) => default,
            (false, true) => new(0, 0, 0, 0, 1),
            (true, false) => new(0, 0, 0, 1, 0),
            _ => RecordFields.Between(field, proposal, decided) switch
            {
                FieldDifference.None => new(1, 0, 0, 0, 0),
                FieldDifference.Words => new(0, 1, 0, 0, 0),
                _ => new(0, 0, 1, 0, 0),
            },
        };
    }
}
