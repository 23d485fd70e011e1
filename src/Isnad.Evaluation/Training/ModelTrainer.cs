using Isnad.Analysis.Events;
using Isnad.Analysis.Learning;
using Isnad.Language;

namespace Isnad.Evaluation.Training;

/// <summary>Trains all choices from gold documents.</summary>
public sealed class ModelTrainer
{
    /// <summary>Leave nothing out.</summary>
    public const int Nothing = -1;

    private const int Parts = 5;

    /// <summary>Folds from here down are of documents that are tested in none; they are trained on whatever fold is left out.</summary>
    public const int AlwaysTrained = -2;

    /// <summary>The fold of the n-th document that is tested in no fold: they too are cut in parts, for models that must not have seen them.</summary>
    public static int Untested(int index) => AlwaysTrained - (index % Parts);

    /// <summary>The part that a fold belongs to where every document must be read by models that have not seen it.</summary>
    private static int Part(int fold) => fold <= AlwaysTrained ? AlwaysTrained - fold : fold % Parts;

    private readonly ExampleBuilder _examples;
    private readonly IReadOnlyList<GoldDocument> _documents;
    private readonly int _seed;
    private ExampleSet? _keep;

    /// <param name="pack">What the documents are read with.</param>
    /// <param name="documents">Documents with their records.</param>
    /// <param name="seed">Orders the examples; figures of several seeds tell noise from gain.</param>
    public ModelTrainer(LanguagePack pack, IReadOnlyList<GoldDocument> documents, int seed = 0)
    {
        (_documents, _seed) = (documents, seed);
        _examples = new ExampleBuilder(pack);
        foreach (var document in documents)
        {
            _examples.Add(document);
        }
    }

    /// <summary>Number of examples by choice that gold's own words give; what models find comes on top while they are trained.</summary>
    public IEnumerable<(string Name, int Count)> Counts => _examples.Sets.Values.Where(set => set.Items.Count > 0).Select(set => (set.Name, set.Items.Count));

    /// <summary>Thresholds by choice, found on the folds (docs/decisions/).</summary>
    public static readonly Dictionary<string, double> Thresholds = new()
    {
        [EventModels.Trigger] = 0.35, [EventModels.Link] = 0.58, [EventModels.Role] = 0.45, [EventModels.Place] = 0.25, [EventModels.MorePlace] = 0.4, ["split"] = 0.25,
        [EventModels.Time] = 0.33, [EventModels.Toll] = 0.35, [EventModels.Source] = 0.33, [EventModels.Status] = 0.4, [EventModels.Background] = 0.4, [EventModels.Keep] = 0.46,
    };

    /// <summary>Settings that differ from the usual ones.</summary>
    private static readonly Dictionary<string, LinearTrainer.Options> Settings = new()
    {
        [EventModels.Trigger] = new(Epochs: 12, Rate: 0.02),
        [EventModels.Place] = new(Epochs: 4, Penalty: 1e-3),
    };

    /// <summary>All models, trained without one fold. What chooses the fields, and the second look, are trained on drafts that models made which had not seen the draft's document.</summary>
    public IReadOnlyList<LinearModel> Train(int without) => Models([.. _examples.Sets.Values, Cross()], fold => fold == without);

    private LinearModel[] Models(IReadOnlyList<ExampleSet> sets, Predicate<int> without)
    {
        var models = new LinearModel[sets.Count];
        Parallel.For(0, sets.Count, i => models[i] = LinearTrainer.Train(sets[i], _examples.Names, without, Options(sets[i].Name)));
        return models;
    }

    private LinearTrainer.Options Options(string name) => Settings.GetValueOrDefault(name, new LinearTrainer.Options()) with { Seed = _seed };

    /// <summary>Reads the documents part by part, each with models that have not seen it: adds what they find to the examples of links, of fields, then of second places, and gives those of the
    /// second look. Each step needs the models of the one before.</summary>
    private ExampleSet Cross()
    {
        if (_keep is not null)
        {
            return _keep;
        }
        var triggers = Unseen([_examples.Sets[EventModels.Report], _examples.Sets[EventModels.Trigger]], []);
        ReadUnseen(triggers, _examples.AddLinks);
        var words = Unseen([_examples.Sets[EventModels.Link]], triggers);
        ReadUnseen(words, _examples.AddFields);
        var places = Unseen([_examples.Sets[EventModels.Place]], words);
        ReadUnseen(places, _examples.AddMorePlaces);
        var known = new[] { EventModels.Report, EventModels.Trigger, EventModels.Link, EventModels.Place };
        var all = Unseen([.. _examples.Sets.Values.Where(set => !known.Contains(set.Name))], places);
        var keep = new ExampleSet(EventModels.Keep, EventModels.YesNo);
        ReadUnseen(all, (document, models) => _examples.AddDrafts(document, models, keep));
        return _keep = keep;
    }

    /// <summary>Models of some choices for every part, trained without it, after those that stand already.</summary>
    private Dictionary<int, LinearModel[]> Unseen(IReadOnlyList<ExampleSet> sets, Dictionary<int, LinearModel[]> before) =>
        _documents.Select(document => Part(document.Fold)).Distinct().Order().ToDictionary(part => part, part => (LinearModel[])[.. before.GetValueOrDefault(part, []), .. Models(sets, fold => Part(fold) == part)]);

    private void ReadUnseen(Dictionary<int, LinearModel[]> unseen, Action<GoldDocument, EventModels> read)
    {
        foreach (var part in _documents.GroupBy(document => Part(document.Fold)).OrderBy(part => part.Key))
        {
            var models = new EventModels(new ModelSet(unseen[part.Key], Thresholds, "part"));
            foreach (var document in part)
            {
                read(document, models);
            }
        }
    }
}
