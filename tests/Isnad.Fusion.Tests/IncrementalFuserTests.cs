using Isnad.Model.Incidents;
using Shouldly;
using Xunit;

namespace Isnad.Fusion.Tests;

public sealed class IncrementalFuserTests
{
    private static readonly IncidentFuser AtOnce = new(Told.Model);
    private static readonly IncrementalFuser Fuser = new(Told.Model);

    /// <summary>Reports of one to three mentions around two towns in ten days, so that some belong together, some nearly.</summary>
    private static IReadOnlyList<MentionProfile>[] Reports(int seed, int count)
    {
        var random = new Random(seed);
        string[] types = ["shelling", "airstrike", "armed-clash", "territory-taken"];
        string Event(int number) => string.Join(',', new[]
        {
            $"\"id\":\"e{number}\",\"type\":\"{types[random.Next(types.Length)]}\"", random.Next(5) == 0 ? Told.FarTown : Told.Town,
            random.Next(3) == 0 ? "\"background\":true" : Told.Day($"2019-04-{10 + random.Next(8)}"), random.Next(4) == 0 ? "" : Told.Sides, random.Next(3) == 0 ? Told.Dead : "",
        }.Where(part => part.Length > 0));
        return [.. Enumerable.Range(0, count).Select(i => Told.Many($"r{i:00}", [.. Enumerable.Range(1, 1 + random.Next(3)).Select(Event)]))];
    }

    private static IEnumerable<string> Whole(IEnumerable<IReadOnlyList<MentionProfile>> reports, params LinkDecision[] decisions) => AtOnce.Fuse(reports.SelectMany(report => report), new LinkDecisions(
        [.. decisions.Where(decision => decision.Together).Select(decision => (decision.A, decision.B))], [.. decisions.Where(decision => !decision.Together).Select(decision => (decision.A, decision.B))]))
        .Select(incident => string.Join(' ', incident.Members)).Order(StringComparer.Ordinal);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Whatever_the_order_and_the_batches_the_incidents_are_those_of_all_at_once(int seed)
    {
        var reports = Reports(seed, 60);
        var expected = Whole(reports).ToArray();
        expected.Length.ShouldBeInRange(10, 110, "some must belong together and some not");
        var random = new Random(seed);
        for (var round = 0; round < 6; round++)
        {
            random.Shuffle(reports);
            var store = new MemoryStore();
            for (var i = 0; i < reports.Length;)
            {
                var batch = round == 0 ? 1 : 1 + random.Next(12);
                store.Write(Fuser, new() { Added = [.. reports[i..Math.Min(reports.Length, i + batch)].SelectMany(report => report)] });
                i += batch;
            }
            store.Partition.ShouldBe(expected);
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Decisions_reports_that_go_and_reports_read_anew_end_where_all_at_once_does(int seed)
    {
        var random = new Random(seed);
        var (reports, anew) = (Reports(seed, 50), Reports(seed + 100, 50));
        var store = new MemoryStore();
        var decisions = new HashSet<LinkDecision>();
        var held = new SortedDictionary<int, IReadOnlyList<MentionProfile>>();
        for (var step = 0; step < 150; step++)
        {
            var report = random.Next(50);
            switch (random.Next(5))
            {
                case 0:
                    var decision = new LinkDecision(reports[report][0].Key, reports[random.Next(50)][0].Key, random.Next(2) == 0);
                    _ = decisions.Remove(decision) ? store.TakeBack(decision) : decisions.Add(decision) && store.Decide(decision);
                    store.Write(Fuser, new() { Decided = [decision.A, decision.B] });
                    break;
                case 1:
                    held.Remove(report);
                    store.Write(Fuser, new() { Removed = [$"r{report:00}"] });
                    break;
                default:
                    held[report] = random.Next(3) == 0 ? anew[report] : reports[report];
                    store.Write(Fuser, new() { Added = held[report] });
                    break;
            }
            if (step % 10 == 9)
            {
                store.Partition.ShouldBe(Whole(held.Values, [.. decisions]), $"after step {step}");
            }
        }
        decisions.Count.ShouldBeGreaterThan(5);
        held.Count.ShouldBeGreaterThan(15);
    }

    [Fact]
    public void A_must_link_waits_for_the_report_that_it_names()
    {
        MentionProfile here = Told.One("a", "shelling", Told.Town, Told.Day("2019-04-16")), there = Told.One("b", "meeting", Told.FarTown, Told.Day("2019-01-01"));
        var store = new MemoryStore();
        store.Decide(new(here.Key, there.Key, true));
        store.Write(Fuser, new() { Added = [here], Decided = [here.Key, there.Key] });
        store.Partition.ShouldBe(["a/e1"]);
        store.Write(Fuser, new() { Added = [there] });
        store.Partition.ShouldBe(["a/e1 b/e1"]);
        store.TakeBack(new(here.Key, there.Key, true));
        store.Write(Fuser, new() { Decided = [here.Key] }).Before.Values.Single().ShouldBe([here.Key, there.Key]);
        store.Partition.ShouldBe(["a/e1", "b/e1"]);
    }

    [Fact]
    public void What_lies_elsewhere_is_neither_read_nor_made_anew()
    {
        var store = new MemoryStore();
        store.Write(Fuser, new() { Added = [.. Enumerable.Range(0, 30).Select(i => Told.One($"far{i:00}", "shelling", Told.FarTown, Told.Sides, Told.Day("2019-04-16")))] });
        store.Write(Fuser, new() { Added = [Told.One("a", "shelling", Told.Town, Told.Sides, Told.Day("2019-04-16"))] });
        store.Asked = 0;
        var update = store.Write(Fuser, new() { Added = [Told.One("b", "shelling", Told.Town, Told.Sides, Told.Day("2019-04-16"))] });
        store.Asked.ShouldBe(2, "the new report, in case the store holds an older reading, and the one beside it");
        update.Incidents.Single().Members.Select(member => member.Document).ShouldBe(["a", "b"]);
        update.Before.Count.ShouldBe(1);
    }

    [Fact]
    public void A_packed_report_scores_as_it_did()
    {
        const string Text = "قصفت القوات الحكومية بلدة الزهراء أمس فقتل سبعة مدنيين بينهم القائد سالم وأصيب عشرة";
        var profiles = Told.WithText("a", Text, $"\"id\":\"e1\",\"type\":\"shelling\",\"triggers\":[{{\"quote\":\"قصفت\"}}],{Told.Dead},{Told.Sides},{Told.Town},{Told.Day("2019-04-16")},\"weapons\":[{{\"kind\":\"artillery\"}}]",
            "\"id\":\"e2\",\"type\":\"killing\",\"background\":true,\"status\":\"denied\",\"actors\":[{\"id\":\"civilians\",\"role\":\"partner\",\"person\":\"سالم\"}]");
        var read = ProfilePacker.Unpack(ProfilePacker.Pack(profiles));
        var other = Told.WithText("b", Text.Replace("سبعة", "ثمانية", StringComparison.Ordinal), $"\"id\":\"e1\",\"type\":\"shelling\",\"triggers\":[{{\"quote\":\"قصفت\"}}],{Told.Dead},{Told.Sides},{Told.Town}")[0];
        for (var i = 0; i < 2; i++)
        {
            AtOnce.Explain(read[i], other).ShouldBe(AtOnce.Explain(profiles[i], other));
            Blocking.Entries(read[i]).ShouldBe(Blocking.Entries(profiles[i]), ignoreOrder: true);
        }
        read[0].ReportWords!.Count.ShouldBe(profiles[0].ReportWords!.Count);
    }

    [Fact]
    public void A_record_that_is_cut_short_or_of_another_version_is_named()
    {
        var packed = ProfilePacker.Pack([Told.One("a", "shelling", Told.Town, Told.Sides)]).Packed.ToArray();
        for (var length = 0; length < packed.Length; length++)
        {
            Should.Throw<InvalidDataException>(() => ProfilePacker.Unpack(new("a", packed.AsMemory(0, length)))).Message.ShouldStartWith("a: ");
        }
        packed[0]++;
        Should.Throw<InvalidDataException>(() => ProfilePacker.Unpack(new("a", packed)));
        Should.Throw<ArgumentException>(() => ProfilePacker.Pack([Told.One("a", "shelling"), Told.One("b", "shelling")]));
    }
}
