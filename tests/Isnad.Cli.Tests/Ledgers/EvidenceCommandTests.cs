using System.IO.Compression;
using System.Text.Json.Nodes;
using Isnad.Model.Incidents;
using Isnad.Model.Ledger;
using Isnad.Model.Review;
using Isnad.Publishing;
using Isnad.Storage;
using Isnad.Workflow;
using Isnad.Workflow.Evidence;
using Shouldly;
using Xunit;

namespace Isnad.Cli.Tests.Ledgers;

/// <summary>Packages of evidence, checked by the tools that whoever gets one has.</summary>
public sealed class EvidenceCommandTests : IDisposable
{
    private static readonly string[] Private = ["الحلاق", "الخطيب", "العمري"];

    private const string Reports = """
        {"id":"a1","outlet":"وكالة السهل","url":"https://alsahl.example.org/news/1","title":"قصف على سراقب","published":"2016-05-04","text":"قصفت طائرات حربية روسية مدينة سراقب في ريف إدلب أمس الثلاثاء، ما أدى إلى مقتل سبعة مدنيين وإصابة عشرين آخرين، وفق ما قال الطبيب مروان الحلاق الذي يعمل في مشفى المدينة. وأكد مدير الدفاع المدني سامر الخطيب أن بين القتلى المدرس ياسين العمري."}
        {"id":"b1","outlet":"صوت <script>alert(1)</script> الفرات","url":"https://furat.example.org/7","published":"2016-05-04","text":"أعلن الدفاع المدني مقتل تسعة مدنيين في غارات شنتها طائرات روسية على مدينة سراقب بريف إدلب يوم الثلاثاء. <script>alert(1)</script> ونفت وزارة الدفاع الروسية أن تكون طائراتها قصفت المدينة."}
        {"id":"c1","outlet":"منبر الجزيرة","published":"2026-02-27","text":"انفجرت عبوة ناسفة في مدينة الباب صباح اليوم ما أدى إلى مقتل ثلاثة مدنيين وجرح خمسة."}

        """;

    private readonly TempFolder _folder = new();

    private string Data => _folder.Path("data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_redacted_package_is_sound_and_holds_neither_names_nor_texts()
    {
        Ledger_of_reports();
        var package = Write("--today", "2026-03-01");
        package.Names.ShouldBe(["README.txt", "SHA256SUMS", "check.py", "decisions.json", "incident.json", "index.html", "log/consistency.json", "log/former-head.sig", "log/former-head.txt", "log/head.json", "log/head.sig", "log/head.txt", "log/leaves.jsonl", "log/proofs.json", "log/public-key.pem",
            "reports/r1/about.json", "reports/r1/records.geojson", "reports/r2/about.json", "reports/r2/records.geojson"]);
        Sound(package);
        foreach (var name in package.Names)
        {
            var text = package.Text(name);
            Private.Where(text.Contains).ShouldBeEmpty(name);
            text.ShouldNotContain("يعمل في مشفى المدينة", Case.Sensitive, name);
            text.ShouldNotContain("قصف على سراقب", Case.Sensitive, name);
        }
        package.Text("README.txt").ShouldContain("This package is redacted.");
        var point = package.Json("incident.json")["fields"]!["place"]!["accounts"]![0]!["value"]!;
        ((string)point["precision"]!, point["place_id"]).ShouldBe(("near", null));
        ((double)point["radius_km"]!).ShouldBeGreaterThan(10);
        package.Json("reports/r1/records.geojson")["features"]![0]!["geometry"]!["coordinates"]![0]!.GetValue<double>().ShouldBe((double)point["lon"]!);
    }

    [Fact]
    public void An_unredacted_package_holds_what_the_log_vouches_for()
    {
        Ledger_of_reports();
        var package = Write("--unredacted");
        package.Names.Where(name => name.StartsWith("reports/r1/", StringComparison.Ordinal)).ShouldBe(["reports/r1/about.json", "reports/r1/c1/exchange.txt", "reports/r1/c1/obtained.json", "reports/r1/c1/raw.bin", "reports/r1/input.json", "reports/r1/records.json", "reports/r1/text.txt"]);
        Sound(package);
        using (var ledger = Ledger.Open(Data))
        {
            package.Text("reports/r1/text.txt").ShouldBe(ledger.Reports.Versions(1).Single().Content.Text.Value);
            File.ReadAllBytes(package.PathOf("reports/r1/c1/raw.bin")).ShouldBe(ledger.Reports.Capture(1)!.Raw.Bytes.ToArray());
        }
        package.Text("reports/r1/c1/exchange.txt").ShouldContain("method: file\n");
        Vouched(package, "files").ShouldBe(["reports/r1/c1/raw.bin", "reports/r1/records.json", "reports/r1/text.txt", "reports/r2/c2/raw.bin", "reports/r2/records.json", "reports/r2/text.txt"]);
        Vouched(package, "about").ShouldBe(["reports/r1/c1/obtained.json", "reports/r1/input.json", "reports/r2/c2/obtained.json", "reports/r2/input.json"]);
        ((string)package.Json("reports/r1/input.json")["title"]!).ShouldBe("قصف على سراقب");
        package.Text("README.txt").ShouldContain("This package is UNREDACTED");
    }

    [Fact]
    public void What_is_hostile_in_a_report_stays_text()
    {
        Ledger_of_reports();
        foreach (var options in (string[][])[[], ["--unredacted"]])
        {
            var page = Write(options).Text("index.html");
            page.ShouldNotContain("<script", Case.Insensitive);
            page.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
            page.ShouldNotContain("href=");
            page.ShouldNotContain("src=");
            page.ShouldContain("default-src 'none'");
            page.ShouldContain("<bdi dir=\"auto\">وكالة السهل</bdi>");
        }
    }

    [Fact]
    public void That_it_left_is_logged_and_the_ledger_stays_sound()
    {
        Ledger_of_reports();
        var incident = Incident();
        var run = Evidence(incident, _folder.Path("whole.zip"), "--unredacted");
        run.Code.ShouldBe(ExitCode.Success, run.Error);
        run.Error.ShouldContain("do not publish it");
        Evidence(incident, _folder.Path("part.zip")).Code.ShouldBe(ExitCode.Success);
        using var ledger = Ledger.Open(Data);
        ledger.Log.About(incident).Select(entry => (entry.Kind, entry.Digest, entry.Detail)).ShouldBe([
            (LogKind.Published, ContentHash.Of(File.ReadAllBytes(_folder.Path("whole.zip"))), "evidence unredacted"),
            (LogKind.Published, ContentHash.Of(File.ReadAllBytes(_folder.Path("part.zip"))), "evidence redacted")]);
        ledger.Log.Heads()[^1].Size.ShouldBe(ledger.Log.Size);
        var flaws = new List<LedgerFlaw>();
        ledger.Verifier.Verify(flaws.Add);
        flaws.ShouldBeEmpty();
    }

    [Fact]
    public void A_later_package_proves_that_the_log_of_an_earlier_one_is_its_beginning()
    {
        Ledger_of_reports();
        var earlier = Write();
        Run("ingest", _folder.Write("more.jsonl", """{"id":"z1","outlet":"منبر الجزيرة","published":"2016-05-05","text":"زار وفد من الصليب الأحمر مدينة إدلب أمس الأربعاء."}""" + "\n")).Code.ShouldBe(ExitCode.Success);
        var later = Write();
        later.Text("log/former-head.txt").ShouldBe(earlier.Text("log/head.txt"));
        Sound(later);
        later.Check().Output.ShouldContain("is the beginning of this one");
    }

    [Fact]
    public void Under_one_head_the_bytes_are_the_same()
    {
        Ledger_of_reports();
        var incident = long.Parse(Incident().AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
        using var ledger = Ledger.Open(Data);
        var write = new WriteEvidence(ledger, new LedgerIncidents(ledger, FusionResources.Ontology(Engine.FindResources())), new PublishingRules(), new DateOnly(2026, 3, 1), _ => []);
        using var first = new MemoryStream();
        using var second = new MemoryStream();
        var summary = write.Write(incident, first)!;
        write.Write(incident, second)!.ShouldBeEquivalentTo(summary);
        second.ToArray().ShouldBe(first.ToArray());
        summary.Digest.ShouldBe(ContentHash.Of(first.ToArray()));
        first.Position = 0;
        using var archive = new ZipArchive(first);
        archive.Entries.Select(entry => entry.FullName).ShouldBe(archive.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
        // The format counts in steps of two seconds.
        archive.Entries.ShouldAllBe(entry => (summary.Head.At.UtcDateTime - entry.LastWriteTime.DateTime).TotalSeconds < 2);
        write.Write(99, Stream.Null).ShouldBeNull();
    }

    [Fact]
    public void A_capture_whose_bytes_were_not_kept_goes_with_its_hash_alone()
    {
        Ledger_of_reports();
        Run("ingest", _folder.Write("again.jsonl", Reports.Split('\n')[0].Replace("\"a1\"", "\"a9\"", StringComparison.Ordinal))).Code.ShouldBe(ExitCode.Success);
        var package = Write("--unredacted");
        package.Names.Where(name => name.StartsWith("reports/r1/c4/", StringComparison.Ordinal)).ShouldBe(["reports/r1/c4/exchange.txt", "reports/r1/c4/obtained.json"]);
        package.Json("reports/r1/about.json")["captures"]!.AsArray().Select(capture => (string)capture!["capture"]!).ShouldBe(["c1", "c4"]);
        Sound(package);
    }

    [Fact]
    public void What_was_taken_down_is_not_in_a_package()
    {
        Ledger_of_reports();
        Run("erase", "r1", "--name", "مروان الحلاق", "--name", "الحلاق", "--reason", "witness-in-danger", "--yes").Code.ShouldBe(ExitCode.Success);
        Run("reread").Code.ShouldBe(ExitCode.Success);
        Run("fuse").Code.ShouldBe(ExitCode.Success);
        var package = Write("--unredacted");
        package.Names.Where(name => package.Text(name).Contains("الحلاق", StringComparison.Ordinal)).ShouldBeEmpty();
        package.Text("reports/r1/text.txt").ShouldContain("الطبيب ███████████");
        package.Text("log/leaves.jsonl").ShouldContain("\"kind\":\"erased\",\"subject\":\"r1\"");
        Sound(package);
    }

    [Fact]
    public void Decisions_go_along_under_pseudonyms()
    {
        Ledger_of_reports();
        var (a, b) = Mentions();
        Run("link", a, b, "--by", "coder-2").Code.ShouldBe(ExitCode.Success);
        Run("fuse").Code.ShouldBe(ExitCode.Success);
        var package = Write();
        var decision = package.Json("decisions.json")[0]!;
        ((string)decision["said"]!, (string)decision["by"]!).ShouldBe(("together", "coder-2"));
        package.Text("log/leaves.jsonl").ShouldContain("\"subject\":\"d1\"");
        package.Text("index.html").ShouldContain("coder-2");
        Sound(package);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Decisions_on_records_go_along_with_their_proofs_and_without_reasons_unless_all_goes(bool whole)
    {
        Ledger_of_reports();
        var mention = MentionKey.NumberOf(Mentions().Item1);
        long report;
        using (var ledger = Ledger.Open(Data))
        {
            report = Enumerable.Range(1, 9).First(number => ledger.Reports.Reading(number)?.Mentions.Contains(mention) == true);
            var reading = ledger.Reports.Reading(report)!;
            ledger.Reviews.Decide(new(report, reading.Version, ReadingTrack.First, "coder-7") { Analysis = reading.Number, Records = [new(ReviewVerb.Accepted, mention) { Reason = "راجعه سليم" }] });
        }
        Run("fuse").Code.ShouldBe(ExitCode.Success);
        var shown = Run("show", $"r{report}", "--format", "json").Output;
        JsonNode.Parse(shown)!["review"]!.AsArray().Select(item => ((string)item!["mention"]!, (string)item["state"]!, (string?)item["decision"])).ShouldContain(($"m{mention}", "accepted", "j1"));
        Run("show", $"r{report}", "--format", "table").Output.ShouldContain($"m{mention} accepted (j1)");
        Run("show", $"m{mention}", "--format", "table").Output.ShouldContain($"m{mention} accepted (j1)");
        var package = whole ? Write("--unredacted") : Write();
        var decision = package.Json("decisions.json")[0]!;
        ((string)decision["decision"]!, (string)decision["said"]!, (string)decision["by"]!, (string?)decision["reason"]).ShouldBe(("j1", "accepted", "coder-7", whole ? "راجعه سليم" : null));
        package.Names.Where(name => package.Text(name).Contains("سليم", StringComparison.Ordinal)).Any().ShouldBe(whole);
        package.Json($"reports/r{report}/about.json")["states"]!.AsArray().ShouldContain(item => (string)item!["mention"]! == $"m{mention}" && (string)item["state"]! == "accepted");
        package.Text("log/leaves.jsonl").ShouldContain("\"subject\":\"j1\"");
        if (whole)
        {
            package.Text("log/proofs.json").ShouldContain($"reports/r{report}/j1.json");
        }
        Sound(package);
    }

    [Fact]
    public void What_is_recent_is_refused_and_nothing_is_written()
    {
        Ledger_of_reports();
        var incident = Incident(fewest: 1);
        var run = Evidence(incident, _folder.Path("recent.zip"));
        run.Code.ShouldBe(ExitCode.SomeFailed);
        run.Error.ShouldContain($"{incident} is held back: a report tells it of the last 7 days before 2026-03-01");
        File.Exists(_folder.Path("recent.zip")).ShouldBeFalse();
        using (var ledger = Ledger.Open(Data))
        {
            ledger.Log.About(incident).ShouldBeEmpty();
        }
        Evidence(incident, _folder.Path("later.zip"), "--today", "2026-03-06").Code.ShouldBe(ExitCode.Success);
        Evidence(incident, _folder.Path("now.zip"), "--unredacted").Code.ShouldBe(ExitCode.Success);
    }

    [Theory]
    [InlineData("i99", ExitCode.SomeFailed, "there is no incident i99")]
    [InlineData("r1", ExitCode.WrongUsage, "'r1' names nothing; write i12")]
    public void What_is_no_incident_is_told(string number, int code, string told)
    {
        Ledger_of_reports();
        var run = Evidence(number, _folder.Path("no.zip"));
        (run.Code, run.Error).ShouldBe((code, run.Error));
        run.Error.ShouldContain(told);
        Directory.EnumerateFiles(_folder.Root, "no.zip*").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("reports/r1/text.txt", 20)]
    [InlineData("reports/r1/c1/raw.bin", 20)]
    [InlineData("reports/r1/records.json", 20)]
    [InlineData("reports/r1/about.json", 20)]
    [InlineData("reports/r1/input.json", 20)]
    [InlineData("log/leaves.jsonl", 30)]
    [InlineData("log/proofs.json", 90)]
    [InlineData("log/head.txt", 30)]
    [InlineData("log/head.sig", -3)]
    [InlineData("log/public-key.pem", 60)]
    [InlineData("incident.json", 5)]
    [InlineData("README.txt", 5)]
    public void An_altered_byte_is_found_by_both_and_named(string name, int at)
    {
        Ledger_of_reports();
        var package = Write("--unredacted");
        package.Flip(name, at);
        var sums = package.Sums();
        sums.Code.ShouldNotBe(0);
        sums.Output.ShouldContain($"{name}: FAILED");
        var check = package.Check();
        (check.Code, check.Output).ShouldBe((1, check.Output));
        check.Output.ShouldContain($"FAILED  {name}: ");
    }

    [Theory]
    [InlineData("reports/r1/text.txt", "مدينة", "قرية", "FAILED  reports/r1/text.txt: has not the hash that the log gives")]
    [InlineData("reports/r1/c1/raw.bin", "a1", "a2", "FAILED  reports/r1/c1/raw.bin: has not the hash that the log gives")]
    [InlineData("reports/r1/records.json", "russia", "usa", "FAILED  reports/r1/records.json: has not the hash that the log gives")]
    [InlineData("reports/r1/input.json", "alsahl", "furat", "FAILED  reports/r1/input.json: has not the hash that the log gives")]
    [InlineData("reports/r1/c1/obtained.json", "a.jsonl", "b.jsonl", "FAILED  reports/r1/c1/obtained.json: has not the hash that the log gives")]
    [InlineData("log/leaves.jsonl", "\"at\":\"20", "\"at\":\"19", "FAILED  log/leaves.jsonl line 1, log/proofs.json proof 1: the entry and its path do not lead to the signed root")]
    [InlineData("log/head.txt", "Z\n", "Y\n", "FAILED  log/head.json: does not say what was signed in log/head.txt")]
    [InlineData("log/consistency.json", "\"former_size\": ", "\"former_size\": 1", "FAILED  log/consistency.json: does not show that the log of log/former-head.txt is the beginning of this one")]
    [InlineData("log/former-head.txt", "Z\n", "Y\n", "FAILED  log/former-head.txt: the signature in log/former-head.sig is not one of log/public-key.pem over it")]
    [InlineData("log/head.txt", "Z\n", "Y\n", "FAILED  log/head.txt: the signature in log/head.sig is not one of log/public-key.pem over it")]
    [InlineData("log/head.json", "\"key_id\": \"", "\"key_id\": \"0", "FAILED  log/public-key.pem: is not the key that log/head.json names")]
    [InlineData("log/proofs.json", "\"reports/r1/text.txt\"", "", "FAILED  reports/r1/text.txt: no entry of the log vouches for it")]
    public void Who_makes_the_checksums_fit_is_found_by_the_log(string name, string old, string now, string told)
    {
        Ledger_of_reports();
        var package = Write("--unredacted");
        package.Replace(name, old, now);
        package.SumAnew();
        package.Sums().Code.ShouldBe(0);
        var check = package.Check();
        (check.Code, check.Output).ShouldBe((1, check.Output));
        check.Output.ShouldContain(told);
    }

    [Fact]
    public void A_node_of_a_path_that_is_altered_is_found_by_the_log()
    {
        Ledger_of_reports();
        var package = Write();
        var node = (string)package.Json("log/proofs.json")["proofs"]![0]!["path"]![0]!;
        package.Replace("log/proofs.json", node, (node[0] == '0' ? '1' : '0') + node[1..]);
        package.SumAnew();
        package.Check().Output.ShouldContain("FAILED  log/leaves.jsonl line 1, log/proofs.json proof 1: ");
    }

    [Fact]
    public void A_file_that_is_missing_or_was_put_in_is_named()
    {
        Ledger_of_reports();
        var package = Write();
        File.Delete(package.PathOf("decisions.json"));
        File.WriteAllText(package.PathOf("reports/r1/more.txt"), "x");
        var check = package.Check();
        check.Code.ShouldBe(1);
        check.Output.ShouldContain("FAILED  decisions.json: is missing");
        check.Output.ShouldContain("FAILED  reports/r1/more.txt: is not listed in SHA256SUMS");
    }

    [Fact]
    public void Without_openssl_it_says_plainly_that_the_signature_was_not_checked()
    {
        Ledger_of_reports();
        var check = Write().Check(path: _folder.Path("empty"));
        (check.Code, check.Output).ShouldBe((0, check.Output));
        check.Output.ShouldContain("the signature was NOT checked: openssl is not installed");
        check.Output.ShouldContain("as far as can be told without openssl");
    }

    private static IEnumerable<string> Vouched(EvidencePackage package, string by) =>
        package.Json("log/proofs.json")["proofs"]!.AsArray().SelectMany(proof => proof![by]?.AsArray().Select(file => (string)file!) ?? []).Order(StringComparer.Ordinal);

    private static void Sound(EvidencePackage package)
    {
        var sums = package.Sums();
        (sums.Code, sums.Output).ShouldBe((0, sums.Output));
        var check = package.Check();
        (check.Code, check.Output).ShouldBe((0, check.Output));
        check.Output.ShouldContain("the signature of log/head.txt is that of log/public-key.pem");
        check.Output.ShouldEndWith("This package is as it was written.\n");
        package.Run("openssl", "dgst", "-sha256", "-verify", "log/public-key.pem", "-signature", "log/head.sig", "log/head.txt").Output.ShouldBe("Verified OK\n");
    }

    private void Ledger_of_reports()
    {
        Run("ingest", _folder.Write("a.jsonl", Reports)).Code.ShouldBe(ExitCode.Success);
        Run("fuse").Code.ShouldBe(ExitCode.Success);
    }

    private EvidencePackage Write(params string[] options)
    {
        var name = Guid.NewGuid().ToString("n");
        var run = Evidence(Incident(), _folder.Path($"{name}.zip"), options);
        run.Code.ShouldBe(ExitCode.Success, run.Error);
        return EvidencePackage.Unpack(_folder.Path($"{name}.zip"), _folder.Path(name));
    }

    /// <summary>The incident of both outlets; else the last of those that one report tells, which is the recent one.</summary>
    private string Incident(int fewest = 2)
    {
        using var ledger = Ledger.Open(Data);
        return $"i{ledger.Incidents.Largest(10).Last(item => item.Reports == fewest).Number}";
    }

    private (string A, string B) Mentions()
    {
        using var ledger = Ledger.Open(Data);
        var members = ledger.Incidents.Members(ledger.Incidents.Largest(1).Single().Number);
        return (members[0].Event, members[1].Event);
    }

    private CliRun Evidence(string incident, string file, params string[] options) => Run(["evidence", incident, "--out", file, .. options]);

    private CliRun Run(params string[] args) => CliRun.With(new() { Data = Data }, args);
}
