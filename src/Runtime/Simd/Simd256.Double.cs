using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

public static partial class Simd256
{
    /// <summary>The larger of each pair of lanes; <paramref name="x"/> where either is NaN (one instruction, unlike <c>Vector256.Max</c>).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Max(Vector256<double> running, Vector256<double> x) => Avx.Max(running, x);

    /// <summary>The smaller of each pair of lanes; <paramref name="x"/> where either is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> Min(Vector256<double> running, Vector256<double> x) => Avx.Min(running, x);

    /// <summary>The largest of the four lanes; meaningless when one is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double MaxAcross(Vector256<double> v) => Simd128.MaxAcross(Simd128.Max(v.GetLower(), v.GetUpper()));

    /// <summary>The largest of the four lanes in each of them, ready to be used on whole vectors; meaningless when one is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MaxInEachLane(Vector256<double> v)
    {
        v = Max(v, Avx.Permute2x128(v, v, 0b0001));
        return Max(v, Avx.Permute(v, 0b0101));
    }

    /// <summary>The sum of the four lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double SumAcross(Vector256<double> v) => Simd128.SumAcross(v.GetLower() + v.GetUpper());

    /// <summary>The sum of the lanes of <paramref name="a"/> twice, then that of <paramref name="b"/> twice, each added in the order of the sum of one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> SumAcross(Vector256<double> a, Vector256<double> b)
    {
        Vector256<double> sums = Avx.Permute2x128(a, b, 0x20) + Avx.Permute2x128(a, b, 0x31);
        return sums + Avx.Permute(sums, 0b0101);
    }

    /// <summary><c>a·b + c</c> with one rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MultiplyAdd(Vector256<double> a, Vector256<double> b, Vector256<double> c) => Fma.MultiplyAdd(a, b, c);

    /// <summary>The lanes from <paramref name="first"/> on; the lanes before it become 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> From(Vector256<double> v, int first) =>
        v & Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(LaneMasks.ZerosThenOnes), (nuint)(LaneMasks.Zeros - (2 * first))).AsDouble();

    /// <summary>All lanes but <paramref name="lane"/>, which becomes 0; every lane when there is no such lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Without(Vector256<double> v, int lane) =>
        Vector256.AndNot(v, Vector256.Equals(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(LaneMasks.WideNumbers)), Vector256.Create((long)lane)).AsDouble());

    /// <summary>Entries of a table of 256, of two numbers each, chosen by the lowest byte of each lane; faster than a gather.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Look(ReadOnlySpan<long> table, Vector256<long> index, out Vector256<long> entries, out Vector256<double> rests)
    {
        // Both indices of a half into its lower lane, doubled: one move to a general register instead of two, of which there is one a cycle on Zen.
        Vector256<ulong> pairs = Avx2.Shuffle(index.AsByte(), Vector256.Create(LowestBytes, LowestBytes)).AsUInt64() << 1;
        ref long start = ref MemoryMarshal.GetReference(table);
        ulong lower = pairs.ToScalar(), upper = pairs.GetUpper().ToScalar();
        Vector256<long> even = Vector256.Create(Vector128.LoadUnsafe(ref start, (uint)lower), Vector128.LoadUnsafe(ref start, (uint)upper));
        Vector256<long> odd = Vector256.Create(Vector128.LoadUnsafe(ref start, (nuint)(lower >> 32)), Vector128.LoadUnsafe(ref start, (nuint)(upper >> 32)));
        entries = Avx2.UnpackLow(even, odd);
        rests = Avx2.UnpackHigh(even, odd).AsDouble();
    }

    /// <summary>The byte that chooses the first entry, three zeros, and the byte that chooses the second.</summary>
    private static Vector128<byte> LowestBytes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Create(0, 255, 255, 255, 8, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255);
    }
}
