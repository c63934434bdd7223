using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <summary>Four doubles; needs AVX2, but no FMA.</summary>
internal readonly partial struct DoubleVectors256 : IReproducibleVectors<double, Vector256<double>>
{
    public static int Count => Vector256<double>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Create(double value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load(ref double row, nuint index) => Vector256.LoadUnsafe(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LoadFirst(ref double row, nuint index, int count, Vector256<double> rest)
    {
        if (count < 2)
        {
            return rest.WithLower(DoubleVectors128.LoadFirst(ref row, index, count, rest.GetLower()));
        }

        Vector128<double> upper = count == 2 ? rest.GetUpper() : DoubleVectors128.LoadFirst(ref row, index + 2, count - 2, rest.GetUpper());
        return Vector256.Create(Vector128.LoadUnsafe(ref row, index), upper);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<double> v, ref double row, nuint index) => v.StoreUnsafe(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Vector256<double> v, ref double row, nuint index, int count)
    {
        if (count < 2)
        {
            DoubleVectors128.StoreFirst(v.GetLower(), ref row, index, count);
            return;
        }

        v.GetLower().StoreUnsafe(ref row, index);
        if (count > 2)
        {
            DoubleVectors128.StoreFirst(v.GetUpper(), ref row, index + 2, count - 2);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Add(Vector256<double> a, Vector256<double> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Subtract(Vector256<double> a, Vector256<double> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Multiply(Vector256<double> a, Vector256<double> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> SubtractExactProduct(Vector256<double> c, Vector256<double> a, Vector256<double> b) =>
        Fma.IsSupported ? Fma.MultiplyAddNegated(a, b, c) : c - (a * b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Max(Vector256<double> running, Vector256<double> x) =>
        Avx.Max(running, x);

    public static double MaxAcross(Vector256<double> v) => DoubleVectors128.MaxAcross(DoubleVectors128.Max(v.GetLower(), v.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Power(Vector256<double> rounded) => (rounded.AsInt64() << 52).AsDouble();

    // The masks are those of 32-bit lanes, two of them to a double.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> First(Vector256<double> v, int count) =>
        Vector256.AndNot(v, Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(LaneMasks.ZerosThenOnes), (nuint)(LaneMasks.Zeros - (2 * count))).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ZeroBelow(Vector256<double> v, Vector256<double> x, Vector256<double> floor) =>
        Vector256.AndNot(v, Vector256.LessThan(x, floor));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> OneNaN(Vector256<double> v) =>
        Vector256.ConditionalSelect(Vector256.Equals(v, v), v, Vector256.Create(double.NaN));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(Vector256<double> v, ref double sums, nuint lane)
    {
        // Kahan's sum, as LaneSums.Add does it for one lane.
        Vector256<double> sum = Vector256.LoadUnsafe(ref sums, lane);
        Vector256<double> term = v - Vector256.LoadUnsafe(ref sums, lane + LaneSums.DoubleLanes);
        Vector256<double> next = sum + term;
        ((next - sum) - term).StoreUnsafe(ref sums, lane + LaneSums.DoubleLanes);
        next.StoreUnsafe(ref sums, lane);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AccumulateProducts(Vector256<double> a, Vector256<double> b, ref double sums, nuint lane) => Accumulate(a * b, ref sums, lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Total(ref double sums) => LaneSums.OfDoubles(ref sums);
}
