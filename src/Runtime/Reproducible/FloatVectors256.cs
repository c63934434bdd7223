using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <summary>Eight floats; needs AVX2, but no FMA.</summary>
internal readonly partial struct FloatVectors256 : IReproducibleVectors<float, Vector256<float>>
{
    public static int Count => Vector256<float>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Create(float value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(ref float row, nuint index) => Vector256.LoadUnsafe(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LoadFirst(ref float row, nuint index, int count, Vector256<float> rest)
    {
        if (count < 4)
        {
            return rest.WithLower(FloatVectors128.LoadFirst(ref row, index, count, rest.GetLower()));
        }

        Vector128<float> upper = count == 4 ? rest.GetUpper() : FloatVectors128.LoadFirst(ref row, index + 4, count - 4, rest.GetUpper());
        return Vector256.Create(Vector128.LoadUnsafe(ref row, index), upper);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> v, ref float row, nuint index) => v.StoreUnsafe(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Vector256<float> v, ref float row, nuint index, int count)
    {
        if (count < 4)
        {
            FloatVectors128.StoreFirst(v.GetLower(), ref row, index, count);
            return;
        }

        v.GetLower().StoreUnsafe(ref row, index);
        if (count > 4)
        {
            FloatVectors128.StoreFirst(v.GetUpper(), ref row, index + 4, count - 4);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Add(Vector256<float> a, Vector256<float> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Subtract(Vector256<float> a, Vector256<float> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Multiply(Vector256<float> a, Vector256<float> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> SubtractExactProduct(Vector256<float> c, Vector256<float> a, Vector256<float> b) =>
        Fma.IsSupported ? Fma.MultiplyAddNegated(a, b, c) : c - (a * b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Max(Vector256<float> running, Vector256<float> x) => Simd256.Max(running, x);

    public static float MaxAcross(Vector256<float> v) => Simd256.MaxAcross(v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Power(Vector256<float> rounded)
    {
        Vector256<int> eighths = rounded.AsInt32();
        Vector256<int> table = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(ScaledPow2.Eighths));
        return (Avx2.PermuteVar8x32(table, eighths) + (eighths << ScaledPow2.EighthsShift)).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> First(Vector256<float> v, int count) =>
        Vector256.AndNot(v, Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(LaneMasks.ZerosThenOnes), (nuint)(LaneMasks.Zeros - count)).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ZeroBelow(Vector256<float> v, Vector256<float> x, Vector256<float> floor) =>
        Vector256.AndNot(v, Vector256.LessThan(x, floor));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> OneNaN(Vector256<float> v) =>
        Vector256.ConditionalSelect(Vector256.Equals(v, v), v, Vector256.Create(float.NaN));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(Vector256<float> v, ref double sums, nuint lane)
    {
        (Vector256.LoadUnsafe(ref sums, lane) + Avx.ConvertToVector256Double(v.GetLower())).StoreUnsafe(ref sums, lane);
        (Vector256.LoadUnsafe(ref sums, lane + 4) + Avx.ConvertToVector256Double(v.GetUpper())).StoreUnsafe(ref sums, lane + 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AccumulateProducts(Vector256<float> a, Vector256<float> b, ref double sums, nuint lane)
    {
        Vector256<double> aLower = Avx.ConvertToVector256Double(a.GetLower()), aUpper = Avx.ConvertToVector256Double(a.GetUpper());
        Vector256<double> bLower = Avx.ConvertToVector256Double(b.GetLower()), bUpper = Avx.ConvertToVector256Double(b.GetUpper());
        (Vector256.LoadUnsafe(ref sums, lane) + (aLower * bLower)).StoreUnsafe(ref sums, lane);
        (Vector256.LoadUnsafe(ref sums, lane + 4) + (aUpper * bUpper)).StoreUnsafe(ref sums, lane + 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Total(ref double sums) => LaneSums.OfFloats(ref sums);
}
