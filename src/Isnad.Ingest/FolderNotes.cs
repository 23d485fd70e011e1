using System.Text;
using Isnad.Model.Reports;

namespace Isnad.Ingest;

/// <summary>What a table beside plain texts says of them, as these have no place for it: file <see cref="FileName"/> in their folder, UTF-8, columns set apart by tabs, with a head that
/// names them: <c>file</c> and, in any order, <c>published</c>, <c>outlet</c>, <c>url</c>, <c>title</c>. Other columns are passed over; a line that begins with # is a remark.</summary>
internal sealed class FolderNotes
{
    /// <summary>Name of the table.</summary>
    public const string FileName = "reports.tsv";

    private const int MaxBytes = 1 << 22;
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);
    private readonly Dictionary<string, Note> _notes = new(StringComparer.Ordinal);

    /// <summary>What is said of one file.</summary>
    public sealed record Note(DateInterval? Published, string? Outlet, string? Url, string? Title);

    /// <summary>What was wrong with the table. A faulty line costs itself, a table that cannot be read its notes; the texts are read all the same.</summary>
    public List<InputProblem> Problems { get; } = [];

    /// <summary>The notes of <paramref name="folder"/>; none where it holds no table.</summary>
    public static FolderNotes Of(string folder)
    {
        var notes = new FolderNotes();
        var path = folder.Length == 0 ? FileName : $"{folder.TrimEnd('/')}/{FileName}";
        if (File.Exists(path))
        {
            notes.Read(path);
        }
        return notes;
    }

    /// <summary>What is said of the file called <paramref name="name"/>, or null.</summary>
    public Note? Find(string name) => _notes.GetValueOrDefault(name);

    private void Read(string path)
    {
        string[] lines;
        try
        {
            if (new FileInfo(path).Length > MaxBytes)
            {
                Problems.Add(InputProblem.Warning(path, null, $"is longer than {MaxBytes >> 20} MiB", "the texts beside it are read without it; split the folder"));
                return;
            }
            lines = File.ReadAllText(path, Strict).Split('\n');
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            Problems.Add(InputProblem.Warning(path, null, error is DecoderFallbackException ? "is not written in UTF-8" : $"cannot be read ({error.Message})", "the texts beside it are read without it; correct it"));
            return;
        }
        string[]? head = null;
        for (var i = 0; i < lines.Length; i++)
        {
            var cells = lines[i].TrimEnd('\r').Split('\t', StringSplitOptions.TrimEntries);
            if (cells is [""] || lines[i].StartsWith('#'))
            {
                continue;
            }
            if (head is null)
            {
                head = cells;
                if (!head.Contains("file", StringComparer.Ordinal))
                {
                    Problems.Add(InputProblem.Warning(path, i + 1, "no column is called 'file'", "the texts beside it are read without it; begin with the names of the columns, set apart by tabs: file published outlet url title"));
                    return;
                }
                continue;
            }
            Row(path, i + 1, column => Array.IndexOf(head, column) is >= 0 and var at && at < cells.Length && cells[at].Length > 0 ? cells[at] : null);
        }
    }

    private void Row(string path, int line, Func<string, string?> cell)
    {
        if (cell("file") is not { } file)
        {
            Problems.Add(InputProblem.Warning(path, line, "the row names no file", "it is passed over; correct or remove it"));
            return;
        }
        var words = cell("published");
        var published = words is null ? null : PublishedDate.Parse(words);
        if (words is not null && published is null)
        {
            Problems.Add(InputProblem.Warning(path, line, $"'{words}' is no date", "write published as yyyy-mm-dd; the text was read without it"));
        }
        if (!_notes.TryAdd(file, new(published, cell("outlet"), cell("url"), cell("title"))))
        {
            Problems.Add(InputProblem.Warning(path, line, $"'{file}' is named twice", "its first row counts; remove one"));
        }
    }
}
