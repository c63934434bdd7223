using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <inheritdoc cref="IReproducibleColumns{TElement, TVector}"/>
internal readonly partial struct DoubleVectors512
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LoadParts(ref double row, nuint apart) =>
        Vector512.Create(DoubleVectors256.LoadParts(ref row, apart), DoubleVectors256.LoadParts(ref Unsafe.Add(ref row, 2 * apart), apart));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreParts(Vector512<double> v, ref double row, nuint apart)
    {
        DoubleVectors256.StoreParts(v.GetLower(), ref row, apart);
        DoubleVectors256.StoreParts(v.GetUpper(), ref Unsafe.Add(ref row, 2 * apart), apart);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> InterleaveLow(Vector512<double> a, Vector512<double> b) =>
        Avx512F.IsSupported ? Avx512F.UnpackLow(a, b) : Vector512.Create(Avx.UnpackLow(a.GetLower(), b.GetLower()), Avx.UnpackLow(a.GetUpper(), b.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> InterleaveHigh(Vector512<double> a, Vector512<double> b) =>
        Avx512F.IsSupported ? Avx512F.UnpackHigh(a, b) : Vector512.Create(Avx.UnpackHigh(a.GetLower(), b.GetLower()), Avx.UnpackHigh(a.GetUpper(), b.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ReadNarrow(ref double rows, nuint dim, out Vector512<double> c0, out Vector512<double> c1, out Vector512<double> c2) => c0 = c1 = c2 = Load(ref rows, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteNarrow(Vector512<double> c0, Vector512<double> c1, Vector512<double> c2, ref double rows, nuint dim) => Store(c0, ref rows, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllWithin(Vector512<double> v, double limit) => Vector512.LessThanOrEqualAll(Vector512.Abs(v), Vector512.Create(limit));

    public static void Factors(ref Vector512<double> lanes, int count, out Vector512<double> high, out Vector512<double> low)
    {
        high = low = default;
        ColumnFactors.OfEach(
            ref Unsafe.As<Vector512<double>, double>(ref lanes), (nuint)Count, count, ref Unsafe.As<Vector512<double>, double>(ref high), ref Unsafe.As<Vector512<double>, double>(ref low));
    }
}
