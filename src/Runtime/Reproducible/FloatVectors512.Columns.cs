using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <inheritdoc cref="IReproducibleColumns{TElement, TVector}"/>
internal readonly partial struct FloatVectors512
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LoadParts(ref float row, nuint apart) =>
        Vector512.Create(FloatVectors256.LoadParts(ref row, apart), FloatVectors256.LoadParts(ref Unsafe.Add(ref row, 2 * apart), apart));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreParts(Vector512<float> v, ref float row, nuint apart)
    {
        FloatVectors256.StoreParts(v.GetLower(), ref row, apart);
        FloatVectors256.StoreParts(v.GetUpper(), ref Unsafe.Add(ref row, 2 * apart), apart);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> InterleaveLow(Vector512<float> a, Vector512<float> b) =>
        Avx512F.IsSupported ? Avx512F.UnpackLow(a, b) : Vector512.Create(Avx.UnpackLow(a.GetLower(), b.GetLower()), Avx.UnpackLow(a.GetUpper(), b.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> InterleaveHigh(Vector512<float> a, Vector512<float> b) =>
        Avx512F.IsSupported ? Avx512F.UnpackHigh(a, b) : Vector512.Create(Avx.UnpackHigh(a.GetLower(), b.GetLower()), Avx.UnpackHigh(a.GetUpper(), b.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ReadNarrow(ref float rows, nuint dim, ref Vector512<float> columns)
    {
        if (dim == 1)
        {
            columns = Load(ref rows, 0);
            return columns;
        }

        if (dim == 2)
        {
            Transpose512.Load2(ref rows, out columns, out Unsafe.Add(ref columns, 1));
            return Max(columns, Unsafe.Add(ref columns, 1));
        }

        Transpose512.Load3(ref rows, out columns, out Unsafe.Add(ref columns, 1), out Unsafe.Add(ref columns, 2));
        return Max(Max(columns, Unsafe.Add(ref columns, 1)), Unsafe.Add(ref columns, 2));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteNarrow(ref Vector512<float> columns, ref float rows, nuint dim)
    {
        if (dim == 1)
        {
            Store(columns, ref rows, 0);
        }
        else if (dim == 2)
        {
            Transpose512.Store2(ref rows, columns, Unsafe.Add(ref columns, 1));
        }
        else
        {
            Transpose512.Store3(ref rows, columns, Unsafe.Add(ref columns, 1), Unsafe.Add(ref columns, 2));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllWithin(Vector512<float> v, float limit) => Vector512.LessThanOrEqualAll(Vector512.Abs(v), Vector512.Create(limit));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Factors(ref Vector512<float> lanes, int count, out Vector512<float> high, out Vector512<float> low)
    {
        ref float first = ref Unsafe.As<Vector512<float>, float>(ref lanes);
        FloatVectors256.EightFactors(ref first, 16, count, out Vector256<float> high0, out Vector256<float> low0);
        FloatVectors256.EightFactors(ref Unsafe.Add(ref first, 8), 16, count, out Vector256<float> high1, out Vector256<float> low1);
        high = Vector512.Create(high0, high1);
        low = Vector512.Create(low0, low1);
    }
}
