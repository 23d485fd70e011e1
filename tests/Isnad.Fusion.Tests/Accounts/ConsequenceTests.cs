using Isnad.Fusion.Accounts;
using Isnad.Model.Incidents;
using Shouldly;
using Xunit;

namespace Isnad.Fusion.Tests.Accounts;

public sealed class ConsequenceTests
{
    private static readonly string Bridge = $"\"place\":{Press.Place("بلدة الجسر", "SY-ID")}";
    private static readonly IncidentBuilder Builder = new(Press.Ontology);
    private static readonly SideRelations Relations = new(Press.Ontology);

    /// <summary>An incident of one report of the day after it happened.</summary>
    private static Incident Told(long id, string type, string day, params string[] members) =>
        Builder.Build(id, Press.Report("north", "2019-05-01", [string.Join(',', [$"\"type\":\"{type}\"", Press.Day(day), .. members])], id: $"r{id}"));

    private static Incident Taken(long id, string day, string by, params string[] more) => Told(id, "territory-taken", day, [Bridge, .. more.Where(item => !item.StartsWith('{')), Press.Actors([Press.Actor(by), .. more.Where(item => item.StartsWith('{'))])]);

    [Fact]
    public void A_place_that_is_taken_and_retaken_has_a_spell_for_each_holder()
    {
        var control = ControlOfPlaces.Of([Taken(2, "2019-04-20", "syrian-government", Press.Actor("nusra", "target")), Taken(1, "2019-04-10", "nusra")]).Single();
        control.Place.Words.ShouldBe("بلدة الجسر");
        control.Turns.Select(turn => (turn.Incident, turn.Side, turn.Change)).ShouldBe([(1L, "nusra", ControlChange.Took), (2L, "nusra", ControlChange.Lost), (2L, "syrian-government", ControlChange.Took)]);
        control.Turns[0].Holdings.Single().Name.ShouldBe("north");
        control.Spells.ShouldBe([new("nusra", new(2019, 4, 10), new(2019, 4, 20), 1, 2, control.Spells[0].Disagreement), new("syrian-government", new(2019, 4, 20), null, 2, null, control.Spells[1].Disagreement)]);
        control.Spells.ShouldAllBe(spell => spell.Disagreement.Count == 0);
    }

    [Fact]
    public void A_withdrawal_ends_a_hold_of_unknown_beginning_and_a_plan_changes_nothing()
    {
        var left = Told(1, "withdrawal", "2019-04-10", Bridge, Press.Actors(Press.Actor("nusra")));
        var planned = Taken(2, "2019-04-12", "syrian-government", "\"status\":\"planned\"");
        var spell = ControlOfPlaces.Of([left, planned]).Single().Spells.Single();
        (spell.Side, spell.From, spell.To, spell.Ended).ShouldBe(("nusra", null, new DateOnly(2019, 4, 10), 1L));
        ControlOfPlaces.Of([Told(1, "territory-taken", "2019-04-10", $"\"place\":{Press.Place("سوريا", "SY", "country")}", Press.Actors(Press.Actor("nusra")))]).ShouldBeEmpty("a whole country is no place that is taken");
    }

    [Fact]
    public void A_taking_that_is_denied_or_claimed_by_two_shows_the_disagreement()
    {
        var denied = ControlOfPlaces.Of([Taken(1, "2019-04-10", "nusra", "\"denied_by\":[{\"quote\":\"ناطق باسم الجيش\",\"of\":\"occurrence\"}]")]).Single();
        denied.Turns.Single().Deniers.Single().Name.ShouldBe("ناطق باسم الجيش (north)");
        denied.Spells.Single().Disagreement.ShouldBe(["incident 1 is denied: ناطق باسم الجيش (north)"]);
        var two = ControlOfPlaces.Of([Taken(1, "2019-04-10", "nusra"), Taken(2, "2019-04-10", "ahrar-al-sham")]).Single();
        two.Spells.Select(spell => (spell.Side, spell.To, spell.Disagreement.Single())).ShouldBe([
            ("nusra", null, "ahrar-al-sham is said to have taken it too: north"), ("ahrar-al-sham", null, "nusra is said to have taken it too: north")]);
    }

    [Fact]
    public void Who_acts_with_or_against_whom_by_day()
    {
        var relations = Relations.Of([
            Told(1, "airstrike", "2019-04-12", Press.Actors(Press.Actor("russia"), Press.Actor("syrian-government", "partner"), Press.Actor("nusra", "target"))),
            Told(2, "airstrike", "2019-04-10", Press.Actors(Press.Actor("russia"), Press.Actor("nusra", "target"))),
            Told(3, "meeting", "2019-04-11", Press.Actors(Press.Actor("turkey"), Press.Actor("russia"))),
            Told(4, "armed-clash", "2019-04-11", Press.Actors(Press.Actor("turkey"), Press.Actor("nusra"))),
            Told(5, "airstrike", "2019-04-11", "\"status\":\"planned\"", Press.Actors(Press.Actor("us"), Press.Actor("nusra", "target"))),
            Told(6, "shelling", "2019-04-13", Press.Actors(Press.Actor("unknown-armed"), Press.Actor("civilians", "target")))]);
        relations.Select(relation => $"{relation.Side} {relation.Stance} {relation.Other}: {string.Join(' ', relation.Acts.Select(act => act.Incident))}").ShouldBe([
            "nusra Against turkey: 4", "russia Against nusra: 2 1", "russia With syrian-government: 1", "russia With turkey: 3", "syrian-government Against nusra: 1", "turkey Against nusra: 4"]);
        var act = relations[1].Acts[0];
        (act.Days!.Value.From, act.Types.Single(), act.Holders.Single(), act.Denied).ShouldBe((new DateOnly(2019, 4, 10), "airstrike", "north", false));
    }

    [Fact]
    public void Near_identical_texts_form_groups()
    {
        string Text(int start) => string.Join(' ', Enumerable.Range(start, 80).Select(i => $"كلمة{i}"));
        var groups = CopyGroups.Of([("c", Text(0)), ("a", Text(1)), ("b", Text(500)), ("d", "قصير"), ("e", "قصير")]);
        groups.ShouldBe(new Dictionary<string, long> { ["a"] = 1, ["c"] = 1 }, ignoreOrder: true);
    }
}
