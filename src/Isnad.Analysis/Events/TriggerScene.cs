using Isnad.Analysis.Learning;
using Isnad.Analysis.Mentions;
using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Events;

/// <summary>The scene in which a word stands: who stands on its sides, what kind of place and what age of time is near, who speaks and whether in quotation marks. A report of an
/// occurrence names a side, a village and yesterday; talk of war names states and nothing else.</summary>
public sealed class TriggerScene(EventContext context)
{
    private static readonly Feature Sides = new("sides"), PriorSides = new("prior, sides"), LexLeft = new("lex, side left"), LexRight = new("lex, side right"), FormSides = new("form, sides"),
        Place = new("place near"), PriorPlace = new("prior, place near"), Age = new("age of the time"), PriorAge = new("prior, age of the time"), FormAge = new("form, age of the time"), Speech = new("speech"), PriorSpeech = new("prior, speech"), Quoted = new("quoted"), PriorQuoted = new("prior, quoted"),
        FormBefore = new("form, before"), FormAfter = new("form, after"), LexFormBefore = new("lex form, before"), LexFormAfter = new("lex form, after"), LexBeforePair = new("lex, 2 before, before"), LexAfterPair = new("lex, after, 2 after"), Before3 = new("3 before"), After3 = new("3 after"),
        Ofs = new("events of the type"), Here = new("words in the sentence"), Rest = new("how far down"), All = new("place, time, sides"), LexAll = new("lex, place, time");

    private const int Near = 10;

    private readonly ReportDraft _draft = context.Draft;
    private readonly Dictionary<string, int> _byPrior = context.Candidates.GroupBy(candidate => candidate.Prior).ToDictionary(group => group.Key, group => group.Count());

    /// <summary>Writes the features of a candidate.</summary>
    public void Write(FeatureSink sink, TriggerCandidate candidate)
    {
        string left = Side(candidate, before: true), right = Side(candidate, before: false), place = PlaceNear(candidate), age = AgeNear(candidate);
        var prior = candidate.Prior;
        sink.Add(Sides, left, right);
        sink.Add(PriorSides, prior, left + right);
        sink.Add(FormSides, candidate.Form + left, right);
        sink.Add(LexLeft, candidate.Lexeme.Id, left);
        sink.Add(LexRight, candidate.Lexeme.Id, right);
        sink.Add(Place, place);
        sink.Add(PriorPlace, prior, place);
        sink.Add(Age, age);
        sink.Add(PriorAge, prior, age);
        sink.Add(FormAge, candidate.Form, age);
        sink.Add(All, place + age, left + right);
        sink.Add(LexAll, candidate.Lexeme.Id, place + age);
        var speech = _draft.Speakers[candidate.Sentence].How;
        sink.Add(Speech, speech, candidate.Form);
        sink.Add(PriorSpeech, prior, speech);
        var quoted = IsQuoted(candidate);
        sink.Add(Quoted, candidate.Form, quoted);
        sink.Add(PriorQuoted, prior, quoted + speech);
        Words(sink, candidate);
        sink.Add(Ofs, prior, Math.Min(6, _byPrior[prior]));
        sink.Add(Here, Math.Min(8, context.CandidatesBy.In(candidate.Sentence).Length));
        sink.Add(Rest, prior, candidate.Sentence * 4 / Math.Max(1, _draft.Text.Sentences.Length));
    }

    private void Words(FeatureSink sink, TriggerCandidate candidate)
    {
        var tags = context.Tags;
        TokenTag before = tags[candidate.First - 1], after = tags[candidate.End];
        var entry = candidate.Lexeme.Id + candidate.Form;
        sink.Add(FormBefore, candidate.Form, before);
        sink.Add(FormAfter, candidate.Form, after);
        sink.Add(LexFormBefore, entry, before);
        sink.Add(LexFormAfter, entry, after);
        sink.Add(LexBeforePair, candidate.Lexeme.Id + tags[candidate.First - 2].Text, before);
        sink.Add(LexAfterPair, candidate.Lexeme.Id + after.Text, tags[candidate.End + 1]);
        sink.Add(Before3, tags[candidate.First - 3]);
        sink.Add(After3, tags[candidate.End + 2]);
    }

    private string Side(TriggerCandidate candidate, bool before)
    {
        ActorMention? nearest = null;
        foreach (var actor in _draft.ActorsBy.In(candidate.Sentence))
        {
            if (before && actor.End <= candidate.First && actor.End > candidate.First - Near)
            {
                nearest = actor;
            }
            else if (!before && actor.First >= candidate.End && actor.First < candidate.End + Near)
            {
                nearest = actor;
                break;
            }
        }
        return nearest is null ? "-" : nearest.Naming == ActorNaming.People ? "p" : context.ActorType(nearest.Id) is var type && nearest.Head is null ? type : type + "+";
    }

    private string PlaceNear(TriggerCandidate candidate)
    {
        var best = "none";
        var least = int.MaxValue;
        foreach (var place in _draft.PlacesBy.In(candidate.Sentence))
        {
            var away = place.First >= candidate.End ? place.First - candidate.End : candidate.First - place.End + 2;
            if (away < Near && away < least)
            {
                (best, least) = (place.Kind + (place.First >= candidate.End ? ">" : "<"), away);
            }
        }
        return best;
    }

    private string AgeNear(TriggerCandidate candidate)
    {
        var best = "none";
        var least = int.MaxValue;
        foreach (var time in _draft.TimesBy.In(candidate.Sentence))
        {
            var away = time.FirstToken >= candidate.End ? time.FirstToken - candidate.End : candidate.First - time.EndToken;
            if (away < least)
            {
                (best, least) = (FillerFeatures.AgeOf(_draft, time), away);
            }
        }
        return best;
    }

    /// <summary>"in" where quotation marks are open before the word, "marks" where the sentence has some.</summary>
    private string IsQuoted(TriggerCandidate candidate)
    {
        var sentence = _draft.Text.Sentences[candidate.Sentence];
        int open = 0, any = 0;
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (_draft.Text.Tokens[i].Kind != TokenKind.Mark)
            {
                continue;
            }
            var mark = _draft.Text.Source.Slice(_draft.Text.Span(i, i + 1));
            var opens = mark is "\u00AB" or "\u201C" ? 1 : mark is "\u00BB" or "\u201D" ? -1 : mark is "\"" ? (open > 0 ? -1 : 1) : 0;
            any += opens == 0 ? 0 : 1;
            open += i < candidate.First ? opens : 0;
        }
        return open > 0 ? "in" : any > 0 ? "marks" : "none";
    }
}
