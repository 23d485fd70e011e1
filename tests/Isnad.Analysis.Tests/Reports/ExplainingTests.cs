using System.IO.Compression;
using System.Text.Json;
using Isnad.Model.Events;
using Isnad.Model.Reports;
using Isnad.Text;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Isnad.Analysis.Tests.Reports;

/// <summary>Explaining is whole: every value of every record has a reason, and every word for an occurrence stands in a record or is told why it does not.</summary>
public sealed class ExplainingTests(ITestOutputHelper output)
{
    private const int Articles = 100, Step = 260;

    [Fact]
    public void Everything_in_the_samples_is_explained()
    {
        var texts = Directory.EnumerateFiles(ReadText.Beside("samples"), "*.txt").Select(File.ReadAllText)
            .Concat(Directory.EnumerateFiles(ReadText.Beside("samples"), "*.jsonl").SelectMany(File.ReadLines).Select(Body)).ToList();
        texts.Count.ShouldBeGreaterThan(15);
        texts.SelectMany(Unexplained).ShouldBeEmpty();
    }

    [Fact]
    public void Everything_in_a_hundred_articles_is_explained()
    {
        var corpus = ReadText.Beside("..", "shared", "corpus", "news-2015.jsonl.gz");
        if (!File.Exists(corpus))
        {
            output.WriteLine("LEFT OUT, no article was explained: the corpus is not in the folder of shared material");
            Environment.GetEnvironmentVariable("CI").ShouldNotBe("true", "the corpus must be there on the build server");
            return;
        }
        using var reader = new StreamReader(new GZipStream(File.OpenRead(corpus), CompressionMode.Decompress));
        var texts = Lines(reader).Where((_, number) => number % Step == 0).Take(Articles).Select(Body).ToList();
        texts.Count.ShouldBe(Articles);
        texts.SelectMany(Unexplained).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("سقطت قطعة من السقف على الرصيف.", "سقطت", "none of its companions follows")]
    [InlineData("وصل الوفد إلى وادي حرض صباحا.", "حرض", "part of the name «وادي حرض» (a place)")]
    [InlineData("وانفجر الجمهور ضاحكا في العرض.", "وانفجر", "the threshold is")]
    public void A_word_that_became_no_event_is_told_why(string text, string word, string reason)
    {
        var analysis = ReadText.Analyze(text, explain: true);
        analysis.Rejected.Where(rejected => analysis.Report.Text.Slice(rejected.Span) == word).ShouldContain(rejected => rejected.Reason.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void A_fifth_mention_is_told_to_be_of_its_record()
    {
        const string Text = """
            غارة على مدينة الباب
            شنت طائرات روسية أمس غارة على مدينة الباب في ريف حلب، وقتلت الغارة خمسة مدنيين. وقال المرصد السوري إن الغارة أصابت سوقا، وإن الغارة وقعت ظهرا. وأضاف المرصد أن الغارة هي الثانية في المدينة.
            """;
        var analysis = ReadText.Analyze(Text, explain: true);
        analysis.Events.ShouldContain(item => item.Triggers.Count == CodebookLimits.Triggers);
        analysis.Rejected.ShouldContain(rejected => rejected.Reason.EndsWith("a mention of e1, beyond the four that a record shows", StringComparison.Ordinal));
        analysis.Events[0].Derivation.ShouldContain(reason => reason.Field.StartsWith("triggers[", StringComparison.Ordinal) && reason.Rule == "one-occurrence-with" && reason.Model == "link" && reason.Score > 0 && reason.Beat.Count > 0);
    }

    [Fact]
    public void An_inferred_day_of_publication_says_its_words()
    {
        var report = new Report("test", new SourceText("قصفت طائرات أمس بلدة في ريف إدلب، وكانت الهدنة قد بدأت يوم الخميس. وفي العام الماضي، في 5 مايو 2017، قصفت البلدة نفسها."), new Publication(null, PublishedBasis.Unknown));
        var analysis = ReadText.Analyze(report, explain: true);
        analysis.Published.Basis.ShouldBe(PublishedBasis.Inferred);
        analysis.PublishedDerivation.Select(step => (step.Rule, step.Quote)).ShouldBe([("last-year-said", "العام الماضي"), ("latest-full-year-is-last-year", "5 مايو 2017"), ("weekday-of-writing", "أمس"), ("weekday-of-writing", "يوم الخميس")]);
    }

    /// <summary>What has no reason, as "words or field: what is missing".</summary>
    private static IEnumerable<string> Unexplained(string text)
    {
        var analysis = ReadText.Analyze(text, explain: true);
        return (analysis.PublishedDerivation.Count == 0 ? ["published"] : Enumerable.Empty<string>()).Concat(analysis.Events.SelectMany(ValuesWithout)).Concat(WordsWithout(analysis)).Select(what => $"{text[..Math.Min(40, text.Length)]}: {what}");
    }

    private static IEnumerable<string> ValuesWithout(EventMention item)
    {
        var fields = item.Derivation.Where(reason => reason.Rule is not null || reason.Model is not null).Select(reason => reason.Field).ToHashSet();
        var beating = item.Derivation.Where(reason => reason.Model is not null && reason.Beat.Count == 0).Select(reason => $"{reason.Field} beats nothing");
        return Values(item).Where(field => !fields.Contains(field)).Concat(beating).Select(what => $"{item.Id} {item.Type} {what}");
    }

    private static IEnumerable<string> Values(EventMention item) =>
    [
        "record", "type", "status", "background", "time",
        .. Indexed("triggers", item.Triggers), .. item.Time is { Span.Length: > 0 } ? ["time.from"] : (string[])[],
        .. item.Place is null ? (string[])[] : ["place", "place.place_id"], .. Indexed("more_places", item.MorePlaces), .. Indexed("more_places", item.MorePlaces, "place_id"),
        .. Indexed("actors", item.Actors, "id"), .. Indexed("actors", item.Actors, "role"), .. Indexed("actors", item.Actors, "person", actor => actor.Person is not null),
        .. Indexed("casualties", item.Casualties), .. Indexed("casualties", item.Casualties, "kind"), .. Indexed("casualties", item.Casualties, "group", toll => toll.Group is not null),
        .. Indexed("casualties", item.Casualties, "demographic", toll => toll.Demographic is not null), .. Indexed("casualties", item.Casualties, "part_of", toll => toll.PartOf is not null),
        .. Indexed("casualties", item.Casualties, "said_by", toll => toll.SaidBy.Count > 0),
        .. Indexed("weapons", item.Weapons), .. Indexed("weapons", item.Weapons, "kind"), .. Indexed("sources", item.Sources), .. Indexed("sources", item.Sources, "kind"),
        .. Indexed("sources", item.Sources, "actor", source => source.Actor is not null), .. Indexed("sources", item.Sources, "through", source => source.Through is not null), .. Indexed("denied_by", item.DeniedBy), .. Indexed("denied_by", item.DeniedBy, "of"),
    ];

    private static IEnumerable<string> Indexed<T>(string field, IReadOnlyList<T> items, string? part = null, Func<T, bool>? where = null) =>
        items.Select((item, index) => (item, index)).Where(pair => where is null || where(pair.item)).Select(pair => $"{field}[{pair.index}]{(part is null ? "" : $".{part}")}");

    /// <summary>Every match of an entry for occurrences, with its companions or without, lies in the words of a record or of a reason.</summary>
    private static IEnumerable<string> WordsWithout(ReportAnalysis analysis)
    {
        var draft = ReadText.Draft(analysis.Report);
        var told = analysis.Events.SelectMany(item => item.Triggers).Concat(analysis.Rejected.Select(rejected => rejected.Span)).ToList();
        return draft.Matches.All.ToArray().Where(match => match.Lexeme.Kind == Language.LexemeKind.Trigger).Concat(draft.Matches.Alone.Select(alone => alone.Match))
            .Where(match => draft.Text.Span(match.First, match.End) is { Length: <= ContractWriter.TriggerLimit } span && !told.Exists(other => other.Start <= span.Start && span.End <= other.End))
            .Select(match => $"{draft.Words(match.First, match.End)} ({match.Lexeme.Id})");
    }

    private static string Body(string line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("text").GetString()!;
    }

    private static IEnumerable<string> Lines(StreamReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
