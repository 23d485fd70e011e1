using Isnad.Analysis.Learning;
using Isnad.Text;

namespace Isnad.Analysis.Events;

/// <summary>What speaks for a report telling of any occurrence at all: its words, whether or not one of them is a word for an occurrence. A match, a company and a ministry meet, attack and agree in the words of a war.</summary>
public static class ReportFeatures
{
    private static readonly Feature Bias = new("bias"), Word = new("word"), Group = new("group"), Opening = new("opening word"), OpeningGroup = new("opening group"), Length = new("length");

    /// <summary>Tokens that are looked at; what a report is about shows early.</summary>
    private const int Most = 400;

    /// <summary>Sentences that open a report.</summary>
    private const int Openers = 2;

    /// <summary>Letters of a stem from which on it is a word of weight.</summary>
    private const int Weight = 3;

    /// <summary>Writes every word, and every group of words, once.</summary>
    public static void Write(FeatureSink sink, EventContext context)
    {
        sink.Clear();
        var text = context.Draft.Text;
        var seen = new HashSet<(ulong, bool)>();
        var opening = text.Sentences[Math.Min(Openers, text.Sentences.Length) - 1].End;
        sink.Add(Bias);
        sink.Add(Length, Math.Min(6, text.Tokens.Length / 100));
        for (var i = 0; i < Math.Min(Most, text.Tokens.Length); i++)
        {
            if (text.Tokens[i].Kind != TokenKind.Word || context.Tags[i] is not { Text.Length: >= Weight } tag)
            {
                continue;
            }
            var group = context.Tags.Cluster(i);
            var opens = i < opening;
            Once(sink, seen, opens, tag, Word, Opening);
            Once(sink, seen, opens, group, Group, OpeningGroup);
        }
    }

    private static void Once(FeatureSink sink, HashSet<(ulong, bool)> seen, bool opens, in TokenTag tag, in Feature feature, in Feature opening)
    {
        if (seen.Add((tag.Hash, false)))
        {
            sink.Add(feature, tag);
        }
        if (opens && seen.Add((tag.Hash, true)))
        {
            sink.Add(opening, tag);
        }
    }
}
