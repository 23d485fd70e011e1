using Isnad.Model.Ledger;
using Isnad.Text;
using Shouldly;
using Xunit;

namespace Isnad.Model.Tests.Ledger;

public class CopySignatureTests
{
    private const string Report = "أعلنت مديرية الصحة في المحافظة أن سبعة أشخاص قتلوا وأصيب عشرون آخرون صباح اليوم في قصف مدفعي طال السوق الشعبي في البلدة القديمة، "
        + "وقال متحدث باسمها إن فرق الإسعاف نقلت الجرحى إلى المشفى الوطني وإن بينهم أطفالا، فيما لم يصدر تعليق من القوات المنتشرة على أطراف البلدة حتى مساء اليوم نفسه.";

    private const string Other = "وصلت إلى المعبر الحدودي قافلة من ثلاثين شاحنة تحمل مواد غذائية وأدوية وخياما، على أن توزع على المخيمات في ريف المحافظة خلال الأيام المقبلة، "
        + "وذكر مسؤول في المنظمة أن القافلة هي الثانية هذا الشهر وأن الطرق المؤدية إلى المخيمات ما زالت مقطوعة في أكثر من موضع بسبب السيول التي ضربت المنطقة الأسبوع الماضي.";

    [Fact]
    public void A_copy_with_another_opening_is_known_and_shares_a_band()
    {
        var (a, b) = (Signature(Report), Signature("وكالات: " + Report.Replace("صباح اليوم", "اليوم", StringComparison.Ordinal)));
        CopySignature.Likeness(a, b).ShouldBeGreaterThan(CopySignature.Copy);
        CopySignature.Bands(a).Intersect(CopySignature.Bands(b)).ShouldNotBeEmpty();
        CopySignature.Likeness(a, Signature(Report)).ShouldBe(1);
    }

    [Fact]
    public void Spelling_and_marks_do_not_count() =>
        CopySignature.Likeness(Signature(Report), Signature(Report.Replace('أ', 'ا').Replace("،", " - ", StringComparison.Ordinal))).ShouldBe(1);

    [Fact]
    public void Another_report_is_no_copy()
    {
        CopySignature.Likeness(Signature(Report), Signature(Other)).ShouldBeLessThan(0.1);
        CopySignature.Bands(Signature(Report)).Intersect(CopySignature.Bands(Signature(Other))).ShouldBeEmpty();
    }

    [Fact]
    public void A_short_text_has_no_signature_and_is_like_nothing()
    {
        var brief = Signature("قتل ثلاثة أشخاص في انفجار لغم.");
        brief.ShouldBeEmpty();
        CopySignature.Bands(brief).ShouldBeEmpty();
        CopySignature.Likeness(brief, brief).ShouldBe(0);
    }

    [Fact]
    public void Signatures_stay_comparable_for_ever() => Signature(Report).Take(3).ShouldBe(Expected);

    private static readonly uint[] Expected = [253193398, 48920368, 48112580];

    private static IReadOnlyList<uint> Signature(string text) => CopySignature.Of(SearchWords.Of(text));
}
