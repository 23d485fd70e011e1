using Isnad.Analysis.Tagging;
using Isnad.Language;

namespace Isnad.Analysis.Examples;

/// <summary>Says whether the reader takes an entry's reading in a text where it must stop.</summary>
internal static class BoundaryCheck
{
    private static readonly Cue[] Telling = [Cue.Says, Cue.According, Cue.Claims, Cue.Denies, Cue.SourceNoun, Cue.SourceName, Cue.SourceAdj];
    private static readonly Cue[] Harm = [Cue.Killed, Cue.Wounded, Cue.KilledOrWounded, Cue.Captured, Cue.Detained, Cue.Missing, Cue.Displaced];
    private static readonly Cue[] Counting = [Cue.Number, Cue.Scale, Cue.Fraction, Cue.Vague, Cue.AtLeast, Cue.AtMost, Cue.About];

    /// <summary>The words that were taken for the entry, or null where the boundary holds.</summary>
    public static string? Taken(ResourceExample example, ReportDraft draft)
    {
        var range = example.Kind switch
        {
            "weapons" => draft.Weapons.Where(weapon => weapon.Lexeme.Id == example.Entry).Select(weapon => Range(weapon.First, weapon.End)).FirstOrDefault(),
            "actors" or "nationalities" or "heads" => draft.Actors.Where(actor => actor.Lexeme.Id == example.Entry || actor.Head?.Id == example.Entry).Select(actor => Range(actor.First, actor.End)).FirstOrDefault(),
            "times" => Matches(example, draft).SelectMany(match => draft.Times.Expressions.Where(time => time.FirstToken < match.End && match.First < time.EndToken)).Select(time => Range(time.FirstToken, time.EndToken)).FirstOrDefault(),
            "people" => Matches(example, draft).Where(match => IsPeople(draft, match)).Select(match => Range(match.First, match.End)).FirstOrDefault(),
            _ => Matches(example, draft).Where(match => IsCue(draft, match)).Select(match => Range(match.First, match.End)).FirstOrDefault(),
        };
        return range is (var first, var end) ? $"takes {draft.Text.Source.Slice(draft.Text.Span(first, end))}" : null;
    }

    private static (int First, int End)? Range(int first, int end) => (first, end);

    private static IEnumerable<LexicalMatch> Matches(ResourceExample example, ReportDraft draft)
    {
        var kind = example.Kind switch { "times" => LexemeKind.Time, "people" => LexemeKind.People, _ => LexemeKind.Cue };
        return draft.Matches.All.ToArray().Where(match => match.Lexeme.Kind == kind && match.Lexeme.Id == example.Entry);
    }

    /// <summary>A noun for people is taken where it makes a participant or a toll.</summary>
    private static bool IsPeople(ReportDraft draft, LexicalMatch match) =>
        draft.Actors.Exists(actor => actor.First <= match.First && match.First < actor.End && (actor.Lexeme == match.Lexeme || actor.Head == match.Lexeme))
        || draft.Casualties.Exists(toll => toll.First <= match.First && match.End <= toll.End);

    /// <summary>A cue of telling is taken where it makes a source, one of harm where it gives a toll its kind, one of number where a toll holds it; every other wherever
    /// it is found.</summary>
    private static bool IsCue(ReportDraft draft, LexicalMatch match)
    {
        if (Telling.Contains(match.Lexeme.Cue))
        {
            return draft.Sources.Exists(source => source.CueToken == match.First || source.First <= match.First && match.First < source.End);
        }
        if (Harm.Contains(match.Lexeme.Cue))
        {
            return draft.Casualties.Exists(toll => match.First <= toll.CueToken && toll.CueToken < match.End);
        }
        return !Counting.Contains(match.Lexeme.Cue) || draft.Casualties.Exists(toll => toll.First <= match.First && match.End <= toll.End);
    }
}
