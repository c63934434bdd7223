using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <summary>
/// Operations of generated kernels on 128-bit vectors of four floats, on x64 with and without FMA and on Arm64. Called by generated kernels.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Simd128
{
    /// <summary>Whether this path runs; a constant to the JIT.</summary>
    public static bool IsSupported
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.IsHardwareAccelerated;
    }

    /// <summary>Whether the hardware has fused multiply-add. Without it, .NET's is a library call per element, 170 times slower.</summary>
    internal static bool HasFusedMultiplyAdd
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Fma.IsSupported || AdvSimd.IsSupported;
    }

    /// <summary>The larger of each pair of lanes; <paramref name="x"/> or NaN where either is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Max(Vector128<float> running, Vector128<float> x) =>
        Sse.IsSupported ? Sse.Max(running, x) : AdvSimd.IsSupported ? AdvSimd.Max(running, x) : Vector128.Max(running, x);

    /// <summary>The smaller of each pair of lanes; <paramref name="x"/> or NaN where either is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> Min(Vector128<float> running, Vector128<float> x) =>
        Sse.IsSupported ? Sse.Min(running, x) : AdvSimd.IsSupported ? AdvSimd.Min(running, x) : Vector128.Min(running, x);

    /// <summary>The largest of the four lanes; meaningless when one is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MaxAcross(Vector128<float> v) => MaxInEachLane(v).ToScalar();

    /// <summary>The largest of the four lanes in each of them, ready to be used on whole vectors; meaningless when one is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MaxInEachLane(Vector128<float> v)
    {
        v = Max(v, Vector128.Shuffle(v, Vector128.Create(2, 3, 0, 1)));
        return Max(v, Vector128.Shuffle(v, Vector128.Create(1, 0, 3, 2)));
    }

    /// <summary>The sum of the four lanes, added in double precision: across the lanes roundings would cost accuracy and save no time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double SumAcross(Vector128<float> v) => SumAcross(Widen(v));

    /// <summary>The sum of the eight lanes of two vectors in double precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double SumAcross(Vector128<float> v, Vector128<float> more) => SumAcross(Widen(v) + Widen(more));

    /// <summary><c>a·b + c</c>, with one rounding where the hardware can.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyAdd(Vector128<float> a, Vector128<float> b, Vector128<float> c) =>
#if NET9_0_OR_GREATER
        // The same choice in less code, by which the JIT counts what it is willing to inline into a kernel.
        Vector128.MultiplyAddEstimate(a, b, c);
#else
        Fma.IsSupported ? Fma.MultiplyAdd(a, b, c) : AdvSimd.IsSupported ? AdvSimd.FusedMultiplyAdd(c, a, b) : (a * b) + c;
#endif

    /// <summary>The lanes from <paramref name="first"/> on; the lanes before it become 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> From(Vector128<float> v, int first) =>
        v & Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(LaneMasks.ZerosThenOnes), (nuint)(LaneMasks.Zeros - first)).AsSingle();

    /// <summary>All lanes but <paramref name="lane"/>, which becomes 0; every lane when there is no such lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Without(Vector128<float> v, int lane) =>
        Vector128.AndNot(v, Vector128.Equals(Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(LaneMasks.Numbers)), Vector128.Create(lane)).AsSingle());

    /// <summary>The upper half added to the lower half in double precision: how a block's sum joins the row's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Widen(Vector128<float> v)
    {
        (Vector128<double> lower, Vector128<double> upper) = Vector128.Widen(v);
        return lower + upper;
    }

    /// <summary>
    /// A row of <paramref name="count"/> = 1, 2 or 3 elements in the last lanes, its first element repeated in the lanes before them, without
    /// touching memory beyond the row.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LoadLast(ref float row, int count)
    {
        if (count == 1)
        {
            return Vector128.Create(row);
        }

        Vector128<float> lastTwo = Pair(ref Unsafe.Add(ref row, count - 2));
        return Sse.IsSupported
            ? Sse.Shuffle(count == 2 ? lastTwo : Pair(ref row), lastTwo, 0b_01_00_00_00)
            : Vector128.Create(Vector64.Create(row), lastTwo.GetLower());
    }

    /// <summary>Stores the last <paramref name="count"/> = 1, 2 or 3 lanes: the inverse of <see cref="LoadLast(ref float, int)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreLast(Vector128<float> v, ref float row, int count)
    {
        if (count != 2)
        {
            row = v.GetElement(4 - count);
        }

        if (count != 1)
        {
            // Not as element 1 of two doubles: the JIT of .NET 8 takes that for element 1 of four floats.
            Unsafe.WriteUnaligned(ref Unsafe.As<float, byte>(ref Unsafe.Add(ref row, count - 2)), v.GetUpper());
        }
    }

    /// <summary>Two elements in the lower lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Pair(ref float elements) =>
        Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<double>(ref Unsafe.As<float, byte>(ref elements))).AsSingle();
}
