using Shouldly;
using Xunit;

namespace Isnad.Language.Tests;

public sealed class FurnitureWordsTests
{
    private static readonly FurnitureWords Words = LanguagePack.Compile(TestPack.ProjectResources).Furniture;

    [Theory]
    [InlineData("شارِك هذا الخبر", FurnitureKind.Share, FurnitureExtent.Line)]
    [InlineData("  • طباعة  • إرسال إلى صديق", FurnitureKind.Tools, FurnitureExtent.Line)]
    [InlineData("مواضيع ذات صلة:", FurnitureKind.Related, FurnitureExtent.List)]
    [InlineData("Most Read", FurnitureKind.Related, FurnitureExtent.List)]
    [InlineData("التعليقات (12)", FurnitureKind.Comments, FurnitureExtent.Rest)]
    [InlineData("LEAVE A REPLY", FurnitureKind.Comments, FurnitureExtent.Rest)]
    [InlineData("3 تعليقات على “هدنة في الجنوب”", FurnitureKind.Comments, FurnitureExtent.Rest)]
    [InlineData("تاريخ النشر: 2018/04/20", FurnitureKind.Published, FurnitureExtent.Line)]
    [InlineData("قبل 3 ساعات", FurnitureKind.Published, FurnitureExtent.Line)]
    [InlineData("عائلات في مدرسة حولت إلى مأوى (الأناضول - أرشيف)", FurnitureKind.Caption, FurnitureExtent.Line)]
    [InlineData("المصدر: أ. ف. ب", FurnitureKind.SourceNote, FurnitureExtent.Line)]
    [InlineData("(adsbygoogle = window.adsbygoogle || []).push({});", FurnitureKind.Advert, FurnitureExtent.Line)]
    public void A_remain_is_known_with_what_it_takes(string line, FurnitureKind kind, FurnitureExtent extent)
    {
        var found = Words.Match(line).ShouldNotBeNull();
        found.Kind.ShouldBe(kind);
        found.Extent.ShouldBe(extent);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" - 12 - ")]
    [InlineData("قتل ستة مدنيين في قصف على البلدة. (رويترز)")]
    [InlineData("شارك العشرات في تشييع الضحايا")]
    [InlineData("اشترك في المعركة مئات المقاتلين")]
    [InlineData("شاهد عيان: القصف بدأ فجرا")]
    [InlineData("تعليقات غاضبة بعد القصف على البلدة")]
    [InlineData("قبل 3 ساعات انسحبت القوات من التلة")]
    [InlineData("نشر في البلدة جنود من الحرس")]
    [InlineData("المصدر قال إن القوات انسحبت من البلدة")]
    public void A_line_of_the_report_is_none(string line) => Words.Match(line).ShouldBeNull();

    [Fact]
    public void A_line_of_prose_with_a_scripts_remain_is_no_script() =>
        Words.Match("واصلت القوات تقدمها نحو البلدة صباح اليوم وسط قصف متقطع adsbygoogle").ShouldBeNull();

    [Fact]
    public void The_longest_words_win_over_shorter_ones() => Words.Match("المزيد من الأخبار").ShouldNotBeNull().Extent.ShouldBe(FurnitureExtent.List);

    [Fact]
    public void Every_kind_has_a_name_that_reads_back() => Enum.GetValues<FurnitureKind>().ShouldAllBe(kind => ReadsBack(kind));

    [Theory]
    [InlineData("Share")]
    [InlineData("sourcenote")]
    [InlineData("3")]
    [InlineData("")]
    public void Another_spelling_is_no_kind(string name) => FurnitureKinds.TryParse(name, out _).ShouldBeFalse();

    [Theory]
    [InlineData("{id: fur.a, furniture: shares, at: alone, phrases: [شارك]}", "unknown furniture 'shares'; known are share, related")]
    [InlineData("{id: fur.a, furniture: share, phrases: [شارك]}", "unknown 'at: '; known are alone, head")]
    [InlineData("{id: fur.a, furniture: share, at: alone, takes: all, phrases: [شارك]}", "unknown 'takes: all'; known are line, list, rest")]
    [InlineData("{id: fur.a, furniture: share, at: alone, noun: شارك}", "unknown key 'noun'")]
    [InlineData("{id: fur.a, furniture: share, at: alone}", "has no phrases")]
    [InlineData("{id: fur.a, furniture: share, at: alone, phrases: [\"…\"]}", "empty form under 'phrases'")]
    [InlineData("{id: fur.a, furniture: share, at: alone, phrases: [إعلان, اعلان]}", "gives 'اعلان' twice")]
    [InlineData("{id: fur.a, furniture: share, at: alone, most: few, phrases: [شارك]}", "'most' is no whole number")]
    public void A_broken_entry_is_named(string entry, string what)
    {
        var message = TestPack.ErrorOf("furniture/bad.yaml", $"kind: furniture\nprofile: match\nentries:\n- {entry}\n");
        message.ShouldStartWith("furniture/bad.yaml:4: entry fur.a ");
        message.ShouldContain(what);
    }

    [Fact]
    public void Another_kind_in_the_folder_is_an_error() => TestPack.ErrorOf("furniture/bad.yaml", "kind: cues\nprofile: match\nentries: []\n").ShouldContain("the kind 'cues' is not 'furniture'");

    [Fact]
    public void The_cache_keeps_every_entry_and_form()
    {
        var folder = Directory.CreateTempSubdirectory("isnad-furniture-").FullName;
        try
        {
            var cache = Path.Combine(folder, "pack.bin");
            PackCache.Load(TestPack.ProjectResources, cache);
            var cached = PackCache.Load(TestPack.ProjectResources, cache).Furniture;
            cached.Entries.ShouldBe(Words.Entries);
            cached.Match("التعليقات (12)").ShouldBe(Words.Match("التعليقات (12)"));
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static bool ReadsBack(FurnitureKind kind) => FurnitureKinds.TryParse(kind.Name(), out var read) && read == kind;
}
