using CsvHelper;

namespace Isnad.Ingest.Places;

/// <summary>The rows of a table as cells. A table with tabs in its head has no quoting (as GeoNames writes it), one with commas or semicolons is CSV (RFC 4180).</summary>
public sealed class TableRows : IDisposable
{
    private readonly CsvReader _reader;
    private readonly string _path;

    private TableRows(string path, Stream stream, char delimiter)
    {
        (_path, Delimiter) = (path, delimiter);
        _reader = CsvReader.Create(stream, new CsvReaderOptions
        {
            Separator = delimiter, Mode = delimiter == '\t' ? CsvMode.NoEscape : CsvMode.Rfc4180, HasHeader = false, SkipEmptyLines = true, TrackLineNumbers = true,
            // One quotation mark too few costs its row and not all that follow.
            AllowLineBreaksInQuotes = false,
        });
        Head = Next() ? _reader.Current.ToArray() : null;
    }

    /// <summary>Between two cells.</summary>
    public char Delimiter { get; }

    /// <summary>Cells of the first line; null where the file is empty.</summary>
    public string[]? Head { get; }

    /// <summary>Opens a table and finds what separates its cells.</summary>
    /// <exception cref="InvalidDataException">It cannot be unpacked or read.</exception>
    public static TableRows Open(string path)
    {
        char delimiter;
        // The head is read apart: a table that is unpacked on the way cannot be read again from its start.
        using (var text = new StreamReader(PlaceFile.Open(path)))
        {
            var head = Whole(path, () => text.ReadLine()) ?? "";
            delimiter = head.Contains('\t', StringComparison.Ordinal) ? '\t' : head.Count(c => c == ';') > head.Count(c => c == ',') ? ';' : ',';
        }
        return new TableRows(path, PlaceFile.Open(path), delimiter);
    }

    /// <summary>The rows after the head with their lines, from 2; empty lines are passed over.</summary>
    /// <exception cref="InvalidDataException">The file breaks off.</exception>
    public IEnumerable<(int Line, string[] Cells)> Rest()
    {
        while (Next())
        {
            yield return ((int)_reader.LineNumber, _reader.Current.ToArray());
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private bool Next() => Whole(_path, _reader.Read);

    private static T Whole<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or CsvFormatException)
        {
            throw new InvalidDataException($"{path}: cannot be read to its end ({error.Message.TrimEnd('.')}); fetch it again.", error);
        }
    }
}
