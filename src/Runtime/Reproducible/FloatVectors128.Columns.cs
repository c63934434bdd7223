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
    public static void ReadNarrow(ref float rows, nuint dim, out Vector128<float> c0, out Vector128<float> c1, out Vector128<float> c2)
    {
        if (dim == 1)
        {
            c0 = c1 = c2 = Load(ref rows, 0);
        }
        else if (dim == 2)
        {
            Transpose128.Load2(ref rows, out c0, out c1);
            c2 = c1;
        }
        else
        {
            Transpose128.Load3(ref rows, out c0, out c1, out c2);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteNarrow(Vector128<float> c0, Vector128<float> c1, Vector128<float> c2, ref float rows, nuint dim)
    {
        if (dim == 1)
        {
            Store(c0, ref rows, 0);
        }
        else if (dim == 2)
        {
            Transpose128.Store2(ref rows, c0, c1);
        }
        else
        {
            Transpose128.Store3(ref rows, c0, c1, c2);
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
