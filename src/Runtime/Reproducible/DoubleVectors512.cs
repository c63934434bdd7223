using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <summary>Eight doubles; meant for AVX-512, and computing the same with pairs of 256-bit vectors without it.</summary>
internal readonly partial struct DoubleVectors512 : IReproducibleVectors<double, Vector512<double>>
{
    public static int Count => Vector512<double>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Create(double value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Load(ref double row, nuint index) => Vector512.LoadUnsafe(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LoadFirst(ref double row, nuint index, int count, Vector512<double> rest)
    {
        if (count < 4)
        {
            return rest.WithLower(DoubleVectors256.LoadFirst(ref row, index, count, rest.GetLower()));
        }

        Vector256<double> upper = count == 4 ? rest.GetUpper() : DoubleVectors256.LoadFirst(ref row, index + 4, count - 4, rest.GetUpper());
        return Vector512.Create(Vector256.LoadUnsafe(ref row, index), upper);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<double> v, ref double row, nuint index) => v.StoreUnsafe(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Vector512<double> v, ref double row, nuint index, int count)
    {
        if (count < 4)
        {
            DoubleVectors256.StoreFirst(v.GetLower(), ref row, index, count);
            return;
        }

        v.GetLower().StoreUnsafe(ref row, index);
        if (count > 4)
        {
            DoubleVectors256.StoreFirst(v.GetUpper(), ref row, index + 4, count - 4);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Add(Vector512<double> a, Vector512<double> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Subtract(Vector512<double> a, Vector512<double> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Multiply(Vector512<double> a, Vector512<double> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> SubtractExactProduct(Vector512<double> c, Vector512<double> a, Vector512<double> b) =>
        Avx512F.IsSupported ? Avx512F.FusedMultiplyAddNegated(a, b, c) : c - (a * b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Max(Vector512<double> running, Vector512<double> x) =>
        Avx512F.IsSupported ? Avx512F.Max(running, x) : Vector512.Create(Avx.Max(running.GetLower(), x.GetLower()), Avx.Max(running.GetUpper(), x.GetUpper()));

    public static double MaxAcross(Vector512<double> v) => DoubleVectors256.MaxAcross(DoubleVectors256.Max(v.GetLower(), v.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Power(Vector512<double> rounded) => (rounded.AsInt64() << 52).AsDouble();

    // The masks are those of 32-bit lanes, two of them to a double.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> First(Vector512<double> v, int count) =>
        Vector512.AndNot(v, Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(LaneMasks.ZerosThenOnes), (nuint)(LaneMasks.Zeros - (2 * count))).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> ZeroBelow(Vector512<double> v, Vector512<double> x, Vector512<double> floor) =>
        Vector512.AndNot(v, Vector512.LessThan(x, floor));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> OneNaN(Vector512<double> v) =>
        Vector512.ConditionalSelect(Vector512.Equals(v, v), v, Vector512.Create(double.NaN));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(Vector512<double> v, ref double sums, nuint lane)
    {
        // Kahan's sum, as LaneSums.Add does it for one lane.
        Vector512<double> sum = Vector512.LoadUnsafe(ref sums, lane);
        Vector512<double> term = v - Vector512.LoadUnsafe(ref sums, lane + LaneSums.DoubleLanes);
        Vector512<double> next = sum + term;
        ((next - sum) - term).StoreUnsafe(ref sums, lane + LaneSums.DoubleLanes);
        next.StoreUnsafe(ref sums, lane);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AccumulateProducts(Vector512<double> a, Vector512<double> b, ref double sums, nuint lane) => Accumulate(a * b, ref sums, lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Total(ref double sums) => LaneSums.OfDoubles(ref sums);
}
