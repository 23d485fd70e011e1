using Shouldly;
using Xunit;

namespace Isnad.Language.Tests;

/// <summary>A broken resource file stops the start with one message that names file and entry.</summary>
public sealed class ResourceErrorTests
{
    private static string Triggers(string entries) => $"kind: triggers\nprofile: match\nentries:\n{entries}\n";

    [Theory]
    [InlineData("- {id: trg.a, verb: قصف يقصف, tipes: [shelling]}", "trg.a", "unknown key 'tipes'")]
    [InlineData("- {id: trg.a, noun: \"\", types: [shelling]}", "trg.a", "empty form under 'noun'")]
    [InlineData("- {id: trg.a, noun: \"،\", types: [shelling]}", "trg.a", "empty form under 'noun'")]
    [InlineData("- {id: trg.a, forms: [غارة, \" \"], types: [shelling]}", "trg.a", "empty form under 'forms'")]
    [InlineData("- {id: trg.a, phrases: \"\", types: [shelling]}", "trg.a", "empty form under 'phrases'")]
    [InlineData("- {id: trg.a, verb: قصف, types: [shelling]}", "trg.a", "give past and present")]
    [InlineData("- {id: trg.a, verb: قصف يقصف كثيرا, types: [shelling]}", "trg.a", "give past and present")]
    [InlineData("- {id: trg.a, noun: {a: b}, types: [shelling]}", "trg.a", "'noun' must be a word or a list of words")]
    [InlineData("- {id: trg.a, noun: غارة}\n- {id: trg.b, noun: قصف}\n- {id: trg.a, noun: هجوم}", "trg.a", "an id that another entry has")]
    [InlineData("- {noun: غارة, types: [shelling]}", "(without id)", "has no id")]
    public void A_broken_entry_is_named(string entries, string id, string what)
    {
        var message = TestPack.ErrorOf("frames/bad.yaml", Triggers(entries));
        message.ShouldStartWith("frames/bad.yaml:");
        message.ShouldContain($"entry {id} ");
        message.ShouldContain(what);
    }

    [Theory]
    [InlineData("heads", "has no class")]
    [InlineData("weapons", "has no weapon")]
    [InlineData("times", "has no time")]
    [InlineData("cues", "has the unknown cue")]
    public void An_entry_without_what_its_kind_needs_is_named(string kind, string what)
    {
        var message = TestPack.ErrorOf("lexicon/bad.yaml", $"kind: {kind}\nprofile: match\nentries:\n- {{id: bad.entry, noun: غارة}}\n");
        message.ShouldStartWith("lexicon/bad.yaml:4: entry bad.entry ");
        message.ShouldContain(what);
    }

    [Theory]
    [InlineData("kind: verbs\nprofile: match\nentries: []\n", "the kind 'verbs' is not one of triggers, actors")]
    [InlineData("kind: triggers\nentries: []\n", "'profile: match' is missing")]
    [InlineData("kind: triggers\nprofile: loose\nentries: []\n", "'profile: match' is missing")]
    [InlineData("profile: match\nentries: []\n", "'kind' is missing")]
    [InlineData("- a\n- b\n", "must be one mapping")]
    [InlineData("", "must be one mapping")]
    [InlineData("kind: triggers\nprofile: match\nentries: [a]\n", "an entry is no mapping")]
    [InlineData("kind: [triggers\nprofile: match\n", "not valid YAML")]
    [InlineData("kind: triggers\nkind: triggers\nprofile: match\n", "not valid YAML")]
    public void A_broken_head_is_named(string content, string what)
    {
        var message = TestPack.ErrorOf("frames/bad.yaml", content);
        message.ShouldStartWith("frames/bad.yaml");
        message.ShouldContain(what);
    }

    [Fact]
    public void The_line_of_the_entry_is_told() => TestPack.ErrorOf("frames/bad.yaml", Triggers("- {id: trg.a, noun: غارة}\n# a remark\n- {id: trg.b, nuon: غارة}")).ShouldStartWith("frames/bad.yaml:6: ");

    [Theory]
    [InlineData("- {id: a.x, type: state, aliases: [{country: [YE]}]}", "has no text")]
    [InlineData("- {id: a.x, type: state, aliases: {text: x}}", "'aliases' must be a list")]
    [InlineData("- {id: a.x, type: state, aliases: [\"\"]}", "empty form under 'aliases'")]
    public void A_broken_alias_is_named(string entry, string what)
    {
        var message = TestPack.ErrorOf("lexicon/bad.yaml", $"kind: actors\nprofile: match\nentries:\n{entry}\n");
        message.ShouldContain("entry a.x ");
        message.ShouldContain(what);
    }

    [Theory]
    [InlineData("id\tkind\tnames_ar\tname_en\tcountry\tadmin1\nx1\tcity\n", "gazetteer/bad.tsv:2: has 2 cells, its head 6")]
    [InlineData("id\tkind\tnames_ar\tlat\nx1\tcity\tحلب\tnorth\n", "gazetteer/bad.tsv:2: 'lat' is no number: north")]
    [InlineData("id\tkind\tnames_ar\n\tcity\tحلب\n", "gazetteer/bad.tsv:2: has no id")]
    [InlineData("id\tkind\tnames_ar\nx1\tcity\tحلب\nx1\ttown\tحمص\n", "the place id 'x1' is given twice")]
    public void A_broken_row_of_the_gazetteer_is_named(string content, string what) => TestPack.ErrorOf("gazetteer/bad.tsv", content).ShouldContain(what);

    [Theory]
    [InlineData("value: many")]
    [InlineData("min: 1.5")]
    public void A_number_that_is_none_is_named(string key)
    {
        var message = TestPack.ErrorOf("numbers/bad.yaml", $"kind: cues\nprofile: match\nentries:\n- {{id: num.x, cue: number, forms: عشرة, {key}}}\n");
        message.ShouldContain("entry num.x ");
        message.ShouldContain("is no whole number");
    }

    [Fact]
    public void A_folder_without_resources_is_named()
    {
        using var pack = new TestPack();
        Should.Throw<ResourceException>(() => LanguagePack.Compile(Path.Combine(pack.Folder, "ar"))).Message.ShouldContain("has no folder 'ar'");
    }

    [Fact]
    public void Every_cue_has_a_name_that_reads_back() => Enum.GetValues<Cue>().Where(cue => cue != Cue.None).ShouldAllBe(cue => ReadsBack(cue));

    [Theory]
    [InlineData("none")]
    [InlineData("Killed")]
    [InlineData("killedorwounded")]
    [InlineData("3")]
    [InlineData("")]
    public void Another_spelling_of_a_cue_is_none(string name) => Cues.TryParse(name, out _).ShouldBeFalse();

    private static bool ReadsBack(Cue cue) => Cues.TryParse(cue.Name(), out var read) && read == cue;

    [Theory]
    [InlineData("محمد", "is not name, tab, class")]
    [InlineData("محمد\tman", "is not name, tab, class")]
    [InlineData("محمد علي\tmale", "is more than one word")]
    public void A_broken_row_of_names_is_named(string row, string what)
    {
        var message = TestPack.ErrorOf("persons/bad.tsv", $"name\tclass\nأحمد\tmale\n{row}\n");
        message.ShouldStartWith("persons/bad.tsv:3: ");
        message.ShouldContain(what);
    }
}
