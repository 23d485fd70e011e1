using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Mentions;

/// <summary>Which mentions name one source: a name said again or cut short ("the Observatory"), and a bare noun that stands for the last one of its kind ("the source", "the security official").</summary>
public static class SourceIdentity
{
    private const int Farthest = 40;

    /// <summary>Fills <see cref="SourceMention.Antecedent"/> with the first mention that names the source.</summary>
    public static void Link(ReportDraft draft)
    {
        var words = new string[draft.Sources.Count][];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = Words(draft, draft.Sources[i]);
            draft.Sources[i].Antecedent = (Named(draft, words, i) ?? (IsBare(draft, draft.Sources[i]) ? OfItsKind(draft, i) : null))?.Root;
        }
    }

    /// <summary>The words of a name without what is written to them: "lil-marsad" and "al-marsad" are one.</summary>
    private static string[] Words(ReportDraft draft, SourceMention source)
    {
        var result = new List<string>(source.End - source.First);
        for (var i = source.First; i < source.End; i++)
        {
            if (draft.Text.Tokens[i].Kind != TokenKind.Mark)
            {
                result.Add(draft.Text.Words[i].LightStem);
            }
        }
        return [.. result];
    }

    /// <summary>An earlier mention that tells something, with the same words, or one that begins with these, or whose person these name; and the other way round.</summary>
    private static SourceMention? Named(ReportDraft draft, string[][] words, int index)
    {
        for (var i = index - 1; i >= Math.Max(0, index - Farthest); i--)
        {
            var earlier = draft.Sources[i];
            if (earlier.Antecedent is null && Tells(earlier) && (Same(draft, draft.Sources[index], words[index], words[i]) || Same(draft, earlier, words[i], words[index])))
            {
                return earlier;
            }
        }
        return null;
    }

    private static bool Tells(SourceMention source) => source.Cue is Cue.Says or Cue.According or Cue.Claims or Cue.Denies or Cue.SourceName;

    private static bool Same(ReportDraft draft, SourceMention mention, string[] words, string[] whole)
    {
        if (words.Length == 0 || words.Length > whole.Length)
        {
            return false;
        }
        var at = whole.AsSpan().IndexOf(words);
        return at == 0 && (words.Length == whole.Length || IsDefinite(draft, mention)) || at > 0 && IsPerson(draft, mention);
    }

    /// <summary>A name, a word with the article, or one that stands before such a word ("the channel's correspondent").</summary>
    private static bool IsDefinite(ReportDraft draft, SourceMention mention) => mention.End == mention.First + 2 && HasArticle(draft, mention.First + 1) || draft.Matches.Has(mention.First, Cue.SourceName) || HasArticle(draft, mention.First);

    private static bool HasArticle(ReportDraft draft, int at) => draft.Text.Words[at].Readings.Any(reading => (reading.Clitics & Clitics.Article) != 0);

    /// <summary>Nothing but words that no list knows, or a person's name: a surname.</summary>
    private static bool IsPerson(ReportDraft draft, SourceMention mention)
    {
        for (var i = mention.First; i < mention.End; i++)
        {
            if (draft.Text.Tokens[i].Kind != TokenKind.Word || draft.Text.Words[i].Readings.Length > 0 && !draft.Text.Words[i].Is(LexemeKind.Person))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>A definite noun for a source, alone or with adjectives that tell its kind or country.</summary>
    private static bool IsBare(ReportDraft draft, SourceMention source)
    {
        if (draft.Text.Words[source.First].First(Cue.SourceNoun) is not { } noun || (noun.Clitics & Clitics.Article) == 0 || source.End > source.First + 1 && noun.Lexeme.Key is not (CueTraits.Unnamed or CueTraits.Statement))
        {
            return false;
        }
        for (var i = source.First + 1; i < source.End; i++)
        {
            if (!draft.Matches.Has(i, Cue.SourceAdj) && draft.Text.Words[i].First(LexemeKind.Nationality)?.Lexeme.Class != "adj")
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>"The police" after a ministry of health, "the doctors" after an army: another kind of source, and no word for the first.</summary>
    private static bool IsOther(Lexeme noun, SourceMention earlier) => noun is { Class: "military" or "medical", Key: not CueTraits.Unnamed } && (earlier.Kind is "military" or "medical" or "media" or "ngo" or "witness") && earlier.Kind != noun.Class;

    /// <summary>"The source", "the statement", "the spokesman" can be anybody who spoke; "the residents", "the observers" are others than he, and one of a kind only one of that kind.</summary>
    private static bool StandsFor(Lexeme noun, FormFlags form, SourceMention earlier) =>
        noun.Key is CueTraits.Unnamed or CueTraits.Statement || noun.Class is null || (form & FormFlags.Plural) == 0 && (noun.Class == earlier.Kind || noun.Class is "official" or "military" or "armed-group" && earlier.Kind is "official" or "military" or "armed-group" or "anonymous");

    private static SourceMention? OfItsKind(ReportDraft draft, int index)
    {
        var word = draft.Text.Words[draft.Sources[index].First].First(Cue.SourceNoun)!.Value;
        var noun = word.Lexeme;
        SourceMention? any = null;
        for (var i = index - 1; i >= Math.Max(0, index - Farthest); i--)
        {
            var earlier = draft.Sources[i];
            if (earlier.Antecedent is not null || IsBare(draft, earlier))
            {
                continue;
            }
            any ??= (earlier.Cue is Cue.Says or Cue.According) && StandsFor(noun, word.Flags, earlier) && !IsOther(noun, earlier) ? earlier : null;
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
}
