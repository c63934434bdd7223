using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <inheritdoc cref="IReproducibleColumns{TElement, TVector}"/>
internal readonly partial struct FloatVectors256
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LoadParts(ref float row, nuint apart) => Vector256.Create(Vector128.LoadUnsafe(ref row), Vector128.LoadUnsafe(ref row, apart));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreParts(Vector256<float> v, ref float row, nuint apart)
    {
        v.GetLower().StoreUnsafe(ref row);
        v.GetUpper().StoreUnsafe(ref row, apart);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> InterleaveLow(Vector256<float> a, Vector256<float> b) => Avx.UnpackLow(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> InterleaveHigh(Vector256<float> a, Vector256<float> b) => Avx.UnpackHigh(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ReadNarrow(ref float rows, nuint dim, out Vector256<float> c0, out Vector256<float> c1, out Vector256<float> c2)
    {
        if (dim == 1)
        {
            c0 = c1 = c2 = Load(ref rows, 0);
        }
        else if (dim == 2)
        {
            Transpose256.Load2(ref rows, out c0, out c1);
            c2 = c1;
        }
        else
        {
            Transpose256.Load3(ref rows, out c0, out c1, out c2);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteNarrow(Vector256<float> c0, Vector256<float> c1, Vector256<float> c2, ref float rows, nuint dim)
    {
        if (dim == 1)
        {
            Store(c0, ref rows, 0);
        }
        else if (dim == 2)
        {
            Transpose256.Store2(ref rows, c0, c1);
        }
        else
        {
            Transpose256.Store3(ref rows, c0, c1, c2);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllWithin(Vector256<float> v, float limit) => Vector256.LessThanOrEqualAll(Vector256.Abs(v), Vector256.Create(limit));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Factors(ref Vector256<float> lanes, int count, out Vector256<float> high, out Vector256<float> low) =>
        EightFactors(ref Unsafe.As<Vector256<float>, float>(ref lanes), 8, count, out high, out low);

    /// <summary>The factors of eight rows, whose sums per virtual lane lie <paramref name="apart"/> elements from one to the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void EightFactors(ref float lanes, nuint apart, int count, out Vector256<float> high, out Vector256<float> low)
    {
        ColumnFactors.OfFloats(ref lanes, apart, count, out Vector256<double> high0, out Vector256<double> low0);
        ColumnFactors.OfFloats(ref Unsafe.Add(ref lanes, 4), apart, count, out Vector256<double> high1, out Vector256<double> low1);
        high = Vector256.Narrow(high0, high1);
        low = Vector256.Narrow(low0, low1);
    }
}
