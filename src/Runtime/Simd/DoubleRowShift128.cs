using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>The exponentials of one row of doubles on 128-bit vectors, see <see cref="DoubleRowShift"/>. Called by generated kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DoubleRowShift128
{
    private readonly Vector128<double> floor;
    private readonly Vector128<double> magic;

    /// <summary>The shift that belongs to a row's maximum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DoubleRowShift128(double maximum, double scaleHigh, double reach)
    {
        floor = Vector128.Create(maximum - reach);
        magic = Vector128.Create(Unshifted + (DoubleRowShift.Headroom - DoubleRowShift.Exponent(maximum, scaleHigh)));
    }

    /// <summary>The shifts of one row per lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DoubleRowShift128(Vector128<double> maxima, double scaleHigh, double reach)
    {
        Vector128<double> round = Vector128.Create(DoubleRowShift.RoundToInteger);
        Vector128<double> exponents = ((maxima * Vector128.Create(scaleHigh)) + round) - round;
        floor = maxima - Vector128.Create(reach);
        magic = Vector128.Create(Unshifted + DoubleRowShift.Headroom) - exponents;
    }

    private static double Unshifted => DoubleRowShift.RoundToInteger + DoubleRowShift.ExponentBias;

    /// <summary>
    /// <c>2^(x·(scaleHigh + scaleLow) − n + 56)</c> of each lane, NaN for NaN; about 1 unit in the last place.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<double> Exp(Vector128<double> logits, double scaleHigh, double scaleLow) =>
        Reduced(Simd128.Max(floor, logits), magic, scaleHigh, scaleLow);

    /// <summary><see cref="Exp"/>, with 0 for every logit that it raises to the lowest one it can hold: −∞ and all that are too far below the maximum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<double> ExpOrZero(Vector128<double> logits, double scaleHigh, double scaleLow) =>
        Vector128.AndNot(Exp(logits, scaleHigh, scaleLow), Vector128.LessThan(logits, floor));

    /// <summary>
    /// <c>2^(x·(scaleHigh + scaleLow))</c> without any shift, for kernels with <c>Stable = false</c>: 0 far below, NaN or ∞ from 2^1023.5 on.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> ExpUnshifted(Vector128<double> logits, double scaleHigh, double scaleLow, double reach)
    {
        Vector128<double> lowest = Vector128.Create(reach * (-1021.4 / DoubleRowShift.Depth));
        Vector128<double> ceiling = Vector128.Create(reach * (1024.4 / DoubleRowShift.Depth));
        Vector128<double> capped = Simd128.Min(ceiling, logits);
        Vector128<double> e = Reduced(Simd128.Max(lowest, capped), Vector128.Create(Unshifted), scaleHigh, scaleLow);
        return Vector128.AndNot(e, Vector128.LessThan(logits, lowest));
    }

    /// <summary>
    /// Range reduction to whole powers of two, then a polynomial of degree 11 whose middle is cut into even and odd powers: one multiplication more than
    /// Horner's scheme, two thirds of its latency.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Reduced(Vector128<double> x, Vector128<double> magic, double scaleHigh, double scaleLow)
    {
        Vector128<double> high = Vector128.Create(scaleHigh);
        Vector128<double> rounded = Simd128.MultiplyAdd(x, high, magic);
        Vector128<double> steps = magic - rounded;
        Vector128<double> r = Simd128.HasFusedMultiplyAdd
            ? Simd128.MultiplyAdd(x, Vector128.Create(scaleLow), Simd128.MultiplyAdd(x, high, steps))
            : Remainder(x, steps, scaleHigh, scaleLow);

        Vector128<double> square = r * r;
        Vector128<double> even = Simd128.MultiplyAdd(Vector128.Create(DoublePow2.P10), square, Vector128.Create(DoublePow2.P8));
        Vector128<double> odd = Simd128.MultiplyAdd(Vector128.Create(DoublePow2.P11), square, Vector128.Create(DoublePow2.P9));
        even = Simd128.MultiplyAdd(even, square, Vector128.Create(DoublePow2.P6));
        odd = Simd128.MultiplyAdd(odd, square, Vector128.Create(DoublePow2.P7));
        even = Simd128.MultiplyAdd(even, square, Vector128.Create(DoublePow2.P4));
        odd = Simd128.MultiplyAdd(odd, square, Vector128.Create(DoublePow2.P5));
        even = Simd128.MultiplyAdd(even, square, Vector128.Create(DoublePow2.P2));
        odd = Simd128.MultiplyAdd(odd, square, Vector128.Create(DoublePow2.P3));
        Vector128<double> p = Simd128.MultiplyAdd(odd, r, even);
        p = Simd128.MultiplyAdd(p, r, Vector128.Create(DoublePow2.P1));
        p = Simd128.MultiplyAdd(p, r, Vector128<double>.One);

        // The low bits of the rounded exponent, its bias included, shifted into place are the power of two. Multiplied, not added to the bits of p:
        // a NaN would lose its exponent to the bits of its own payload.
        return p * (rounded.AsInt64() << 52).AsDouble();
    }

    /// <summary><c>x·scale + steps</c> without FMA.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Remainder(Vector128<double> x, Vector128<double> steps, double scaleHigh, double scaleLow)
    {
        DoubleSteps step = new(scaleHigh, scaleLow);
        Vector128<double> logits = (x + (steps * Vector128.Create(step.High))) + (steps * Vector128.Create(step.Low));
        return logits * Vector128.Create(scaleHigh);
    }
}
