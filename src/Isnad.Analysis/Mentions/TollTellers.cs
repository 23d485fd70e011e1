using Isnad.Language;

namespace Isnad.Analysis.Mentions;

/// <summary>Who gives a figure. A sentence of two tolls has two tellers: whoever speaks after a first figure, or after a turn ("while", "but"), gives what follows; one who is named inside another's words before any figure only passes it on.</summary>
public static class TollTellers
{
    /// <summary>The teller as the text first names him, and how that is known: explicit, closing ("according to" behind the figure) or continued from an earlier sentence. None where the outlet itself gives the figure.</summary>
    public static (SourceMention Source, string How)? Of(ReportDraft draft, CasualtyMention toll)
    {
        var sentence = draft.Text.SentenceOf(toll.First);
        SourceMention? before = null, after = null;
        foreach (var source in draft.SourcesBy.In(sentence))
        {
            if (!Tells(draft, source) || IsCounted(draft, source))
            {
                continue;
            }
            if (Opens(source) < toll.First)
            {
                before = before is null || Turns(draft, before, source) ? source : before;
            }
            else
            {
                after ??= source;
            }
        }
        if (after is not null && (before is null || after.Cue == Cue.According && IsRival(draft, before, toll)) && !Counts(draft, toll.End, Opens(after), toll.Kind))
        {
            return (after.Root, "closing");
        }
        return (before ?? after) is { } named ? (named.Root, "explicit")
            : draft.Speakers[sentence] is { Source: { } speaker, How: "continued" } told ? (speaker, told.How) : null;
    }

    /// <summary>Whether <paramref name="later"/>, in the sentence of <paramref name="earlier"/>, tells something of his own and not within the other's words.</summary>
    public static bool Turns(ReportDraft draft, SourceMention earlier, SourceMention later)
    {
        var (low, high) = (Math.Max(earlier.End, earlier.CueToken + 1), Opens(later));
        if (Counts(draft, low, high, null) || IsClosing(draft, earlier))
        {
            return true;
        }
        for (var i = low; i < high; i++)
        {
            if (draft.Matches.Has(i, Cue.TimeConj) || draft.Text.Words[i].Readings.Any(reading => reading.Lexeme.Key == CueTraits.Contrast))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Who only claims a deed counts nobody.</summary>
    private static bool Tells(ReportDraft draft, SourceMention source) => source.Cue is Cue.Says or Cue.According && source.Denies is null && !draft.Matches.Has(source.CueToken, Cue.Claims);

    /// <summary>A noun of those counted, which stands before a participle of saying, tells nothing.</summary>
    private static bool IsCounted(ReportDraft draft, SourceMention source)
    {
        foreach (var toll in draft.CasualtiesBy.In(draft.Text.SentenceOf(source.First)))
        {
            if (toll.First <= source.First && source.End <= toll.End)
            {
                return true;
            }
        }
        return false;
    }

    private static int Opens(SourceMention source) => Math.Min(source.First, source.CueToken);

    /// <summary>"According to" that stands behind a figure: it told that one.</summary>
    private static bool IsClosing(ReportDraft draft, SourceMention source) => source.Cue == Cue.According && Counts(draft, draft.Text.Sentences[draft.Text.SentenceOf(source.First)].First, Opens(source), null);

    private static bool IsRival(ReportDraft draft, SourceMention before, CasualtyMention toll) => IsClosing(draft, before) || Counts(draft, before.End, toll.First, toll.Kind);

    /// <summary>A toll, of a kind where one is given, stands between.</summary>
    private static bool Counts(ReportDraft draft, int low, int high, string? kind)
    {
        if (low >= high)
        {
            return false;
        }
        foreach (var toll in draft.CasualtiesBy.In(draft.Text.SentenceOf(low)))
        {
            if (toll.First >= low && toll.End <= high && toll.Whole is null && (kind is null || toll.Kind == kind))
            {
                return true;
            }
        }
        return false;
    }
}
