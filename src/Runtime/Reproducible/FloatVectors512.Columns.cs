using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <inheritdoc cref="IReproducibleColumns{TElement, TVector}"/>
internal readonly partial struct FloatVectors512
{
    public static int BlockColumns => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ReadBlock(ref float rows, nuint dim, ref Vector512<float> columns)
    {
        Transpose512.Load4(ref rows, (int)dim, out Vector512<float> c0, out Vector512<float> c1, out Vector512<float> c2, out Vector512<float> c3);
        columns = c0;
        Unsafe.Add(ref columns, 1) = c1;
        Unsafe.Add(ref columns, 2) = c2;
        Unsafe.Add(ref columns, 3) = c3;
        return Max(Max(c0, c1), Max(c2, c3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteBlock(ref Vector512<float> columns, Vector512<float> high, Vector512<float> low, ref float rows, nuint dim) =>
        Transpose512.Store4(
            ref rows,
            (int)dim,
            Scaled(columns, high, low),
            Scaled(Unsafe.Add(ref columns, 1), high, low),
            Scaled(Unsafe.Add(ref columns, 2), high, low),
            Scaled(Unsafe.Add(ref columns, 3), high, low));

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
    public static void WriteNarrow(ref Vector512<float> columns, Vector512<float> high, Vector512<float> low, ref float rows, nuint dim)
    {
        Vector512<float> c0 = Scaled(columns, high, low);
        if (dim == 1)
        {
            Store(c0, ref rows, 0);
            return;
        }

        Vector512<float> c1 = Scaled(Unsafe.Add(ref columns, 1), high, low);
        if (dim == 2)
        {
            Transpose512.Store2(ref rows, c0, c1);
            return;
        }

        Transpose512.Store3(ref rows, c0, c1, Scaled(Unsafe.Add(ref columns, 2), high, low));
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Scaled(Vector512<float> v, Vector512<float> high, Vector512<float> low) => (v * high) + (v * low);
}
