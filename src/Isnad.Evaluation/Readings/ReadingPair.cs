using System.Buffers;
using System.Text;
using System.Text.Json;
using Isnad.Evaluation.Scoring;
using Isnad.Model.Events;

namespace Isnad.Evaluation.Readings;

/// <summary>Two people's readings of one text side by side, aligned by the yardstick of <c>eval</c>: the first reader's records stand where gold does. Both go through the contract's JSON, so that nothing is weighed
/// otherwise than in a file.</summary>
public sealed class ReadingPair
{
    private const string Document = "report";

    private ReadingPair(ReportAnalysis first, ReportAnalysis second, DocumentPair scored)
    {
        First = first;
        Second = second;
        Scored = scored;
    }

    /// <summary>The first reader's records.</summary>
    public ReportAnalysis First { get; }

    /// <summary>The second reader's.</summary>
    public ReportAnalysis Second { get; }

    internal DocumentPair Scored { get; }

    /// <summary>Aligns two readings of the same text; the ids of a reading's events are each given once.</summary>
    public static ReadingPair Of(ReportAnalysis first, ReportAnalysis second, ScoringOntology ontology)
    {
        var gold = RecordFile.ParseGold(Document, Json(first), ontology);
        return new(first, second, DocumentPair.All(gold, gold.ParsePredicted(Document, Json(second)), fold: null).Single());
    }

    /// <summary>Indexes of the events that stand side by side, in order of the text. What the yardstick leaves apart though both are about one proposal (<paramref name="proposal"/>) stands together too: the readers
    /// disagree on what it is.</summary>
    /// <param name="proposal">What an event of the first or second reading (true) is about, by its index.</param>
    public IReadOnlyList<(int? First, int? Second)> Rows(Func<int, bool, long> proposal)
    {
        var (first, second) = (Indexes(First), Indexes(Second));
        var pairs = Scored.Aligned.ToDictionary(pair => first[pair.Gold.Id!], pair => second[pair.Predicted.Id!]);
        var left = Enumerable.Range(0, Second.Events.Count).Except(pairs.Values).ToDictionary(at => proposal(at, true));
        foreach (var at in Enumerable.Range(0, First.Events.Count).Where(at => !pairs.ContainsKey(at)))
        {
            if (left.TryGetValue(proposal(at, false), out var other))
            {
                pairs[at] = other;
            }
        }
        return [.. Enumerable.Range(0, First.Events.Count).Select(at => ((int?)at, pairs.TryGetValue(at, out var other) ? other : (int?)null))
            .Concat(Enumerable.Range(0, Second.Events.Count).Except(pairs.Values).Select(at => ((int?)null, (int?)at)))
            .OrderBy(row => Start(row.Item1 is { } one ? First.Events[one] : Second.Events[row.Item2!.Value]))];
    }

    private static int Start(EventMention item) => item.Triggers.Count > 0 ? item.Triggers[0].Start : int.MaxValue;

    private static Dictionary<string, int> Indexes(ReportAnalysis analysis) => analysis.Events.Select((item, at) => (item.Id, at)).ToDictionary(item => item.Id, item => item.at);

    private static string Json(ReportAnalysis analysis)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, ContractWriter.Options))
        {
            json.WriteStartArray();
            json.WriteStartObject();
            json.WriteString("id", Document);
            json.WriteString("text", analysis.Report.Text.Value);
            json.WriteStartArray("events");
            foreach (var item in analysis.Events)
            {
                ContractWriter.WriteEvent(json, item, analysis.Report.Text);
            }
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
