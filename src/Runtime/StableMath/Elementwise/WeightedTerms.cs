using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SoftmaxGen.Simd;

/// <summary>The sum of <c>weight·(logSum − (logit − maximum))</c> over a row, with what its additions lose.</summary>
internal ref struct WeightedTerms<T, TElement>(ref T logits, ref T weights, double maximum, double logSum)
    where T : unmanaged
    where TElement : struct, IElement<T>
{
    private readonly ref T logits = ref logits;
    private readonly ref T weights = ref weights;
    private readonly double maximum = maximum, logSum = logSum;
    private double total, rest;

    // Once the total is infinite the rest is not a number.
    public readonly double Sum => double.IsFinite(total) ? total + rest : total;

    /// <summary>Adds whole vectors from <paramref name="index"/> on and moves it behind them.</summary>
    public void Add<TVector>(ref nuint index, nuint length)
        where TVector : struct, IDoubleVector<TVector>
    {
        TVector sum = 0.0, lost = 0.0;
        nuint width = (nuint)TVector.Width, i = index;
        for (; i + width <= length; i += width)
        {
            TVector weight = TElement.Load<TVector>(ref weights, i), logit = TElement.Load<TVector>(ref logits, i);

            // Whatever a weight of 0 stands beside counts for nothing, ∞ included.
            TVector term = TVector.Select(TVector.Equal(weight, 0.0), 0.0, weight * -new LogProbabilityFunction(maximum, logSum).OfDouble(logit));
            TVector next = sum + term;
            lost += Exact.LostBySum(sum, term, next);
            sum = next;
        }

        index = i;
        AddLanes(sum, lost);
    }

    private void AddLanes<TVector>(TVector sum, TVector lost)
        where TVector : struct, IDoubleVector<TVector>
    {
        Span<double> sums = stackalloc double[TVector.Width], losses = stackalloc double[TVector.Width];
        sum.Store(ref MemoryMarshal.GetReference(sums), 0);
        lost.Store(ref MemoryMarshal.GetReference(losses), 0);
        for (int lane = 0; lane < sums.Length; lane++)
        {
            DoubleScalar before = total, term = sums[lane], after = before + term;
            rest += Exact.LostBySum(before, term, after).First + losses[lane];
            total = after.First;
        }
    }
}
