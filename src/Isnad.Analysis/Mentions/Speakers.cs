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
    private const int Memory = 4, Farthest = 40;

    /// <summary>Resolves bare repetitions and fills <see cref="ReportDraft.Speakers"/>.</summary>
    public static void Follow(ReportDraft draft)
    {
        for (var i = 0; i < draft.Sources.Count; i++)
        {
            if (IsBare(draft, draft.Sources[i]))
            {
                draft.Sources[i].Antecedent = Earlier(draft, i);
            }
        }
        var speakers = new Speaker[draft.Text.Sentences.Length];
        SourceMention? last = null;
        var since = 0;
        for (var s = 0; s < speakers.Length; s++)
        {
            var named = Named(draft, s);
            var says = HasSaying(draft, s);
            since = named is null ? since + 1 : 0;
            last = named ?? (since > Memory ? null : last);
            speakers[s] = new Speaker(last, last is null ? "none" : named is not null ? "explicit" : says ? "continued" : "after", since);
        }
        draft.Speakers = speakers;
    }

    private static bool IsBare(ReportDraft draft, SourceMention source) => source.End == source.First + 1
        && draft.Text.Words[source.First].First(Cue.SourceNoun) is { } noun && (noun.Clitics & Clitics.Article) != 0;

    private static SourceMention? Earlier(ReportDraft draft, int index)
    {
        var noun = draft.Text.Words[draft.Sources[index].First].First(Cue.SourceNoun)!.Value.Lexeme;
        SourceMention? any = null;
        for (var i = index - 1; i >= Math.Max(0, index - Farthest); i--)
        {
            var earlier = draft.Sources[i];
            if (earlier.Antecedent is not null || IsBare(draft, earlier))
            {
                continue;
            }
            any ??= earlier.Cue is Cue.Says or Cue.According ? earlier : null;
            for (var token = earlier.First; token < earlier.End; token++)
            {
                if (draft.Text.Words[token].Readings.Any(reading => reading.Lexeme == noun))
                {
                    return earlier;
                }
            }
        }
        return any;
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
