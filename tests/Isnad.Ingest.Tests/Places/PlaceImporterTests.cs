using System.IO.Compression;
using System.Text;
using Isnad.Ingest.Places;
using Isnad.Language;
using Isnad.Language.Gazetteers;
using Shouldly;
using Xunit;

namespace Isnad.Ingest.Tests.Places;

/// <summary>Rows written for the tests after the heads that GeoNames and OCHA publish; names and coordinates of known towns are facts (GeoNames).</summary>
public sealed class PlaceImporterTests : IDisposable
{
    private const string Taiz = "70225\tTaiz\tTaiz\tTa'izz,تعز\t13.57952\t44.02091\tP\tPPLA\tYE\t\t25\t\t\t\t615222\t\t1311\tAsia/Aden\t2021-01-01";
    private const string Village = "71137\tAl Makha’\tAl Makha'\tMocha,المخا,мока\t13.32\t43.25\tP\tPPL\tYE\t\t25\t\t\t\t16794\t\t11\tAsia/Aden\t2021-01-01";
    private const string Well = "71\tBi'r\tBi'r\tبئر\t13.4\t43.5\tH\tWLL\tYE\t\t25\t\t\t\t0\t\t11\tAsia/Aden\t2021-01-01";
    private const string Base = "72\tQa`idat al `Anad\tQa`idat al `Anad\tقاعدة العند\t13.17\t44.76\tS\tAIRB\tYE\t\t24\t\t\t\t0\t\t11\tAsia/Aden\t2021-01-01";

    private static readonly CountryCodes Countries = new(LanguagePack.Compile(Resources()));
    private readonly TempFolder _folder = new();
    private readonly List<InputProblem> _problems = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_geonames_dump_needs_no_head_and_drops_what_reports_do_not_name()
    {
        var import = Read("YE.txt", string.Join('\n', Taiz, Village, Well, Base) + "\n");
        import.Format.ShouldBe("geonames");
        import.PassedOver.ShouldBe(1);
        import.Rows.Select(row => (row.Id, row.Kind, row.ArabicNames[0], row.Country, row.AdminCode, row.Population, row.Line)).ShouldBe(
        [
            ("gn:70225", "city", "تعز", "YE", "25", 615222, 1), ("gn:71137", "town", "المخا", "YE", "25", 16794, 2), ("gn:72", "base", "قاعدة العند", "YE", "24", 0, 4),
        ]);
        import.Rows[1].LatinNames.ShouldBe(["Al Makha’"]);
        _problems.ShouldBeEmpty();
    }

    [Fact]
    public void Alternate_names_give_the_arabic_ones_the_preferred_first_and_none_of_other_languages()
    {
        var names = _folder.Write("alternateNamesV2.txt", "1\t71137\tar\tالمخاء\t\t\t\t\n2\t71137\tar\tمخا\t1\t\t\t\n3\t71137\tfa\tموخا\t\t\t\t\n4\t71137\tar\tموزع القديمة\t\t\t\t1\n5\t99\tar\tغيرها\t\t\t\t\n");
        var rows = PlaceImporter.Read(_folder.Write("YE.txt", Taiz + "\n" + Village + "\n"), new PlaceImportWish("ye") { AlternateNames = names }, Countries, _problems.Add).Rows;
        rows[1].ArabicNames.ShouldBe(["مخا", "المخاء"]);
        rows[0].ArabicNames.ShouldBe(["تعز"], "a place without alternate names keeps its own");
    }

    [Theory]
    [InlineData("admin1Name_en,admin1Name_ar,admin1Pcode,admin2Name_en,admin2Name_ar,admin2Pcode,admin0Name_en,admin0Pcode\nIdleb,إدلب,SY07,Harim,حارم,SY0703,Syrian Arab Republic,SY\n", "district")]
    [InlineData("ADM2_AR,ADM2_EN,ADM2_PCODE,ADM1_AR,ADM1_EN,ADM1_PCODE,ADM0_EN,ADM0_PCODE\nحارم,Harim,SY0703,إدلب,Idleb,SY07,Syria,SY\n", "district")]
    [InlineData("adm0_name,adm0_pcode,adm1_name,adm1_name1,adm1_pcode,adm2_name,adm2_name1,adm2_pcode,center_lat,center_lon\nSyria,SY,Idleb,إدلب,SY07,Harim,حارم,SY0703,36.2074,36.5192\n", "district")]
    [InlineData("featureName_ar,featureName_en,featurePcode,featureType,admin1Name_ar,admin1Pcode,lat,lon\nحارم,Harim,SY0703,town,إدلب,SY07,36.2074,36.5192\n", "town")]
    [InlineData("OBJECTID;featurename_ar;pcode;POINT_X;POINT_Y;ADM1_PCODE;ADM1_AR\n1;حارم;SY0703;36,5192;36,2074;SY07;إدلب\n", "village")]
    public void Each_family_of_ocha_heads_gives_name_governorate_and_pcode(string table, string kind)
    {
        var row = Read("cod.csv", table).Rows.ShouldHaveSingleItem();
        (row.Id, row.Kind, row.ArabicNames[0], row.Country, row.AdminCode, row.AdminNames.Contains("إدلب")).ShouldBe(("pcode:SY0703", kind, "حارم", "SY", "SY07", true));
        if (table.Contains("lat", StringComparison.Ordinal) || table.Contains("POINT_X", StringComparison.Ordinal))
        {
            (row.Latitude, row.Longitude).ShouldBe((36.2074, 36.5192));
        }
        _problems.ShouldBeEmpty();
    }

    [Fact]
    public void A_table_of_governorates_and_one_of_villages_go_by_their_deepest_level()
    {
        Read("a.csv", "ADM1_AR,ADM1_PCODE\nإدلب,SY07\n").Rows[0].Kind.ShouldBe("governorate");
        Read("b.csv", "ADM4_AR,ADM4_PCODE,ADM3_AR,ADM3_PCODE,ADM1_AR\nالزقزاقية,SY070301001,سلقين,SY070301,إدلب\n").Rows[0].ShouldSatisfyAllConditions(
            row => row.Kind.ShouldBe("village"), row => row.ArabicNames.ShouldBe(["الزقزاقية"]), row => row.AdminNames.ShouldBe(["إدلب"]), row => row.Id.ShouldBe("pcode:SY070301001"));
    }

    [Fact]
    public void A_table_with_the_usual_words_is_understood()
    {
        var row = Read("villages.tsv", "id\tsource\tname_en\tnames_ar\tlat\tlon\tplacetype\tcountry\nwof:1\tx\tHarim\tحارم|مدينة حارم\t36.2\t36.5\tlocality\tSYR\n").Rows.ShouldHaveSingleItem();
        (row.Id, row.Kind, row.Country).ShouldBe(("wof:1", "village", "SY"));
        row.ArabicNames.ShouldBe(["حارم", "مدينة حارم"]);
        row.LatinNames.ShouldBe(["Harim"]);
    }

    [Fact]
    public void Columns_that_the_user_names_go_before_detection()
    {
        var wish = new PlaceImportWish("mine") { Country = "SY", Columns = new Dictionary<string, string> { ["name_ar"] = "Label", ["lat"] = "N", ["lon"] = "E" } };
        var row = PlaceImporter.Read(_folder.Write("a.csv", "Label,N,E\nحارم,36.2,36.5\n"), wish, Countries, _problems.Add).Rows.ShouldHaveSingleItem();
        (row.Id, row.Latitude, row.Longitude, row.Country).ShouldBe(("mine:2", 36.2, 36.5, "SY"));
    }

    [Fact]
    public void Bad_rows_are_named_with_their_line_and_the_rest_is_read()
    {
        var import = Read("a.csv", "name,lat,lon,country\n,36,36,SY\nحارم,north,36,SY\nحارم,96,36,SY\nحارم,0,0,SY\nحارم,36,36,Atlantis\nحارم,36,36\nحارم,36,36,SY,x,y\nحارم,36.2,36.5,SY\n");
        import.Rows.ShouldHaveSingleItem().Line.ShouldBe(9);
        _problems.Select(problem => problem.Line).ShouldBe([2, 3, 4, 5, 6, 7, 8]);
        _problems.Select(problem => problem.ToString()).ShouldBe(
        [
            .. new[] { "2: has no name", "3: has 'north', '36' for its point; give degrees, as 34.5", "4: lies at 96, 36, which is nowhere; give degrees of latitude and longitude", "5: lies at 0, 0, which is nowhere; give degrees of latitude and longitude",
                "6: says no country that is known; give --country XX", "7: says no country that is known; give --country XX", "8: has 6 cells, its head 4" }.Select(reason => $"{_folder.Path("a.csv")}:{reason}; the row is left out."),
        ]);
    }

    [Fact]
    public void A_second_row_of_one_id_is_left_out()
    {
        Read("a.csv", "id,name,lat,lon,country\n7,حارم,36.2,36.5,SY\n7,سلقين,36.1,36.4,SY\n").Rows.ShouldHaveSingleItem().ArabicNames.ShouldBe(["حارم"]);
        _problems.ShouldHaveSingleItem().Reason.ShouldBe("has the id 'mine:7' of an earlier row");
    }

    [Fact]
    public void Names_with_letters_that_arabic_lacks_are_none() =>
        Read("a.csv", "name_ar,name_en,lat,lon,country\nگوران,Goran,36.2,44.5,IQ\n").Rows.ShouldHaveSingleItem().ShouldSatisfyAllConditions(row => row.ArabicNames.ShouldBeEmpty(), row => row.LatinNames.ShouldBe(["Goran"]));

    [Theory]
    [InlineData("count,colour\n1,red\n", "no column holds names; looked for a name (name_ar, name, admin1Name_ar")]
    [InlineData("", "is empty")]
    public void A_file_that_is_no_table_of_places_says_what_was_looked_for(string table, string message)
    {
        var error = Should.Throw<InvalidDataException>(() => Read("a.csv", table)).Message;
        error.ShouldContain(message);
        error.ShouldStartWith(_folder.Path("a.csv"));
    }

    [Fact]
    public void A_column_that_is_not_there_is_named()
    {
        var wish = new PlaceImportWish("mine") { Columns = new Dictionary<string, string> { ["lat"] = "North" } };
        Should.Throw<InvalidDataException>(() => PlaceImporter.Read(_folder.Write("a.csv", "name,lat,lon\nx,1,2\n"), wish, Countries, _problems.Add)).Message.ShouldContain("has no column 'North' (--column lat=North); found name, lat, lon");
    }

    [Fact]
    public void Packed_tables_are_read_too_and_broken_ones_named()
    {
        PlaceImporter.Read(_folder.Write("YE.txt.gz", TempFolder.Gzip(Taiz + "\n")), new PlaceImportWish("ye"), Countries, _problems.Add).Rows.Count.ShouldBe(1);
        PlaceImporter.Read(_folder.Write("YE.zip", Zip(("readme.txt", "x"), ("YE.txt", Taiz + "\n" + Village + "\n"))), new PlaceImportWish("ye"), Countries, _problems.Add).Rows.Count.ShouldBe(2);
        Should.Throw<InvalidDataException>(() => Read("no.zip", "PK no archive")).Message.ShouldContain("no.zip: is no whole zip archive");
        var cut = TempFolder.Gzip(string.Join('\n', Enumerable.Range(0, 3_000).Select(i => Taiz.Replace("70225", $"{i}"))));
        Should.Throw<InvalidDataException>(() => PlaceImporter.Read(_folder.Write("cut.gz", cut[..(cut.Length / 2)]), new PlaceImportWish("ye"), Countries, _problems.Add)).Message.ShouldContain("cut.gz: cannot be read to its end");
    }

    [Theory]
    [InlineData("sy", "SY")]
    [InlineData("YEM", "YE")]
    [InlineData("Iraq", "IQ")]
    [InlineData("ليبيا", "LY")]
    [InlineData("XX", null)]
    [InlineData("", null)]
    public void Countries_are_read_as_tables_write_them(string text, string? code) => Countries.Of(text).ShouldBe(code);

    private PlaceImport Read(string name, string table) => PlaceImporter.Read(_folder.Write(name, table), new PlaceImportWish("mine"), Countries, _problems.Add);

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return bytes.ToArray();
    }

    private static string Resources()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Isnad.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Isnad.slnx is in no folder above the tests.");
        }
        return Path.Combine(folder, "resources");
    }
}
