using Isnad.Analysis.Mentions;

namespace Isnad.Analysis.Events;

/// <summary>How a denial stands to an occurrence: whether it holds the occurrence's words, points back at what was told before it, or says something of its own.</summary>
public static class DenialTies
{
    /// <summary>Tokens behind the word of denying within which the deed stands in which one's part, or whose toll, is denied.</summary>
    internal const int Reach = 12;

    /// <summary>From strongest to weakest: the head of what is denied, further in it, told before a denial that points back, a sentence before one, then the same where the denial has a content of its own, behind what is denied, and elsewhere or in a later sentence.</summary>
    private static readonly string[] Order = ["heads", "within", "pointed at", "pointed at behind a stop", "told before", "sentence before", "behind", "far"];

    /// <summary>The strongest over all mentions of the denier and all words of the occurrence.</summary>
    public static string Best(ReportDraft draft, EventDraft owner, SourceGroup group)
    {
        var best = Order.Length - 1;
        foreach (var mention in group.Mentions)
        {
            var sentence = draft.Text.SentenceOf(mention.CueToken);
            var points = BackDenial.Points(draft, mention.CueToken);
            var part = mention.Denies is not "occurrence";
            foreach (var trigger in owner.Triggers)
            {
                best = Math.Min(best, Array.IndexOf(Order, How(draft, trigger, mention.CueToken, sentence - trigger.Sentence, (points, part))));
            }
        }
        return Order[best];
    }

    private static string How(ReportDraft draft, TriggerCandidate trigger, int cue, int behind, (bool Points, bool Part) denial) => behind switch
    {
        0 when trigger.First > cue && denial.Part => trigger.First - cue <= Reach ? "heads" : "behind",
        0 when trigger.First > cue => draft.Denied[trigger.First] == 0 ? "behind" : DenialRule.Heads(draft, trigger.First) ? "heads" : "within",
        0 => denial.Points ? "pointed at" : "told before",
        1 => denial.Points ? "pointed at behind a stop" : "sentence before",
        _ => "far",
    };
}
