using System.IO.Enumeration;

namespace Isnad.Ingest;

/// <summary>A path with <c>*</c>, <c>?</c> in its names and <c>**</c> for any number of folders. The program expands it itself, as not every shell does.</summary>
internal static class GlobPattern
{
    /// <summary>True where the argument has a wildcard.</summary>
    public static bool IsPattern(string path) => path.AsSpan().ContainsAny('*', '?');

    /// <summary>The files and folders that <paramref name="pattern"/> names, in ordinal order folder by folder. <paramref name="onUnreadable"/> hears of
    /// folders that cannot be looked into, and why; the others are.</summary>
    public static IEnumerable<string> Expand(string pattern, Action<string, string> onUnreadable)
    {
        var parts = pattern.Split('/');
        var rooted = parts[0].Length == 0 || parts[0].EndsWith(':');
        return new Walk(onUnreadable).Match(rooted ? parts[0] + "/" : "", parts, rooted ? 1 : 0);
    }

    private sealed class Walk(Action<string, string> onUnreadable)
    {
        public IEnumerable<string> Match(string folder, string[] parts, int index)
        {
            if (index == parts.Length)
            {
                return [folder.TrimEnd('/')];
            }
            var part = parts[index];
            if (part == "**")
            {
                return Match(folder, parts, index + 1).Concat(Folders(folder, "*").SelectMany(inner => Match(inner + "/", parts, index)));
            }
            if (!IsPattern(part))
            {
                var path = folder + part;
                var more = index + 1 < parts.Length;
                return part.Length == 0 || (more ? Directory.Exists(path) : Path.Exists(path)) ? Match(more ? path + "/" : path, parts, index + 1) : [];
            }
            return index + 1 < parts.Length
                ? Folders(folder, part).SelectMany(inner => Match(inner + "/", parts, index + 1))
                : Names(folder, part, Directory.EnumerateFileSystemEntries);
        }

        private IEnumerable<string> Folders(string folder, string pattern) =>
            Names(folder, pattern, Directory.EnumerateDirectories).Where(path => !new DirectoryInfo(path).Attributes.HasFlag(FileAttributes.ReparsePoint));

        private List<string> Names(string folder, string pattern, Func<string, IEnumerable<string>> list)
        {
            try
            {
                return [.. list(folder.Length == 0 ? "." : folder)
                    .Select(path => Path.GetFileName(path))
                    .Where(name => (name[0] != '.' || pattern[0] == '.') && FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false))
                    .Order(StringComparer.Ordinal)
                    .Select(name => folder + name)];
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                onUnreadable(folder.Length == 0 ? "." : folder.TrimEnd('/'), error.Message);
                return [];
            }
        }
    }
}
