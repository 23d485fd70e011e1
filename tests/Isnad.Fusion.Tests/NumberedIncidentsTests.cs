using Isnad.Model.Incidents;
using Shouldly;
using Xunit;

namespace Isnad.Fusion.Tests;

public sealed class NumberedIncidentsTests
{
    private static IReadOnlyList<MentionKey> Of(string documents) => [.. documents.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(document => new MentionKey(document, "e1"))];

    private static NumberedIncidents Assign(string[] after, params (long Number, string Members)[] before) =>
        NumberedIncidents.Assign(before.ToDictionary(incident => incident.Number, incident => Of(incident.Members)), [.. after.Select(Of)], 100);

    [Fact]
    public void What_stays_keeps_its_number_and_what_is_new_takes_free_ones()
    {
        var numbered = Assign(["x", "a b c", "d"], (3, "a b"), (7, "d"));
        numbered.Numbers.ShouldBe([100, 3, 7]);
        numbered.Pointers.ShouldBeEmpty();
        numbered.Next.ShouldBe(101);
    }

    [Fact]
    public void Of_two_that_merge_the_larger_gives_the_number_and_the_other_points_at_it()
    {
        var numbered = Assign(["a b c d e"], (3, "a b"), (7, "c d e"));
        numbered.Numbers.ShouldBe([7]);
        numbered.Pointers.ShouldBe([new(3, 7, PointerReason.Merged, 2)]);
    }

    [Fact]
    public void Of_equal_ones_the_lowest_number_stays()
    {
        Assign(["a b c d"], (9, "a b"), (4, "c d")).Numbers.ShouldBe([4]);
        Assign(["c", "a"], (4, "a c")).Numbers.ShouldBe([100, 4], "of equal parts the one with the first member keeps it");
    }

    [Fact]
    public void The_smaller_part_of_a_split_gets_a_new_number_that_the_old_one_points_at()
    {
        var numbered = Assign(["c", "a b"], (3, "a b c"));
        numbered.Numbers.ShouldBe([100, 3]);
        numbered.Pointers.ShouldBe([new(3, 100, PointerReason.Split, 1)]);
    }

    [Fact]
    public void Parts_that_go_to_others_are_followed()
    {
        var moved = Assign(["a b", "c d e f"], (3, "a b c"), (7, "d e f"));
        moved.Numbers.ShouldBe([3, 7]);
        moved.Pointers.ShouldBe([new(3, 7, PointerReason.Moved, 1)]);
        var divided = Assign(["a d e", "b f g"], (3, "a b"), (7, "d e"), (8, "f g"));
        divided.Numbers.ShouldBe([7, 8]);
        divided.Pointers.ShouldBe([new(3, 7, PointerReason.Divided, 1), new(3, 8, PointerReason.Divided, 1)]);
    }

    [Fact]
    public void An_incident_whose_reports_are_gone_points_at_nothing_and_its_number_is_not_given_again()
    {
        var numbered = Assign(["x"], (3, "a b"));
        numbered.Numbers.ShouldBe([100]);
        numbered.Pointers.ShouldBe([new(3, null, PointerReason.Gone, 0)]);
    }

    [Fact]
    public void The_order_in_which_incidents_are_given_changes_no_number()
    {
        var random = new Random(3);
        for (var round = 0; round < 200; round++)
        {
            var mentions = Enumerable.Range(0, 24).Select(i => $"m{i:00}").ToArray();
            IReadOnlyList<MentionKey>[] Cut(int most) => [.. mentions.Where(_ => random.Next(8) > 0).GroupBy(_ => random.Next(most)).Select(part => Of(string.Join(' ', part)))];
            var (before, after) = (Cut(7), Cut(7));
            var old = before.Select((members, i) => (Number: (long)(i * 3) + 5, Members: members)).ToArray();
            var expected = Numbers(old, after);
            random.Shuffle(old);
            random.Shuffle(after);
            Numbers(old, after).ShouldBe(expected);
            expected.Select(item => item[..item.IndexOf(':', StringComparison.Ordinal)]).ShouldBeUnique();
        }
    }

    private static string[] Numbers((long Number, IReadOnlyList<MentionKey> Members)[] before, IReadOnlyList<MentionKey>[] after)
    {
        var numbered = NumberedIncidents.Assign(before.ToDictionary(item => item.Number, item => item.Members), after, 100);
        return [.. after.Select((members, i) => $"{numbered.Numbers[i]}: {string.Join(' ', members)}").Order(StringComparer.Ordinal), .. numbered.Pointers.Select(pointer => $"{pointer}: ")];
    }
}
