using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>
/// The exponential of floats in operations that every CPU rounds alike, at any width: a whole number of eighths of a power of two is taken from
/// the logit in two steps, the first of which is exact; table, cubic, and the integer part of the exponent through the table entry's bits.
/// </summary>
/// <remarks>The exponent shift and its headroom of 27 are those of <see cref="RowShift"/>.</remarks>
internal readonly struct FloatExponential<TVector, TVectors> : IReproducibleExponential<TVector>
    where TVectors : struct, IReproducibleVectors<float, TVector>
{
    private readonly TVector floor, magic, factor, stepHigh, stepLow, c1, c2, c3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FloatExponential(in FloatConstants constants, float top)
    {
        floor = TVectors.Create(top - constants.Reach);
        magic = TVectors.Create(RowShift.RoundToEighth + RowShift.Headroom - RowShift.Exponent(top, constants.Factor));
        factor = TVectors.Create(constants.Factor);
        stepHigh = TVectors.Create(constants.StepHigh);
        stepLow = TVectors.Create(constants.StepLow);
        c1 = TVectors.Create(constants.C1);
        c2 = TVectors.Create(constants.C2);
        c3 = TVectors.Create(constants.C3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Exp(TVector logits)
    {
        TVector x = TVectors.Max(floor, logits);
        TVector rounded = TVectors.Add(TVectors.Multiply(x, factor), magic);
        TVector steps = TVectors.Subtract(rounded, magic);
        TVector r = TVectors.SubtractExactProduct(x, steps, stepHigh);
        r = TVectors.Subtract(r, TVectors.Multiply(steps, stepLow));

        TVector power = TVectors.Power(rounded);
        TVector q = TVectors.Add(TVectors.Multiply(c3, r), c2);
        q = TVectors.Add(TVectors.Multiply(q, r), c1);
        return TVectors.Add(TVectors.Multiply(TVectors.Multiply(power, r), q), power);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector ExpOrZero(TVector logits) => TVectors.ZeroBelow(Exp(logits), logits, floor);
}
