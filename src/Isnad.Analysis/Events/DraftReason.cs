using System.Globalization;
using Isnad.Model.Events;

namespace Isnad.Analysis.Events;

/// <summary>Why a field of an occurrence holds its value, while its lists still grow: <paramref name="Of"/> is the mention that the reason speaks of, so that the
/// record can say at which place of its list it stands.</summary>
public sealed record DraftReason(string Field, object? Of, string? Rule, string? Model, string? Quote, double? Score, IReadOnlyList<string> Beat)
{
    private const int MostBeaten = 2;

    /// <summary>A choice by score.</summary>
    internal static DraftReason Scored(EventContext context, (string Field, object? Of) what, string model, double score, int first, int end, IEnumerable<string> beat) =>
        new(what.Field, what.Of, null, model, EventFiller.Words(context, first, end), score, [.. beat]);

    /// <summary>What a rule says.</summary>
    internal static DraftReason Ruled(string field, object? of, string rule, string? quote, IReadOnlyList<string>? beat = null) => new(field, of, rule, null, quote, null, beat ?? []);

    /// <summary>Something with its score.</summary>
    internal static string With(string what, double score) => string.Create(CultureInfo.InvariantCulture, $"{what} {score:0.00}");

    /// <summary>Words with their score.</summary>
    internal static string With(EventContext context, int first, int end, double score) => With($"«{EventFiller.Words(context, first, end)}»", score);

    /// <summary>The two likeliest classes besides the one chosen.</summary>
    internal static IReadOnlyList<string> Classes(ReadOnlySpan<double> scores, ReadOnlySpan<string> names, int chosen)
    {
        var others = new List<(string Name, double Score)>(scores.Length);
        for (var c = 0; c < scores.Length; c++)
        {
            if (c != chosen)
            {
                others.Add((names[c], scores[c]));
            }
        }
        return Next(others);
    }

    /// <summary>The two likeliest of what was not chosen.</summary>
    internal static IReadOnlyList<string> Next(IEnumerable<(string What, double Score)> others) => [.. others.OrderByDescending(other => other.Score).Take(MostBeaten).Select(other => With(other.What, other.Score))];
}
