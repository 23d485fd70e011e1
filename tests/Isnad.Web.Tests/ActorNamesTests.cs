using Isnad.Language;
using Isnad.Model.Events;
using Isnad.Model.People;
using Isnad.Storage.Tests;
using Isnad.Text;

namespace Isnad.Web.Tests;

/// <summary>Actors in no closed list bear their names of the lexicon, in both languages.</summary>
public sealed class ActorNamesTests : IAsyncLifetime
{
    private const string Monitor = "x:sohr", State = "x:kazakhstan", Written = "x:reef-council";

    private readonly DeskHost _desk = DeskHost.Start();
    private DeskVisitor _reader = null!;
    private long _report;

    public async Task InitializeAsync()
    {
        _report = _desk.Take(Samples.Item(Samples.Raid, analyse: report =>
        {
            var analysis = Samples.Analysis(report, ("airstrike", "غارات"));
            var span = new TextSpan(0, 3);
            return analysis with { Events = [analysis.Events[0] with { Actors = [new(span, State, ActorRole.Actor), new(new TextSpan(4, 9), Written, ActorRole.Target)], Sources = [new(span, "organisation", Monitor, null)] }] };
        }));
        _desk.Ledger.Incidents.Write(new() { Fused = [], Removed = [], Blocks = [], Edges = [], Incidents = [new(1, [1], [])], Pointers = [], Next = 2 });
        _reader = await _desk.SignedIn(DeskRole.Reader);
    }

    public async Task DisposeAsync()
    {
        _reader.Dispose();
        await _desk.DisposeAsync();
    }

    [Theory]
    [InlineData("ar", "المرصد السوري لحقوق الإنسان", "كازاخستان")]
    [InlineData("en", "Syrian Observatory for Human Rights", "Kazakhstan")]
    public async Task Pages_their_data_and_filters_show_them(string language, string monitor, string state)
    {
        _reader.Headers.AcceptLanguage.ParseAdd(language);
        var report = await _reader.Words($"/reports/{_report}");
        report.ShouldContain(monitor);
        report.ShouldContain(state);
        var labels = (await _reader.Json($"/api/reports/{_report}")).GetProperty("labels");
        (labels.GetProperty(Monitor).GetString(), labels.GetProperty(State).GetString()).ShouldBe((monitor, state));
        foreach (var path in new[] { "/incidents", "/incidents/1", "/map", "/figures" })
        {
            var page = await _reader.Words(path);
            page.ShouldContain(state, customMessage: path);
            page.ShouldNotContain(">x:", customMessage: path);
        }
        (await _reader.Words("/api/figures/actors.csv")).ShouldContain(state);
    }

    [Fact]
    public async Task One_that_people_alone_have_written_goes_by_the_words_of_its_report_in_arabic()
    {
        var words = _desk.Ledger.Reports.Version(_report)!.Content.Text.Slice(new TextSpan(4, 9));
        foreach (var (language, name) in new[] { ("ar", words), ("en", "reef council") })
        {
            _reader.Headers.AcceptLanguage.Clear();
            _reader.Headers.AcceptLanguage.ParseAdd(language);
            (await _reader.Json($"/api/reports/{_report}")).GetProperty("labels").GetProperty(Written).GetString().ShouldBe(name);
            foreach (var path in new[] { $"/reports/{_report}", "/incidents/1" })
            {
                var page = await _reader.Words(path);
                page.ShouldContain(name, customMessage: path);
                page.Contains("reef council", StringComparison.Ordinal).ShouldBe(language == "en", path);
            }
        }
    }

    [Theory]
    [InlineData("المرصد السوري", Monitor)]
    [InlineData("observatory", Monitor)]
    [InlineData("sohr", Monitor)]
    [InlineData("كازاخ", State)]
    public async Task They_are_completed_in_either_letters(string typed, string id) =>
        (await _reader.Json($"/api/actors?q={Uri.EscapeDataString(typed)}")).EnumerateArray().Select(item => item.GetProperty("id").GetString()).ShouldContain(id);

    [Fact]
    public async Task A_finer_actor_comes_with_the_one_under_which_it_is_recorded()
    {
        _reader.Headers.AcceptLanguage.ParseAdd("en");
        var found = (await _reader.Json("/api/actors?q=Levant%20Front")).EnumerateArray().First();
        (found.GetProperty("id").GetString(), found.GetProperty("as").GetString(), found.GetProperty("label").GetString(), found.GetProperty("within").GetString()).ShouldBe(("syrian-national-army", "x:levant-front", "Levant Front", new Texts.Names(_desk.Parts).Actor("syrian-national-army", arabic: false)));
    }

    [Fact]
    public void Every_actor_that_the_lexicon_gives_has_a_name_in_both_languages()
    {
        var names = new Texts.Names(_desk.Parts);
        var ids = _desk.Parts.Pack.Lexemes.SelectMany(lexeme => lexeme.Ids.Values.Append(lexeme.Kind == LexemeKind.Actor ? lexeme.Actor ?? lexeme.Id : null)).OfType<string>().Where(id => id.StartsWith(Texts.Names.UnlistedMark, StringComparison.Ordinal)).Distinct().ToList();
        ids.Count.ShouldBeGreaterThan(100);
        ids.Where(id => names.Actor(id, arabic: true).Any(char.IsAsciiLetter) || !names.Actor(id, arabic: false).Any(char.IsAsciiLetter) || names.Actor(id, arabic: false).Any(letter => letter is >= '\u0600' and <= '\u06ff')).ShouldBeEmpty();
    }
}
