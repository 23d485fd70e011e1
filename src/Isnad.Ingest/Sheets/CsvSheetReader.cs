using CsvHelper;
using Isnad.Ingest.Encodings;

namespace Isnad.Ingest.Sheets;

/// <summary>Rows of a CSV file with commas, semicolons or tabs, in whichever encoding its bytes tell.</summary>
internal static class CsvSheetReader
{
    private const int LongestRow = 1024 * 1024;

    public static IEnumerable<string[]> Rows(string name, ReadOnlyMemory<byte> bytes)
    {
        if (BinaryContent.Name(bytes.Span) is { } kind)
        {
            throw new InvalidDataException($"{name}: is {kind}, not a sheet; save it as CSV or XLSX.");
        }
        using var text = new StringReader(TextDecoder.Decode(bytes.Span).Text);
        using var reader = CsvReader.Create(text, new CsvReaderOptions { HasHeader = false, SkipEmptyLines = false, DetectSeparatorHint = true, MaxRecordSize = LongestRow });
        while (Next(name, reader))
        {
            yield return reader.Current.ToArray();
        }
    }

    private static bool Next(string name, CsvReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException error)
        {
            throw new InvalidDataException($"{name}: row {error.RecordNumber} cannot be read ({error.Message.TrimEnd('.')}); look for a quotation mark that is not closed.", error);
        }
    }
}
