using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>
/// What the exponentials of a row are multiplied by, in two parts: the product of a dominant exponential and the reciprocal of its sum must be 1 and not
/// 0.99999994. Where no element can dominate one part is enough.
/// </summary>
internal readonly struct RowFactor<TElement>
    where TElement : unmanaged, IBinaryFloatingPointIeee754<TElement>
{
    /// <summary>Twice what an exponential with the row's headroom is: the largest one is below its 2^(1/2)-fold, its probability below 0.71.</summary>
    public static double DominatedBelow
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(TElement) == typeof(float) ? 1L << (RowShift.Headroom + 1) : 1L << (DoubleRowShift.Headroom + 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowFactor(double numerator, double sum, bool isShort = false)
    {
        double factor = numerator / sum;
        if (typeof(TElement) == typeof(float))
        {
            // Cut and not rounded, so that the rest has the factor's sign: see RowScale.High.
            High = TElement.CreateTruncating(RowScale.High(factor));
            Low = TElement.CreateTruncating(RowScale.Rest(factor));
        }
        else
        {
            double rest = Rest(factor, numerator, sum);
            double cut = rest * factor < 0 ? Math.CopySign(Math.BitDecrement(Math.Abs(factor)), factor) : factor;
            High = TElement.CreateTruncating(cut);
            Low = TElement.CreateTruncating(rest + (factor - cut));
        }

        Rounded = TElement.CreateTruncating(factor);
        Dominated = isShort || sum < DominatedBelow;
    }

    public TElement High { get; }

    public TElement Low { get; }

    public TElement Rounded { get; }

    /// <summary>Whether both parts are needed.</summary>
    public bool Dominated { get; }

    /// <summary>What the quotient lost by rounding; the product is exact without FMA.</summary>
    private static double Rest(double factor, double numerator, double sum)
    {
        (double product, double lost) = TwoDoubles.Product(factor, sum);
        return ((numerator - product) - lost) / sum;
    }
}
