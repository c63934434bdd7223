using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <inheritdoc cref="IReproducibleColumns{TElement, TVector}"/>
internal readonly partial struct DoubleVectors128
{
    public static int BlockColumns => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> ReadBlock(ref double rows, nuint dim, ref Vector128<double> columns)
    {
        Vector128<double> a = Vector128.LoadUnsafe(ref rows), b = Vector128.LoadUnsafe(ref rows, dim);
        columns = InterleaveLow(a, b);
        Unsafe.Add(ref columns, 1) = InterleaveHigh(a, b);
        return Max(columns, Unsafe.Add(ref columns, 1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteBlock(ref Vector128<double> columns, Vector128<double> high, Vector128<double> low, ref double rows, nuint dim)
    {
        Vector128<double> c0 = Scaled(columns, high, low), c1 = Scaled(Unsafe.Add(ref columns, 1), high, low);
        InterleaveLow(c0, c1).StoreUnsafe(ref rows);
        InterleaveHigh(c0, c1).StoreUnsafe(ref rows, dim);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> ReadNarrow(ref double rows, nuint dim, ref Vector128<double> columns) => columns = Load(ref rows, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteNarrow(ref Vector128<double> columns, Vector128<double> high, Vector128<double> low, ref double rows, nuint dim) => Store(Scaled(columns, high, low), ref rows, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllWithin(Vector128<double> v, double limit) => Vector128.LessThanOrEqualAll(Vector128.Abs(v), Vector128.Create(limit));

    public static void Factors(ref Vector128<double> lanes, int count, out Vector128<double> high, out Vector128<double> low)
    {
        high = low = default;
        ColumnFactors.OfEach(
            ref Unsafe.As<Vector128<double>, double>(ref lanes), (nuint)Count, count, ref Unsafe.As<Vector128<double>, double>(ref high), ref Unsafe.As<Vector128<double>, double>(ref low));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Scaled(Vector128<double> v, Vector128<double> high, Vector128<double> low) => (v * high) + (v * low);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> InterleaveLow(Vector128<double> a, Vector128<double> b) =>
        Sse2.IsSupported ? Sse2.UnpackLow(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(a, b)
        : Vector128.Create(a.ToScalar(), b.ToScalar());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> InterleaveHigh(Vector128<double> a, Vector128<double> b) =>
        Sse2.IsSupported ? Sse2.UnpackHigh(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(a, b)
        : Vector128.Create(a.GetElement(1), b.GetElement(1));
}
