using Isnad.Model.Events;
using Isnad.Text;

namespace Isnad.Web.Tests;

/// <summary>A report of 200 kB that tells 80 events, each with trigger, place, toll and source.</summary>
internal static class LongReport
{
    public const int Events = 80;

    public static string Text() => string.Concat(Enumerable.Range(0, Events).Select(i => $"قصفت المدفعية حي {Name(i)} صباحا فقتل {i + 2} مدنيين وفق مصدر طبي. " + string.Concat(Enumerable.Repeat("وظلت الأسواق مفتوحة ومضى الناس إلى أعمالهم كما في كل يوم من أيام الأسبوع. ", 18)) + "\n"));

    private static string Name(int i) => $"الحديقة {i + 1}";

    public static List<EventMention> Told(string text)
    {
        var told = new List<EventMention>();
        for (var (i, at) = (0, 0); i < Events; i++)
        {
            TextSpan Next(string words)
            {
                var start = text.IndexOf(words, at, StringComparison.Ordinal);
                at = start + words.Length;
                return new(start, at);
            }
            var trigger = Next("قصفت");
            told.Add(new EventMention($"e{i}", "shelling", EventStatus.Actual, false, [trigger])
            {
                Place = new PlaceValue(Next($"حي {Name(i)}"), "town", "neighbourhood") { Country = "SY" },
                Casualties = [new CasualtyValue(Next($"{i + 2} مدنيين"), "killed", i + 2, i + 2)],
                Sources = [new SourceValue(Next("مصدر طبي"), "medical", null, null)],
            });
        }
        return told;
    }
}
