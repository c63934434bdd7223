using System;

namespace SoftmaxGen;

/// <summary>A sum that keeps what each addition rounds away (Neumaier), so that its error does not grow with the number of terms.</summary>
internal struct CompensatedSum
{
    private double sum;
    private double lost;

    public readonly double Value => double.IsFinite(sum) ? sum + lost : sum;

    public void Add(double term)
    {
        double next = sum + term;
        lost += Math.Abs(sum) >= Math.Abs(term) ? (sum - next) + term : (term - next) + sum;
        sum = next;
    }
}
