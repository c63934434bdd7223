using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <summary>Sixteen floats; meant for AVX-512, and computing the same with pairs of 256-bit vectors without it.</summary>
internal readonly partial struct FloatVectors512 : IReproducibleVectors<float, Vector512<float>>
{
    public static int Count => Vector512<float>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Create(float value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(ref float row, nuint index) => Vector512.LoadUnsafe(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LoadFirst(ref float row, nuint index, int count, Vector512<float> rest)
    {
        if (count < 8)
        {
            return rest.WithLower(FloatVectors256.LoadFirst(ref row, index, count, rest.GetLower()));
        }

        Vector256<float> upper = count == 8 ? rest.GetUpper() : FloatVectors256.LoadFirst(ref row, index + 8, count - 8, rest.GetUpper());
        return Vector512.Create(Vector256.LoadUnsafe(ref row, index), upper);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> v, ref float row, nuint index) => v.StoreUnsafe(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Vector512<float> v, ref float row, nuint index, int count)
    {
        if (count < 8)
        {
            FloatVectors256.StoreFirst(v.GetLower(), ref row, index, count);
            return;
        }

        v.GetLower().StoreUnsafe(ref row, index);
        if (count > 8)
        {
            FloatVectors256.StoreFirst(v.GetUpper(), ref row, index + 8, count - 8);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Add(Vector512<float> a, Vector512<float> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Subtract(Vector512<float> a, Vector512<float> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Multiply(Vector512<float> a, Vector512<float> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> SubtractExactProduct(Vector512<float> c, Vector512<float> a, Vector512<float> b) =>
        Avx512F.IsSupported ? Avx512F.FusedMultiplyAddNegated(a, b, c) : c - (a * b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Max(Vector512<float> running, Vector512<float> x) => Simd512.Max(running, x);

    public static float MaxAcross(Vector512<float> v) => Simd512.MaxAcross(v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Power(Vector512<float> rounded)
    {
        Vector512<int> eighths = rounded.AsInt32();
        Vector512<int> table = Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(ScaledPow2.Eighths));
        return (Simd512.Look(table, eighths) + (eighths << ScaledPow2.EighthsShift)).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> First(Vector512<float> v, int count) =>
        Vector512.AndNot(v, Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(LaneMasks.ZerosThenOnes), (nuint)(LaneMasks.Zeros - count)).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ZeroBelow(Vector512<float> v, Vector512<float> x, Vector512<float> floor) =>
        Vector512.AndNot(v, Vector512.LessThan(x, floor));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> OneNaN(Vector512<float> v) =>
        Vector512.ConditionalSelect(Vector512.Equals(v, v), v, Vector512.Create(float.NaN));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(Vector512<float> v, ref double sums, nuint lane)
    {
        (Vector512<double> lower, Vector512<double> upper) = Vector512.Widen(v);
        (Vector512.LoadUnsafe(ref sums, lane) + lower).StoreUnsafe(ref sums, lane);
        (Vector512.LoadUnsafe(ref sums, lane + 8) + upper).StoreUnsafe(ref sums, lane + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AccumulateProducts(Vector512<float> a, Vector512<float> b, ref double sums, nuint lane)
    {
        (Vector512<double> aLower, Vector512<double> aUpper) = Vector512.Widen(a);
        (Vector512<double> bLower, Vector512<double> bUpper) = Vector512.Widen(b);
        (Vector512.LoadUnsafe(ref sums, lane) + (aLower * bLower)).StoreUnsafe(ref sums, lane);
        (Vector512.LoadUnsafe(ref sums, lane + 8) + (aUpper * bUpper)).StoreUnsafe(ref sums, lane + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Total(ref double sums) => LaneSums.OfFloats(ref sums);
}
