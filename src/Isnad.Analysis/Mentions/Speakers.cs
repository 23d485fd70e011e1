using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Mentions;

/// <summary>Who speaks in a sentence, and how that is known.</summary>
/// <param name="Source">The source, or null where the outlet speaks or nothing is known.</param>
/// <param name="How">explicit, continued ("he added"), after (a sentence that follows speech) or none.</param>
/// <param name="Since">Sentences since the source was last named.</param>
public readonly record struct Speaker(SourceMention? Source, string How, int Since);

/// <summary>Follows who speaks from sentence to sentence: a verb of saying without a subject goes on with the last source, and "the source" repeats the last one of its kind.</summary>
public static class Speakers
{
    private const int Memory = 4;

    /// <summary>Resolves bare repetitions and fills <see cref="ReportDraft.Speakers"/>.</summary>
    public static void Follow(ReportDraft draft)
    {
        SourceIdentity.Link(draft);
        var speakers = new Speaker[draft.Text.Sentences.Length];
        // Whoever speaks right before a list speaks over all its items; who speaks in an item is silent in the next.
        SourceMention? last = null, over = null;
        var since = 0;
        for (var s = 0; s < speakers.Length; s++)
        {
            var named = Named(draft, s);
            var says = HasSaying(draft, s);
            // "He added" keeps a speaker in mind, however long he goes on.
            since = named is not null ? 0 : says ? Math.Max(1, since) : since + 1;
            var at = draft.Text.Sentences[s].End - 1;
            last = named ?? (since > Memory || last is not null && draft.Items.Apart(last.First, at) ? over : last);
            over = draft.Items.Of(at) != 0 ? over : draft.Items.Any && since <= 1 ? last : null;
            Pair(draft, s, last);
            speakers[s] = new Speaker(last, last is null ? "none" : named is not null ? "explicit" : says ? "continued" : "after", since);
        }
        draft.Speakers = speakers;
    }

    /// <summary>An outlet that no verb of saying takes has it from the last speaker before it ("he told the agency").</summary>
    private static void Pair(ReportDraft draft, int sentence, SourceMention? speaker)
    {
        foreach (var source in draft.SourcesBy.In(sentence))
        {
            if (source.Cue == Cue.Says && source.Denies is null && source.Kind != "media")
            {
                speaker = source;
            }
            else if (source.Kind == "media" && source.Cue is Cue.SourceName or Cue.SourceNoun or Cue.According)
            {
                source.Partner = speaker;
            }
        }
    }

    private static SourceMention? Named(ReportDraft draft, int sentence)
    {
        SourceMention? found = null;
        foreach (var source in draft.SourcesBy.In(sentence))
        {
            if (source.Cue is Cue.Says or Cue.According or Cue.Claims && source.Denies is null)
            {
                found ??= source.Root;
            }
        }
        return found;
    }

    private static bool HasSaying(ReportDraft draft, int sentence)
    {
        for (var i = draft.Text.Sentences[sentence].First; i < draft.Text.Sentences[sentence].End; i++)
        {
            if (draft.Matches.Has(i, Cue.Says))
            {
                return true;
            }
        }
        return false;
    }
}
