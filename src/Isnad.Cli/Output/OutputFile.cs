namespace Isnad.Cli.Output;

/// <summary>A file that takes its place only when it is whole: until <see cref="Keep"/> it is written beside, so that a reader never finds half of it. An existing file of no length (also a device or a pipe) is written as it is.</summary>
internal sealed class OutputFile : IDisposable
{
    private readonly string _path;
    private readonly string? _beside;

    /// <summary>Opens <paramref name="path"/> for writing; a link stands for what it points at.</summary>
    public OutputFile(string path)
    {
        _path = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
        var replace = !File.Exists(_path) || new FileInfo(_path).Length > 0;
        _beside = replace ? $"{_path}.{Environment.ProcessId}.part" : null;
        try
        {
            Stream = new FileStream(_beside ?? _path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, 0);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, error);
        }
    }

    /// <summary>The error that names the file as the user did, not what stands beside it.</summary>
    public static IOException Unwritable(string path, Exception error) =>
        new($"{path}: cannot be written ({error.Message}); give a place with room that may be written to", error);

    /// <summary>Where to write.</summary>
    public Stream Stream { get; }

    /// <summary>All is written.</summary>
    public void Keep()
    {
        Stream.Dispose();
        if (_beside is not null)
        {
            File.Move(_beside, _path, overwrite: true);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stream.Dispose();
        if (_beside is not null)
        {
            File.Delete(_beside);
        }
    }
}
