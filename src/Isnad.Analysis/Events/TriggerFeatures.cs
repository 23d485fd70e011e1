using Isnad.Analysis.Learning;
using Isnad.Analysis.Tagging;
using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Events;

/// <summary>What speaks for and against a word being an event, and for its type.</summary>
public sealed class TriggerFeatures(EventContext context)
{
    private static readonly Feature Bias = new("bias"), Lex = new("lex"), LexForm = new("lex form"), Surface = new("word"), Form = new("form"), Type = new("may be"), Prior = new("prior"),
        Before1 = new("before"), After1 = new("after"), Before2 = new("2 before"), After2 = new("2 after"), LexBefore = new("lex, before"), LexAfter = new("lex, after"), Around = new("before, after"),
        PriorBefore = new("prior, before"), PriorAfter = new("prior, after"), AfterPair = new("after, 2 after"), BeforePair = new("2 before, before"),
        Left = new("left"), Right = new("right"), CueLeft = new("cue left"), CueRight = new("cue right"), PriorCueLeft = new("prior, cue left"), Weapon = new("weapon near"), LexWeapon = new("lex, weapon near"), WeaponBeside = new("weapon beside"), LexWeaponBeside = new("lex, weapon beside"), Sentence = new("sentence"), PriorSentence = new("prior, sentence"),
        Density = new("density"), Violence = new("violence words"), PreviousLex = new("trigger left"), NextLex = new("trigger right"),
        PriorPrevious = new("prior, trigger left"), PriorNext = new("prior, trigger right"),
        Near = new("near"), PriorNear = new("prior, near"), Clitic = new("clitic"), Definite = new("prior, definite"), Same = new("same entry earlier"), Country = new("country"), ActorRight = new("actor right"), ActorLeft = new("actor left"), LexActorRight = new("lex, actor right"), Ends = new("ends sentence"), GroupBefore = new("group before"), GroupAfter = new("group after"), PriorGroupBefore = new("prior, group before"), PriorGroupAfter = new("prior, group after"), GroupAround = new("group before, after"), GroupAfterPair = new("group after, 2 after"), GroupLeft = new("group left"), GroupRight = new("group right"), SentenceVerb = new("sentence opens with"), Denied = new("denied"), PriorDenied = new("denied, violence"), BeforeDenied = new("before, denied"), FormPrep = new("form, preposition"), PriorPrep = new("prior, preposition"), LexPrep = new("lex, preposition"), PrepBefore = new("preposition, before"), PrepGroup = new("preposition, group before");

    /// <summary>Tokens within which a weapon stands beside a word.</summary>
    private const int Beside = 3;

    /// <summary>Tokens within which a word stands at the head of what is denied.</summary>
    private const int Heading = 4;

    private static readonly Cue[] Telling = [Cue.Plan, Cue.Conditional, Cue.Negation, Cue.Failure, Cue.General, Cue.Past, Cue.Says, Cue.According, Cue.Result, Cue.Killed, Cue.Wounded, Cue.Against, Cue.By, Cue.Toll, Cue.Denies, Cue.Claims, Cue.Direction];

    private readonly ReportDraft _draft = context.Draft;
    private readonly TagLine _tags = context.Tags;
    private readonly IReadOnlyList<TriggerCandidate> _candidates = context.Candidates;
    private readonly string _density = Density5(context.Candidates.Count * 100.0 / Math.Max(1, context.Draft.Text.Tokens.Length));
    private readonly string _violence = Density5(context.Candidates.Count(candidate => IsViolence(candidate.Prior)));

    private readonly int[] _earlier = Earlier(context.Candidates);
    private readonly TriggerScene _scene = new(context);

    /// <summary>Writes the features of a candidate.</summary>
    public void Write(FeatureSink sink, TriggerCandidate candidate)
    {
        sink.Clear();
        sink.Add(Bias);
        Own(sink, candidate);
        Neighbours(sink, candidate);
        Window(sink, candidate);
        Mentions(sink, candidate);
        Report(sink, candidate);
        _scene.Write(sink, candidate);
    }

    private void Own(FeatureSink sink, TriggerCandidate candidate)
    {
        var id = candidate.Lexeme.Id;
        sink.Add(Lex, id);
        sink.Add(LexForm, id, candidate.Form);
        sink.Add(Surface, _draft.Text.Words[candidate.First].Text);
        sink.Add(Form, candidate.Form);
        sink.Add(Prior, candidate.Prior);
        foreach (var type in candidate.Lexeme.Types)
        {
            sink.Add(Type, type);
        }
        sink.If((candidate.Clitics & Clitics.Future) != 0, Future);
        sink.Add(Clitic, candidate.Form, (int)candidate.Clitics);
        sink.Add(FormPrep, candidate.Form, candidate.Preposition);
        if (candidate.Preposition.Length > 0)
        {
            sink.Add(PriorPrep, candidate.Prior, candidate.Preposition);
            sink.Add(LexPrep, id, candidate.Preposition);
            sink.Add(PrepBefore, candidate.Preposition, _tags[candidate.First - 1]);
            sink.Add(PrepGroup, candidate.Preposition, _tags.Cluster(candidate.First - 1));
        }
        sink.Add(Definite, candidate.Prior, (candidate.Clitics & (Clitics.Article | Clitics.Suffix)) != 0 ? "definite" : "bare");
    }

    private static readonly Feature Future = new("future");

    private void Neighbours(FeatureSink sink, TriggerCandidate candidate)
    {
        TokenTag before = _tags[candidate.First - 1], before2 = _tags[candidate.First - 2], after = _tags[candidate.End], after2 = _tags[candidate.End + 1];
        var id = candidate.Lexeme.Id;
        sink.Add(Before1, before);
        sink.Add(After1, after);
        sink.Add(Before2, before2);
        sink.Add(After2, after2);
        sink.Add(LexBefore, id, before);
        sink.Add(LexAfter, id, after);
        sink.Add(Around, before, after);
        sink.Add(PriorBefore, candidate.Prior, before);
        sink.Add(PriorAfter, candidate.Prior, after);
        sink.Add(AfterPair, after, after2);
        sink.Add(BeforePair, before2, before);
        TokenTag groupBefore = _tags.Cluster(candidate.First - 1), groupAfter = _tags.Cluster(candidate.End);
        sink.Add(GroupBefore, groupBefore);
        sink.Add(GroupAfter, groupAfter);
        sink.Add(PriorGroupBefore, candidate.Prior, groupBefore);
        sink.Add(PriorGroupAfter, candidate.Prior, groupAfter);
        sink.Add(GroupAround, groupBefore, groupAfter);
        sink.Add(GroupAfterPair, groupAfter, _tags.Cluster(candidate.End + 1));
    }

    private void Window(FeatureSink sink, TriggerCandidate candidate)
    {
        var sentence = _draft.Text.Sentences[candidate.Sentence];
        ulong left = 0, right = 0;
        for (var i = Math.Max(sentence.First, candidate.First - 7); i < candidate.First; i++)
        {
            if (_draft.Text.Tokens[i].Kind != TokenKind.Mark)
            {
                sink.Add(Left, _tags[i]);
                sink.Add(GroupLeft, _tags.Cluster(i));
            }
            left |= _draft.Matches.CueBits[i];
        }
        for (var i = candidate.End; i < Math.Min(sentence.End, candidate.End + 8); i++)
        {
            if (_draft.Text.Tokens[i].Kind != TokenKind.Mark)
            {
                sink.Add(Right, _tags[i]);
                sink.Add(GroupRight, _tags.Cluster(i));
            }
            right |= _draft.Matches.CueBits[i];
        }
        foreach (var cue in Telling)
        {
            if ((left & cue.Bit()) != 0)
            {
                sink.Add(CueLeft, cue.ToString());
                sink.Add(PriorCueLeft, candidate.Prior, cue.ToString());
            }
            if ((right & cue.Bit()) != 0)
            {
                sink.Add(CueRight, cue.ToString());
            }
        }
        sink.If(candidate.End >= sentence.End - 1, Ends);
        sink.Add(SentenceVerb, _tags[sentence.First]);
        Denial(sink, candidate);
    }

    /// <summary>What stands right behind a denial is what is denied; what follows is told of it.</summary>
    private void Denial(FeatureSink sink, TriggerCandidate candidate)
    {
        if (_draft.Denied[candidate.First] is not (> 0 and var denial))
        {
            return;
        }
        var stands = _draft.Denied[Math.Max(0, candidate.First - Heading)] != denial ? "heads" : "inside";
        sink.Add(Denied, stands);
        sink.Add(PriorDenied, stands, IsViolence(candidate.Prior) ? "violence" : "other");
        sink.Add(BeforeDenied, stands, _tags[candidate.First - 1]);
    }

    private void Weapons(FeatureSink sink, TriggerCandidate candidate, int low, int high)
    {
        foreach (var weapon in _draft.WeaponsBy.In(candidate.Sentence))
        {
            if (weapon.First >= low && weapon.End <= high && _draft.Text.SentenceOf(weapon.First) == candidate.Sentence && weapon.Lexeme.Class is { } kind)
            {
                sink.Add(Weapon, kind);
                sink.Add(LexWeapon, candidate.Lexeme.Id, kind);
                // What stands right after a verb of striking is what strikes: "aircraft struck" is another type than "struck".
                var side = weapon.First >= candidate.End ? weapon.First - candidate.End < Beside ? "after" : null : candidate.First - weapon.End is >= 0 and < Beside ? "before" : null;
                if (side is not null)
                {
                    sink.Add(WeaponBeside, side, kind);
                    sink.Add(LexWeaponBeside, candidate.Lexeme.Id, kind);
                }
            }
        }
    }

    private void Mentions(FeatureSink sink, TriggerCandidate candidate)
    {
        int low = candidate.First - 12, high = candidate.End + 12;
        var text = _draft.Text;
        Weapons(sink, candidate, low, high);
        bool place = false, time = false, toll = false;
        foreach (var mention in _draft.PlacesBy.In(candidate.Sentence))
        {
            place |= mention.First >= candidate.End && mention.First < high && text.SentenceOf(mention.First) == candidate.Sentence;
        }
        foreach (var mention in _draft.TimesBy.In(candidate.Sentence))
        {
            time |= text.SentenceOf(mention.FirstToken) == candidate.Sentence;
        }
        foreach (var mention in _draft.CasualtiesBy.In(candidate.Sentence))
        {
            toll |= mention.First >= candidate.First && mention.First < high && text.SentenceOf(mention.First) == candidate.Sentence;
        }
        string actorLeft = "none", actorRight = "none";
        foreach (var actor in _draft.ActorsBy.In(candidate.Sentence))
        {
            if (text.SentenceOf(actor.First) != candidate.Sentence)
            {
                continue;
            }
            if (actor.First >= candidate.End && actor.First < candidate.End + 8 && actorRight == "none")
            {
                actorRight = actor.Naming == Isnad.Analysis.Mentions.ActorNaming.People ? "people" : actor.HeadClass.Length > 0 ? actor.HeadClass : "name";
            }
            else if (actor.End <= candidate.First && actor.End > candidate.First - 8)
            {
                actorLeft = actor.Naming == Isnad.Analysis.Mentions.ActorNaming.People ? "people" : actor.HeadClass.Length > 0 ? actor.HeadClass : "name";
            }
        }
        sink.Add(ActorRight, actorRight);
        sink.Add(ActorLeft, actorLeft);
        sink.Add(LexActorRight, candidate.Lexeme.Id, actorRight);
        var near = (place ? "place " : "") + (time ? "time " : "") + (toll ? "toll" : "");
        sink.Add(Near, near);
        sink.Add(PriorNear, candidate.Prior, near);
    }

    private void Report(FeatureSink sink, TriggerCandidate candidate)
    {
        var sentence = Math.Min(candidate.Sentence, 4) + (candidate.Sentence > 8 ? 1 : 0);
        sink.Add(Sentence, sentence);
        sink.Add(PriorSentence, candidate.Prior, sentence);
        sink.Add(Density, _density);
        sink.Add(Violence, _violence);
        sink.Add(Country, _draft.MainCountry ?? "none");
        var previous = candidate.Index > 0 ? _candidates[candidate.Index - 1] : null;
        var next = candidate.Index + 1 < _candidates.Count ? _candidates[candidate.Index + 1] : null;
        if (previous?.Sentence == candidate.Sentence && candidate.First - previous.End < 6)
        {
            sink.Add(PreviousLex, candidate.Lexeme.Id, previous.Lexeme.Id);
            sink.Add(PriorPrevious, candidate.Prior, previous.Prior);
        }
        if (next?.Sentence == candidate.Sentence && next.First - candidate.End < 6)
        {
            sink.Add(NextLex, candidate.Lexeme.Id, next.Lexeme.Id);
            sink.Add(PriorNext, candidate.Prior, next.Prior);
        }
        sink.Add(Same, Math.Min(_earlier[candidate.Index], 3));
    }

    /// <summary>For each candidate, how many before it are of its entry.</summary>
    private static int[] Earlier(IReadOnlyList<TriggerCandidate> candidates)
    {
        var counts = new Dictionary<Lexeme, int>();
        return [.. candidates.Select(candidate => System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, candidate.Lexeme, out _)++)];
    }

    private static bool IsViolence(string type) => type is "airstrike" or "shelling" or "armed-clash" or "explosive" or "suicide-bomb" or "killing" or "abduction" or "territory-taken" or "violence-unspecified";

    private static string Density5(double value) => value switch { < 1 => "0", < 3 => "1", < 6 => "2", < 10 => "3", < 18 => "4", _ => "5" };
}
