namespace Isnad.Analysis.Learning;

/// <summary>The learned scores of all choices; see resources/models.</summary>
public sealed class ModelSet
{
    private readonly Dictionary<string, LinearModel> _models;

    /// <param name="models">One model a choice.</param>
    /// <param name="thresholds">Probability above which a yes-no choice says yes, by name.</param>
    /// <param name="version">Hash of the weights.</param>
    public ModelSet(IEnumerable<LinearModel> models, IReadOnlyDictionary<string, double> thresholds, string version)
    {
        _models = models.ToDictionary(model => model.Name);
        Thresholds = thresholds;
        Version = version;
    }

    /// <summary>No models: every choice takes its first class.</summary>
    public ModelSet() : this([], new Dictionary<string, double>(), "none") { }

    /// <summary>First twelve hexadecimal digits of the SHA-256 of the weights.</summary>
    public string Version { get; }

    /// <summary>Thresholds by choice.</summary>
    public IReadOnlyDictionary<string, double> Thresholds { get; }

    /// <summary>All models.</summary>
    public IEnumerable<LinearModel> All => _models.Values;

    /// <summary>The model of a choice, or null.</summary>
    public LinearModel? Find(string name) => _models.GetValueOrDefault(name);
}
