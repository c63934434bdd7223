using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <summary>The exponentials of one row on 256-bit vectors, see <see cref="RowShift"/>. Called by generated kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RowShift256
{
    /// <summary>What the exponential of an exponent of 0 is, and a factor of all of them: see <see cref="ScaledPow2"/>.</summary>
    public const double Unit = ScaledPow2.Unit;

    private readonly Vector256<float> floor;
    private readonly Vector256<float> magic;

    /// <summary>The shift that belongs to a row's maximum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowShift256(float maximum, float scaleHigh, float reach)
    {
        floor = Vector256.Create(maximum - reach);
        magic = Vector256.Create(RowShift.Below(RowShift.RoundToEighth + RowShift.Headroom, maximum, scaleHigh));
    }

    /// <summary>The shifts of one row per lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowShift256(Vector256<float> maxima, float scaleHigh, float reach)
    {
        floor = maxima - Vector256.Create(reach);
        magic = RowShift.Below(RowShift.RoundToEighth + RowShift.Headroom, maxima, scaleHigh);
    }

    /// <summary>
    /// <c>2^(x·(scaleHigh + scaleLow) − n + 27)</c> of each lane times <see cref="Unit"/>, NaN for NaN; about 1 unit in the last place.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Exp(Vector256<float> logits, float scaleHigh, float scaleLow) =>
        Reduced(Simd256.Max(floor, logits), magic, scaleHigh, scaleLow);

    /// <summary><see cref="Exp"/>, with 0 for every logit that it raises to the lowest one it can hold: −∞ and all that are too far below the maximum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> ExpOrZero(Vector256<float> logits, float scaleHigh, float scaleLow) =>
        Vector256.AndNot(Exp(logits, scaleHigh, scaleLow), Vector256.LessThan(logits, floor));

    /// <summary>
    /// <c>2^(x·(scaleHigh + scaleLow))</c> times <see cref="Unit"/>, without any shift, for kernels with <c>Stable = false</c>: 0 far below, NaN or ∞ from 2^127.8 on.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ExpUnshifted(Vector256<float> logits, float scaleHigh, float scaleLow, float reach)
    {
        Vector256<float> lowest = Vector256.Create(reach * (float)(-125.9 / RowShift.Depth));
        Vector256<float> ceiling = Vector256.Create(reach * (float)(128.4 / RowShift.Depth));
        Vector256<float> capped = Simd256.Min(ceiling, logits);
        Vector256<float> e = Reduced(Simd256.Max(lowest, capped), Vector256.Create(RowShift.RoundToEighth), scaleHigh, scaleLow);
        return Vector256.AndNot(e, Vector256.LessThan(logits, lowest));
    }

    /// <summary>Range reduction to steps of 1/8, table, cubic; the integer part of the exponent joins through the table entry's bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Reduced(Vector256<float> x, Vector256<float> magic, float scaleHigh, float scaleLow)
    {
        Vector256<int> table = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(ScaledPow2.Eighths));
        Vector256<float> rounded = Simd256.MultiplyAdd(x, Vector256.Create(scaleHigh), magic);
        Vector256<int> eighths = rounded.AsInt32();

        // One variable for what is computed one from the other: the JIT then overwrites it instead of a copy.
        Vector256<float> r = magic - rounded;
        r = Simd256.MultiplyAdd(x, Vector256.Create(scaleHigh), r);
        r = Simd256.MultiplyAdd(x, Vector256.Create(scaleLow), r);

        Vector256<float> power = (Avx2.PermuteVar8x32(table, eighths) + (eighths << ScaledPow2.EighthsShift)).AsSingle();
        Vector256<float> q = Simd256.MultiplyAdd(Vector256.Create(ScaledPow2.C3), r, Vector256.Create(ScaledPow2.C2));
        q = Simd256.MultiplyAdd(q, r, Vector256.Create(ScaledPow2.C1));
        return Simd256.MultiplyAdd(power * r, q, power);
    }
}
