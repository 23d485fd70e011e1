using Isnad.Analysis.Learning;
using Isnad.Evaluation.Training;
using Xunit;

namespace Isnad.Evaluation.Tests.Training;

public class LinearTrainerTests
{
    private static readonly Feature Word = new("word"), Bias = new("bias");
    private readonly FeatureSink _sink = new(named: true);

    [Fact]
    public void A_feature_that_tells_the_classes_apart_weighs_for_its_class()
    {
        var model = LinearTrainer.Train(Examples("red", "green", "blue"), _sink.Names!, _ => false, new LinearTrainer.Options());

        Assert.All(Enumerable.Range(0, 3), c => Assert.Equal(c, Likeliest(model, Keys(model.Classes[c]))));
    }

    [Fact]
    public void What_only_the_fold_left_out_holds_gets_no_weight()
    {
        var set = Examples("red", "green");
        for (var i = 0; i < 5; i++)
        {
            Add(set, "rare", 1, fold: 7);
        }

        var model = LinearTrainer.Train(set, _sink.Names!, fold => fold == 7, new LinearTrainer.Options());

        Assert.DoesNotContain(model.Rows, row => row.Name == "word=rare");
        Assert.Contains(model.Rows, row => row.Name == "word=red");
    }

    [Fact]
    public void One_seed_gives_the_same_weights_again_and_another_seed_others()
    {
        var set = Examples("red", "green", "blue");

        var first = Weights(set, seed: 0);

        Assert.Equal(first, Weights(set, seed: 0));
        Assert.NotEqual(first, Weights(set, seed: 1));
    }

    private float[] Weights(ExampleSet set, int seed) =>
        [.. LinearTrainer.Train(set, _sink.Names!, _ => false, new LinearTrainer.Options(Seed: seed)).Rows.OrderBy(row => row.Key).SelectMany(row => row.Weights)];

    /// <summary>Examples whose word is their class but for every seventh, which is the next one's: an order can matter.</summary>
    private ExampleSet Examples(params string[] classes)
    {
        var set = new ExampleSet("colour", classes);
        for (var i = 0; i < 90; i++)
        {
            Add(set, classes[i % classes.Length], (i % 7 == 0 ? i + 1 : i) % classes.Length, fold: 0);
        }
        return set;
    }

    private void Add(ExampleSet set, string word, int label, int fold)
    {
        _ = Keys(word);
        set.Add(_sink, label, fold);
    }

    private ulong[] Keys(string word)
    {
        _sink.Clear();
        _sink.Add(Bias);
        _sink.Add(Word, word);
        return _sink.Keys.ToArray();
    }

    private static int Likeliest(LinearModel model, ulong[] keys)
    {
        var scores = new double[model.Classes.Count];
        model.Probabilities(keys, scores);
        return Array.IndexOf(scores, scores.Max());
    }
}
