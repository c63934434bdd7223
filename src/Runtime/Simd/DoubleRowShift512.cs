using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>The exponentials of one row of doubles on 512-bit vectors, see <see cref="DoubleRowShift"/>. Called by generated kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DoubleRowShift512
{
    private readonly Vector512<double> floor;
    private readonly Vector512<double> magic;

    /// <summary>The shift that belongs to a row's maximum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DoubleRowShift512(double maximum, double scaleHigh, double reach)
    {
        floor = Vector512.Create(maximum - reach);
        magic = Vector512.Create(DoubleRowShift.Below(DoubleRowShift.RoundToSixteenth + DoubleRowShift.Headroom, maximum, scaleHigh));
    }

    /// <summary>The shifts of one row per lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DoubleRowShift512(Vector512<double> maxima, double scaleHigh, double reach)
    {
        floor = maxima - Vector512.Create(reach);
        magic = DoubleRowShift.Below(DoubleRowShift.RoundToSixteenth + DoubleRowShift.Headroom, maxima, scaleHigh);
    }

    /// <summary>
    /// <c>2^(x·(scaleHigh + scaleLow) − n + 56)</c> of each lane, NaN for NaN; about 1 unit in the last place.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Exp(Vector512<double> logits, double scaleHigh, double scaleLow) =>
        Reduced(Simd512.Max(floor, logits), magic, scaleHigh, scaleLow);

    /// <summary><see cref="Exp"/>, with 0 for every logit that it raises to the lowest one it can hold: −∞ and all that are too far below the maximum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> ExpOrZero(Vector512<double> logits, double scaleHigh, double scaleLow) =>
        Vector512.AndNot(Exp(logits, scaleHigh, scaleLow), Vector512.LessThan(logits, floor));

    /// <summary>
    /// <c>2^(x·(scaleHigh + scaleLow))</c> without any shift, for kernels with <c>Stable = false</c>: 0 far below, NaN or ∞ from 2^1023.9 on.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> ExpUnshifted(Vector512<double> logits, double scaleHigh, double scaleLow, double reach)
    {
        Vector512<double> lowest = Vector512.Create(reach * (-1021.9 / DoubleRowShift.Depth));
        Vector512<double> ceiling = Vector512.Create(reach * (1024.4 / DoubleRowShift.Depth));
        Vector512<double> capped = Simd512.Min(ceiling, logits);
        Vector512<double> e = Reduced(Simd512.Max(lowest, capped), Vector512.Create(DoubleRowShift.RoundToSixteenth), scaleHigh, scaleLow);
        return Vector512.AndNot(e, Vector512.LessThan(logits, lowest));
    }

    /// <summary>Range reduction to steps of 1/16, table, polynomial of degree 6; the integer part of the exponent joins through the table entry's bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Reduced(Vector512<double> x, Vector512<double> magic, double scaleHigh, double scaleLow)
    {
        Vector512<double> rounded = Simd512.MultiplyAdd(x, Vector512.Create(scaleHigh), magic);
        Vector512<long> sixteenths = rounded.AsInt64();

        // One variable for what is computed one from the other: the JIT then overwrites it instead of a copy.
        Vector512<double> r = magic - rounded;
        r = Simd512.MultiplyAdd(x, Vector512.Create(scaleHigh), r);
        r = Simd512.MultiplyAdd(x, Vector512.Create(scaleLow), r);

        Vector512<double> power = (Simd512.Look(DoublePow2.Sixteenths, sixteenths) + (sixteenths << DoublePow2.SixteenthsShift)).AsDouble();
        Vector512<double> q = Simd512.MultiplyAdd(Vector512.Create(DoublePow2.C6), r, Vector512.Create(DoublePow2.C5));
        q = Simd512.MultiplyAdd(q, r, Vector512.Create(DoublePow2.C4));
        q = Simd512.MultiplyAdd(q, r, Vector512.Create(DoublePow2.C3));
        q = Simd512.MultiplyAdd(q, r, Vector512.Create(DoublePow2.C2));
        q = Simd512.MultiplyAdd(q, r, Vector512.Create(DoublePow2.C1));
        return Simd512.MultiplyAdd(power, Simd512.MultiplyAdd(q, r, Simd512.Look(DoublePow2.SixteenthsRest, sixteenths).AsDouble()), power);
    }
}
