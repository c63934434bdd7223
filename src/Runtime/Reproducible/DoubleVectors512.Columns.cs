using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <inheritdoc cref="IReproducibleColumns{TElement, TVector}"/>
internal readonly partial struct DoubleVectors512
{
    public static int BlockColumns => 2;

    // Eight rows as two groups of four: halves are inserted and extracted for nothing from and to memory, quarters are not.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> ReadBlock(ref double rows, nuint dim, ref Vector512<double> columns)
    {
        Vector256<double> a = Vector256.Create(Vector128.LoadUnsafe(ref rows), Vector128.LoadUnsafe(ref rows, 2 * dim));
        Vector256<double> b = Vector256.Create(Vector128.LoadUnsafe(ref rows, dim), Vector128.LoadUnsafe(ref rows, 3 * dim));
        Vector256<double> c = Vector256.Create(Vector128.LoadUnsafe(ref rows, 4 * dim), Vector128.LoadUnsafe(ref rows, 6 * dim));
        Vector256<double> d = Vector256.Create(Vector128.LoadUnsafe(ref rows, 5 * dim), Vector128.LoadUnsafe(ref rows, 7 * dim));
        columns = Vector512.Create(Avx.UnpackLow(a, b), Avx.UnpackLow(c, d));
        Unsafe.Add(ref columns, 1) = Vector512.Create(Avx.UnpackHigh(a, b), Avx.UnpackHigh(c, d));
        return Max(columns, Unsafe.Add(ref columns, 1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteBlock(ref Vector512<double> columns, Vector512<double> high, Vector512<double> low, ref double rows, nuint dim)
    {
        Vector512<double> c0 = Scaled(columns, high, low), c1 = Scaled(Unsafe.Add(ref columns, 1), high, low);
        WriteFour(c0.GetLower(), c1.GetLower(), ref rows, dim);
        WriteFour(c0.GetUpper(), c1.GetUpper(), ref Unsafe.Add(ref rows, 4 * dim), dim);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> ReadNarrow(ref double rows, nuint dim, ref Vector512<double> columns) => columns = Load(ref rows, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteNarrow(ref Vector512<double> columns, Vector512<double> high, Vector512<double> low, ref double rows, nuint dim) => Store(Scaled(columns, high, low), ref rows, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllWithin(Vector512<double> v, double limit) => Vector512.LessThanOrEqualAll(Vector512.Abs(v), Vector512.Create(limit));

    public static void Factors(ref Vector512<double> lanes, int count, out Vector512<double> high, out Vector512<double> low)
    {
        high = low = default;
        ColumnFactors.OfEach(
            ref Unsafe.As<Vector512<double>, double>(ref lanes), (nuint)Count, count, ref Unsafe.As<Vector512<double>, double>(ref high), ref Unsafe.As<Vector512<double>, double>(ref low));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Scaled(Vector512<double> v, Vector512<double> high, Vector512<double> low) => (v * high) + (v * low);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteFour(Vector256<double> c0, Vector256<double> c1, ref double rows, nuint dim)
    {
        Vector256<double> a = Avx.UnpackLow(c0, c1), b = Avx.UnpackHigh(c0, c1);
        a.GetLower().StoreUnsafe(ref rows);
        b.GetLower().StoreUnsafe(ref rows, dim);
        a.GetUpper().StoreUnsafe(ref rows, 2 * dim);
        b.GetUpper().StoreUnsafe(ref rows, 3 * dim);
    }
}
