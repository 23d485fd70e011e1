using Isnad.Language.Gazetteers;
using Isnad.Text;
using Shouldly;
using Xunit;

namespace Isnad.Language.Tests.Gazetteers;

/// <summary>Rows made up for the test; coordinates of known towns (Idlib 35.93 N 36.63 E, Taiz 13.58 N 44.02 E) are facts.</summary>
public sealed class ImportedPlacesTests : IDisposable
{
    private static readonly LanguagePack Pack = LanguagePack.Compile(TestPack.ProjectResources);
    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("isnad-imported-").FullName, "compiled.bin");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, true);

    [Fact]
    public void A_place_is_found_by_each_of_its_names_in_match_profile()
    {
        var places = Compile(new ImportedSource("mine", [Row("a:1", "SY", ["قرية الزقزاقية", "زقزاقه"], ["Az Zaqzaqiyah"], 35.9, 36.6)]));
        foreach (var name in new[] { "قرية الزقزاقيّة", "الزقزاقية", "زقزاقة" })
        {
            var place = places.Find(NormalizedText.Of(name)).ShouldHaveSingleItem(name);
            place.ShouldBe(new GazetteerPlace("a:1", "village", "Az Zaqzaqiyah", "SY", "SY-ID", 35.9, 36.6, 0, null) { Trust = PlaceTrust.Imported });
        }
        places.Find("زقزاق").ShouldBeEmpty();
    }

    [Fact]
    public void A_latin_name_is_found_by_its_arabic_spelling_and_trusted_less()
    {
        var places = Compile(new ImportedSource("mine", [Row("a:1", "SY", [], ["Tall az Zaqzuq"], 35.9, 36.6)]));
        places.Find(NormalizedText.Of("تل الزقزوق")).ShouldHaveSingleItem().Trust.ShouldBe(PlaceTrust.Derived);
    }

    [Fact]
    public void A_row_with_an_arabic_name_is_given_no_spelling_of_its_latin_one()
    {
        var places = Compile(new ImportedSource("mine", [Row("a:1", "SY", ["الزقزاقية"], ["Kafr Nabl"], 35.9, 36.6)]));
        places.Find(NormalizedText.Of("كفر نبل")).ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_imports_asked_for_are_looked_up()
    {
        ImportedSource[] sources = [new("first", [Row("a:1", "SY", ["الزقزاقية"], [], 35.9, 36.6)]), new("second", [Row("b:1", "YE", ["الزقزاقية"], [], 13.5, 44)])];
        Compile(sources).Find(NormalizedText.Of("الزقزاقية")).Select(place => place.Id).ShouldBe(["a:1", "b:1"]);
        ImportedPlaces.Open(_path, Stamp(), ["second"])!.Find(NormalizedText.Of("الزقزاقية")).ShouldHaveSingleItem().Id.ShouldBe("b:1");
    }

    [Fact]
    public void A_file_of_other_imports_or_a_torn_one_is_none()
    {
        Compile(new ImportedSource("mine", [Row("a:1", "SY", ["الزقزاقية"], [], 35.9, 36.6)]));
        ImportedPlaces.Open(_path, ImportCompiler.Stamp(Pack, "other")).ShouldBeNull();
        var bytes = File.ReadAllBytes(_path);
        for (var cut = 0; cut < bytes.Length; cut += 7)
        {
            File.WriteAllBytes(_path, bytes[..cut]);
            ImportedPlaces.Open(_path, Stamp()).ShouldBeNull($"the first {cut} bytes");
        }
        bytes[^20] ^= 1;
        File.WriteAllBytes(_path, bytes);
        ImportedPlaces.Open(_path, Stamp()).ShouldBeNull("a turned bit");
    }

    [Fact]
    public void No_imports_know_no_name() => ImportedPlaces.None.Find("x").ShouldBeEmpty();

    [Fact]
    public void Among_many_places_each_is_found()
    {
        var rows = Enumerable.Range(0, 5_000).Select(i => Row($"a:{i}", "SY", [$"زق {i}"], [], 35 + (i / 10_000.0), 36)).ToList();
        var places = Compile(new ImportedSource("mine", rows));
        Enumerable.Range(0, 5_000).ShouldAllBe(i => places.Find($"زق {i}").Single().Id == $"a:{i}");
    }

    private static string Stamp() => ImportCompiler.Stamp(Pack, "test");

    private ImportedPlaces Compile(params ImportedSource[] sources)
    {
        new ImportCompiler(Pack, new LatinToArabic(TestPack.ProjectResources)).Compile(sources, _path, Stamp());
        return ImportedPlaces.Open(_path, Stamp())!;
    }

    private static ImportedRow Row(string id, string country, string[] arabic, string[] latin, double latitude, double longitude) =>
        new(id, "village") { Country = country, ArabicNames = arabic, LatinNames = latin, Latitude = latitude, Longitude = longitude };

    [Theory]
    [InlineData("SY-ID", null, AdminBasis.Code, "SY-ID")]
    [InlineData("SY07", "محافظة إدلب", AdminBasis.Name, "SY-ID")]
    [InlineData("SY07", "Idlib", AdminBasis.Name, "SY-ID")]
    [InlineData(null, null, AdminBasis.Near, "SY-ID")]
    public void The_governorate_is_found_by_code_name_or_neighbours(string? code, string? name, AdminBasis basis, string admin1)
    {
        var row = Row("a:1", "SY", ["الزقزاقية"], [], 35.93, 36.63) with { AdminCode = code, AdminNames = name is null ? [] : [name] };
        Governorates().Of(new ImportedSource("mine", [row])).ShouldBe([(admin1, basis)]);
    }

    [Fact]
    public void What_a_code_stands_for_is_learned_from_places_that_both_know()
    {
        // Two towns of the shipped gazetteer under one code, and a village far from any.
        var known = Pack.Places.Values.Where(place => place is { Admin1: "YE-HD", Id: ['g', 'n', ..], Latitude: not null }).Take(2).ToList();
        var rows = known.Select(place => Row(place.Id, "YE", ["الزقزاقية"], [], place.Latitude!.Value, place.Longitude!.Value) with { AdminCode = "04" }).Append(Row("gn:1", "YE", ["زقزوق"], [], 18.9, 51.9) with { AdminCode = "04" }).ToList();
        Governorates().Of(new ImportedSource("mine", rows))[^1].ShouldBe(("YE-HD", AdminBasis.Overlap));
    }

    [Fact]
    public void Far_from_all_places_nothing_is_said() =>
        Governorates().Of(new ImportedSource("mine", [Row("a:1", "SA", ["الزقزاقية"], [], 20.0, 54.0)])).ShouldBe([(null, AdminBasis.None)]);

    private static Governorates Governorates() => new(Pack, new LatinToArabic(TestPack.ProjectResources));
}
