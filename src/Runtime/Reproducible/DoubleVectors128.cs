using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <summary>Two doubles: x64 with and without AVX, Arm64, WebAssembly.</summary>
internal readonly partial struct DoubleVectors128 : IReproducibleVectors<double, Vector128<double>>
{
    public static int Count => Vector128<double>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Create(double value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Load(ref double row, nuint index) => Vector128.LoadUnsafe(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> LoadFirst(ref double row, nuint index, int count, Vector128<double> rest) => rest.WithElement(0, Unsafe.Add(ref row, index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<double> v, ref double row, nuint index) => v.StoreUnsafe(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Vector128<double> v, ref double row, nuint index, int count) => Unsafe.Add(ref row, index) = v.ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Add(Vector128<double> a, Vector128<double> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Subtract(Vector128<double> a, Vector128<double> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Multiply(Vector128<double> a, Vector128<double> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> SubtractExactProduct(Vector128<double> c, Vector128<double> a, Vector128<double> b) =>
        Fma.IsSupported ? Fma.MultiplyAddNegated(a, b, c) : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.FusedMultiplySubtract(c, a, b) : c - (a * b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Max(Vector128<double> running, Vector128<double> x) =>
        Sse2.IsSupported ? Sse2.Max(running, x) : Vector128.Max(running, x);

    public static double MaxAcross(Vector128<double> v) => v.ToScalar() > v.GetElement(1) ? v.ToScalar() : v.GetElement(1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Power(Vector128<double> rounded) => (rounded.AsInt64() << 52).AsDouble();

    // The masks are those of 32-bit lanes, two of them to a double.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> First(Vector128<double> v, int count) =>
        Vector128.AndNot(v, Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(LaneMasks.ZerosThenOnes), (nuint)(LaneMasks.Zeros - (2 * count))).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> ZeroBelow(Vector128<double> v, Vector128<double> x, Vector128<double> floor) =>
        Vector128.AndNot(v, Vector128.LessThan(x, floor));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> OneNaN(Vector128<double> v) =>
        Vector128.ConditionalSelect(Vector128.Equals(v, v), v, Vector128.Create(double.NaN));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(Vector128<double> v, ref double sums, nuint lane)
    {
        // Kahan's sum, as LaneSums.Add does it for one lane.
        Vector128<double> sum = Vector128.LoadUnsafe(ref sums, lane);
        Vector128<double> term = v - Vector128.LoadUnsafe(ref sums, lane + LaneSums.DoubleLanes);
        Vector128<double> next = sum + term;
        ((next - sum) - term).StoreUnsafe(ref sums, lane + LaneSums.DoubleLanes);
        next.StoreUnsafe(ref sums, lane);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AccumulateProducts(Vector128<double> a, Vector128<double> b, ref double sums, nuint lane) => Accumulate(a * b, ref sums, lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Total(ref double sums) => LaneSums.OfDoubles(ref sums);
}
