using System.Text;
using Isnad.Model.Events;
using Shouldly;
using Xunit;

namespace Isnad.Analysis.Tests.Reports;

/// <summary>Report content never throws.</summary>
public sealed class HostileTextTests
{
    private static readonly string[] Words = ["قصف", "قتل", "وجرح", "12", "مدنيا", "في", "مدينة", "حلب", "قال", "مصدر", "إن", "الجيش", "السوري", "و", "أمس", "بينهم", "نحو", "على", "الأقل", "قرية", "المقبل", "آلاف", "من", "بحسب", "غارات"];

    [Theory]
    [InlineData("")]
    [InlineData(" \n\n ")]
    [InlineData("...!!!؟؟؟،،،")]
    [InlineData("😀🇸🇾👨‍👩‍👧 قصف 😀")]
    [InlineData("\u202B\u202B\u202Bقصف\u202C الطيران\u200F\u200F مدينة\u2067 حلب\u2069")]
    [InlineData("قتل")]
    [InlineData("12")]
    [InlineData("في مدينة")]
    [InlineData("قال")]
    [InlineData("بحسب")]
    [InlineData("«»\"\"()-:")]
    [InlineData("قتل 5\nقتل\n5\n\nقتل")]
    [InlineData("\u0000\u0001\uFFFF")]
    public void Strange_texts_do_not_throw(string text)
    {
        var analysis = ReadText.Analyze(text, explain: true);
        analysis.Events.SelectMany(item => item.Triggers).ShouldAllBe(span => span.Start >= 0 && span.End <= text.Length);
    }

    [Fact]
    public void Broken_surrogates_do_not_throw() => Should.NotThrow(() => ReadText.Analyze("قصف\uD83D الطيران \uDE00حلب\uD83D", explain: true));

    [Theory]
    [InlineData(5_000, 1)]
    [InlineData(50_000, 12)]
    public void A_long_text_without_a_stop_is_read(int words, int oneKnownIn)
    {
        var random = new Random(5);
        var text = new StringBuilder();
        for (var i = 0; i < words; i++)
        {
            text.Append(random.Next(oneKnownIn) == 0 ? Words[random.Next(Words.Length)] : "زقزقة").Append(' ');
        }
        Sound(ReadText.Analyze(text.ToString()));
    }

    [Fact]
    public void One_word_of_a_million_letters_is_read() => ReadText.Analyze(new string('ق', 1_000_000)).Events.ShouldBeEmpty();

    [Fact]
    public void Two_thousand_short_lines_are_read() => Sound(ReadText.Analyze(string.Concat(Enumerable.Repeat("قتل 5 في حلب\n", 2_000))));

    [Fact]
    public void Random_runs_of_what_the_reader_knows_are_read()
    {
        var random = new Random(9);
        string[] marks = [" ", " ", " ", "، ", ". ", "\n", ": ", " - ", " \"", " (", ") "];
        for (var run = 0; run < 400; run++)
        {
            var text = new StringBuilder();
            for (var i = random.Next(40); i >= 0; i--)
            {
                text.Append(Words[random.Next(Words.Length)]).Append(marks[random.Next(marks.Length)]);
            }
            Sound(ReadText.Analyze(text.ToString(), explain: true));
        }
    }

    private static void Sound(ReportAnalysis analysis)
    {
        var length = analysis.Report.Text.Value.Length;
        foreach (var item in analysis.Events)
        {
            var spans = item.Triggers.Concat(item.Actors.Select(actor => actor.Span)).Concat(item.Casualties.Select(toll => toll.Span)).Concat(item.Sources.Select(source => source.Span)).Concat(item.MorePlaces.Select(place => place.Span));
            spans.ShouldAllBe(span => span.Start >= 0 && span.Start < span.End && span.End <= length);
        }
    }
}
