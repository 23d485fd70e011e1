using Isnad.Model.Events;
using Isnad.Model.Incidents;
using Isnad.Model.Reports;
using Isnad.Text;
using Shouldly;
using Xunit;

namespace Isnad.Publishing.Tests;

public sealed class IncidentRedactorTests
{
    private static readonly MentionKey Key = new("doc", "e1");

    [Fact]
    public void Names_are_masked_and_such_a_quote_gives_no_place()
    {
        var quotes = Redact(Told(Quote("مقتل سالم محمد"), Quote("جرح 3"))).Type.Accounts[0].Holdings[0].Quotes;
        quotes.ShouldBe([new QuotedWords("مقتل ███", null, null), Quote("جرح 3")]);
    }

    [Fact]
    public void Words_of_sources_do_not_leave_and_their_kind_and_party_do()
    {
        var incident = Redact(Told(Quote("قائد الشرطة"), Quote("قصفت")) with { Wording = [new("صوت الجبل", ["doc"], [], [new("military", "x:police", "قائد الشرطة"), new("military", "x:police", "القائد")], [])] });
        var holding = incident.Type.Accounts[0].Holdings[0];
        holding.Party.ShouldBe(new Party("military", "x:police", ""));
        holding.Through.ShouldBeEmpty();
        holding.Quotes.ShouldBe([Quote("قصفت")]);
        incident.Wording[0].Sources.ShouldBe([new Party("military", "x:police", "")]);
    }

    [Fact]
    public void Points_are_moved_and_the_words_of_the_place_masked()
    {
        var place = Redact(Told()).Place.Accounts[0].Value;
        (place.Words, place.Known.Precision, place.Known.PlaceId).ShouldBe(("قرية التل", "near", null));
        place.Known.Latitude.ShouldNotBe(Draft.Place("place").Latitude);
        place.Known.RadiusKm!.Value.ShouldBeGreaterThan(3);
        var known = Draft.Place("place") with { Span = Draft.Span("بيت سالم محمد") };
        Redact(Told() with { Place = Field(new PlaceAccount("بيت سالم محمد", known), []) }).Place.Accounts[0].Value.Words.ShouldBe("بيت ███");
    }

    [Fact]
    public void Reasons_that_repeat_what_is_withheld_are_left_out()
    {
        var type = Redact(Told() with { Type = Field("airstrike", [Quote("قصفت")], "airstrike, held by قائد الشرطة (صوت الجبل)", "airstrike at بيت سالم", "2 voices, none gives another") }).Type;
        type.Reasons.ShouldBe(["2 voices, none gives another", "left out, for they repeat words that do not leave: 2"]);
        type.Status.ShouldBe(AccountStatus.Agreed);
    }

    [Fact]
    public void Titles_do_not_leave() => Redact(Told()).Reports.ShouldBe([new IncidentReport("doc", "صوت الجبل", null, "https://example.org/1", null, null, null)]);

    [Fact]
    public void A_quote_that_is_not_of_its_text_is_left_out() => Redact(Told(new QuotedWords("قصفت", 3, 7), new QuotedWords("قصفت", 3, 9000))).Type.Accounts[0].Holdings[0].Quotes.ShouldBeEmpty();

    [Fact]
    public void What_stands_behind_a_letter_of_two_units_is_found()
    {
        const string Words = "🚩 قتل سالم محمد";
        var report = new Report("doc", new SourceText(Words), new Publication(null, PublishedBasis.Unknown));
        var analysis = new ReportAnalysis(report, report.Published, [], []) { Names = [new(new TextSpan(7, Words.Length), false)] };
        var incident = Told(new QuotedWords("قتل سالم محمد", 2, Words.Length - 1), new QuotedWords("قتل", 2, 5)) with { Place = None<PlaceAccount>() };
        new IncidentRedactor(new PublishingRules(), new Dictionary<string, ReportAnalysis> { ["doc"] = analysis }).Redact(incident).Type.Accounts[0].Holdings[0].Quotes
            .ShouldBe([new QuotedWords("قتل ███", null, null), new QuotedWords("قتل", 2, 5)]);
    }

    [Fact]
    public void A_holder_of_office_stays_named() =>
        Redact(Told(Quote("مقتل سالم محمد")), new PublishingRules { HoldsOffice = _ => true }, listed: true).Type.Accounts[0].Holdings[0].Quotes.ShouldBe([Quote("مقتل سالم محمد")]);

    [Fact]
    public void Unredacted_nothing_changes()
    {
        var told = Told(Quote("مقتل سالم محمد"));
        Redact(told, new PublishingRules { Unredacted = true }).ShouldBeSameAs(told);
    }

    private static Incident Redact(Incident incident, PublishingRules? rules = null, bool listed = false) =>
        new IncidentRedactor(rules ?? new PublishingRules(), new Dictionary<string, ReportAnalysis> { ["doc"] = Draft.Of(Draft.Event, listed: listed) }).Redact(incident);

    private static QuotedWords Quote(string words) => new(words, Draft.Span(words).Start, Draft.Span(words).End);

    private static Incident Told(params QuotedWords[] quotes) => new()
    {
        Id = 1, Members = [Key], Outlets = 1, Voices = 1, Tolls = [], Wording = [],
        Reports = [new IncidentReport("doc", "صوت الجبل", null, "https://example.org/1", "عنوان", null, null)],
        Type = Field("airstrike", quotes), Occurrence = None<Occurrence>(), Time = None<TimeAccount>(), Participants = None<ParticipantAccount>(), Weapons = None<string>(), Responsibility = None<ResponsibilityAccount>(),
        Place = Field(new PlaceAccount("قرية التل", Draft.Place("place")), [Quote("قرية التل")]),
    };

    private static AccountedField<T> None<T>() => new([], AccountStatus.SingleAccount, []);

    private static AccountedField<T> Field<T>(T value, QuotedWords[] quotes, params string[] reasons) =>
        new([new Account<T>(value, [new Holding(Key, new Party("military", "x:police", "قائد الشرطة"), "صوت الجبل") { Through = ["وكالة"], Quotes = quotes }], 1, 1)], AccountStatus.Agreed, reasons);
}
