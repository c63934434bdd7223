using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <summary>The exponentials of one row on 512-bit vectors, see <see cref="RowShift"/>. Called by generated kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RowShift512
{
    /// <summary>What the exponential of an exponent of 0 is, and a factor of all of them: see <see cref="ScaledPow2"/>.</summary>
    public const double Unit = ScaledPow2.Unit;

    private readonly Vector512<float> floor;
    private readonly Vector512<float> magic;

    /// <summary>The shift that belongs to a row's maximum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowShift512(float maximum, float scaleHigh, float reach)
    {
        floor = Vector512.Create(maximum - reach);
        magic = Vector512.Create(RowShift.Below(RowShift.RoundToEighth + RowShift.Headroom, maximum, scaleHigh));
    }

    /// <summary>The shifts of one row per lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowShift512(Vector512<float> maxima, float scaleHigh, float reach)
    {
        floor = maxima - Vector512.Create(reach);
        magic = RowShift.Below(RowShift.RoundToEighth + RowShift.Headroom, maxima, scaleHigh);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private RowShift512(Vector512<float> floor, Vector512<float> magic)
    {
        this.floor = floor;
        this.magic = magic;
    }

    /// <summary>The shift of the row that has the lower half of the lanes, in all of them.</summary>
    public RowShift512 Lower
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Simd512.LowerTwice(floor), Simd512.LowerTwice(magic));
    }

    /// <summary>The shift of the row that has the upper half of the lanes, in all of them.</summary>
    public RowShift512 Upper
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Simd512.UpperTwice(floor), Simd512.UpperTwice(magic));
    }

    /// <summary>
    /// <c>2^(x·(scaleHigh + scaleLow) − n + 27)</c> of each lane times <see cref="Unit"/>, NaN for NaN; about 1 unit in the last place.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Exp(Vector512<float> logits, float scaleHigh, float scaleLow) =>
        Reduced(Simd512.Max(floor, logits), magic, scaleHigh, scaleLow);

    /// <summary><see cref="Exp"/>, with 0 for every logit that it raises to the lowest one it can hold: −∞ and all that are too far below the maximum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> ExpOrZero(Vector512<float> logits, float scaleHigh, float scaleLow) =>
        Vector512.AndNot(Exp(logits, scaleHigh, scaleLow), Vector512.LessThan(logits, floor));

    /// <summary>
    /// <c>2^(x·(scaleHigh + scaleLow))</c> times <see cref="Unit"/>, without any shift, for kernels with <c>Stable = false</c>: 0 far below, NaN or ∞ from 2^127.8 on.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ExpUnshifted(Vector512<float> logits, float scaleHigh, float scaleLow, float reach)
    {
        Vector512<float> lowest = Vector512.Create(reach * (float)(-125.9 / RowShift.Depth));
        Vector512<float> ceiling = Vector512.Create(reach * (float)(128.4 / RowShift.Depth));
        Vector512<float> capped = Simd512.Min(ceiling, logits);
        Vector512<float> e = Reduced(Simd512.Max(lowest, capped), Vector512.Create(RowShift.RoundToEighth), scaleHigh, scaleLow);
        return Vector512.AndNot(e, Vector512.LessThan(logits, lowest));
    }

    /// <summary>Range reduction to steps of 1/8, table, cubic; the integer part of the exponent joins through the table entry's bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Reduced(Vector512<float> x, Vector512<float> magic, float scaleHigh, float scaleLow)
    {
        Vector512<int> table = Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(ScaledPow2.Eighths));
        Vector512<float> rounded = Simd512.MultiplyAdd(x, Vector512.Create(scaleHigh), magic);
        Vector512<int> eighths = rounded.AsInt32();

        // One variable for what is computed one from the other: the JIT then overwrites it instead of a copy.
        Vector512<float> r = magic - rounded;
        r = Simd512.MultiplyAdd(x, Vector512.Create(scaleHigh), r);
        r = Simd512.MultiplyAdd(x, Vector512.Create(scaleLow), r);

        Vector512<float> power = (Simd512.Look(table, eighths) + (eighths << ScaledPow2.EighthsShift)).AsSingle();
        Vector512<float> q = Simd512.MultiplyAdd(Vector512.Create(ScaledPow2.C3), r, Vector512.Create(ScaledPow2.C2));
        q = Simd512.MultiplyAdd(q, r, Vector512.Create(ScaledPow2.C1));
        return Simd512.MultiplyAdd(power * r, q, power);
    }
}
