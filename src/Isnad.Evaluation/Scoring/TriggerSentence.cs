namespace Isnad.Evaluation.Scoring;

/// <summary>Finds the sentence that a record's first trigger stands in.</summary>
internal static class TriggerSentence
{
    private const int Reach = 200;

    /// <summary>Empty where the text or the span is unknown. A sentence is cut 200 code points before and behind the trigger.</summary>
    public static string Of(ScoredDocument document, params ReadOnlySpan<ScoredRecord?> records)
    {
        foreach (ScoredRecord? record in records)
        {
            if (record?.Triggers.FirstOrDefault(trigger => trigger.Start is not null) is { } trigger && document.Text is { } text)
            {
                return Around(text, (int)trigger.Start!.Value, (int)trigger.End!.Value);
            }
        }
        return "";
    }

    private static string Around(CodePointText text, int start, int end)
    {
        int from = start;
        while (from > 0 && start - from < Reach && !Ends(text, from - 1))
        {
            from--;
        }
        int to = end;
        while (to < text.Length && to - end < Reach && !Ends(text, to))
        {
            to++;
        }
        return ValueText.OneLine(text.Slice(from, to));
    }

    // U+061F is the Arabic question mark, U+2026 the ellipsis. A full stop between digits belongs to a number.
    private static bool Ends(CodePointText text, int at) => text.Slice(at, at + 1) switch
    {
        "\n" or "!" or "?" or "\u061F" or "\u2026" => true,
        "." => at + 1 == text.Length || !char.IsDigit(text.Slice(at + 1, at + 2)[0]),
        _ => false,
    };
}
