using Isnad.Analysis.Events;
using Isnad.Analysis.Learning;
using Isnad.Language;

namespace Isnad.Evaluation.Training;

/// <summary>Trains all choices from gold documents.</summary>
public sealed class ModelTrainer
{
    /// <summary>Leave nothing out.</summary>
    public const int Nothing = -1;

    /// <summary>Fold of documents that are trained on whatever is left out.</summary>
    public const int AlwaysTrained = -2;

    private readonly ExampleBuilder _examples;
    private readonly IReadOnlyList<GoldDocument> _documents;
    private readonly Dictionary<int, IReadOnlyList<LinearModel>> _base = [];
    private ExampleSet? _keep;

    public ModelTrainer(LanguagePack pack, IReadOnlyList<GoldDocument> documents)
    {
        _documents = documents;
        _examples = new ExampleBuilder(pack);
        foreach (var document in documents)
        {
            _examples.Add(document);
        }
    }

    /// <summary>Number of examples by choice.</summary>
    public IEnumerable<(string Name, int Count)> Counts => _examples.Sets.Values.Select(set => (set.Name, set.Items.Count));

    /// <summary>Thresholds by choice, found on the folds (docs/decisions/).</summary>
    public static readonly Dictionary<string, double> Thresholds = new()
    {
        [EventModels.Trigger] = 0.3, [EventModels.Link] = 0.55, [EventModels.Role] = 0.45, [EventModels.Place] = 0.25, [EventModels.MorePlace] = 0.4, ["split"] = 0.5,
        [EventModels.Time] = 0.28, [EventModels.Toll] = 0.35, [EventModels.Source] = 0.3, [EventModels.Status] = 0.25, [EventModels.Background] = 0.4, [EventModels.Keep] = 0.35,
    };

    /// <summary>Settings that differ from the usual ones.</summary>
    private static readonly Dictionary<string, LinearTrainer.Options> Settings = new()
    {
        [EventModels.Trigger] = new(Epochs: 12, Rate: 0.02, MinCount: 3),
        [EventModels.Place] = new(Epochs: 4, Penalty: 1e-3),
    };

    /// <summary>All models, trained without one fold. The second look is trained on drafts that models made which had not seen the draft's fold.</summary>
    public IReadOnlyList<LinearModel> Train(int without)
    {
        _keep ??= KeepExamples();
        return [.. Base(without), LinearTrainer.Train(_keep, _examples.Names, without, new LinearTrainer.Options())];
    }

    private IReadOnlyList<LinearModel> Base(int without)
    {
        if (_base.TryGetValue(without, out var known))
        {
            return known;
        }
        var sets = _examples.Sets.Values.ToArray();
        var models = new LinearModel[sets.Length];
        Parallel.For(0, sets.Length, i => models[i] = LinearTrainer.Train(sets[i], _examples.Names, without, Settings.GetValueOrDefault(sets[i].Name, new LinearTrainer.Options())));
        return _base[without] = models;
    }

    private ExampleSet KeepExamples()
    {
        var set = new ExampleSet(EventModels.Keep, EventModels.YesNo);
        foreach (var fold in _documents.Select(document => document.Fold).Where(fold => fold >= 0).Distinct().Order())
        {
            var models = new EventModels(new ModelSet(Base(fold), Thresholds, "fold"));
            foreach (var document in _documents.Where(document => document.Fold == fold))
            {
                _examples.AddDrafts(document, models, set);
            }
        }
        return set;
    }
}
