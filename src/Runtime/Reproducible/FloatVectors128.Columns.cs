using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <inheritdoc cref="IReproducibleColumns{TElement, TVector}"/>
internal readonly partial struct FloatVectors128
{
    public static int BlockColumns => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ReadBlock(ref float rows, nuint dim, ref Vector128<float> columns)
    {
        Transpose128.Load4(ref rows, (int)dim, out Vector128<float> c0, out Vector128<float> c1, out Vector128<float> c2, out Vector128<float> c3);
        columns = c0;
        Unsafe.Add(ref columns, 1) = c1;
        Unsafe.Add(ref columns, 2) = c2;
        Unsafe.Add(ref columns, 3) = c3;
        return Max(Max(c0, c1), Max(c2, c3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteBlock(ref Vector128<float> columns, Vector128<float> high, Vector128<float> low, ref float rows, nuint dim) =>
        Transpose128.Store4(
            ref rows,
            (int)dim,
            Scaled(columns, high, low),
            Scaled(Unsafe.Add(ref columns, 1), high, low),
            Scaled(Unsafe.Add(ref columns, 2), high, low),
            Scaled(Unsafe.Add(ref columns, 3), high, low));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ReadNarrow(ref float rows, nuint dim, ref Vector128<float> columns)
    {
        if (dim == 1)
        {
            columns = Load(ref rows, 0);
            return columns;
        }

        if (dim == 2)
        {
            Transpose128.Load2(ref rows, out columns, out Unsafe.Add(ref columns, 1));
            return Max(columns, Unsafe.Add(ref columns, 1));
        }

        Transpose128.Load3(ref rows, out columns, out Unsafe.Add(ref columns, 1), out Unsafe.Add(ref columns, 2));
        return Max(Max(columns, Unsafe.Add(ref columns, 1)), Unsafe.Add(ref columns, 2));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteNarrow(ref Vector128<float> columns, Vector128<float> high, Vector128<float> low, ref float rows, nuint dim)
    {
        Vector128<float> c0 = Scaled(columns, high, low);
        if (dim == 1)
        {
            Store(c0, ref rows, 0);
            return;
        }

        Vector128<float> c1 = Scaled(Unsafe.Add(ref columns, 1), high, low);
        if (dim == 2)
        {
            Transpose128.Store2(ref rows, c0, c1);
            return;
        }

        Transpose128.Store3(ref rows, c0, c1, Scaled(Unsafe.Add(ref columns, 2), high, low));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllWithin(Vector128<float> v, float limit) => Vector128.LessThanOrEqualAll(Vector128.Abs(v), Vector128.Create(limit));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Factors(ref Vector128<float> lanes, int count, out Vector128<float> high, out Vector128<float> low)
    {
        ref float first = ref Unsafe.As<Vector128<float>, float>(ref lanes);
        ColumnFactors.OfFloats(ref first, 4, count, out Vector128<double> high0, out Vector128<double> low0);
        ColumnFactors.OfFloats(ref Unsafe.Add(ref first, 2), 4, count, out Vector128<double> high1, out Vector128<double> low1);
        high = Vector128.Narrow(high0, high1);
        low = Vector128.Narrow(low0, low1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Scaled(Vector128<float> v, Vector128<float> high, Vector128<float> low) => (v * high) + (v * low);
}
