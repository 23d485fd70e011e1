using Isnad.Language;

namespace Isnad.Analysis.Layout;

/// <summary>Says which lines of a text are remains of page furniture. When in doubt a line is left in.</summary>
internal static class FurnitureLines
{
    /// <summary>So many words of report have come before what follows a heading of comments or a list can be none.</summary>
    private const int Body = 40;

    /// <summary>Comments are longer than the report only where this share is not passed: more after the heading than so many times what stands before, and it is a counter
    /// between title and text.</summary>
    private const int MostAfter = 2;

    /// <summary>A line with more words is report after a caption.</summary>
    private const int Paragraph = 20;

    /// <summary>Kinds whose words may also begin the title of a report: "Watch: …", "Source: …".</summary>
    private static readonly FurnitureKind[] TitleLike = [FurnitureKind.Related, FurnitureKind.Caption, FurnitureKind.SourceNote, FurnitureKind.Tags, FurnitureKind.Byline];

    /// <summary>Marks the lines.</summary>
    public static void Mark(IReadOnlyList<TextLine> lines)
    {
        var before = 0;
        var stops = 0;
        var paragraphs = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.What is not null)
            {
                continue;
            }
            if (line.Furniture is not { } found || i == 0 && found.Entry.Position != FurniturePosition.Alone && TitleLike.Contains(found.Kind) || found.Entry.Position == FurniturePosition.End && !IsCaption(lines, i))
            {
                before += i > 0 ? line.Words : 0;
                paragraphs += i > 0 ? 1 : 0;
                stops += i > 0 && line.EndsSentence ? 1 : 0;
                continue;
            }
            Take(line, found.Kind.Name(), found.Entry.Id);
            if (found.Extent == FurnitureExtent.Rest && before >= Body && After(lines, i) <= before * MostAfter)
            {
                Follow(lines, i, lines.Count, $"after {found.Entry.Id}");
                return;
            }
            if (found.Extent != FurnitureExtent.Line && before >= Body)
            {
                TakeList(lines, i, stops * 2 >= paragraphs, $"listed under {found.Entry.Id}");
            }
        }
    }

    /// <summary>A caption stands among longer paragraphs and is not the last line: the last may be the report's own end with the agency's name behind it.</summary>
    private static bool IsCaption(IReadOnlyList<TextLine> lines, int at)
    {
        for (var i = at + 1; i < lines.Count && at > 0; i++)
        {
            if (lines[i].Furniture is null && lines[i].Words > Paragraph)
            {
                return true;
            }
        }
        return false;
    }

    private static int After(IReadOnlyList<TextLine> lines, int at)
    {
        var words = 0;
        for (var i = at + 1; i < lines.Count; i++)
        {
            words += lines[i].Words;
        }
        return words;
    }

    /// <summary>The headlines after a heading. Where the report's own paragraphs end without stops, only a list that reaches the end of the text or other furniture is one.</summary>
    private static void TakeList(IReadOnlyList<TextLine> lines, int at, bool writesStops, string reason)
    {
        var end = at + 1;
        while (end < lines.Count && lines[end].Furniture is null && lines[end].IsHeadline)
        {
            end++;
        }
        if (writesStops || end == lines.Count || lines[end].Furniture is not null)
        {
            Follow(lines, at, end, reason);
        }
    }

    private static void Follow(IReadOnlyList<TextLine> lines, int at, int end, string reason)
    {
        for (var i = at + 1; i < end; i++)
        {
            Take(lines[i], lines[at].What!, reason);
        }
    }

    private static void Take(TextLine line, string what, string reason) => (line.What, line.Reason) = (line.What ?? what, line.What is null ? reason : line.Reason);
}
