using Isnad.Analysis.Tagging;
using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Mentions;

/// <summary>Which brackets and quotations belong to a source's name, and which hold what he says.</summary>
public static partial class SourcePhrase
{
    /// <summary>The marks between the phrase and its next word: a bracket closes that was opened before it, a quotation begins that is no name, or a dash stands free.</summary>
    private static bool Leaves(ReportDraft draft, int first, int end, int next)
    {
        for (var i = end; i < next; i++)
        {
            switch (draft.Text.Chars(i)[0])
            {
                case ')' or '»' or '”' when !Opened(draft, first, i):
                case '(' or '«' or '“' or '"' when !Closes(draft, first, i) || IsSpeech(draft, first, i):
                case '-' or '–' when draft.Text.Tokens[i].Span.Start > draft.Text.Tokens[i - 1].Span.End:
                    return true;
            }
        }
        return false;
    }

    private static bool Opened(ReportDraft draft, int first, int at)
    {
        for (var i = at - 1; i >= first; i--)
        {
            if (draft.Text.Chars(i)[0] is '(' or '«' or '“')
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>A quotation that opens with a verb, or tells an occurrence, is what is said and no name.</summary>
    private static bool IsSpeech(ReportDraft draft, int first, int at)
    {
        if (draft.Text.Chars(at)[0] == '(' || draft.Text.Chars(at)[0] == '"' && Quotes(draft, first, at) % 2 != 0)
        {
            return false;
        }
        for (var i = at + 1; i < Math.Min(at + LongestQuotation, draft.Text.Tokens.Length) && draft.Text.Chars(i)[0] is not ('»' or '”' or '"'); i++)
        {
            foreach (var match in draft.Matches.At(i))
            {
                if (match.Lexeme.Kind == LexemeKind.Trigger && (match.Flags & (FormFlags.Verb | FormFlags.Masdar)) != 0 && match.Clitics == Clitics.None)
                {
                    return true;
                }
            }
        }
        return false;
    }

    /// <summary>Straight quotation marks from <paramref name="first"/> on: the second of two closes.</summary>
    private static int Quotes(ReportDraft draft, int first, int at)
    {
        var count = 0;
        for (var i = first; i < at; i++)
        {
            count += draft.Text.IsMark(i, '"') ? 1 : 0;
        }
        return count;
    }

    private static bool Closes(ReportDraft draft, int first, int at)
    {
        for (var i = at + 1; i < Math.Min(at + LongestQuotation, draft.Text.Tokens.Length) && !draft.Text.Tokens[i].LineBefore; i++)
        {
            if (draft.Text.Chars(i)[0] is ')' or '»' or '”' or '"')
            {
                return true;
            }
        }
        return draft.Text.Chars(at)[0] == '"' && at > 0 && (Quotes(draft, first, at) % 2 != 0 || first > 0 && draft.Text.IsMark(first - 1, '"'));
    }
}
