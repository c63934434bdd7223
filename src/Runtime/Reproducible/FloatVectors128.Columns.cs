using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <inheritdoc cref="IReproducibleColumns{TElement, TVector}"/>
internal readonly partial struct FloatVectors128
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LoadParts(ref float row, nuint apart) => Vector128.LoadUnsafe(ref row);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreParts(Vector128<float> v, ref float row, nuint apart) => v.StoreUnsafe(ref row);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> InterleaveLow(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackLow(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(a, b)
        : Vector128.Create(a.GetElement(0), b.GetElement(0), a.GetElement(1), b.GetElement(1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> InterleaveHigh(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackHigh(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(a, b)
        : Vector128.Create(a.GetElement(2), b.GetElement(2), a.GetElement(3), b.GetElement(3));

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
    public static void WriteNarrow(ref Vector128<float> columns, ref float rows, nuint dim)
    {
        if (dim == 1)
        {
            Store(columns, ref rows, 0);
        }
        else if (dim == 2)
        {
            Transpose128.Store2(ref rows, columns, Unsafe.Add(ref columns, 1));
        }
        else
        {
            Transpose128.Store3(ref rows, columns, Unsafe.Add(ref columns, 1), Unsafe.Add(ref columns, 2));
        }
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
}
