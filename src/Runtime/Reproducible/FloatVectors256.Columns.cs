using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <inheritdoc cref="IReproducibleColumns{TElement, TVector}"/>
internal readonly partial struct FloatVectors256
{
    public static int BlockColumns => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ReadBlock(ref float rows, nuint dim, ref Vector256<float> columns)
    {
        Transpose256.Load4(ref rows, (int)dim, out Vector256<float> c0, out Vector256<float> c1, out Vector256<float> c2, out Vector256<float> c3);
        columns = c0;
        Unsafe.Add(ref columns, 1) = c1;
        Unsafe.Add(ref columns, 2) = c2;
        Unsafe.Add(ref columns, 3) = c3;
        return Max(Max(c0, c1), Max(c2, c3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteBlock(ref Vector256<float> columns, Vector256<float> high, Vector256<float> low, ref float rows, nuint dim) =>
        Transpose256.Store4(
            ref rows,
            (int)dim,
            Scaled(columns, high, low),
            Scaled(Unsafe.Add(ref columns, 1), high, low),
            Scaled(Unsafe.Add(ref columns, 2), high, low),
            Scaled(Unsafe.Add(ref columns, 3), high, low));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ReadNarrow(ref float rows, nuint dim, ref Vector256<float> columns)
    {
        if (dim == 1)
        {
            columns = Load(ref rows, 0);
            return columns;
        }

        if (dim == 2)
        {
            Transpose256.Load2(ref rows, out columns, out Unsafe.Add(ref columns, 1));
            return Max(columns, Unsafe.Add(ref columns, 1));
        }

        Transpose256.Load3(ref rows, out columns, out Unsafe.Add(ref columns, 1), out Unsafe.Add(ref columns, 2));
        return Max(Max(columns, Unsafe.Add(ref columns, 1)), Unsafe.Add(ref columns, 2));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteNarrow(ref Vector256<float> columns, Vector256<float> high, Vector256<float> low, ref float rows, nuint dim)
    {
        Vector256<float> c0 = Scaled(columns, high, low);
        if (dim == 1)
        {
            Store(c0, ref rows, 0);
            return;
        }

        Vector256<float> c1 = Scaled(Unsafe.Add(ref columns, 1), high, low);
        if (dim == 2)
        {
            Transpose256.Store2(ref rows, c0, c1);
            return;
        }

        Transpose256.Store3(ref rows, c0, c1, Scaled(Unsafe.Add(ref columns, 2), high, low));
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Scaled(Vector256<float> v, Vector256<float> high, Vector256<float> low) => (v * high) + (v * low);
}
