using Isnad.Analysis;
using Isnad.Cli.Output;
using Isnad.Ingest;
using Isnad.Model.Events;

namespace Isnad.Cli.Reading;

/// <summary>What to read and where to put it; no file means standard output.</summary>
internal sealed record ReadWish(Inputs Inputs, string? OutputPath)
{
    /// <summary>No progress bar.</summary>
    public bool Quiet { get; init; }

    /// <summary>Also features and rejected triggers.</summary>
    public bool Explain { get; init; }

    /// <summary>What else the analyses hold.</summary>
    public ReportExtras Extras { get; init; }

    /// <summary>Shows a part of each analysis.</summary>
    public Func<ReportAnalysis, ReportAnalysis>? Select { get; init; }
}

/// <summary>One run over documents, as <c>read</c> and <c>explain</c> do it.</summary>
internal static class ReadRun
{
    /// <summary>Reads, writes, and gives the exit code.</summary>
    public static int Run(CommandIo io, ReadWish wish, Func<Engine, OutputShape> shape)
    {
        Spare(wish);
        var reader = new ReportReader(wish.Inputs.Paths, io.Input) { Encoding = wish.Inputs.Encoding };
        var engine = wish.Inputs.Prepare(io.LoadEngine());
        using var file = wish.OutputPath is { } path ? new OutputFile(path) : null;
        // Rows on the same terminal are progress enough, and a bar would break into them.
        using var progress = new ReadProgress(io, "documents", wish.Inputs.Paths, () => reader.BytesRead, io.ErrorIsTerminal && !wish.Quiet && (file is not null || !io.OutputIsTerminal));
        var log = new ProblemLog(progress.Say);
        var pipeline = new ReadPipeline(reader, wish.Inputs.Parser(engine, io), engine, shape(engine)) { Explain = wish.Explain, Extras = wish.Extras, Select = wish.Select };
        try
        {
            pipeline.Run(file?.Stream ?? io.Output, log, totals => progress.Done(totals.Documents), io.Stop);
            file?.Keep();
        }
        catch (IOException error) when (file is not null)
        {
            // What goes wrong with input is told as a problem of that input.
            throw OutputFile.Unwritable(wish.OutputPath!, error);
        }
        return log.Errors > 0 ? ExitCode.SomeFailed : ExitCode.Success;
    }

    /// <summary>Records written over the report that they were read from would be all that is left of it.</summary>
    private static void Spare(ReadWish wish)
    {
        if (wish.OutputPath is { } path && File.Exists(path) && Path.GetFullPath(path) is var full
            && ReportFiles.Expand(wish.Inputs.Paths).Any(found => found.File is { IsStandardInput: false } file && Path.GetFullPath(file.Path) == full))
        {
            throw new UsageException($"--out {MessageText.Of(path)} is one of the reports that are read, or stands in a folder that is read; give another file");
        }
    }
}
