using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>The exponentials of one row on 128-bit vectors, see <see cref="RowShift"/>. Called by generated kernels.</summary>
/// <remarks>No table: four lanes have none that is cheap on every machine. Without FMA the products of the reduction are split until they are exact.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RowShift128
{
    private readonly Vector128<float> floor;
    private readonly Vector128<float> magic;

    /// <summary>The shift that belongs to a row's maximum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowShift128(float maximum, float scaleHigh, float reach)
    {
        floor = Vector128.Create(maximum - reach);
        magic = Vector128.Create(RowShift.RoundToInteger + (RowShift.ExponentBias + RowShift.Headroom - RowShift.Exponent(maximum, scaleHigh)));
    }

    /// <summary>The shifts of one row per lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowShift128(Vector128<float> maxima, float scaleHigh, float reach)
    {
        Vector128<float> round = Vector128.Create(RowShift.RoundToInteger);
        Vector128<float> exponents = ((maxima * Vector128.Create(scaleHigh)) + round) - round;
        floor = maxima - Vector128.Create(reach);
        magic = Vector128.Create(RowShift.RoundToInteger + (RowShift.ExponentBias + RowShift.Headroom)) - exponents;
    }

    /// <summary>
    /// <c>2^(x·(scaleHigh + scaleLow) − n + 27)</c> of each lane, NaN for NaN; about 1 unit in the last place.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<float> Exp(Vector128<float> logits, float scaleHigh, float scaleLow) =>
        Reduced(Simd128.Max(floor, logits), magic, scaleHigh, scaleLow);

    /// <summary><see cref="Exp"/>, with 0 for every logit that it raises to the lowest one it can hold: −∞ and all that are too far below the maximum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<float> ExpOrZero(Vector128<float> logits, float scaleHigh, float scaleLow) =>
        Vector128.AndNot(Exp(logits, scaleHigh, scaleLow), Vector128.LessThan(logits, floor));

    /// <summary>
    /// <c>2^(x·(scaleHigh + scaleLow))</c> without any shift, for kernels with <c>Stable = false</c>: 0 far below, NaN or ∞ from 2^127.5 on.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ExpUnshifted(Vector128<float> logits, float scaleHigh, float scaleLow, float reach)
    {
        Vector128<float> lowest = Vector128.Create(reach * (float)(-125.4 / RowShift.Depth));
        Vector128<float> ceiling = Vector128.Create(reach * (float)(128.4 / RowShift.Depth));
        Vector128<float> capped = Simd128.Min(ceiling, logits);
        Vector128<float> e = Reduced(Simd128.Max(lowest, capped), Vector128.Create(RowShift.RoundToInteger + RowShift.ExponentBias), scaleHigh, scaleLow);
        return Vector128.AndNot(e, Vector128.LessThan(logits, lowest));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Reduced(Vector128<float> x, Vector128<float> magic, float scaleHigh, float scaleLow)
    {
        Vector128<float> high = Vector128.Create(scaleHigh);
        Vector128<float> rounded = Simd128.MultiplyAdd(x, high, magic);
        Vector128<float> steps = magic - rounded;
        Vector128<float> r = Simd128.HasFusedMultiplyAdd
            ? Simd128.MultiplyAdd(x, Vector128.Create(scaleLow), Simd128.MultiplyAdd(x, high, steps))
            : SplitRemainder(x, steps, scaleHigh, scaleLow);

        Vector128<float> p = Simd128.MultiplyAdd(Vector128.Create(Pow2.P6), r, Vector128.Create(Pow2.P5));
        p = Simd128.MultiplyAdd(p, r, Vector128.Create(Pow2.P4));
        p = Simd128.MultiplyAdd(p, r, Vector128.Create(Pow2.P3));
        p = Simd128.MultiplyAdd(p, r, Vector128.Create(Pow2.P2));
        p = Simd128.MultiplyAdd(p, r, Vector128.Create(Pow2.P1));
        p = Simd128.MultiplyAdd(p, r, Vector128<float>.One);

        // The low bits of the rounded exponent, its bias included, shifted into place are the power of two. Multiplied, not added to the bits of p:
        // a NaN would lose its exponent to the bits of its own payload.
        return p * (rounded.AsInt32() << 23).AsSingle();
    }

    /// <summary>
    /// <c>x·scale + steps</c> without FMA: logit and scale are cut into halves of twelve bits, whose products are exact floats.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> SplitRemainder(Vector128<float> x, Vector128<float> steps, float scaleHigh, float scaleLow)
    {
        const int UpperHalf = unchecked((int)0xFFFFF000);
        float upperScale = System.BitConverter.Int32BitsToSingle(System.BitConverter.SingleToInt32Bits(scaleHigh) & UpperHalf);
        Vector128<float> scaleUpper = Vector128.Create(upperScale), scaleLower = Vector128.Create(scaleHigh - upperScale);
        Vector128<float> upper = x & Vector128.Create(UpperHalf).AsSingle();
        Vector128<float> lower = x - upper;
        Vector128<float> r = ((upper * scaleUpper) + steps) + (lower * scaleUpper);
        r += upper * scaleLower;
        return r + ((lower * scaleLower) + (x * Vector128.Create(scaleLow)));
    }
}
