using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <summary>The exponentials of one row on 128-bit vectors, see <see cref="RowShift"/>. Called by generated kernels.</summary>
/// <remarks>
/// Where eight lanes can be looked up at once, four are looked up that way too. Elsewhere there is no table that is cheap, and the exponential is made for machines without FMA, where every
/// product and every sum counts.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly partial struct RowShift128
{
    private readonly Vector128<float> floor;
    private readonly Vector128<float> magic;

    /// <summary>What the exponential of an exponent of 0 is, and a factor of all of them: see <see cref="ScaledPow2"/>; without a table, 1.</summary>
    public static double Unit
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => HasTable ? ScaledPow2.Unit : 1;
    }

    private static bool HasTable
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Avx2.IsSupported && Fma.IsSupported;
    }

    /// <summary>What rounds the exponents of a row whose own is 0.</summary>
    private static float Origin
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => RowShift.Headroom + (HasTable ? RowShift.RoundToEighth : RowShift.RoundToInteger + RowShift.ExponentBias);
    }

    /// <summary>The shift that belongs to a row's maximum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowShift128(float maximum, float scaleHigh, float reach)
    {
        floor = Vector128.Create(maximum - reach);
        magic = Vector128.Create(RowShift.Below(Origin, maximum, scaleHigh));
    }

    /// <summary>The shifts of one row per lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowShift128(Vector128<float> maxima, float scaleHigh, float reach)
    {
        floor = maxima - Vector128.Create(reach);
        magic = RowShift.Below(Origin, maxima, scaleHigh);
    }

    /// <summary>
    /// <c>2^(x·(scaleHigh + scaleLow) − n + 27)</c> of each lane times <see cref="Unit"/>, NaN for NaN; about 1 unit in the last place.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<float> Exp(Vector128<float> logits, float scaleHigh, float scaleLow)
    {
        // HasTable, written out, and two methods rather than a branch in one: what the JIT is willing to inline into a kernel is counted by its code, dead or not.
        Vector128<float> x = Simd128.Max(floor, logits);
        return Avx2.IsSupported && Fma.IsSupported ? ReducedByTable(x, magic, scaleHigh, scaleLow) : Reduced(x, magic, scaleHigh, scaleLow);
    }

    /// <summary><see cref="Exp"/>, with 0 for every logit that it raises to the lowest one it can hold: −∞ and all that are too far below the maximum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<float> ExpOrZero(Vector128<float> logits, float scaleHigh, float scaleLow) =>
        Vector128.AndNot(Exp(logits, scaleHigh, scaleLow), Vector128.LessThan(logits, floor));

    /// <summary>
    /// <c>2^(x·(scaleHigh + scaleLow))</c> times <see cref="Unit"/>, without any shift, for kernels with <c>Stable = false</c>: 0 far below, NaN or ∞ from 2^127.5 on (with a table from 2^127.8).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ExpUnshifted(Vector128<float> logits, float scaleHigh, float scaleLow, float reach)
    {
        Vector128<float> lowest = Vector128.Create(reach * (float)(-125.4 / RowShift.Depth));
        Vector128<float> ceiling = Vector128.Create(reach * (float)(128.4 / RowShift.Depth));
        Vector128<float> capped = Simd128.Min(ceiling, logits);
        Vector128<float> x = Simd128.Max(lowest, capped);
        Vector128<float> e = Avx2.IsSupported && Fma.IsSupported
            ? ReducedByTable(x, Vector128.Create(RowShift.RoundToEighth), scaleHigh, scaleLow)
            : Reduced(x, Vector128.Create(RowShift.RoundToInteger + RowShift.ExponentBias), scaleHigh, scaleLow);
        return Vector128.AndNot(e, Vector128.LessThan(logits, lowest));
    }

    /// <summary>Range reduction to whole powers of two, polynomial.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Reduced(Vector128<float> x, Vector128<float> magic, float scaleHigh, float scaleLow)
    {
        Vector128<float> rounded = Simd128.MultiplyAdd(x, Vector128.Create(scaleHigh), magic);
        FloatSteps step = new(scaleHigh, scaleLow);
        Vector128<float> r = Remainder(x, magic - rounded, Vector128.Create(step.First), Vector128.Create(step.Second));
        return Raised(step.Scale == 1 ? r : r * Vector128.Create(step.Scale), rounded);
    }

    /// <summary>Range reduction to steps of 1/8, table, cubic, as <see cref="RowShift256"/> has it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ReducedByTable(Vector128<float> x, Vector128<float> magic, float scaleHigh, float scaleLow)
    {
        Vector256<int> table = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(ScaledPow2.Eighths));
        Vector128<float> rounded = Simd128.MultiplyAdd(x, Vector128.Create(scaleHigh), magic);
        Vector128<int> eighths = rounded.AsInt32();
        Vector128<float> r = magic - rounded;
        r = Simd128.MultiplyAdd(x, Vector128.Create(scaleHigh), r);
        r = Simd128.MultiplyAdd(x, Vector128.Create(scaleLow), r);

        Vector128<float> power = (Avx2.PermuteVar8x32(table, eighths.ToVector256Unsafe()).GetLower() + (eighths << ScaledPow2.EighthsShift)).AsSingle();
        Vector128<float> q = Simd128.MultiplyAdd(Vector128.Create(ScaledPow2.C3), r, Vector128.Create(ScaledPow2.C2));
        q = Simd128.MultiplyAdd(q, r, Vector128.Create(ScaledPow2.C1));
        return Simd128.MultiplyAdd(power * r, q, power);
    }

    /// <summary>What whole powers of two, in two parts of <see cref="FloatSteps"/>, leave of a logit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Remainder(Vector128<float> x, Vector128<float> steps, Vector128<float> first, Vector128<float> second) =>
        Simd128.MultiplyAdd(steps, second, Simd128.MultiplyAdd(steps, first, x));

    /// <summary>e^r times the power of two; <paramref name="r"/> is the remainder times the scale.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Raised(Vector128<float> r, Vector128<float> rounded)
    {
        // In three pieces side by side: one multiplication more than Horner's scheme and two thirds of its latency, which without FMA is what counts.
        Vector128<float> square = r * r;
        Vector128<float> upper = Simd128.MultiplyAdd(Vector128.Create(NaturalExp.C5), r, Vector128.Create(NaturalExp.C4));
        Vector128<float> lower = Simd128.MultiplyAdd(Vector128.Create(NaturalExp.C3), r, Vector128.Create(NaturalExp.C2));
        Vector128<float> q = Simd128.MultiplyAdd(Simd128.MultiplyAdd(Vector128.Create(NaturalExp.C6), square, upper), square, lower);
        Vector128<float> p = Simd128.MultiplyAdd(q, square, r) + Vector128<float>.One;

        // The low bits shifted into place are the power of two. Multiplied, not added to the bits of p: a NaN would lose its exponent to the bits of its own payload.
        return p * (rounded.AsInt32() << 23).AsSingle();
    }
}
