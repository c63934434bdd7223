using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

public static partial class Simd512
{
    /// <summary>The larger of each pair of lanes; <paramref name="x"/> where either is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Max(Vector512<double> running, Vector512<double> x) =>
        Avx512F.IsSupported
            ? Avx512F.Max(running, x)
            : Vector512.Create(Simd256.Max(running.GetLower(), x.GetLower()), Simd256.Max(running.GetUpper(), x.GetUpper()));

    /// <summary>The smaller of each pair of lanes; <paramref name="x"/> where either is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Min(Vector512<double> running, Vector512<double> x) =>
        Avx512F.IsSupported
            ? Avx512F.Min(running, x)
            : Vector512.Create(Simd256.Min(running.GetLower(), x.GetLower()), Simd256.Min(running.GetUpper(), x.GetUpper()));

    /// <summary>The largest of the eight lanes; meaningless when one is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double MaxAcross(Vector512<double> v) => Simd256.MaxAcross(Simd256.Max(v.GetLower(), v.GetUpper()));

    /// <summary>The largest of the eight lanes in each of them, ready to be used on whole vectors; meaningless when one is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MaxInEachLane(Vector512<double> v)
    {
        if (!Avx512F.IsSupported)
        {
            Vector256<double> half = Simd256.MaxInEachLane(Simd256.Max(v.GetLower(), v.GetUpper()));
            return Vector512.Create(half, half);
        }

        v = Max(v, Avx512F.Shuffle4x128(v, v, 0b01_00_11_10));
        v = Max(v, Avx512F.Shuffle4x128(v, v, 0b10_11_00_01));
        return Max(v, Avx512F.Permute2x64(v, 0b0101_0101));
    }

    /// <summary>The sum of the eight lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double SumAcross(Vector512<double> v) => Simd256.SumAcross(v.GetLower() + v.GetUpper());

    /// <summary>The sum of the lanes of <paramref name="a"/> twice, then that of <paramref name="b"/> twice, each added in the order of the sum of one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> SumAcross(Vector512<double> a, Vector512<double> b) => Simd256.SumAcross(a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper());

    /// <summary><c>a·b + c</c> with one rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MultiplyAdd(Vector512<double> a, Vector512<double> b, Vector512<double> c) =>
        Avx512F.IsSupported
            ? Avx512F.FusedMultiplyAdd(a, b, c)
            : Vector512.Create(
                Simd256.MultiplyAdd(a.GetLower(), b.GetLower(), c.GetLower()),
                Simd256.MultiplyAdd(a.GetUpper(), b.GetUpper(), c.GetUpper()));

    /// <summary>Entries of a table of sixteen chosen by the four lowest bits of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<long> Look(ReadOnlySpan<long> table, Vector512<long> index)
    {
        ref long entries = ref MemoryMarshal.GetReference(table);
        return Avx512F.IsSupported
            ? Avx512F.PermuteVar8x64x2(Vector512.LoadUnsafe(ref entries), index, Vector512.LoadUnsafe(ref entries, 8))
            : Vector512.Create(Look(ref entries, index.GetLower()), Look(ref entries, index.GetUpper()));
    }

    /// <summary>The lanes from <paramref name="first"/> on; the lanes before it become 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> From(Vector512<double> v, int first) =>
        v & Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(LaneMasks.ZerosThenOnes), (nuint)(LaneMasks.Zeros - (2 * first))).AsDouble();

    /// <summary>All lanes but <paramref name="lane"/>, which becomes 0; every lane when there is no such lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Without(Vector512<double> v, int lane) =>
        Vector512.AndNot(v, Vector512.Equals(Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(LaneMasks.WideNumbers)), Vector512.Create((long)lane)).AsDouble());

    private static Vector256<long> Look(ref long entries, Vector256<long> index)
    {
        Vector256<long> low = index & Vector256.Create(15L);
        return Vector256.Create(
            Unsafe.Add(ref entries, (nint)low.GetElement(0)),
            Unsafe.Add(ref entries, (nint)low.GetElement(1)),
            Unsafe.Add(ref entries, (nint)low.GetElement(2)),
            Unsafe.Add(ref entries, (nint)low.GetElement(3)));
    }
}
