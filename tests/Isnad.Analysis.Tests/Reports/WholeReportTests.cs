using Isnad.Model.Events;
using Isnad.Model.Reports;
using Isnad.Text;
using Shouldly;
using Xunit;

namespace Isnad.Analysis.Tests.Reports;

/// <summary>Whole reports with the models of the repository. Only what any sound model must say is asserted.</summary>
public sealed class WholeReportTests
{
    private const string Airstrike = """
        غارات على سوق شعبية في ريف إدلب

        قتل 12 مدنيا بينهم أربعة أطفال وأصيب 30 آخرون بجروح أمس الثلاثاء في غارات شنتها طائرات حربية روسية على سوق شعبية في مدينة معرة النعمان بريف إدلب الجنوبي، وفق المرصد السوري لحقوق الإنسان.
        وقال المرصد إن حصيلة القتلى مرشحة للارتفاع بسبب وجود جرحى في حالات خطرة.
        ونفت وزارة الدفاع الروسية استهداف المدنيين.
        """;

    private const string Capture = """
        سيطرت قوات سوريا الديمقراطية فجر اليوم الأربعاء على بلدة الشدادي جنوب الحسكة بعد اشتباكات عنيفة مع مقاتلي تنظيم الدولة الإسلامية، أسفرت عن مقتل 20 عنصرا من التنظيم.
        وأعلن متحدث باسم القوات أن الاشتباكات ما زالت مستمرة في محيط البلدة.
        """;

    private const string Quiet = """
        افتتحت وزارة الزراعة أمس معرضا للزهور في حديقة المدينة، وشارك فيه عشرون مزارعا من القرى المجاورة.
        وقال مدير المعرض إن الأسعار مناسبة هذا العام، وإن الزوار أقبلوا على شراء الورد والياسمين.
        """;

    private static string Quote(ReportAnalysis analysis, TextSpan span) => analysis.Report.Text.Slice(span);

    [Fact]
    public void An_airstrike_is_read()
    {
        var analysis = ReadText.Analyze(Airstrike);
        var strike = analysis.Events.First(item => item.Type == "airstrike");
        strike.Status.ShouldBe(EventStatus.Actual);
        strike.Actors.ShouldContain(actor => actor.Id == "russia" && actor.Role == ActorRole.Actor);
        strike.Actors.ShouldContain(actor => actor.Id == "civilians" && actor.Role == ActorRole.Target);
        strike.Place!.Country.ShouldBe("SY");
        strike.Place.Admin1.ShouldBe("SY-ID");
        strike.Time!.Interval.ShouldBe(new DateInterval(new DateOnly(2016, 5, 3)));
        strike.Casualties.ShouldContain(toll => toll.Kind == "killed" && toll.Min == 12 && toll.Max == 12);
        strike.Casualties.ShouldContain(toll => toll.Kind == "wounded" && toll.Min == 30);
        strike.Sources.ShouldContain(source => source.Kind == "ngo");
        analysis.Events.ShouldNotContain(item => item.Type == "territory-taken" || item.Type == "siege");
    }

    [Fact]
    public void What_aircraft_shell_is_an_airstrike() =>
        ReadText.Analyze("قصفت طائرات حربية بلدة سراقب في ريف إدلب صباح اليوم، ما أدى إلى مقتل خمسة مدنيين بحسب الدفاع المدني.").Events.ShouldHaveSingleItem().Type.ShouldBe("airstrike");

    [Fact]
    public void A_headline_without_numbers_adds_no_toll()
    {
        var tolls = ReadText.Analyze(Airstrike.Replace("غارات على سوق شعبية في ريف إدلب", "قتلى في غارات على سوق شعبية في ريف إدلب", StringComparison.Ordinal)).Events.First(item => item.Type == "airstrike").Casualties;
        tolls.ShouldContain(toll => toll.Kind == "killed" && toll.Min == 12);
        tolls.ShouldNotContain(toll => toll.Kind == "killed" && toll.Min == 2 && toll.Max == null);
    }

    [Fact]
    public void A_captured_town_is_read()
    {
        var analysis = ReadText.Analyze(Capture);
        var taken = analysis.Events.Single(item => item.Type == "territory-taken");
        taken.Actors.ShouldContain(actor => actor.Id == "sdf" && actor.Role == ActorRole.Actor);
        taken.Place!.Country.ShouldBe("SY");
        taken.Place.Admin1.ShouldBe("SY-HA");
        taken.Time!.Interval.ShouldBe(new DateInterval(new DateOnly(2016, 5, 4)));
        var clash = analysis.Events.First(item => item.Type == "armed-clash");
        clash.Actors.Select(actor => actor.Id).ShouldContain("islamic-state");
        analysis.Events.SelectMany(item => item.Casualties).ShouldContain(toll => toll.Kind == "killed" && toll.Min == 20);
    }

    [Fact]
    public void A_quiet_report_has_no_event() => ReadText.Analyze(Quiet).Events.ShouldBeEmpty();

    [Theory]
    [InlineData(Airstrike)]
    [InlineData(Capture)]
    [InlineData(Quiet)]
    public void Explaining_changes_nothing(string text)
    {
        var report = ReadText.Report(text);
        Written(ReadText.Analyze(text, explain: true)).ShouldBe(Written(ReadText.Analyze(text)));
        ReadText.Analyze(text).Rejected.ShouldBeEmpty();
        report.Text.Value.ShouldBe(text);
    }

    [Fact]
    public void Explaining_tells_what_became_no_event()
    {
        var analysis = ReadText.Analyze("وقع الرئيسان اتفاقية توريد الحبوب، وانفجر الجمهور ضاحكا عند سقوط الممثل في العرض.", explain: true);
        var triggers = analysis.Events.SelectMany(item => item.Triggers).ToList();
        analysis.Rejected.ShouldNotBeEmpty();
        analysis.Rejected.ShouldAllBe(rejected => !triggers.Contains(rejected.Span) && rejected.Reason.Length > 0 && (rejected.Score ?? 0) >= 0 && (rejected.Score ?? 1) <= 1);
    }

    [Theory]
    [InlineData(Airstrike)]
    [InlineData(Capture)]
    public void Every_value_lies_in_the_text_and_within_its_limit(string text)
    {
        var analysis = ReadText.Analyze(text);
        analysis.Events.ShouldNotBeEmpty();
        foreach (var item in analysis.Events)
        {
            item.Triggers.Count.ShouldBeInRange(1, 4);
            item.Triggers.ShouldAllBe(span => span.Length <= ContractWriter.TriggerLimit && Clean(Quote(analysis, span)));
            item.Actors.ShouldAllBe(actor => Clean(Quote(analysis, actor.Span)));
            item.Actors.Where(actor => actor.Person is not null).ShouldAllBe(actor => text.Contains(actor.Person!, StringComparison.Ordinal));
            item.Casualties.ShouldAllBe(toll => toll.Span.Length <= ContractWriter.CasualtyLimit && Clean(Quote(analysis, toll.Span)));
            item.Casualties.ShouldAllBe(toll => toll.PartOf == null || toll.PartOf < item.Casualties.Count);
            item.Weapons.ShouldAllBe(weapon => Clean(Quote(analysis, weapon.Span)));
            item.Sources.ShouldAllBe(source => source.Span.Length <= ContractWriter.SourceLimit && Clean(Quote(analysis, source.Span)));
            item.Derivation.ShouldAllBe(derivation => derivation.Quote == null || text.Contains(derivation.Quote));
            if (item.Place is { } place)
            {
                place.Span.Length.ShouldBeLessThanOrEqualTo(ContractWriter.PlaceLimit);
                Clean(Quote(analysis, place.Span)).ShouldBeTrue();
            }
        }
    }

    [Fact]
    public void Ids_of_events_count_up() => ReadText.Analyze(Capture).Events.Select((item, index) => item.Id == $"e{index + 1}").ShouldAllBe(right => right);

    [Fact]
    public void The_same_text_gives_the_same_records_again()
    {
        Written(ReadText.Analyze(Airstrike)).ShouldBe(Written(ReadText.Analyze(Airstrike)));
    }

    [Fact]
    public void Marks_over_letters_and_direction_marks_change_no_record()
    {
        var plain = ReadText.Analyze(Capture);
        var marked = ReadText.Analyze("\u202B" + Capture.Replace("سيطرت", "سَيْطَرَت", StringComparison.Ordinal).Replace("اشتباكات", "اشتبـــاكات\u200F", StringComparison.Ordinal));
        marked.Events.Select(item => item.Type).ShouldBe(plain.Events.Select(item => item.Type));
        marked.Events.Select(item => item.Place?.PlaceId).ShouldBe(plain.Events.Select(item => item.Place?.PlaceId));
        marked.Events[0].Triggers.Select(span => Quote(marked, span)).ShouldContain("سَيْطَرَت");
    }

    private static bool Clean(string quote) => quote.Length > 0 && quote.Trim() == quote && !quote.Contains('\n', StringComparison.Ordinal);

    private static string Written(ReportAnalysis analysis) => string.Join('\n', analysis.Events.Select(item => string.Join(" | ", item.Id, item.Type, item.Status, item.Background, string.Join(',', item.Triggers), item.Time, item.Place, string.Join(',', item.MorePlaces),
        string.Join(',', item.Actors), string.Join(',', item.Casualties), string.Join(',', item.Weapons), string.Join(',', item.Sources), string.Join(',', item.DeniedBy), string.Join(',', item.Derivation.Select(derivation => $"{derivation.Field} {derivation.Rule} {derivation.Model} {derivation.Score}")))));
}
