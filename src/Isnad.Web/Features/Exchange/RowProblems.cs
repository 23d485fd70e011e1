using System.Text.RegularExpressions;
using Isnad.Web.Texts;

namespace Isnad.Web.Features.Exchange;

/// <summary>What is wrong with a row of a sheet, in the language of the interface. The engine says it in English; a sentence of that form stands in resources/ui with its Arabic, and its values are put into that.</summary>
internal sealed partial class RowProblems
{
    // A sentence holds another one at most twice: which column, and that the row is left out.
    private const int Deepest = 2;

    private const string Prefix = "row-problem.";

    private readonly (string Name, Regex English)[] _sentences;

    /// <summary>Reads the sentences; the one with the most words of its own is tried first.</summary>
    public RowProblems(UiTexts texts) => _sentences = [.. texts.Keys.Where(key => key.StartsWith(Prefix, StringComparison.Ordinal)).Select(key => (Name: key[Prefix.Length..], English: texts.Get(key, arabic: false)))
        .OrderByDescending(sentence => Value().Replace(sentence.English, "").Length).Select(sentence => (sentence.Name, Pattern(sentence.English)))];

    /// <summary>The sentence; as it is in English, and where it is none that is known.</summary>
    public string Say(Ui ui, string sentence) => ui.IsArabic ? Say(ui, sentence, 0) ?? sentence : sentence;

    private string? Say(Ui ui, string sentence, int depth)
    {
        foreach (var (name, english) in _sentences)
        {
            if (english.Match(sentence) is { Success: true } match)
            {
                var values = match.Groups.Values.Skip(1).Select(group => (object)(depth < Deepest && Say(ui, group.Value, depth + 1) is { } within ? within : group.Value)).ToArray();
                return ui.Format($"row-problem.{name}", values);
            }
        }
        return null;
    }

    /// <summary>Values stand in the order of their numbers; cells are a stranger's, so that no pattern may run back over them.</summary>
    private static Regex Pattern(string english) => new($"^{Value().Replace(Regex.Escape(english).Replace("}", "\\}", StringComparison.Ordinal), "(.*?)")}$", RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    [GeneratedRegex(@"\\?\{[0-9]\\?\}")]
    private static partial Regex Value();
}
