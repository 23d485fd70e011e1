namespace Isnad.Evaluation.Scoring;

/// <summary>
/// Pairs the records of one document one to one so that the total similarity is greatest (Hungarian method, cubic).
/// Of equally good pairings it gives the one the reference gives, so the steps and their order must stay as they are.
/// </summary>
internal sealed class Alignment
{
    private readonly int _size;
    private readonly double[,] _weight;
    private readonly double[] _rowPrice;
    private readonly double[] _columnPrice;
    private readonly int[] _rowOf;
    private readonly int[] _way;

    private Alignment(IReadOnlyList<ScoredRecord> predicted, IReadOnlyList<ScoredRecord> gold)
    {
        _size = Math.Max(predicted.Count, gold.Count);
        _weight = new double[_size, _size];
        _rowPrice = new double[_size + 1];
        _columnPrice = new double[_size + 1];
        _rowOf = new int[_size + 1];
        _way = new int[_size + 1];
        for (int i = 0; i < predicted.Count; i++)
        {
            for (int j = 0; j < gold.Count; j++)
            {
                _weight[i, j] = Similarity.Of(predicted[i], gold[j]) ?? 0;
            }
        }
    }

    /// <summary>The aligned pairs as indexes, in the order of gold.</summary>
    public static List<(int Predicted, int Gold)> Of(IReadOnlyList<ScoredRecord> predicted, IReadOnlyList<ScoredRecord> gold)
    {
        var alignment = new Alignment(predicted, gold);
        for (int row = 1; row <= alignment._size; row++)
        {
            alignment.Assign(row);
        }
        return [.. Enumerable.Range(1, alignment._size)
            .Select(column => (Predicted: alignment._rowOf[column] - 1, Gold: column - 1))
            .Where(pair => alignment._weight[pair.Predicted, pair.Gold] > 0)];
    }

    // Finds the cheapest way to give the row a column, then moves the rows along that way. Index 0 is the row in hand.
    private void Assign(int row)
    {
        double[] least = new double[_size + 1];
        Array.Fill(least, double.PositiveInfinity);
        bool[] used = new bool[_size + 1];
        _rowOf[0] = row;
        int column = 0;
        do
        {
            used[column] = true;
            (int next, double step) = Cheapest(column, least, used);
            Reprice(step, least, used);
            column = next;
        }
        while (_rowOf[column] != 0);
        while (column != 0)
        {
            _rowOf[column] = _rowOf[_way[column]];
            column = _way[column];
        }
    }

    private (int Column, double Step) Cheapest(int from, double[] least, bool[] used)
    {
        int row = _rowOf[from];
        double step = double.PositiveInfinity;
        int best = 0;
        for (int j = 1; j <= _size; j++)
        {
            if (used[j])
            {
                continue;
            }
            double cost = -_weight[row - 1, j - 1] - _rowPrice[row] - _columnPrice[j];
            if (cost < least[j])
            {
                least[j] = cost;
                _way[j] = from;
            }
            if (least[j] < step)
            {
                step = least[j];
                best = j;
            }
        }
        return (best, step);
    }

    private void Reprice(double step, double[] least, bool[] used)
    {
        for (int j = 0; j <= _size; j++)
        {
            if (used[j])
            {
                _rowPrice[_rowOf[j]] += step;
                _columnPrice[j] -= step;
            }
            else
            {
                least[j] -= step;
            }
        }
    }
}
