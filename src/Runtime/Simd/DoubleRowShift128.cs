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
        magic = Vector128.Create(DoubleRowShift.Below(DoubleRowShift.RoundTo256th + DoubleRowShift.Headroom, maximum, scaleHigh));
    }

    /// <summary>The shifts of one row per lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DoubleRowShift128(Vector128<double> maxima, double scaleHigh, double reach)
    {
        floor = maxima - Vector128.Create(reach);
        magic = DoubleRowShift.Below(DoubleRowShift.RoundTo256th + DoubleRowShift.Headroom, maxima, scaleHigh);
    }

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
    /// <c>2^(x·(scaleHigh + scaleLow))</c> without any shift, for kernels with <c>Stable = false</c>: 0 far below, NaN or ∞ from 2^1023.9 on.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> ExpUnshifted(Vector128<double> logits, double scaleHigh, double scaleLow, double reach)
    {
        Vector128<double> lowest = Vector128.Create(reach * (-1021.9 / DoubleRowShift.Depth));
        Vector128<double> ceiling = Vector128.Create(reach * (1024.4 / DoubleRowShift.Depth));
        Vector128<double> capped = Simd128.Min(ceiling, logits);
        Vector128<double> e = Reduced(Simd128.Max(lowest, capped), Vector128.Create(DoubleRowShift.RoundTo256th), scaleHigh, scaleLow);
        return Vector128.AndNot(e, Vector128.LessThan(logits, lowest));
    }

    /// <summary>
    /// Range reduction to steps of 1/256, table, polynomial of degree 4; the integer part of the exponent joins through the table entry's bits. A polynomial
    /// without a table has degree 11 and more constants than there are registers: half as fast again.
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

        Simd128.Look(DoublePow2.Table, rounded.AsInt64(), out Vector128<long> entries, out Vector128<double> rests);
        Vector128<double> power = (entries + (rounded.AsInt64() << DoublePow2.TableShift)).AsDouble();
        Vector128<double> upper = Simd128.MultiplyAdd(Vector128.Create(DoublePow2.T4), r, Vector128.Create(DoublePow2.T3));
        Vector128<double> lower = Simd128.MultiplyAdd(Vector128.Create(DoublePow2.T2), r, Vector128.Create(DoublePow2.T1));
        Vector128<double> q = Simd128.MultiplyAdd(upper, r * r, lower);
        return Simd128.MultiplyAdd(power, Simd128.MultiplyAdd(q, r, rests), power);
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
