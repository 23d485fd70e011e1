using System.Text;
using Shouldly;
using Xunit;

namespace Isnad.Fusion.Tests;

public sealed class FileTests
{
    [Fact]
    public void Weights_are_read_as_they_were_written()
    {
        var model = new PairModel(new Dictionary<string, (double, double)> { ["pair"] = (-1.5, 0.25), ["km<1"] = (1, 0) }, new FusionSettings(0.2, -2, 0.01), "");
        using var buffer = new MemoryStream();
        FusionModelFile.Write(buffer, model);
        buffer.Position = 0;
        var read = FusionModelFile.Read(buffer);
        read.Weights.ShouldBe(model.Weights, ignoreOrder: true);
        read.Settings.ShouldBe(model.Settings);
        read.Version.Length.ShouldBe(12);
        read.Weight(PairFeature.Of("pair"), withText: false).ShouldBe(0.25);
        read.Weight(PairFeature.Of("never trained"), withText: true).ShouldBe(0);
    }

    [Theory]
    [InlineData("", "fusion.tsv:1:")]
    [InlineData("format\tisnad-fusion 9\n", "fusion.tsv:1: 'format\tisnad-fusion 9'")]
    [InlineData("format\tisnad-fusion 1\nweight\tpair\tx\t1\n", "fusion.tsv:2: 'x'")]
    [InlineData("format\tisnad-fusion 1\nweight\tpair\t1\t1\nweight\tpair\t1\t1\n", "fusion.tsv:3:")]
    public void A_broken_file_of_weights_names_its_line(string file, string message) =>
        Should.Throw<InvalidDataException>(() => FusionModelFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(file)))).Message.ShouldStartWith(message);

    [Fact]
    public void Words_are_counted_by_document_and_kept()
    {
        var counter = new RarityCounter();
        counter.Add("القصف والقصف على البلدة");
        counter.Add("قصف المدينة");
        using var buffer = new MemoryStream();
        WordRarityFile.Write(buffer, counter.Count(2));
        buffer.Position = 0;
        var rarity = WordRarityFile.Read(buffer);
        rarity.Documents.ShouldBe(2);
        rarity.Counts.ShouldBe(new Dictionary<string, int> { ["قصف"] = 2 });
        rarity.Of("قصف").ShouldBe(0);
        rarity.Of("غيره").ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("documents\t0\n")]
    [InlineData("documents\t5\nword\n")]
    [InlineData("documents\t5\nword\tx\n")]
    public void A_broken_file_of_words_is_refused(string file) => Should.Throw<InvalidDataException>(() => WordRarityFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(file)))).Message.ShouldStartWith("fusion-words.tsv:");

    [Fact]
    public void Rare_words_count_more()
    {
        var rarity = new WordRarity(100, new Dictionary<string, int> { ["common"] = 90 });
        WordBag Of(params string[] stems) => WordBag.Of(stems, rarity);
        Of("common", "a").Cosine(Of("common", "b")).ShouldBeLessThan(0.1);
        Of("common", "a").Cosine(Of("a")).ShouldBeGreaterThan(0.9);
        Of("a").Cosine(WordBag.Empty).ShouldBe(0);
    }
}
