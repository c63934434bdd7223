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
    public static void ReadNarrow(ref float rows, nuint dim, out Vector512<float> c0, out Vector512<float> c1, out Vector512<float> c2)
    {
        if (dim == 1)
        {
            c0 = c1 = c2 = Load(ref rows, 0);
        }
        else if (dim == 2)
        {
            Transpose512.Load2(ref rows, out c0, out c1);
            c2 = c1;
        }
        else
        {
            Transpose512.Load3(ref rows, out c0, out c1, out c2);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteNarrow(Vector512<float> c0, Vector512<float> c1, Vector512<float> c2, ref float rows, nuint dim)
    {
        if (dim == 1)
        {
            Store(c0, ref rows, 0);
        }
        else if (dim == 2)
        {
            Transpose512.Store2(ref rows, c0, c1);
        }
        else
        {
            Transpose512.Store3(ref rows, c0, c1, c2);
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
