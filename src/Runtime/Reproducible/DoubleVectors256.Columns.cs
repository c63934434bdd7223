using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <inheritdoc cref="IReproducibleColumns{TElement, TVector}"/>
internal readonly partial struct DoubleVectors256
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LoadParts(ref double row, nuint apart) => Vector256.Create(Vector128.LoadUnsafe(ref row), Vector128.LoadUnsafe(ref row, apart));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreParts(Vector256<double> v, ref double row, nuint apart)
    {
        v.GetLower().StoreUnsafe(ref row);
        v.GetUpper().StoreUnsafe(ref row, apart);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> InterleaveLow(Vector256<double> a, Vector256<double> b) => Avx.UnpackLow(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> InterleaveHigh(Vector256<double> a, Vector256<double> b) => Avx.UnpackHigh(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ReadNarrow(ref double rows, nuint dim, out Vector256<double> c0, out Vector256<double> c1, out Vector256<double> c2) => c0 = c1 = c2 = Load(ref rows, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteNarrow(Vector256<double> c0, Vector256<double> c1, Vector256<double> c2, ref double rows, nuint dim) => Store(c0, ref rows, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllWithin(Vector256<double> v, double limit) => Vector256.LessThanOrEqualAll(Vector256.Abs(v), Vector256.Create(limit));

    public static void Factors(ref Vector256<double> lanes, int count, out Vector256<double> high, out Vector256<double> low)
    {
        high = low = default;
        ColumnFactors.OfEach(
            ref Unsafe.As<Vector256<double>, double>(ref lanes), (nuint)Count, count, ref Unsafe.As<Vector256<double>, double>(ref high), ref Unsafe.As<Vector256<double>, double>(ref low));
    }
}
