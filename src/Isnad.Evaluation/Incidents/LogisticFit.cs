namespace Isnad.Evaluation.Incidents;

/// <summary>An example: features by number with their values, whether it is a yes, and how much it counts.</summary>
public readonly record struct FitExample((int Feature, double Value)[] Items, bool Yes, double Weight);

/// <summary>Logistic regression with an L2 penalty by Newton's method: exact, deterministic, and quick for a few hundred features.</summary>
public static class LogisticFit
{
    private const int MostSteps = 40;

    /// <summary>The weights. <paramref name="penalty"/> by feature is half the inverse variance of its prior around nought.</summary>
    public static double[] Fit(IReadOnlyList<FitExample> examples, double[] penalty)
    {
        var size = penalty.Length;
        var weights = new double[size];
        var loss = Loss(examples, weights, penalty);
        for (var step = 0; step < MostSteps; step++)
        {
            var (gradient, hessian) = Derivatives(examples, weights, penalty);
            var direction = Solve(hessian, gradient);
            var rate = 1.0;
            double[] next;
            double after;
            do
            {
                next = [.. weights.Select((weight, i) => weight - (rate * direction[i]))];
                after = Loss(examples, next, penalty);
                rate /= 2;
            }
            while (after > loss && rate > 1e-6);
            if (loss - after < 1e-7 * (1 + Math.Abs(loss)))
            {
                break;
            }
            (weights, loss) = (next, after);
        }
        return weights;
    }

    private static double Score(in FitExample example, double[] weights)
    {
        var sum = 0.0;
        foreach (var (feature, value) in example.Items)
        {
            sum += weights[feature] * value;
        }
        return sum;
    }

    private static double Loss(IReadOnlyList<FitExample> examples, double[] weights, double[] penalty)
    {
        var loss = 0.0;
        foreach (var example in examples)
        {
            var score = example.Yes ? -Score(example, weights) : Score(example, weights);
            loss += example.Weight * (score > 30 ? score : Math.Log(1 + Math.Exp(score)));
        }
        for (var i = 0; i < weights.Length; i++)
        {
            loss += penalty[i] * weights[i] * weights[i];
        }
        return loss;
    }

    private static (double[] Gradient, double[][] Hessian) Derivatives(IReadOnlyList<FitExample> examples, double[] weights, double[] penalty)
    {
        var gradient = new double[weights.Length];
        double[][] hessian = [.. weights.Select(_ => new double[weights.Length])];
        foreach (var example in examples)
        {
            var p = 1 / (1 + Math.Exp(-Score(example, weights)));
            var slope = example.Weight * (p - (example.Yes ? 1 : 0));
            var curve = example.Weight * Math.Max(p * (1 - p), 1e-9);
            foreach (var (feature, value) in example.Items)
            {
                gradient[feature] += slope * value;
                var row = hessian[feature];
                foreach (var (other, second) in example.Items)
                {
                    row[other] += curve * value * second;
                }
            }
        }
        for (var i = 0; i < weights.Length; i++)
        {
            gradient[i] += 2 * penalty[i] * weights[i];
            hessian[i][i] += 2 * penalty[i];
        }
        return (gradient, hessian);
    }

    /// <summary>Solves a symmetric positive system by Cholesky's method, in place.</summary>
    private static double[] Solve(double[][] matrix, double[] right)
    {
        var size = right.Length;
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i][j];
                for (var k = 0; k < j; k++)
                {
                    sum -= matrix[i][k] * matrix[j][k];
                }
                matrix[i][j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-12)) : sum / matrix[j][j];
            }
        }
        var result = (double[])right.Clone();
        for (var i = 0; i < size; i++)
        {
            for (var k = 0; k < i; k++)
            {
                result[i] -= matrix[i][k] * result[k];
            }
            result[i] /= matrix[i][i];
        }
        for (var i = size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < size; k++)
            {
                result[i] -= matrix[k][i] * result[k];
            }
            result[i] /= matrix[i][i];
        }
        return result;
    }
}
