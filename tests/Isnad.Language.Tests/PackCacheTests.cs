using Isnad.Text;
using Shouldly;
using Xunit;

namespace Isnad.Language.Tests;

public sealed class PackCacheTests : IDisposable
{
    private static readonly string[] Texts =
    [
        "شن الطيران الحربي السوري ست غارات على مدينة سراقب في ريف إدلب الشرقي، ما أدى إلى مقتل سبعة مدنيين بينهم طفلان، بحسب ناشطين.",
        "أعلن المتحدث باسم القوات المسلحة اليمنية أن مقاتلي جماعة الحوثي انسحبوا من مواقعهم شرق تعز بعد اشتباكات استمرت حتى فجر الثلاثاء 12 آب/أغسطس 2015.",
        "قال مصدر أمني عراقي إن عبوة ناسفة انفجرت قرب دورية للجيش في الموصل، ولم ترد أنباء عن ضحايا. ونفت وزارة الدفاع ذلك.",
    ];

    private readonly TestPack _folder = new(
        ("frames/f.yaml", "kind: triggers\nprofile: match\nentries:\n- {id: bomb, verb: قصف يقصف, masdar: قصف, types: [shelling, airstrike], with: [مدينة]}\n- {id: truce, phrases: [وقف إطلاق النار], types: [agreement]}\n"),
        ("gazetteer/places.tsv", "id\tkind\tnames_ar\tname_en\tcountry\tadmin1\tlat\tlon\tpopulation\nx1\tcity\tحلب|حلب الشهباء\tAleppo\tSY\tSY-HL\t36.2\t37.1\t2000000\nx2\ttown\tالباب\tAl Bab\tSY\tSY-HL\t\t\t\n"));

    private readonly string _beside = Directory.CreateTempSubdirectory("isnad-cache-").FullName;

    private string Cache => Path.Combine(_beside, "cache", "pack.bin");

    public void Dispose()
    {
        _folder.Dispose();
        Directory.Delete(_beside, true);
    }

    [Fact]
    public void A_pack_from_the_cache_reads_as_the_compiled_one()
    {
        var cache = Path.Combine(_beside, "project.bin");
        var compiled = LanguagePack.Compile(TestPack.ProjectResources);
        PackCache.Load(TestPack.ProjectResources, cache).Version.ShouldBe(compiled.Version);
        var cached = PackCache.Load(TestPack.ProjectResources, cache);
        cached.Lexemes.Count.ShouldBe(compiled.Lexemes.Count);
        cached.Places.Values.ShouldBe(compiled.Places.Values, ignoreOrder: true);
        cached.Clusters.Count.ShouldBe(compiled.Clusters.Count);
        compiled.Names.ShouldNotBeEmpty();
        cached.Names.ShouldBe(compiled.Names, ignoreOrder: true);
        WordAnalyzer first = new(compiled), second = new(cached);
        var words = Texts.SelectMany(text => Words(text)).ToList();
        words.Count(word => first.Analyze(word).Readings.Length > 0).ShouldBeGreaterThan(30);
        foreach (var word in words)
        {
            Describe(second.Analyze(word)).ShouldBe(Describe(first.Analyze(word)), word);
        }
    }

    [Fact]
    public void Every_field_of_an_entry_is_kept()
    {
        var compiled = LanguagePack.Compile(TestPack.ProjectResources);
        var cache = Path.Combine(_beside, "project.bin");
        PackCache.Load(TestPack.ProjectResources, cache);
        var cached = PackCache.Load(TestPack.ProjectResources, cache);
        compiled.Lexemes.Zip(cached.Lexemes).Where(pair => Fields(pair.First) != Fields(pair.Second)).Select(pair => $"{Fields(pair.First)} is read as {Fields(pair.Second)}").ShouldBeEmpty();
    }

    [Fact]
    public void The_cache_is_kept_and_used()
    {
        var pack = PackCache.Load(_folder.Folder, Cache);
        var written = File.ReadAllBytes(Cache);
        PackCache.Load(_folder.Folder, Cache).Version.ShouldBe(pack.Version);
        File.ReadAllBytes(Cache).ShouldBe(written);
        Directory.GetFiles(Path.GetDirectoryName(Cache)!).ShouldBe([Cache]);
    }

    [Fact]
    public void A_changed_resource_file_is_seen()
    {
        PackCache.Load(_folder.Folder, Cache).Lexemes.ShouldNotContain(lexeme => lexeme.Id == "raid");
        _folder.Write("frames/g.yaml", "kind: triggers\nprofile: match\nentries:\n- {id: raid, noun: غارة, types: [airstrike]}\n");
        PackCache.Load(_folder.Folder, Cache).Lexemes.ShouldContain(lexeme => lexeme.Id == "raid");
    }

    [Fact]
    public void A_torn_cache_is_ignored()
    {
        var version = PackCache.Load(_folder.Folder, Cache).Version;
        var whole = File.ReadAllBytes(Cache);
        for (var length = 0; length < whole.Length; length += Math.Max(1, whole.Length / 97))
        {
            File.WriteAllBytes(Cache, whole[..length]);
            var pack = PackCache.Load(_folder.Folder, Cache);
            pack.Version.ShouldBe(version);
            new WordAnalyzer(pack).Analyze("قصف").Readings.ShouldHaveSingleItem().Lexeme.Id.ShouldBe("bomb");
        }
        File.ReadAllBytes(Cache).ShouldBe(whole);
    }

    [Fact]
    public void A_cache_of_garbage_is_ignored()
    {
        var version = PackCache.Load(_folder.Folder, Cache).Version;
        var whole = File.ReadAllBytes(Cache);
        var random = new Random(11);
        for (var run = 0; run < 300; run++)
        {
            var broken = (byte[])whole.Clone();
            for (var i = 0; i < 4; i++)
            {
                broken[random.Next(broken.Length)] = (byte)random.Next(256);
            }
            if (broken.AsSpan().SequenceEqual(whole))
            {
                continue;
            }
            File.WriteAllBytes(Cache, broken);
            var pack = PackCache.Load(_folder.Folder, Cache);
            pack.Version.ShouldBe(version);
            pack.Lexemes.Select(Fields).ShouldContain(fields => fields.Contains("bomb", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_cache_that_cannot_be_written_costs_nothing_but_time()
    {
        File.WriteAllText(Path.Combine(_beside, "file"), "");
        PackCache.Load(_folder.Folder, Path.Combine(_beside, "file", "pack.bin")).Lexemes.ShouldNotBeEmpty();
    }

    private static IEnumerable<string> Words(string text)
    {
        var normal = NormalizedText.From(text);
        return [.. Tokenizer.Tokenize(normal, text.Length).Select(token => normal.Chars[token.NormalStart..token.NormalEnd].ToString())];
    }

    private static string Describe(WordForm form) => $"{form.Text} {form.Word} {form.LightStem} {form.Cluster} {form.Cues} {string.Join('|', form.Stems)} {string.Join('|', form.Starts)} "
        + string.Join('|', form.Readings.Select(reading => $"{reading.Lexeme.Index} {reading.Flags} {reading.Clitics}"));

    private static string Fields(Lexeme lexeme) => string.Join(';', lexeme.Index, lexeme.Kind, lexeme.Id, string.Join(',', lexeme.Types), lexeme.Cue, lexeme.Class, lexeme.Actor, lexeme.As, lexeme.Slant, string.Join(',', lexeme.Countries),
        lexeme.Country, lexeme.ActorType, string.Join(',', lexeme.Ids), lexeme.Demographic, lexeme.Fighter, lexeme.Measure, lexeme.Min, lexeme.Max, string.Join(',', lexeme.With), lexeme.Place, lexeme.Key);
}
