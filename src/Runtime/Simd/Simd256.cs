using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <summary>Operations of generated kernels on 256-bit vectors of eight floats. Called by generated kernels; needs AVX2 and FMA.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Simd256
{
    /// <summary>Whether this path runs; a constant to the JIT.</summary>
    public static bool IsSupported
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.IsHardwareAccelerated && Avx2.IsSupported && Fma.IsSupported;
    }

    /// <summary>The larger of each pair of lanes; <paramref name="x"/> where either is NaN (one instruction, unlike <c>Vector256.Max</c>).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Max(Vector256<float> running, Vector256<float> x) => Avx.Max(running, x);

    /// <summary>The smaller of each pair of lanes; <paramref name="x"/> where either is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> Min(Vector256<float> running, Vector256<float> x) => Avx.Min(running, x);

    /// <summary>The largest of the eight lanes; meaningless when one is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MaxAcross(Vector256<float> v) => Simd128.MaxAcross(Simd128.Max(v.GetLower(), v.GetUpper()));

    /// <summary>The largest of the eight lanes in each of them, ready to be used on whole vectors; meaningless when one is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MaxInEachLane(Vector256<float> v)
    {
        v = Max(v, Avx.Permute2x128(v, v, 0b0001));
        v = Max(v, Avx.Permute(v, 0b01_00_11_10));
        return Max(v, Avx.Permute(v, 0b10_11_00_01));
    }

    /// <summary>The sum of the eight lanes, added in double precision: across the lanes roundings would cost accuracy and save no time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double SumAcross(Vector256<float> v) => SumAcross(Widen(v));

    /// <summary><c>a·b + c</c> with one rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyAdd(Vector256<float> a, Vector256<float> b, Vector256<float> c) => Fma.MultiplyAdd(a, b, c);

    /// <summary>The lanes from <paramref name="first"/> on; the lanes before it become 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> From(Vector256<float> v, int first) =>
        v & Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(LaneMasks.ZerosThenOnes), (nuint)(LaneMasks.Zeros - first)).AsSingle();

    /// <summary>All lanes but <paramref name="lane"/>, which becomes 0; every lane when there is no such lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Without(Vector256<float> v, int lane) =>
        Vector256.AndNot(v, Vector256.Equals(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(LaneMasks.Numbers)), Vector256.Create(lane)).AsSingle());

    /// <summary>The upper half added to the lower half in double precision: how a block's sum joins the row's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Widen(Vector256<float> v) => Avx.ConvertToVector256Double(v.GetLower()) + Avx.ConvertToVector256Double(v.GetUpper());
}
