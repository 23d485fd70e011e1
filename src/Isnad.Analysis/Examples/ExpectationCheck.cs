using Isnad.Analysis.Events;
using Isnad.Language;
using Isnad.Model.Reports;
using Isnad.Text;

namespace Isnad.Analysis.Examples;

/// <summary>Says whether the reader finds what an example asks for.</summary>
internal static class ExpectationCheck
{
    /// <summary>What the reader answers instead, or null where the example holds.</summary>
    public static string? Missing(ResourceExample example, EventContext context) => example.Kind switch
    {
        "triggers" => Trigger(example, context),
        "actors" or "heads" or "nationalities" => Actor(example, context.Draft),
        "times" => Time(example, context.Draft),
        "weapons" => Each(example, context.Draft, Weapon),
        "people" => Each(example, context.Draft, People),
        _ => Each(example, context.Draft, Cue),
    };

    private static string? Each(ResourceExample example, ReportDraft draft, Func<ReportDraft, string, int, int, string?> check)
    {
        foreach (var (key, words) in example.Expect)
        {
            var failure = Tokens(draft, words) is (var first, var end) ? check(draft, key, first, end) : NotThere(words);
            if (failure is not null)
            {
                return failure;
            }
        }
        return null;
    }

    private static string? Trigger(ResourceExample example, EventContext context)
    {
        if (Keys(example, "type", "trigger") is { } wrong)
        {
            return wrong;
        }
        var text = context.Draft.Text;
        if (Tokens(context.Draft, example.Expect["trigger"]) is not (var first, var end))
        {
            return NotThere(example.Expect["trigger"]);
        }
        return context.Candidates.Any(candidate => candidate.First == first && candidate.End == end && candidate.Lexeme.Types.Contains(example.Expect["type"])) ? null
            : All(context.Candidates.Select(candidate => $"{text.Source.Slice(text.Span(candidate.First, candidate.End))} = {string.Join('/', candidate.Lexeme.Types)}"));
    }

    private static string? Actor(ResourceExample example, ReportDraft draft)
    {
        if (Keys(example, "id", "quote") is { } wrong)
        {
            return wrong;
        }
        if (Tokens(draft, example.Expect["quote"]) is not (var first, var end))
        {
            return NotThere(example.Expect["quote"]);
        }
        return draft.Actors.Exists(actor => actor.First == first && actor.End == end && (actor.Id == example.Expect["id"] || actor.As == example.Expect["id"])) ? null
            : All(draft.Actors.Select(actor => $"{draft.Text.Source.Slice(draft.Text.Span(actor.First, actor.End))} = {actor.As ?? actor.Id}"));
    }

    private static string? Time(ResourceExample example, ReportDraft draft)
    {
        if (!example.Expect.TryGetValue("time", out var words))
        {
            return "the example must give 'time'";
        }
        var days = (example.Expect.GetValueOrDefault("from"), example.Expect.GetValueOrDefault("to"));
        return draft.Times.Expressions.Any(time => draft.Text.Source.Slice(time.Span) == words && Days(time.Interval) == days) ? null
            : All(draft.Times.Expressions.Select(time => $"{draft.Text.Source.Slice(time.Span)} = {(time.Interval is { } span ? $"{span.From:yyyy-MM-dd}..{span.To:yyyy-MM-dd}" : "vague")}"));
    }

    private static (string?, string?) Days(DateInterval? interval) => interval is { } span ? ($"{span.From:yyyy-MM-dd}", $"{span.To:yyyy-MM-dd}") : (null, null);

    private static string? Weapon(ReportDraft draft, string kind, int first, int end) => draft.Weapons.Exists(weapon => weapon.First == first && weapon.End == end && weapon.Lexeme.Class == kind) ? null
        : All(draft.Weapons.Select(weapon => $"{draft.Text.Source.Slice(draft.Text.Span(weapon.First, weapon.End))} = {weapon.Lexeme.Class}"));

    /// <summary>A noun for people with the key as its group, its demographic or its toll; "fighter" and "people" are such nouns of any group.</summary>
    private static string? People(ReportDraft draft, string key, int first, int end)
    {
        var found = draft.Matches.All.ToArray().Where(match => match.Lexeme.Kind == LexemeKind.People).ToList();
        return found.Exists(match => match.First == first && match.End == end && Is(match.Lexeme, key)) ? null
            : All(found.Select(match => $"{draft.Text.Source.Slice(draft.Text.Span(match.First, match.End))} = {match.Lexeme.Id}"));
    }

    private static bool Is(Lexeme people, string key) => key switch
    {
        "people" => true,
        "fighter" => people.Fighter,
        _ => people.Actor == key || people.Demographic == key || people.Class == key,
    };

    private static string? Cue(ReportDraft draft, string key, int first, int end)
    {
        if (!Cues.TryParse(key, out var cue))
        {
            return $"'{key}' is no class of cues";
        }
        return draft.Matches.All.ToArray().Any(match => match.First == first && match.End == end && match.Lexeme.Cue == cue) ? null
            : All(draft.Matches.All.ToArray().Where(match => match.Lexeme.Cue != Language.Cue.None && match.First < end && first < match.End).Select(match => $"{draft.Text.Source.Slice(draft.Text.Span(match.First, match.End))} = {match.Lexeme.Cue.Name()}"));
    }

    private static string? Keys(ResourceExample example, params string[] keys) => example.Expect.Count == keys.Length && keys.All(example.Expect.ContainsKey) ? null : $"the example must give {string.Join(" and ", keys)}";

    private static string NotThere(string words) => $"the words '{words}' are not in the text";

    private static string All(IEnumerable<string> found) => string.Join("; ", found) is { Length: > 0 } list ? list : "nothing";

    /// <summary>The tokens that the words cover; null where the text holds them not, or only inside longer ones.</summary>
    public static (int First, int End)? Tokens(ReportDraft draft, string words)
    {
        var text = draft.Text;
        for (var at = text.Source.Value.IndexOf(words, StringComparison.Ordinal); at >= 0; at = text.Source.Value.IndexOf(words, at + 1, StringComparison.Ordinal))
        {
            var span = new TextSpan(at, at + words.Length);
            var first = Array.FindIndex(text.Tokens, token => token.Span.Start == span.Start);
            var last = Array.FindIndex(text.Tokens, token => token.Span.End == span.End);
            if (first >= 0 && last >= first)
            {
                return (first, last + 1);
            }
        }
        return null;
    }
}
