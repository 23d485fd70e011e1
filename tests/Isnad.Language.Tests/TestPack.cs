namespace Isnad.Language.Tests;

/// <summary>A folder of resources with the project's paradigms and the files that a test gives, deleted afterwards.</summary>
internal sealed class TestPack : IDisposable
{
    private static readonly string Project = FindRoot();

    public TestPack(params (string File, string Content)[] files)
    {
        Folder = Directory.CreateTempSubdirectory("isnad-pack-").FullName;
        Write("morphology/paradigms.yaml", File.ReadAllText(Path.Combine(ProjectResources, "ar", "morphology", "paradigms.yaml")));
        foreach (var (file, content) in files)
        {
            Write(file, content);
        }
    }

    public static string ProjectResources => Path.Combine(Project, "resources");

    public string Folder { get; }

    public void Dispose() => Directory.Delete(Folder, true);

    public LanguagePack Compile() => LanguagePack.Compile(Folder);

    public void Write(string file, string content)
    {
        var path = Path.Combine(Folder, "ar", file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    /// <summary>The message of the error that a file gives.</summary>
    public static string ErrorOf(string file, string content)
    {
        using var pack = new TestPack((file, content));
        try
        {
            pack.Compile();
        }
        catch (ResourceException error)
        {
            return error.Message;
        }
        return "no error";
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Isnad.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Isnad.slnx is in no folder above the tests.");
        }
        return folder;
    }
}
