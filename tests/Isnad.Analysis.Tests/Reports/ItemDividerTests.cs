using Shouldly;
using Xunit;

namespace Isnad.Analysis.Tests.Reports;

public sealed class ItemDividerTests
{
    /// <summary>More than thirty words without a mark and without a word that opens an item.</summary>
    private const string Long = "قصفت طائرات حربية صباح اليوم بلدة سراقب في ريف إدلب ما أدى إلى مقتل خمسة مدنيين بينهم طفلان من عائلة واحدة نزحت قبل شهرين من بلدة مجاورة هربا من المعارك التي تدور هناك منذ مطلع العام الماضي بلا توقف";

    [Theory]
    [InlineData("وفي الرقة انفجرت سيارة مفخخة قرب مبنى البريد")]
    [InlineData("وفي العراق اعتقلت القوات العراقية عشرة مسلحين في الموصل")]
    [InlineData("وقال ناشطون إن الطريق ما زالت مغلقة حتى المساء")]
    [InlineData("من جهة أخرى وصلت قافلة مساعدات إلى بلدة مضايا")]
    [InlineData("كما دمرت الغارات مدرسة ومخبزا في البلدة نفسها")]
    [InlineData("وسيطرت قوات سوريا الديمقراطية على قريتين في المنطقة")]
    [InlineData("وكانت البلدة تعرضت لغارات مماثلة قبل أسبوع واحد")]
    public void Words_that_open_an_item_divide_where_no_mark_does(string next) => Sentences($"{Long} {next}").ShouldBe([Long, next]);

    [Theory]
    [InlineData("وفي سرمين وفي بنش وفي تفتناز من المحافظة نفسها")]
    [InlineData("وأصيب عشرون شخصا آخرون في الغارة نفسها بجروح")]
    [InlineData("كما في البلدات المجاورة لها من جهة الشمال")]
    [InlineData("كما يقول أهلها الذين لا يملكون ما يأكلون")]
    [InlineData("وفي خيام لا تقي أحدا منهم برد الشتاء قال الأهالي")]
    [InlineData("وصلت بهم إلى المدارس حيث يعيشون منذ أشهر")]
    public void One_more_place_or_toll_is_no_item(string next) => Sentences($"{Long} {next}").Length.ShouldBe(1);

    [Theory]
    [InlineData("قصفت طائرات بلدة سراقب وفي الرقة انفجرت سيارة مفخخة قرب مبنى البريد")]
    [InlineData("قصفت طائرات حربية، صباح اليوم، بلدة سراقب في ريف إدلب، ما أدى إلى مقتل خمسة مدنيين، بينهم طفلان من عائلة واحدة نزحت قبل شهرين من بلدة مجاورة، وفي الرقة انفجرت سيارة مفخخة قرب مبنى البريد")]
    public void Short_text_and_text_with_marks_keeps_its_sentences(string text) => Sentences(text).ShouldBe([text]);

    [Fact]
    public void Every_token_stands_in_one_sentence()
    {
        var text = ReadText.Draft(string.Join(' ', Enumerable.Repeat($"{Long} وفي الرقة انفجرت سيارة مفخخة قرب مبنى البريد", 200))).Text;
        var at = 0;
        for (var s = 0; s < text.Sentences.Length; s++)
        {
            var sentence = text.Sentences[s];
            sentence.First.ShouldBe(at);
            (sentence.End - sentence.First).ShouldBeInRange(1, 140);
            (text.SentenceOf(sentence.First), text.SentenceOf(sentence.End - 1)).ShouldBe((s, s));
            at = sentence.End;
        }
        at.ShouldBe(text.Tokens.Length);
        text.Sentences.Length.ShouldBeGreaterThanOrEqualTo(200);
    }

    private static string[] Sentences(string text) => ReadText.Draft(text) is var draft ? [.. draft.Text.Sentences.Select(sentence => draft.Words(sentence.First, sentence.End))] : [];
}
