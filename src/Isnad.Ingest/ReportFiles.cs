namespace Isnad.Ingest;

/// <summary>An item of an expansion: a file to read or a problem, in the order of the arguments.</summary>
public readonly record struct FoundFile(InputFile? File, InputProblem? Problem);

/// <summary>Turns paths, folders, patterns and <c>-</c> into files, in a stable order: arguments as given, folders in ordinal order of names, files and
/// folders together. In folders and patterns only known endings are taken and hidden names are passed over, links to folders are not followed,
/// <c>*.expected.json</c> is skipped everywhere, and a file named twice is read once.</summary>
public static class ReportFiles
{
    /// <summary>The endings that are read, for messages.</summary>
    public const string Endings = ".txt, .html, .htm, .jsonl, .ndjson, .json, .mhtml, .mht or .warc, each also with .gz, or .wacz";

    /// <summary>Expands <paramref name="paths"/>, looking at each folder only when it is reached.</summary>
    public static IEnumerable<FoundFile> Expand(IEnumerable<string> paths)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var argument in paths)
        {
            foreach (var found in Argument(argument))
            {
                if (found.File is not { } file || seen.Add(file.IsStandardInput ? InputFile.StandardInputArgument : Path.GetFullPath(file.Path)))
                {
                    yield return found;
                }
            }
        }
    }

    private static IEnumerable<FoundFile> Argument(string argument)
    {
        if (argument == InputFile.StandardInputArgument)
        {
            return [new(InputFile.StandardInput, null)];
        }
        var path = argument.Replace('\\', '/');
        if (OperatingSystem.IsWindows() is false && argument.Contains('\\', StringComparison.Ordinal) && Path.Exists(argument))
        {
            // Elsewhere a backslash may be part of a name.
            path = argument;
        }
        if (path.Length == 0)
        {
            return [Error("\"\"", "an empty path", "give a file, a folder, a pattern or -")];
        }
        if (Directory.Exists(path))
        {
            return OrNothing(Folder(path.Length > 1 ? path.TrimEnd('/') : path), path, "no report files in this folder");
        }
        if (!Path.Exists(path) && GlobPattern.IsPattern(path))
        {
            return OrNothing(Pattern(path), path, "the pattern fits no report file");
        }
        return Single(path);
    }

    private static IEnumerable<FoundFile> Single(string path)
    {
        if (InputFile.IsExpected(path))
        {
            return [];
        }
        if (!File.Exists(path))
        {
            return [Error(path, "no such file or folder", "check the path")];
        }
        return InputFile.Of(path) is { } file ? [new(file, null)] : [Error(path, "its ending is none that is read", $"give {Endings}, or feed it through -")];
    }

    private static IEnumerable<FoundFile> Pattern(string pattern)
    {
        List<FoundFile> unreadable = [];
        var named = new HashSet<string>(StringComparer.Ordinal);
        // A folder is looked into for its files and again for its folders.
        string[] matches =
        [
            .. GlobPattern.Expand(pattern, (folder, reason) =>
            {
                if (named.Add(folder))
                {
                    unreadable.Add(Unreadable(folder, reason));
                }
            }),
        ];
        foreach (var problem in unreadable)
        {
            yield return problem;
        }
        foreach (var path in matches)
        {
            foreach (var found in Directory.Exists(path) ? Folder(path) : Known(path))
            {
                yield return found;
            }
        }
    }

    private static IEnumerable<FoundFile> Folder(string folder)
    {
        List<FileSystemInfo> entries = [];
        string? failure = null;
        try
        {
            entries.AddRange(new DirectoryInfo(folder).EnumerateFileSystemInfos());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            failure = error.Message;
        }
        if (failure is not null)
        {
            yield return Unreadable(folder, failure);
        }
        entries.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        var prefix = folder.EndsWith('/') ? folder : folder + "/";
        foreach (var entry in entries.Where(entry => entry.Name[0] != '.'))
        {
            var path = prefix + entry.Name;
            // What has vanished since has no attributes (-1); opening it says so.
            var isFolder = entry.Exists && entry.Attributes.HasFlag(FileAttributes.Directory);
            if (isFolder && entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
            {
                continue;
            }
            foreach (var found in isFolder ? Folder(path) : Known(path))
            {
                yield return found;
            }
        }
    }

    private static IEnumerable<FoundFile> Known(string path) =>
        InputFile.IsExpected(path) || InputFile.Of(path) is not { } file ? [] : HoldsNothing(path) ? [new(null, InputProblem.EmptyOrNoFile(path))] : [new(file, null)];

    /// <summary>True for what has no bytes: an empty file, and pipes, sockets and devices, which to open may wait for ever. The runtime does not tell
    /// one from the other without opening.</summary>
    private static bool HoldsNothing(string path)
    {
        try
        {
            return (File.ResolveLinkTarget(path, returnFinalTarget: true) ?? new FileInfo(path)) is FileInfo { Exists: true, Length: 0 };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Opening it says why it cannot be read.
            return false;
        }
    }

    private static IEnumerable<FoundFile> OrNothing(IEnumerable<FoundFile> found, string path, string reason)
    {
        var any = false;
        foreach (var item in found)
        {
            any = true;
            yield return item;
        }
        if (!any)
        {
            yield return Error(path, reason, $"reports end in {Endings}");
        }
    }

    private static FoundFile Unreadable(string folder, string reason) => Error(folder, $"the folder cannot be read ({reason})", "check its permissions");

    private static FoundFile Error(string path, string reason, string advice) => new(null, InputProblem.Error(path, null, reason, advice));
}
