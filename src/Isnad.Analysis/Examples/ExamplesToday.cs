using System.Text;
using Isnad.Language;

namespace Isnad.Analysis.Examples;

/// <summary>The list of examples that do not hold today (resources/examples-today.tsv). A known gap asserts today's answer: what fails and is not listed is an
/// error, and so is what is listed and holds.</summary>
public sealed class ExamplesToday
{
    /// <summary>Name of the list in the folder of resources.</summary>
    public const string FileName = "examples-today.tsv";

    private const string Head = "file\tentry\ttext\ttoday";
    private readonly Dictionary<string, string> _today = new(StringComparer.Ordinal);

    private ExamplesToday() { }

    /// <summary>Reads the list of <paramref name="resources"/>; a missing file is an empty list.</summary>
    /// <exception cref="ResourceException">A line has not four cells.</exception>
    public static ExamplesToday Read(string resources)
    {
        var result = new ExamplesToday();
        var path = Path.Combine(resources, FileName);
        var number = 0;
        foreach (var line in File.Exists(path) ? File.ReadLines(path) : [])
        {
            number++;
            if (number == 1 && line == Head)
            {
                continue;
            }
            if (line.Split('\t') is not [var file, var entry, var text, var today])
            {
                throw new ResourceException($"{FileName}:{number}: must have four cells: file, entry, text, today; write the list anew with 'isnad lint --record'.");
            }
            result._today[$"{file}\t{entry}\t{text}"] = today;
        }
        return result;
    }

    /// <summary>Writes the outcomes that do not hold as the list of <paramref name="resources"/>.</summary>
    public static void Write(string resources, IEnumerable<ExampleOutcome> outcomes)
    {
        var text = new StringBuilder(Head).Append('\n');
        foreach (var outcome in outcomes.Where(outcome => !outcome.Holds).DistinctBy(outcome => outcome.Key).OrderBy(outcome => outcome.Key, StringComparer.Ordinal))
        {
            text.Append(outcome.Key).Append('\t').Append(Cell(outcome.Got)).Append('\n');
        }
        File.WriteAllText(Path.Combine(resources, FileName), text.ToString());
    }

    /// <summary>One line for each outcome that is not as listed, and for each line of the list that is no more. <paramref name="file"/> narrows both to one file.</summary>
    public IReadOnlyList<string> Differences(IEnumerable<ExampleOutcome> outcomes, string? file = null)
    {
        var result = new List<string>();
        var failing = new HashSet<string>(StringComparer.Ordinal);
        foreach (var outcome in outcomes.Where(outcome => !outcome.Holds && (file is null || outcome.File == file)))
        {
            failing.Add(outcome.Key);
            if (!_today.TryGetValue(outcome.Key, out var today))
            {
                result.Add($"{outcome.File}: {outcome.Entry}: '{outcome.Text}' should give '{outcome.Expected}' and gives '{outcome.Got}'");
            }
            else if (today != Cell(outcome.Got))
            {
                result.Add($"{outcome.File}: {outcome.Entry}: '{outcome.Text}' is listed with '{today}' and now gives '{outcome.Got}'");
            }
        }
        result.AddRange(_today.Keys.Where(key => !failing.Contains(key) && (file is null || key.StartsWith(file + "\t", StringComparison.Ordinal)))
            .Select(key => $"{key.Replace("\t", ": ", StringComparison.Ordinal)}: is listed as not holding and holds, or is no more"));
        return result;
    }

    private static string Cell(string text) => text.Replace('\t', ' ').Replace('\n', ' ');
}
