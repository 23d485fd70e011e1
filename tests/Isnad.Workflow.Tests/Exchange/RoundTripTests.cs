using Isnad.Model.Events;
using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Isnad.Model.Review;
using Isnad.Publishing.Exports;
using Isnad.Text;
using Shouldly;
using Xunit;

namespace Isnad.Workflow.Tests.Exchange;

/// <summary>What is exported and imported elsewhere is exported again as it was, field by field.</summary>
public sealed class RoundTripTests
{
    private const int Reports = 60;

    // Numbers of a ledger and who decided there are its own.
    private static readonly string[] Own = ["mention", "incident", "report", "decided_by", "decided_at"];

    private static readonly string[] Pieces = ["قصف", "=SUM(A1)", "'-مقتل سبعة", "مدينة سراقب، ريف إدلب", "سطر\r\nوسطر", "قال \"الناطق\"", "a;b\\c", "+963", "@here", "عشرات القتلى", "يوم الثلاثاء", " بفراغ ", "\tجدولة", "7", "17", "١٢ جريحا", "_x000D_", "قوات النظام", "\uFF1Dواسع", "😀 رمز", "الجبهة", "من جهة أخرى"];

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public void Mentions_come_back_field_by_field(string format)
    {
        using var here = new Desk();
        Fill(here, new Random(20261127));
        var first = here.Mentions();
        first.Rows.Count.ShouldBeGreaterThan(Reports);
        var file = Write(first, format);
        using var there = new Desk();
        var tally = there.Import(file, $"mentions.{format}");
        there.Problems.ShouldBeEmpty();
        (tally.Added, tally.Bad).ShouldBe((first.Rows.Count, 0));
        var second = there.Mentions();
        second.Columns.ShouldBe(first.Columns);
        Comparable(second).ShouldBe(Comparable(first), ignoreOrder: true);
        there.Sound();
        // And once more: nothing new.
        there.Import(file, $"mentions.{format}").ShouldBe(new(0, first.Rows.Count, 0));
    }

    [Fact]
    public void Every_column_is_read_but_those_of_the_ledger_and_what_is_worked_out() =>
        MentionTable.Of([]).Columns.Select(column => column.Name).Where(name => Desk.Vocabulary.Field(name) != name).ShouldBe(["mention", "incident", "report", "state", "decided_by", "decided_at"]);

    private static byte[] Write(ExportTable table, string format)
    {
        using var bytes = new MemoryStream();
        if (format == "csv")
        {
            CsvExport.Write(table, bytes, hxl: true);
        }
        else
        {
            XlsxExport.Write([table], bytes);
        }
        return bytes.ToArray();
    }

    private static List<string> Comparable(ExportTable table) =>
        [.. table.Rows.Select(row => string.Join('\n', table.Columns.Zip(row).Where(pair => !Own.Contains(pair.First.Name)).Select(pair => $"{pair.First.Name}={ExportTable.Text(pair.Second)}")))];

    private static void Fill(Desk desk, Random random)
    {
        for (var i = 0; i < Reports; i++)
        {
            var text = string.Join(" ", Enumerable.Range(0, 14).Select(_ => Pieces[random.Next(Pieces.Length)]).Append($"بلاغ {i}"));
            var day = new DateOnly(2016, 1, 1).AddDays(i * 11);
            var report = new Report($"r{i}", new SourceText(text), random.Next(5) == 0 ? new Publication(null, PublishedBasis.Unknown) : new Publication(new DateInterval(day, day.AddDays(random.Next(2))), PublishedBasis.Metadata))
            {
                Outlet = random.Next(4) == 0 ? null : Pieces[random.Next(Pieces.Length)], Url = random.Next(3) == 0 ? null : $"https://example.org/{i % 7}?a=1;2", UrlIsOfSource = true,
            };
            desk.Ledger.Reports.Take([IntakeItem.Of(new RawReport(System.Text.Encoding.UTF8.GetBytes(text), RawFormat.Text, $"r{i}"), [IntakeArticle.Of(report)])]);
            var records = Enumerable.Range(0, 1 + random.Next(3)).Select(_ => new RecordStep(ReviewVerb.Added, null) { Record = Record(text, day, random) }).ToList();
            desk.Decide.Run(new ReviewChange(i + 1, i + 1, ReadingTrack.First, "p-coder") { Records = records }).Outcome.ShouldBe(ReviewOutcome.Written);
        }
    }

    private static EventMention Record(string text, DateOnly day, Random random)
    {
        TextSpan Span()
        {
            while (true)
            {
                var piece = Pieces[random.Next(Pieces.Length)];
                if (text.IndexOf(piece, StringComparison.Ordinal) is >= 0 and var at)
                {
                    return new TextSpan(at, at + piece.Length);
                }
            }
        }
        T One<T>(params T[] values) => values[random.Next(values.Length)];
        List<T> Some<T>(int most, Func<int, T> make) => [.. Enumerable.Range(0, random.Next(most + 1)).Select(make)];
        PlaceValue Place() => new(Span(), One("city", "village", "governorate"), One("place", "near", "governorate", "country"))
        {
            Country = One("SY", null), Admin1 = One("SY-ID", null), Latitude = 35.8, Longitude = One(-36.7748, 36.7748), RadiusKm = One<double?>(null, 13, 2.5), PlaceId = One("gn:172955", null), Candidates = One<string[]>([], ["gn:1", "gn:2"]),
        };
        var sources = Some(3, i => new SourceValue(Span(), One("official", "witness", "media"), One("russia", null), i > 0 ? One<int?>(null, i - 1) : null));
        return new EventMention("e1", One("airstrike", "shelling", "meeting"), One(EventStatus.Actual, EventStatus.Planned, EventStatus.Denied), One(true, false), [Span(), .. Some(2, _ => Span())])
        {
            Time = One(null, new TimeValue(Span(), new DateInterval(day, day.AddDays(random.Next(9))), One("stated", "relative", "weekday")), new TimeValue(default, new DateInterval(day), "assumed-publication")),
            Place = One(null, Place(), Place()), MorePlaces = Some(2, _ => Place()),
            Actors = Some(4, _ => new ActorValue(Span(), One("russia", "syrian-government", "civilians", "x:local-police"), One(ActorRole.Actor, ActorRole.Target, ActorRole.Partner)) { Person = One("العميد سهل", null), As = One("x:air-force", null), Slant = One("syrian-opposition", null) }),
            Casualties = Some(3, i => new CasualtyValue(Span(), One("killed", "wounded", "displaced"), One(0, 7, 24), One<int?>(null, 24, 99))
            {
                Approximate = One(true, false), Group = One("civilians", null), Demographic = One("children", null), PartOf = i > 0 ? One<int?>(null, 0) : null, SaidBy = sources.Count > 0 ? One<int[]>([], [0], [.. Enumerable.Range(0, sources.Count)]) : [],
            }),
            Weapons = Some(2, _ => new WeaponValue(Span(), One("aircraft", "mortar"))), Sources = sources, DeniedBy = Some(2, _ => new DenialValue(Span(), One("occurrence", "responsibility", "toll"))),
        };
    }
}
