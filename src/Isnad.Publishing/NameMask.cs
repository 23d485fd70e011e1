using System.Text;
using Isnad.Model.Annotations;
using Isnad.Text;

namespace Isnad.Publishing;

/// <summary>Puts a mask over the names that may not leave. The mask has always the same length, so that it says nothing of the name.</summary>
internal sealed class NameMask(SourceText text, IReadOnlyList<PersonName> names, Func<string, bool> holdsOffice, bool all)
{
    /// <summary>Stands for a name.</summary>
    public const string Mask = "███";

    private readonly List<TextSpan> _hidden = all ? [] : [.. Hidden(text, names, holdsOffice).OrderBy(span => span.Start)];

    /// <summary>Quotes in which something was masked so far.</summary>
    public int Count { get; private set; }

    /// <summary>The names that may not leave.</summary>
    public static IEnumerable<TextSpan> Hidden(SourceText text, IReadOnlyList<PersonName> names, Func<string, bool> holdsOffice) =>
        names.Where(name => !name.StandsForSide || !holdsOffice(text.Slice(name.Span))).Select(name => name.Span);

    /// <summary>The words at <paramref name="span"/>; a name that reaches beyond them is masked as far as they go.</summary>
    public PublishedQuote Quote(TextSpan span)
    {
        StringBuilder? words = null;
        var at = span.Start;
        foreach (var name in _hidden)
        {
            if (!name.Overlaps(span) || name.End <= at)
            {
                continue;
            }
            words ??= new StringBuilder();
            words.Append(text.Value, at, Math.Max(0, name.Start - at)).Append(Mask);
            at = Math.Min(name.End, span.End);
        }
        if (words is null)
        {
            return new PublishedQuote(text.Slice(span), span);
        }
        Count++;
        return new PublishedQuote(words.Append(text.Value, at, span.End - at).ToString(), null);
    }

    /// <summary>A person's name where it may leave.</summary>
    public string? Person(string? name)
    {
        if (name is null || all || holdsOffice(name))
        {
            return name;
        }
        Count++;
        return null;
    }
}
