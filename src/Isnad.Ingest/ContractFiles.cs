using System.Text.Json;
using Isnad.Model.Events;

namespace Isnad.Ingest;

/// <summary>Reads records of the contract from the files, folders, patterns and standard input that <see cref="ReportReader"/> understands. One document at a time is in memory.</summary>
public static class ContractFiles
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    /// <summary>The documents of <paramref name="paths"/> in input order. One whose id was there before is left out, and so is one that is broken; each is told.</summary>
    public static IEnumerable<ContractRecord> Read(IReadOnlyList<string> paths, Stream standardInput, Action<InputProblem> onProblem)
    {
        var log = new ProblemLog(onProblem);
        foreach (var raw in new ReportReader(paths, standardInput).Records())
        {
            if (Parse(raw, log) is { } record && log.IsNew(record.Analysis.Report.Id, raw))
            {
                yield return record;
            }
            raw.Return();
        }
    }

    private static ContractRecord? Parse(RawRecord raw, ProblemLog log)
    {
        if (raw.Problem is { } problem)
        {
            log.Add(problem);
            return null;
        }
        if (!raw.IsJson)
        {
            log.Add(InputProblem.Error(raw.File, raw.Line, "is plain text, not records", "write the records with 'isnad read … --format json'"));
            return null;
        }
        try
        {
            using var json = JsonDocument.Parse(raw.Bytes.ToArray(), Options);
            return ContractReader.Read(json.RootElement, flaw => log.Add(InputProblem.Warning(raw.File, raw.Line, flaw, "the rest of the document was read")));
        }
        catch (JsonException error)
        {
            log.Add(InputProblem.Error(raw.File, raw.Line + (int)(error.LineNumber ?? 0), $"broken JSON at byte {error.BytePositionInLine + 1} of the line", "correct or remove the record"));
            return null;
        }
    }
}
