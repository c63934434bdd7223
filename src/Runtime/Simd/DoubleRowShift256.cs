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
        magic = Vector256.Create(DoubleRowShift.Below(DoubleRowShift.RoundTo256th + DoubleRowShift.Headroom, maximum, scaleHigh));
    }

    /// <summary>The shifts of one row per lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DoubleRowShift256(Vector256<double> maxima, double scaleHigh, double reach)
    {
        floor = maxima - Vector256.Create(reach);
        magic = DoubleRowShift.Below(DoubleRowShift.RoundTo256th + DoubleRowShift.Headroom, maxima, scaleHigh);
    }

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
    /// <c>2^(x·(scaleHigh + scaleLow))</c> without any shift, for kernels with <c>Stable = false</c>: 0 far below, NaN or ∞ from 2^1023.9 on.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ExpUnshifted(Vector256<double> logits, double scaleHigh, double scaleLow, double reach)
    {
        Vector256<double> lowest = Vector256.Create(reach * (-1021.9 / DoubleRowShift.Depth));
        Vector256<double> ceiling = Vector256.Create(reach * (1024.4 / DoubleRowShift.Depth));
        Vector256<double> capped = Simd256.Min(ceiling, logits);
        Vector256<double> e = Reduced(Simd256.Max(lowest, capped), Vector256.Create(DoubleRowShift.RoundTo256th), scaleHigh, scaleLow);
        return Vector256.AndNot(e, Vector256.LessThan(logits, lowest));
    }

    /// <summary>
    /// Range reduction to steps of 1/256, table, polynomial of degree 4; the integer part of the exponent joins through the table entry's bits. A polynomial
    /// without a table has degree 11 and more constants than there are registers: half as fast again.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Reduced(Vector256<double> x, Vector256<double> magic, double scaleHigh, double scaleLow)
    {
        Vector256<double> rounded = Simd256.MultiplyAdd(x, Vector256.Create(scaleHigh), magic);

        // One variable for what is computed one from the other: the JIT then overwrites it instead of a copy.
        Vector256<double> r = magic - rounded;
        r = Simd256.MultiplyAdd(x, Vector256.Create(scaleHigh), r);
        r = Simd256.MultiplyAdd(x, Vector256.Create(scaleLow), r);

        Simd256.Look(DoublePow2.Table, rounded.AsInt64(), out Vector256<long> entries, out Vector256<double> rests);
        Vector256<double> power = (entries + (rounded.AsInt64() << DoublePow2.TableShift)).AsDouble();
        Vector256<double> q = Simd256.MultiplyAdd(Vector256.Create(DoublePow2.T4), r, Vector256.Create(DoublePow2.T3));
        q = Simd256.MultiplyAdd(q, r, Vector256.Create(DoublePow2.T2));
        q = Simd256.MultiplyAdd(q, r, Vector256.Create(DoublePow2.T1));
        return Simd256.MultiplyAdd(power, Simd256.MultiplyAdd(q, r, rests), power);
    }
}
