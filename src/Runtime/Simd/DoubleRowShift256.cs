using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>The exponentials of one row of doubles on 256-bit vectors, see <see cref="DoubleRowShift"/>. Called by generated kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DoubleRowShift256
{
    private readonly Vector256<double> floor;
    private readonly Vector256<double> magic;

    /// <summary>The shift that belongs to a row's maximum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DoubleRowShift256(double maximum, double scaleHigh, double reach)
    {
        floor = Vector256.Create(maximum - reach);
        magic = Vector256.Create(Unshifted + (DoubleRowShift.Headroom - DoubleRowShift.Exponent(maximum, scaleHigh)));
    }

    /// <summary>The shifts of one row per lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DoubleRowShift256(Vector256<double> maxima, double scaleHigh, double reach)
    {
        Vector256<double> round = Vector256.Create(DoubleRowShift.RoundToInteger);
        Vector256<double> exponents = ((maxima * Vector256.Create(scaleHigh)) + round) - round;
        floor = maxima - Vector256.Create(reach);
        magic = Vector256.Create(Unshifted + DoubleRowShift.Headroom) - exponents;
    }

    private static double Unshifted => DoubleRowShift.RoundToInteger + DoubleRowShift.ExponentBias;

    /// <summary>
    /// <c>2^(x·(scaleHigh + scaleLow) − n + 56)</c> of each lane, NaN for NaN; about 1 unit in the last place.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Exp(Vector256<double> logits, double scaleHigh, double scaleLow) =>
        Reduced(Simd256.Max(floor, logits), magic, scaleHigh, scaleLow);

    /// <summary><see cref="Exp"/>, with 0 for every logit that it raises to the lowest one it can hold: −∞ and all that are too far below the maximum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> ExpOrZero(Vector256<double> logits, double scaleHigh, double scaleLow) =>
        Vector256.AndNot(Exp(logits, scaleHigh, scaleLow), Vector256.LessThan(logits, floor));

    /// <summary>
    /// <c>2^(x·(scaleHigh + scaleLow))</c> without any shift, for kernels with <c>Stable = false</c>: 0 far below, NaN or ∞ from 2^1023.5 on.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ExpUnshifted(Vector256<double> logits, double scaleHigh, double scaleLow, double reach)
    {
        Vector256<double> lowest = Vector256.Create(reach * (-1021.4 / DoubleRowShift.Depth));
        Vector256<double> ceiling = Vector256.Create(reach * (1024.4 / DoubleRowShift.Depth));
        Vector256<double> capped = Simd256.Min(ceiling, logits);
        Vector256<double> e = Reduced(Simd256.Max(lowest, capped), Vector256.Create(Unshifted), scaleHigh, scaleLow);
        return Vector256.AndNot(e, Vector256.LessThan(logits, lowest));
    }

    /// <summary>
    /// Range reduction to whole powers of two, then a polynomial of degree 11 whose middle is cut into even and odd powers: one multiplication more than
    /// Horner's scheme, two thirds of its latency.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Reduced(Vector256<double> x, Vector256<double> magic, double scaleHigh, double scaleLow)
    {
        Vector256<double> high = Vector256.Create(scaleHigh);
        Vector256<double> rounded = Simd256.MultiplyAdd(x, high, magic);
        Vector256<double> steps = magic - rounded;
        Vector256<double> r = Simd256.MultiplyAdd(x, high, steps);
        r = Simd256.MultiplyAdd(x, Vector256.Create(scaleLow), r);

        Vector256<double> square = r * r;
        Vector256<double> even = Simd256.MultiplyAdd(Vector256.Create(DoublePow2.P10), square, Vector256.Create(DoublePow2.P8));
        Vector256<double> odd = Simd256.MultiplyAdd(Vector256.Create(DoublePow2.P11), square, Vector256.Create(DoublePow2.P9));
        even = Simd256.MultiplyAdd(even, square, Vector256.Create(DoublePow2.P6));
        odd = Simd256.MultiplyAdd(odd, square, Vector256.Create(DoublePow2.P7));
        even = Simd256.MultiplyAdd(even, square, Vector256.Create(DoublePow2.P4));
        odd = Simd256.MultiplyAdd(odd, square, Vector256.Create(DoublePow2.P5));
        even = Simd256.MultiplyAdd(even, square, Vector256.Create(DoublePow2.P2));
        odd = Simd256.MultiplyAdd(odd, square, Vector256.Create(DoublePow2.P3));
        Vector256<double> p = Simd256.MultiplyAdd(odd, r, even);
        p = Simd256.MultiplyAdd(p, r, Vector256.Create(DoublePow2.P1));
        p = Simd256.MultiplyAdd(p, r, Vector256<double>.One);

        // The low bits of the rounded exponent, its bias included, shifted into place are the power of two. Multiplied, not added to the bits of p:
        // a NaN would lose its exponent to the bits of its own payload.
        return p * (rounded.AsInt64() << 52).AsDouble();
    }
}
