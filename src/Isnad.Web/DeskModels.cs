using Isnad.Analysis.Learning;

namespace Isnad.Web;

/// <summary>Learned weights, read when they are first asked for: a desk on which nothing is brought in or exported needs none.</summary>
internal sealed class DeskModels(DeskParts parts)
{
    private readonly Lazy<ModelSet> _events = new(() => ModelCache.Load(Path.Combine(parts.Resources, "models", "events.tsv.gz"), Path.Combine(AppContext.BaseDirectory, "cache", "weights.bin")));

    /// <summary>Those that make records of a report.</summary>
    public ModelSet Events => _events.Value;
}
