using Isnad.Analysis.Events;
using Isnad.Analysis.Learning;
using Shouldly;
using Xunit;

namespace Isnad.Analysis.Tests.Events;

public sealed class ReportFeaturesTests
{
    private static List<string> Names(string text)
    {
        var sink = new FeatureSink(named: true);
        ReportFeatures.Write(sink, ReadText.Context(text));
        return [.. sink.Keys.ToArray().Select(key => sink.Names![key])];
    }

    [Fact]
    public void Every_word_counts_once_and_once_more_where_it_opens_the_report()
    {
        var names = Names("هاجم الفريق الضيوف. وهاجم الفريق المرمى. وانتهت المباراة بفوز الفريق.");

        names.Count(name => name.StartsWith("word=", StringComparison.Ordinal) && name.EndsWith("فريق", StringComparison.Ordinal)).ShouldBe(1);
        names.Count(name => name.StartsWith("opening word=", StringComparison.Ordinal) && name.EndsWith("فريق", StringComparison.Ordinal)).ShouldBe(1);
        names.ShouldContain(name => name.StartsWith("word=", StringComparison.Ordinal) && name.Contains("مبارا", StringComparison.Ordinal));
        names.ShouldNotContain(name => name.StartsWith("opening word=", StringComparison.Ordinal) && name.Contains("مبارا", StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_counts_as_what_it_is() => Names("قصفت الطائرات مدينة حلب.").ShouldContain("word=<place>");
}
