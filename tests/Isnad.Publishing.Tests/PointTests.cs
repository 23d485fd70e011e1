using Shouldly;
using Xunit;

namespace Isnad.Publishing.Tests;

public sealed class PointTests
{
    private static readonly string[] Order = ["point", "neighbourhood", "place", "near", "between", "district", "governorate", "region", "country"];

    [Theory]
    [InlineData("point")]
    [InlineData("neighbourhood")]
    [InlineData("place")]
    [InlineData("near")]
    [InlineData("between")]
    [InlineData("water")]
    public void A_point_moves_to_its_cell_and_what_was_known_still_holds(string precision)
    {
        var exact = Draft.Place(precision);
        var moved = PointCoarsener.Coarsen(exact, new PublishingRules());
        (moved.Latitude, moved.Longitude).ShouldNotBe((exact.Latitude, exact.Longitude));
        // All of the old circle lies in the new one.
        var shift = PointCoarsener.Kilometres(exact.Latitude!.Value, exact.Longitude!.Value, moved.Latitude!.Value, moved.Longitude!.Value);
        (shift + exact.RadiusKm!.Value).ShouldBeLessThanOrEqualTo(moved.RadiusKm!.Value);
        Array.IndexOf(Order, moved.Precision).ShouldBeGreaterThanOrEqualTo(Array.IndexOf(Order, precision));
        (moved.PlaceId, moved.Candidates.Count).ShouldBe((null, 0));
    }

    [Theory]
    [InlineData("district")]
    [InlineData("governorate")]
    [InlineData("region")]
    [InlineData("country")]
    public void An_area_keeps_its_point(string precision)
    {
        var area = Draft.Place(precision);
        PointCoarsener.Coarsen(area, new PublishingRules()).ShouldBeSameAs(area);
    }

    [Fact]
    public void A_known_district_is_moved_to_instead()
    {
        var moved = PointCoarsener.Coarsen(Draft.Place("place"), new PublishingRules { District = _ => new DistrictCentre(33.7, 36.4, 25) });
        (moved.Latitude, moved.Longitude, moved.Precision).ShouldBe((33.7, 36.4, "district"));
        moved.RadiusKm.ShouldBe(28);
    }

    [Fact]
    public void A_place_without_a_point_stays_without() => PointCoarsener.Coarsen(Draft.Place("place") with { Latitude = null, Longitude = null }, new PublishingRules()).Latitude.ShouldBeNull();

    [Fact]
    public void Neighbours_share_a_cell_and_a_cell_is_as_large_as_asked()
    {
        PointCoarsener.Cell(33.6123, 36.3087, 10).ShouldBe(PointCoarsener.Cell(33.6125, 36.3089, 10));
        foreach (var (latitude, longitude) in new[] { (33.6, 36.3), (-33.6, -36.3), (0.01, 0.01), (62.0, 179.99), (15.0, 44.0) })
        {
            foreach (var size in new[] { 1.0, 10, 50 })
            {
                var (row, column) = PointCoarsener.Cell(latitude, longitude, size);
                PointCoarsener.Kilometres(latitude, longitude, row, column).ShouldBeLessThanOrEqualTo(PointCoarsener.Reach(row, size));
                PointCoarsener.Reach(row, size).ShouldBeLessThan(size * 0.9);
                (Math.Abs(row) <= 90 && Math.Abs(column) <= 180).ShouldBeTrue();
            }
        }
    }
}
