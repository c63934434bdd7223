using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <summary>Four floats: x64 with and without AVX, Arm64, WebAssembly.</summary>
internal readonly partial struct FloatVectors128 : IReproducibleVectors<float, Vector128<float>>
{
    public static int Count => Vector128<float>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Create(float value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load(ref float row, nuint index) => Vector128.LoadUnsafe(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LoadFirst(ref float row, nuint index, int count, Vector128<float> rest)
    {
        ref float first = ref Unsafe.Add(ref row, index);
        if (count == 1)
        {
            return rest.WithElement(0, first);
        }

        double pair = Unsafe.ReadUnaligned<double>(ref Unsafe.As<float, byte>(ref first));
        Vector128<float> two = rest.AsDouble().WithElement(0, pair).AsSingle();
        return count == 2 ? two : two.WithElement(2, Unsafe.Add(ref first, 2));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> v, ref float row, nuint index) => v.StoreUnsafe(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Vector128<float> v, ref float row, nuint index, int count)
    {
        ref float first = ref Unsafe.Add(ref row, index);
        if (count == 1)
        {
            first = v.ToScalar();
            return;
        }

        Unsafe.WriteUnaligned(ref Unsafe.As<float, byte>(ref first), v.AsDouble().ToScalar());
        if (count == 3)
        {
            Unsafe.Add(ref first, 2) = v.GetElement(2);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Add(Vector128<float> a, Vector128<float> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Subtract(Vector128<float> a, Vector128<float> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Multiply(Vector128<float> a, Vector128<float> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> SubtractExactProduct(Vector128<float> c, Vector128<float> a, Vector128<float> b) =>
        Fma.IsSupported ? Fma.MultiplyAddNegated(a, b, c) : AdvSimd.IsSupported ? AdvSimd.FusedMultiplySubtract(c, a, b) : c - (a * b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Max(Vector128<float> running, Vector128<float> x) => Simd128.Max(running, x);

    public static float MaxAcross(Vector128<float> v) => Simd128.MaxAcross(v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Power(Vector128<float> rounded)
    {
        Vector128<int> eighths = rounded.AsInt32();
        return (Look(eighths) + (eighths << ScaledPow2.EighthsShift)).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> First(Vector128<float> v, int count) =>
        Vector128.AndNot(v, Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(LaneMasks.ZerosThenOnes), (nuint)(LaneMasks.Zeros - count)).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ZeroBelow(Vector128<float> v, Vector128<float> x, Vector128<float> floor) =>
        Vector128.AndNot(v, Vector128.LessThan(x, floor));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> OneNaN(Vector128<float> v) =>
        Vector128.ConditionalSelect(Vector128.Equals(v, v), v, Vector128.Create(float.NaN));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(Vector128<float> v, ref double sums, nuint lane)
    {
        (Vector128<double> lower, Vector128<double> upper) = Vector128.Widen(v);
        (Vector128.LoadUnsafe(ref sums, lane) + lower).StoreUnsafe(ref sums, lane);
        (Vector128.LoadUnsafe(ref sums, lane + 2) + upper).StoreUnsafe(ref sums, lane + 2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AccumulateProducts(Vector128<float> a, Vector128<float> b, ref double sums, nuint lane)
    {
        (Vector128<double> aLower, Vector128<double> aUpper) = Vector128.Widen(a);
        (Vector128<double> bLower, Vector128<double> bUpper) = Vector128.Widen(b);
        (Vector128.LoadUnsafe(ref sums, lane) + (aLower * bLower)).StoreUnsafe(ref sums, lane);
        (Vector128.LoadUnsafe(ref sums, lane + 2) + (aUpper * bUpper)).StoreUnsafe(ref sums, lane + 2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Total(ref double sums) => LaneSums.OfFloats(ref sums);

    /// <summary>The table entry of each lane's three lowest bits, by the cheapest shuffle there is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Look(Vector128<int> index)
    {
        ref int table = ref MemoryMarshal.GetReference(ScaledPow2.Eighths);
        Vector128<int> lower = Vector128.LoadUnsafe(ref table), upper = Vector128.LoadUnsafe(ref table, 4);
        if (Avx.IsSupported)
        {
            // Two bits choose within each half of the table; the third, moved to the sign, chooses the half.
            return Avx.BlendVariable(
                Avx.PermuteVar(lower.AsSingle(), index),
                Avx.PermuteVar(upper.AsSingle(), index),
                (index << 29).AsSingle()).AsInt32();
        }

        // The numbers of the entry's four bytes.
        Vector128<byte> bytes = (((index & Vector128.Create(7)) * 0x04040404) + Vector128.Create(0x03020100)).AsByte();
        if (AdvSimd.Arm64.IsSupported)
        {
            return AdvSimd.Arm64.VectorTableLookup((lower.AsByte(), upper.AsByte()), bytes).AsInt32();
        }

        if (Sse41.IsSupported)
        {
            return Sse41.BlendVariable(
                Ssse3.Shuffle(lower.AsByte(), bytes).AsSingle(),
                Ssse3.Shuffle(upper.AsByte(), bytes).AsSingle(),
                (index << 29).AsSingle()).AsInt32();
        }

        return Vector128.Create(
            Unsafe.Add(ref table, index.GetElement(0) & 7),
            Unsafe.Add(ref table, index.GetElement(1) & 7),
            Unsafe.Add(ref table, index.GetElement(2) & 7),
            Unsafe.Add(ref table, index.GetElement(3) & 7));
    }
}
