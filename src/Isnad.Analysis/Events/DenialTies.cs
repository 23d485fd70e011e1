using Isnad.Analysis.Mentions;

namespace Isnad.Analysis.Events;

/// <summary>How a denial stands to an occurrence: whether it holds the occurrence's words, points back at what was told before it, or says something of its own.</summary>
public static class DenialTies
{
    /// <summary>From strongest to weakest: the head of what is denied, further in it, told before a denial that points back, a sentence before one, then the same where the denial has a content of its own, and behind what is denied.</summary>
    private static readonly string[] Order = ["heads", "within", "pointed at", "pointed at behind a stop", "told before", "sentence before", "behind", "far"];

    /// <summary>The strongest over all mentions of the denier and all words of the occurrence.</summary>
    public static string Best(ReportDraft draft, EventDraft owner, SourceGroup group)
    {
        var best = Order.Length - 1;
        foreach (var mention in group.Mentions)
        {
            var sentence = draft.Text.SentenceOf(mention.CueToken);
            var points = BackDenial.Points(draft, mention.CueToken);
            foreach (var trigger in owner.Triggers)
            {
                best = Math.Min(best, Array.IndexOf(Order, How(draft, trigger, mention.CueToken, sentence - trigger.Sentence, points)));
            }
        }
        return Order[best];
    }

    private static string How(ReportDraft draft, TriggerCandidate trigger, int cue, int behind, bool points) => behind switch
    {
        0 when trigger.First > cue => draft.Denied[trigger.First] == 0 ? "behind" : DenialRule.Heads(draft, trigger.First) ? "heads" : "within",
        0 => points ? "pointed at" : "told before",
        1 => points ? "pointed at behind a stop" : "sentence before",
        _ => "far",
    };
}
