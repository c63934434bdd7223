using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <inheritdoc cref="IReproducibleColumns{TElement, TVector}"/>
internal readonly partial struct DoubleVectors128
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> LoadParts(ref double row, nuint apart) => Vector128.LoadUnsafe(ref row);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreParts(Vector128<double> v, ref double row, nuint apart) => v.StoreUnsafe(ref row);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> InterleaveLow(Vector128<double> a, Vector128<double> b) =>
        Sse2.IsSupported ? Sse2.UnpackLow(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(a, b)
        : Vector128.Create(a.GetElement(0), b.GetElement(0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> InterleaveHigh(Vector128<double> a, Vector128<double> b) =>
        Sse2.IsSupported ? Sse2.UnpackHigh(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(a, b)
        : Vector128.Create(a.GetElement(1), b.GetElement(1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ReadNarrow(ref double rows, nuint dim, out Vector128<double> c0, out Vector128<double> c1, out Vector128<double> c2) => c0 = c1 = c2 = Load(ref rows, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteNarrow(Vector128<double> c0, Vector128<double> c1, Vector128<double> c2, ref double rows, nuint dim) => Store(c0, ref rows, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllWithin(Vector128<double> v, double limit) => Vector128.LessThanOrEqualAll(Vector128.Abs(v), Vector128.Create(limit));

    public static void Factors(ref Vector128<double> lanes, int count, out Vector128<double> high, out Vector128<double> low)
    {
        high = low = default;
        ColumnFactors.OfEach(
            ref Unsafe.As<Vector128<double>, double>(ref lanes), (nuint)Count, count, ref Unsafe.As<Vector128<double>, double>(ref high), ref Unsafe.As<Vector128<double>, double>(ref low));
    }
}
