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

    /// <summary>The sum of the sixteen lanes, added in double precision: across the lanes roundings would cost accuracy and save no time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double SumAcross(Vector512<float> v) => Vector512.Sum(Widen(v));

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
}
