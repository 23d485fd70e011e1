using System.Numerics.Tensors;
using Isnad.Language;
using Isnad.Text;

namespace Isnad.Evaluation.Training;

/// <summary>Groups words that stand beside the same words, counted on a corpus without records, so that what was learned of one word holds for its like.
/// Positive pointwise mutual information of the neighbours at one and two words' distance, a truncated singular value decomposition, spherical k-means.</summary>
public sealed class WordClusters(LanguagePack pack)
{
    private const int Dimensions = 100, Contexts = 5000, LeastCount = 30, Rounds = 14;
    private readonly Dictionary<string, int> _counts = [];
    private readonly List<string[]> _lines = [];
    private readonly WordAnalyzer _words = new(pack);

    /// <summary>Takes in one text.</summary>
    public void Add(string text)
    {
        var normal = NormalizedText.From(text);
        var tokens = Tokenizer.Tokenize(normal, text.Length);
        var stems = new string[tokens.Length];
        for (var i = 0; i < tokens.Length; i++)
        {
            var stem = tokens[i].Kind switch
            {
                TokenKind.Number => "<n>",
                TokenKind.Mark => "<mark>",
                _ => string.Intern(_words.Analyze(normal.Chars[tokens[i].NormalStart..tokens[i].NormalEnd]).LightStem),
            };
            stems[i] = stem;
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_counts, stem, out _)++;
        }
        _lines.Add(stems);
    }

    /// <summary>Cluster of every stem that was counted often enough.</summary>
    public IEnumerable<(string Stem, int Cluster)> Cluster(int clusters)
    {
        var vocabulary = _counts.Where(pair => pair.Value >= LeastCount && pair.Key[0] != '<').OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key).ToArray();
        var contexts = _counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(Contexts).Select((pair, index) => (pair.Key, index)).ToDictionary(pair => pair.Key, pair => pair.index);
        var vectors = Project(vocabulary, contexts);
        var labels = KMeans(vectors, clusters);
        return vocabulary.Select((stem, index) => (stem, labels[index]));
    }

    private float[][] Project(string[] vocabulary, Dictionary<string, int> contexts)
    {
        var index = vocabulary.Select((stem, i) => (stem, i)).ToDictionary(pair => pair.stem, pair => pair.i);
        var pairs = new Dictionary<long, int>();
        double total = 0;
        var contextTotals = new double[Contexts * 4];
        foreach (var line in _lines)
        {
            for (var i = 0; i < line.Length; i++)
            {
                if (!index.TryGetValue(line[i], out var word))
                {
                    continue;
                }
                for (var offset = -2; offset <= 2; offset++)
                {
                    if (offset != 0 && i + offset >= 0 && i + offset < line.Length && contexts.TryGetValue(line[i + offset], out var context))
                    {
                        var slot = (context * 4) + (offset < 0 ? offset + 2 : offset + 1);
                        System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(pairs, ((long)word << 20) | (uint)slot, out _)++;
                        contextTotals[slot]++;
                        total++;
                    }
                }
            }
        }
        var wordTotals = new double[vocabulary.Length];
        foreach (var (key, count) in pairs)
        {
            wordTotals[key >> 20] += count;
        }
        var rows = vocabulary.Select(_ => new List<(int Slot, float Weight)>()).ToArray();
        foreach (var (key, count) in pairs)
        {
            int word = (int)(key >> 20), slot = (int)(key & 0xFFFFF);
            var information = Math.Log(count * total / (wordTotals[word] * contextTotals[slot]));
            if (information > 0)
            {
                rows[word].Add((slot, (float)information));
            }
        }
        return Subspace(rows, Contexts * 4);
    }

    /// <summary>The rows in the space of the leading singular vectors, by subspace iteration; each axis scaled by the root of its strength.</summary>
    private static float[][] Subspace(List<(int Slot, float Weight)>[] rows, int width)
    {
        var random = new Random(11);
        var basis = Enumerable.Range(0, width).Select(_ => Enumerable.Range(0, Dimensions).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray()).ToArray();
        var vectors = rows.Select(_ => new float[Dimensions]).ToArray();
        for (var round = 0; round < 4; round++)
        {
            Orthonormalize(basis);
            Parallel.For(0, rows.Length, i =>
            {
                Array.Clear(vectors[i]);
                foreach (var (slot, weight) in rows[i])
                {
                    TensorPrimitives.MultiplyAdd(basis[slot], weight, vectors[i], vectors[i]);
                }
            });
            if (round == 3)
            {
                break;
            }
            foreach (var column in basis)
            {
                Array.Clear(column);
            }
            for (var i = 0; i < rows.Length; i++)
            {
                foreach (var (slot, weight) in rows[i])
                {
                    TensorPrimitives.MultiplyAdd(vectors[i], weight, basis[slot], basis[slot]);
                }
            }
        }
        var scale = new float[Dimensions];
        foreach (var vector in vectors)
        {
            TensorPrimitives.MultiplyAdd(vector, vector, scale, scale);
        }
        for (var d = 0; d < Dimensions; d++)
        {
            scale[d] = (float)Math.Pow(Math.Max(scale[d], 1e-6), -0.25);
        }
        foreach (var vector in vectors)
        {
            TensorPrimitives.Multiply(vector, scale, vector);
            Normalize(vector);
        }
        return vectors;
    }

    /// <summary>Gram-Schmidt over the columns.</summary>
    private static void Orthonormalize(float[][] matrix)
    {
        var columns = Enumerable.Range(0, Dimensions).Select(d => matrix.Select(row => row[d]).ToArray()).ToArray();
        for (var d = 0; d < Dimensions; d++)
        {
            for (var e = 0; e < d; e++)
            {
                TensorPrimitives.MultiplyAdd(columns[e], -TensorPrimitives.Dot<float>(columns[d], columns[e]), columns[d], columns[d]);
            }
            Normalize(columns[d]);
        }
        for (var i = 0; i < matrix.Length; i++)
        {
            for (var d = 0; d < Dimensions; d++)
            {
                matrix[i][d] = columns[d][i];
            }
        }
    }

    private static void Normalize(float[] vector)
    {
        var norm = TensorPrimitives.Norm<float>(vector);
        if (norm > 0)
        {
            TensorPrimitives.Divide(vector, norm, vector);
        }
    }

    private static int[] KMeans(float[][] vectors, int clusters)
    {
        var random = new Random(7);
        var centres = Enumerable.Range(0, clusters).Select(i => (float[])vectors[random.Next(Math.Min(vectors.Length, clusters * 20))].Clone()).ToArray();
        var labels = new int[vectors.Length];
        for (var round = 0; round < Rounds; round++)
        {
            Parallel.For(0, vectors.Length, i =>
            {
                var best = float.NegativeInfinity;
                for (var c = 0; c < clusters; c++)
                {
                    var score = TensorPrimitives.Dot<float>(vectors[i], centres[c]);
                    if (score > best)
                    {
                        (best, labels[i]) = (score, c);
                    }
                }
            });
            foreach (var centre in centres)
            {
                Array.Clear(centre);
            }
            for (var i = 0; i < vectors.Length; i++)
            {
                TensorPrimitives.Add(centres[labels[i]], vectors[i], centres[labels[i]]);
            }
            foreach (var centre in centres)
            {
                Normalize(centre);
            }
        }
        return labels;
    }
}
