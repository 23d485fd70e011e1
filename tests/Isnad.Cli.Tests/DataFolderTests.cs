using Shouldly;
using Xunit;

namespace Isnad.Cli.Tests;

public sealed class DataFolderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_command_line_goes_before_the_variable() =>
        DataFolder.Find(_folder.Path("given"), _ => _folder.Path("variable")).Root.ShouldBe(Path.GetFullPath(_folder.Path("given")));

    [Fact]
    public void The_variable_goes_before_the_systems_folder() =>
        DataFolder.Find(null, name => name == "ISNAD_DATA" ? _folder.Path("variable") : null).Root.ShouldBe(Path.GetFullPath(_folder.Path("variable")));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Else_it_is_a_folder_of_its_own_in_the_systems(string? variable)
    {
        var system = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        DataFolder.Find(null, _ => variable).Root.ShouldBe(Path.Combine(system, "isnad"));
    }

    [Fact]
    public void It_is_made_at_the_first_write_and_not_before()
    {
        var data = DataFolder.Find(_folder.Path("new/data"), _ => null);
        data.PathOf("gazetteers", "a.tsv").ShouldBe(Path.Combine(data.Root, "gazetteers", "a.tsv"));
        Directory.Exists(data.Root).ShouldBeFalse();
        var file = data.ForWriting("gazetteers", "a.tsv");
        Directory.Exists(Path.GetDirectoryName(file)).ShouldBeTrue();
        File.Exists(file).ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a\0b")]
    public void A_name_that_is_no_path_is_wrong_usage(string name) =>
        Should.Throw<UsageException>(() => DataFolder.Find(name, _ => null)).Message.ShouldStartWith("--data ");

    [Fact]
    public void A_file_is_no_folder_and_the_error_says_who_named_it()
    {
        var file = _folder.Write("file", "");
        Should.Throw<UsageException>(() => DataFolder.Find(null, _ => file)).Message.ShouldBe($"ISNAD_DATA '{file}' is a file; give another with --data DIR or the variable ISNAD_DATA");
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_named()
    {
        var data = DataFolder.Find(_folder.Path("file/data"), _ => null);
        _folder.Write("file", "");
        var error = Should.Throw<IOException>(() => data.ForWriting("a.tsv")).Message;
        error.ShouldStartWith(data.Root);
        error.ShouldContain("--data DIR");
    }
}
