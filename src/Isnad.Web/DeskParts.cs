using System.Net;
using Isnad.Evaluation.Scoring;
using Isnad.Fusion;
using Isnad.Language;
using Isnad.Model.Ledger;
using Isnad.Model.People;
using Isnad.Workflow;
using Isnad.Workflow.Review;

namespace Isnad.Web;

/// <summary>What the desk works with. Whoever builds it lets go of it.</summary>
/// <param name="Ledger">The store.</param>
/// <param name="People">Who may work.</param>
/// <param name="Pack">The language, for names of places and actors.</param>
/// <param name="Ontology">The closed lists, for incidents.</param>
/// <param name="Resources">Folder of the resources, for the interface's words.</param>
/// <param name="Clock">The clock.</param>
public sealed record DeskParts(ILedger Ledger, IPeople People, LanguagePack Pack, FusionOntology Ontology, string Resources, TimeProvider Clock)
{
    /// <summary>Fuses what decisions and new reports left to be fused; null where nothing fuses.</summary>
    public FuseLedger? Fuse { get; init; }

    /// <summary>Incidents with every account.</summary>
    public LedgerIncidents Incidents { get; } = new(Ledger, Ontology);

    /// <summary>Keeps what people decide.</summary>
    public DecideReview Decide { get; } = new(Ledger, RecordWords.Of(Lines(Resources, "types.tsv"), Lines(Resources, "actors.tsv")));

    /// <summary>The closed lists, for setting two readings side by side.</summary>
    public ScoringOntology Scoring { get; } = ScoringOntology.Load(Path.Combine(Resources, "ontology"));

    /// <summary>Event types with their family, in order of the codebook.</summary>
    public IReadOnlyList<(string Type, string Family)> Types { get; } = [.. Lines(Resources, "types.tsv").Skip(1).Select(line => line.Split('\t')).Where(cells => cells.Length > 1).Select(cells => (cells[0], cells[1]))];

    private static IEnumerable<string> Lines(string resources, string file) => File.ReadLines(Path.Combine(resources, "ontology", file));
}

/// <summary>How the desk is served.</summary>
public sealed record DeskSettings
{
    /// <summary>Where it listens; a port of 0 is any free one.</summary>
    public string Address { get; init; } = "http://127.0.0.1:7878";

    /// <summary>Folder for the keys that forms are guarded by.</summary>
    public required string KeyFolder { get; init; }

    /// <summary>The data folder, in which that of the keys is.</summary>
    public string DataFolder => Path.GetDirectoryName(KeyFolder) ?? "";

    /// <summary>Folder for mappings of sheets' columns, beside that of the keys.</summary>
    public string MapFolder => Path.Combine(DataFolder, Workflow.Exchange.SheetMaps.Folder);

    /// <summary>It shows the samples, and says so on every page.</summary>
    public bool IsDemonstration { get; init; }

    /// <summary>How long a session lasts that is not ended.</summary>
    public TimeSpan SessionLength { get; init; } = TimeSpan.FromHours(14);

    /// <summary>Address of the reverse proxy that stands before it: of what comes from there, and of nothing else, X-Forwarded-For and X-Forwarded-Proto are believed. Null where none does; then nobody is.</summary>
    public IPAddress? Proxy { get; init; }

    /// <summary>Attempts to sign in, for each address, in a minute.</summary>
    public int SignInsPerMinute { get; init; } = 10;
}
