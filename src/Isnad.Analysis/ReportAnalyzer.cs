using Isnad.Analysis.Events;
using Isnad.Analysis.Learning;
using Isnad.Analysis.Mentions;
using Isnad.Language;
using Isnad.Model.Events;
using Isnad.Model.Reports;

namespace Isnad.Analysis;

/// <summary>What an analysis holds besides its events.</summary>
[Flags]
public enum ReportExtras
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>All mentions, of a report without events too.</summary>
    Mentions = 1,

    /// <summary>Persons' names.</summary>
    Names = 2,
}

/// <summary>Reads one report at a time. One instance a worker: it keeps words it has seen and buffers, and is not thread-safe. Pure: no clock, network, store or logger.</summary>
public sealed class ReportAnalyzer
{
    /// <summary>Version of the engine, part of every output item.</summary>
    public const string Version = "0.1.0";

    private readonly ReportStages _stages;
    private readonly EventModels _models;
    private readonly EventClusterer _clusterer;
    private readonly EventFiller _filler;
    private readonly PersonNameFinder _names;
    private readonly FeatureSink _sink = new();
    private readonly LinearModel? _triggers;

    public ReportAnalyzer(LanguagePack pack, ModelSet models)
    {
        _stages = new ReportStages(pack);
        _names = new PersonNameFinder(pack);
        _models = new EventModels(models);
        _clusterer = new EventClusterer(_models);
        _filler = new EventFiller(_models);
        _triggers = models.Find(EventModels.Trigger);
        // What was imported is part of what the text was read with.
        var resources = pack.Imported.Version.Length > 0 ? $"{pack.Version}+{pack.Imported.Version}" : pack.Version;
        Engine = new EngineInfo(Version, resources, models.Version);
    }

    /// <summary>The versions that stand in the output.</summary>
    public EngineInfo Engine { get; }

    /// <summary>The events of a report; with <paramref name="explain"/> also every rejected trigger and the features that weighed most, with
    /// <paramref name="extras"/> also what else is asked for. The same code runs either way. Report content never throws.</summary>
    public ReportAnalysis Analyze(Report report, bool explain = false, ReportExtras extras = ReportExtras.None)
    {
        var context = _stages.Prepare(report, extras != ReportExtras.None);
        _clusterer.Choose(context, _sink);
        var drafts = _filler.Fill(context, _clusterer.Cluster(context, _sink), _sink);
        var kept = _filler.Keep(context, drafts, _sink);
        var rejected = explain ? Rejected(context, kept, drafts.Where(draft => !kept.Exists(other => other.Triggers == draft.Triggers))) : [];
        return new ReportAnalysis(report, context.Draft.Times.Published, EventAssembler.Assemble(context, kept), rejected)
        {
            Mentions = (extras & ReportExtras.Mentions) != 0 ? LayerCollector.Collect(context.Draft, kept) : [],
            Names = (extras & ReportExtras.Names) != 0 ? _names.Find(context.Draft) : [],
            PublishedDerivation = [.. context.Draft.Times.Why.Select(step => new Derivation("published", step.Rule, null, step.Quote is { } quote ? report.Text.Slice(quote) : null, null, []))],
            LeftOut = context.Draft.Layout.LeftOut,
            OtherLanguage = context.Draft.Layout.OtherLanguage,
        };
    }

    /// <summary>Every word for an occurrence that stands in no record: refused by its own score, with its whole draft by the second look, or passed over before or after.</summary>
    private List<RejectedTrigger> Rejected(EventContext context, List<EventDraft> kept, IEnumerable<EventDraft> dropped)
    {
        var names = new FeatureSink(named: true);
        var features = new TriggerFeatures(context);
        var result = new List<RejectedTrigger>(new PassedOver(context, kept).All());
        foreach (var candidate in context.Candidates)
        {
            if (candidate.Type.Length == 0)
            {
                features.Write(names, candidate);
                var reason = $"{candidate.Lexeme.Id}: an event only {candidate.EventProbability:0.00}, the threshold is {_models.Threshold(EventModels.Trigger):0.00}; likeliest as {candidate.LikelyType} {candidate.Probability:0.00}; against it: {string.Join(", ", Heaviest(names))}";
                result.Add(new RejectedTrigger(context.Draft.Text.Span(candidate.First, candidate.End), reason, candidate.EventProbability));
            }
        }
        foreach (var draft in dropped)
        {
            foreach (var trigger in draft.Triggers)
            {
                result.Add(new RejectedTrigger(context.Draft.Text.Span(trigger.First, trigger.End), $"{trigger.Lexeme.Id}: as {draft.Type} {trigger.EventProbability:0.00}, but with its fields and neighbours known a record only {draft.KeepProbability:0.00}, the threshold is {_models.Threshold(EventModels.Keep):0.00}", trigger.EventProbability));
            }
        }
        result.Sort((a, b) => a.Span.Start.CompareTo(b.Span.Start));
        return result;
    }

    /// <summary>The features that spoke most for "no event".</summary>
    private IEnumerable<string> Heaviest(FeatureSink names)
    {
        var list = new List<(string Name, float Weight)>();
        foreach (var key in names.Keys)
        {
            var weights = _triggers is null ? [] : _triggers.Weights(key);
            if (weights.Length > 0)
            {
                list.Add((names.Names![key], weights[0]));
            }
        }
        return list.OrderByDescending(item => item.Weight).Take(4).Select(item => $"{item.Name} {item.Weight:+0.00;-0.00}");
    }
}
