using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

public static partial class Simd128
{
    /// <summary>The larger of each pair of lanes; <paramref name="x"/> or NaN where either is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Max(Vector128<double> running, Vector128<double> x) =>
        Sse2.IsSupported ? Sse2.Max(running, x) : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.Max(running, x) : Vector128.Max(running, x);

    /// <summary>The smaller of each pair of lanes; <paramref name="x"/> or NaN where either is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<double> Min(Vector128<double> running, Vector128<double> x) =>
        Sse2.IsSupported ? Sse2.Min(running, x) : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.Min(running, x) : Vector128.Min(running, x);

    /// <summary>The larger of the two lanes; meaningless when one is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double MaxAcross(Vector128<double> v) => MaxInEachLane(v).ToScalar();

    /// <summary>The largest of the two lanes in each of them, ready to be used on whole vectors; meaningless when one is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> MaxInEachLane(Vector128<double> v) => Max(v, Vector128.Shuffle(v, Vector128.Create(1L, 0)));

    /// <summary>The sum of the two lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double SumAcross(Vector128<double> v) => Vector128.Sum(v);

    /// <summary><c>a·b + c</c>, with one rounding where the hardware can.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> MultiplyAdd(Vector128<double> a, Vector128<double> b, Vector128<double> c) =>
        Fma.IsSupported ? Fma.MultiplyAdd(a, b, c) : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.FusedMultiplyAdd(c, a, b) : (a * b) + c;

    /// <summary>The lanes from <paramref name="first"/> on; the lanes before it become 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> From(Vector128<double> v, int first) =>
        v & Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(LaneMasks.ZerosThenOnes), (nuint)(LaneMasks.Zeros - (2 * first))).AsDouble();

    /// <summary>All lanes but <paramref name="lane"/>, which becomes 0; every lane when there is no such lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Without(Vector128<double> v, int lane) =>
        Vector128.AndNot(v, Vector128.Equals(Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(LaneMasks.WideNumbers)), Vector128.Create((long)lane)).AsDouble());

    /// <summary>A row of <paramref name="count"/> = 1 element, repeated in the lane before it, without touching memory beyond the row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> LoadLast(ref double row, int count) => Vector128.Create(row);

    /// <summary>Stores the last <paramref name="count"/> = 1 lane: the inverse of <see cref="LoadLast(ref double, int)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreLast(Vector128<double> v, ref double row, int count) => row = v.GetElement(1);

    /// <summary>Entries of a table of 256, of two numbers each, chosen by the lowest byte of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Look(ReadOnlySpan<long> table, Vector128<long> index, out Vector128<long> entries, out Vector128<double> rests)
    {
        ref long start = ref MemoryMarshal.GetReference(table);
        Vector128<long> first = Vector128.LoadUnsafe(ref start, 2 * (nuint)(byte)index.GetElement(0));
        Vector128<long> second = Vector128.LoadUnsafe(ref start, 2 * (nuint)(byte)index.GetElement(1));
        if (Sse2.IsSupported)
        {
            entries = Sse2.UnpackLow(first, second);
            rests = Sse2.UnpackHigh(first, second).AsDouble();
        }
        else if (AdvSimd.Arm64.IsSupported)
        {
            entries = AdvSimd.Arm64.ZipLow(first, second);
            rests = AdvSimd.Arm64.ZipHigh(first, second).AsDouble();
        }
        else
        {
            entries = Vector128.Create(first.GetElement(0), second.GetElement(0));
            rests = Vector128.Create(first.GetElement(1), second.GetElement(1)).AsDouble();
        }
    }
}
