using System.Text;
using Isnad.Model.Events;
using Isnad.Model.Reports;
using Isnad.Text;

namespace Isnad.Model.Ledger;

/// <summary>Bytes to be taken in with what was read from them. All that costs time is made before the store is asked, on whichever thread read them.</summary>
/// <param name="Raw">The bytes as obtained, and how.</param>
/// <param name="Body">The same bytes packed; their hash names them.</param>
public sealed record IntakeItem(RawReport Raw, PackedContent Body)
{
    /// <summary>The articles found in them, in order; none where they could not be read: the bytes are kept all the same.</summary>
    public IReadOnlyList<IntakeArticle> Articles { get; init; } = [];

    /// <summary>Packs the bytes of <paramref name="raw"/>.</summary>
    public static IntakeItem Of(RawReport raw, IReadOnlyList<IntakeArticle> articles) => new(raw, PackedContent.Of(raw.Bytes.Span)) { Articles = articles };
}

/// <summary>One article of a capture, ready to be kept.</summary>
/// <param name="Report">As it was read. Its publication is what the input said; what the analysis inferred stands there.</param>
/// <param name="Text">Its text packed (UTF-8).</param>
/// <param name="Words">What is searched by (<see cref="SearchWords"/>).</param>
/// <param name="Mark">What copies are known by.</param>
public sealed record IntakeArticle(Report Report, PackedContent Text, string Words, CopyMark Mark)
{
    /// <summary>What the reader made of it; null where it is to be read later.</summary>
    public IntakeAnalysis? Analysis { get; init; }

    /// <summary>Packs the text of <paramref name="report"/> and takes its words.</summary>
    public static IntakeArticle Of(Report report)
    {
        var words = SearchWords.Of(report.Text.Value);
        return new(report, PackedContent.Of(Encoding.UTF8.GetBytes(report.Text.Value)), words, CopyMark.Of(words));
    }
}

/// <summary>An analysis ready to be kept.</summary>
/// <param name="Analysis">The records.</param>
/// <param name="Engine">What made them.</param>
/// <param name="Json">The contract's JSON without the text, packed.</param>
public sealed record IntakeAnalysis(ReportAnalysis Analysis, EngineInfo Engine, PackedContent Json)
{
    /// <summary>Packs <paramref name="analysis"/>.</summary>
    public static IntakeAnalysis Of(ReportAnalysis analysis, EngineInfo engine)
    {
        var bytes = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new System.Text.Json.Utf8JsonWriter(bytes, ContractWriter.Options))
        {
            ContractWriter.Write(json, analysis with { Report = analysis.Report with { TextIsExtracted = false } }, engine, withText: false);
        }
        return new(analysis, engine, PackedContent.Of(bytes.WrittenSpan));
    }
}

/// <summary>What became of a capture.</summary>
public enum IntakeOutcome
{
    /// <summary>At least one report that was not there.</summary>
    New,

    /// <summary>No new report, but a new version of one.</summary>
    NewVersion,

    /// <summary>Other bytes, the same words at the same address: noted, not kept twice.</summary>
    SameText,

    /// <summary>The same bytes are there, and what they say is the newest that is known, or it is not known that they came later.</summary>
    AlreadyThere,

    /// <summary>It was taken down and is not taken in again.</summary>
    TakenDown,

    /// <summary>The bytes are kept, no article was found in them.</summary>
    NoArticle,
}

/// <summary>What became of one capture of a batch.</summary>
/// <param name="Outcome">In one word.</param>
/// <param name="Versions">Numbers of the versions that were made, in order of the articles.</param>
public sealed record IntakeResult(IntakeOutcome Outcome, IReadOnlyList<long> Versions);
