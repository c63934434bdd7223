using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <inheritdoc cref="IReproducibleColumns{TElement, TVector}"/>
internal readonly partial struct DoubleVectors256
{
    public static int BlockColumns => 2;

    // Each half of a vector transposes two rows by itself.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ReadBlock(ref double rows, nuint dim, ref Vector256<double> columns)
    {
        Vector256<double> a = Vector256.Create(Vector128.LoadUnsafe(ref rows), Vector128.LoadUnsafe(ref rows, 2 * dim));
        Vector256<double> b = Vector256.Create(Vector128.LoadUnsafe(ref rows, dim), Vector128.LoadUnsafe(ref rows, 3 * dim));
        columns = Avx.UnpackLow(a, b);
        Unsafe.Add(ref columns, 1) = Avx.UnpackHigh(a, b);
        return Max(columns, Unsafe.Add(ref columns, 1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteBlock(ref Vector256<double> columns, Vector256<double> high, Vector256<double> low, ref double rows, nuint dim)
    {
        Vector256<double> c0 = Scaled(columns, high, low), c1 = Scaled(Unsafe.Add(ref columns, 1), high, low);
        Vector256<double> a = Avx.UnpackLow(c0, c1), b = Avx.UnpackHigh(c0, c1);
        a.GetLower().StoreUnsafe(ref rows);
        b.GetLower().StoreUnsafe(ref rows, dim);
        a.GetUpper().StoreUnsafe(ref rows, 2 * dim);
        b.GetUpper().StoreUnsafe(ref rows, 3 * dim);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ReadNarrow(ref double rows, nuint dim, ref Vector256<double> columns) => columns = Load(ref rows, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteNarrow(ref Vector256<double> columns, Vector256<double> high, Vector256<double> low, ref double rows, nuint dim) => Store(Scaled(columns, high, low), ref rows, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllWithin(Vector256<double> v, double limit) => Vector256.LessThanOrEqualAll(Vector256.Abs(v), Vector256.Create(limit));

    public static void Factors(ref Vector256<double> lanes, int count, out Vector256<double> high, out Vector256<double> low)
    {
        high = low = default;
        ColumnFactors.OfEach(
            ref Unsafe.As<Vector256<double>, double>(ref lanes), (nuint)Count, count, ref Unsafe.As<Vector256<double>, double>(ref high), ref Unsafe.As<Vector256<double>, double>(ref low));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Scaled(Vector256<double> v, Vector256<double> high, Vector256<double> low) => (v * high) + (v * low);
}
