using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <summary>
/// Operations of generated kernels on 512-bit vectors of sixteen floats. Called by generated kernels; meant for AVX-512, and computing
/// the same with pairs of 256-bit vectors without it, which is how the path is tested on other machines.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Simd512
{
    /// <summary>Whether this path runs: false also where 512-bit vectors would slow the clock down. A constant to the JIT.</summary>
    public static bool IsSupported
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.IsHardwareAccelerated && Avx512F.IsSupported && Avx512DQ.IsSupported;
    }

    /// <summary>The larger of each pair of lanes; <paramref name="x"/> where either is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Max(Vector512<float> running, Vector512<float> x) =>
        Avx512F.IsSupported
            ? Avx512F.Max(running, x)
            : Vector512.Create(Simd256.Max(running.GetLower(), x.GetLower()), Simd256.Max(running.GetUpper(), x.GetUpper()));

    /// <summary>The smaller of each pair of lanes; <paramref name="x"/> where either is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> Min(Vector512<float> running, Vector512<float> x) =>
        Avx512F.IsSupported
            ? Avx512F.Min(running, x)
            : Vector512.Create(Simd256.Min(running.GetLower(), x.GetLower()), Simd256.Min(running.GetUpper(), x.GetUpper()));

    /// <summary>The largest of the sixteen lanes; meaningless when one is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MaxAcross(Vector512<float> v) => Simd256.MaxAcross(Simd256.Max(v.GetLower(), v.GetUpper()));

    /// <summary>The largest of the sixteen lanes in each of them, ready to be used on whole vectors; meaningless when one is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MaxInEachLane(Vector512<float> v)
    {
        if (!Avx512F.IsSupported)
        {
            Vector256<float> half = Simd256.MaxInEachLane(Simd256.Max(v.GetLower(), v.GetUpper()));
            return Vector512.Create(half, half);
        }

        v = Max(v, Avx512F.Shuffle4x128(v, v, 0b01_00_11_10));
        v = Max(v, Avx512F.Shuffle4x128(v, v, 0b10_11_00_01));
        v = Max(v, Avx512F.Permute4x32(v, 0b01_00_11_10));
        return Max(v, Avx512F.Permute4x32(v, 0b10_11_00_01));
    }

    /// <summary>The largest lane of <paramref name="a"/> in each lane of the lower half, that of <paramref name="b"/> in the upper half: two rows for little more than the work of one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MaxInHalves(Vector512<float> a, Vector512<float> b)
    {
        if (!Avx512F.IsSupported)
        {
            return Vector512.Create(
                Simd256.MaxInEachLane(Simd256.Max(a.GetLower(), a.GetUpper())),
                Simd256.MaxInEachLane(Simd256.Max(b.GetLower(), b.GetUpper())));
        }

        Vector512<float> v = Max(Avx512F.Shuffle4x128(a, b, 0b01_00_01_00), Avx512F.Shuffle4x128(a, b, 0b11_10_11_10));
        v = Max(v, Avx512F.Shuffle4x128(v, v, 0b10_11_00_01));
        v = Max(v, Avx512F.Permute4x32(v, 0b01_00_11_10));
        return Max(v, Avx512F.Permute4x32(v, 0b10_11_00_01));
    }

    /// <summary>The sum of the sixteen lanes, added in double precision: across the lanes roundings would cost accuracy and save no time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double SumAcross(Vector512<float> v) => SumAcross(Widen(v));

    /// <summary>The sum of the lanes of <paramref name="a"/> twice, then that of <paramref name="b"/> twice, each added in the order of the sum of one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> SumAcross(Vector512<float> a, Vector512<float> b) => SumAcross(Widen(a), Widen(b));

    /// <summary><c>a·b + c</c> with one rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAdd(Vector512<float> a, Vector512<float> b, Vector512<float> c) =>
        Avx512F.IsSupported
            ? Avx512F.FusedMultiplyAdd(a, b, c)
            : Vector512.Create(
                Simd256.MultiplyAdd(a.GetLower(), b.GetLower(), c.GetLower()),
                Simd256.MultiplyAdd(a.GetUpper(), b.GetUpper(), c.GetUpper()));

    /// <summary>Table entries chosen by the four lowest bits of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<int> Look(Vector512<int> table, Vector512<int> index) =>
        Avx512F.IsSupported
            ? Avx512F.PermuteVar16x32(table, index)
            : Vector512.Create(
                Avx2.PermuteVar8x32(table.GetLower(), index.GetLower()),
                Avx2.PermuteVar8x32(table.GetLower(), index.GetUpper()));

    /// <summary>The lanes from <paramref name="first"/> on; the lanes before it become 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> From(Vector512<float> v, int first) =>
        v & Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(LaneMasks.ZerosThenOnes), (nuint)(LaneMasks.Zeros - first)).AsSingle();

    /// <summary>All lanes but <paramref name="lane"/>, which becomes 0; every lane when there is no such lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Without(Vector512<float> v, int lane) =>
        Vector512.AndNot(v, Vector512.Equals(Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(LaneMasks.Numbers)), Vector512.Create(lane)).AsSingle());

    /// <summary>The upper half added to the lower half in double precision: how a block's sum joins the row's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Widen(Vector512<float> v)
    {
        (Vector512<double> lower, Vector512<double> upper) = Vector512.Widen(v);
        return lower + upper;
    }

    /// <summary>One lane in all of them, by one instruction wherever it comes from.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> Lane(Vector128<float> v, int lane)
    {
        if (!Avx512F.IsSupported)
        {
            return Vector512.Create(v.GetElement(lane));
        }

        return lane == 0 ? Avx512F.BroadcastScalarToVector512(v) : Avx512F.PermuteVar16x32(v.ToVector256Unsafe().ToVector512Unsafe(), Vector512.Create(lane));
    }

    /// <summary>The lower half in both halves; all lanes of a half are equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> LowerTwice(Vector512<float> v) =>
        Avx512F.IsSupported ? Avx512F.Shuffle4x128(v, v, 0b00_00_00_00) : Vector512.Create(v.GetLower(), v.GetLower());

    /// <summary>The upper half in both halves; all lanes of a half are equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> UpperTwice(Vector512<float> v) =>
        Avx512F.IsSupported ? Avx512F.Shuffle4x128(v, v, 0b10_10_10_10) : Vector512.Create(v.GetUpper(), v.GetUpper());
}
