using System.Numerics;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>
/// The exponential in operations that every CPU rounds alike, at any width (Cody and Waite): a number of steps is taken from the logit in two products,
/// the first of which is exact; a polynomial for what is left; and the power of two through the exponent's bits.
/// </summary>
/// <remarks>
/// Floats take steps of 1/8 with a table and a cubic, doubles whole steps and degree 11. The exponent shift and its headroom are those of
/// <see cref="RowShift"/> and <see cref="DoubleRowShift"/>. Far below the maximum the result is a number too small to count, and not 0.
/// </remarks>
internal readonly struct ReproducibleExponential<TElement, TVector, TVectors> : IReproducibleExponential<TVector>
    where TElement : unmanaged, IBinaryFloatingPointIeee754<TElement>
    where TVectors : struct, IReproducibleVectors<TElement, TVector>
{
    private readonly TVector floor, magic, factor, stepHigh, stepLow, c1, c2, c3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReproducibleExponential(in ExponentialConstants<TElement> constants, TElement top)
        : this(constants, TVectors.Create(top))
    {
    }

    /// <summary>The exponentials of a row per lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReproducibleExponential(in ExponentialConstants<TElement> constants, TVector tops)
    {
        factor = TVectors.Create(constants.Factor);
        stepHigh = TVectors.Create(constants.StepHigh);
        stepLow = TVectors.Create(constants.StepLow);
        c1 = TVectors.Create(constants.C1);
        c2 = TVectors.Create(constants.C2);
        c3 = TVectors.Create(constants.C3);
        floor = Floored(tops, constants);
        magic = Shifted(tops, factor);
    }

    /// <summary>The exponentials of other rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReproducibleExponential(in ReproducibleExponential<TElement, TVector, TVectors> others, in ExponentialConstants<TElement> constants, TVector tops)
    {
        this = others;
        floor = Floored(tops, constants);
        magic = Shifted(tops, factor);
    }

    /// <summary>Logits below this have exponentials too small to count.</summary>
    public TVector Floor => floor;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Exp(TVector logits)
    {
        TVector x = TVectors.Max(floor, logits);
        TVector rounded = TVectors.Add(TVectors.Multiply(x, factor), magic);
        TVector steps = TVectors.Subtract(rounded, magic);
        TVector r = TVectors.SubtractExactProduct(x, steps, stepHigh);
        r = TVectors.Subtract(r, TVectors.Multiply(steps, stepLow));
        TVector power = TVectors.Power(rounded);
        return typeof(TElement) == typeof(float) ? Cubic(r, power) : Degree11(TVectors.Multiply(r, factor), power);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Exp(TVector a, TVector b, out TVector expA, out TVector expB)
    {
        a = TVectors.Max(floor, a);
        b = TVectors.Max(floor, b);
        TVector roundedA = TVectors.Add(TVectors.Multiply(a, factor), magic);
        TVector roundedB = TVectors.Add(TVectors.Multiply(b, factor), magic);
        TVector stepsA = TVectors.Subtract(roundedA, magic);
        TVector stepsB = TVectors.Subtract(roundedB, magic);
        a = TVectors.SubtractExactProduct(a, stepsA, stepHigh);
        b = TVectors.SubtractExactProduct(b, stepsB, stepHigh);
        a = TVectors.Subtract(a, TVectors.Multiply(stepsA, stepLow));
        b = TVectors.Subtract(b, TVectors.Multiply(stepsB, stepLow));
        TVector powerA = TVectors.Power(roundedA), powerB = TVectors.Power(roundedB);
        if (typeof(TElement) != typeof(float))
        {
            expA = Degree11(TVectors.Multiply(a, factor), powerA);
            expB = Degree11(TVectors.Multiply(b, factor), powerB);
            return;
        }

        TVector qA = TVectors.Add(TVectors.Multiply(c3, a), c2), qB = TVectors.Add(TVectors.Multiply(c3, b), c2);
        qA = TVectors.Add(TVectors.Multiply(qA, a), c1);
        qB = TVectors.Add(TVectors.Multiply(qB, b), c1);
        a = TVectors.Multiply(powerA, a);
        b = TVectors.Multiply(powerB, b);
        expA = TVectors.Add(TVectors.Multiply(a, qA), powerA);
        expB = TVectors.Add(TVectors.Multiply(b, qB), powerB);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Floored(TVector tops, in ExponentialConstants<TElement> constants) => TVectors.Subtract(tops, TVectors.Create(constants.Reach));

    /// <summary>The magic number for rows with these maxima.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Shifted(TVector tops, TVector factor)
    {
        TVector round = TVectors.Create(ExponentialConstants<TElement>.RoundToInteger);
        TVector exponents = TVectors.Subtract(TVectors.Add(TVectors.Multiply(tops, factor), round), round);
        return TVectors.Subtract(TVectors.Create(ExponentialConstants<TElement>.Magic), exponents);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TVector Cubic(TVector r, TVector power)
    {
        TVector q = TVectors.Add(TVectors.Multiply(c3, r), c2);
        q = TVectors.Add(TVectors.Multiply(q, r), c1);
        return TVectors.Add(TVectors.Multiply(TVectors.Multiply(power, r), q), power);
    }

    /// <summary>Even and odd powers apart: the two chains run side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Degree11(TVector r, TVector power)
    {
        TVector square = TVectors.Multiply(r, r);
        TVector even = Step(Create(ReproduciblePow2.P10), square, ReproduciblePow2.P8);
        TVector odd = Step(Create(ReproduciblePow2.P11), square, ReproduciblePow2.P9);
        even = Step(even, square, ReproduciblePow2.P6);
        odd = Step(odd, square, ReproduciblePow2.P7);
        even = Step(even, square, ReproduciblePow2.P4);
        odd = Step(odd, square, ReproduciblePow2.P5);
        even = Step(even, square, ReproduciblePow2.P2);
        odd = Step(odd, square, ReproduciblePow2.P3);
        TVector p = TVectors.Add(TVectors.Multiply(odd, r), even);
        p = Step(p, r, ReproduciblePow2.P1);
        return TVectors.Multiply(Step(p, r, 1), power);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Step(TVector p, TVector r, double coefficient) => TVectors.Add(TVectors.Multiply(p, r), Create(coefficient));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Create(double value) => TVectors.Create(TElement.CreateTruncating(value));
}
