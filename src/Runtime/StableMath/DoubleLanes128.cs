using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <summary>A row of doubles in vectors of two; the arithmetic is explained at <see cref="DoubleRow"/>.</summary>
internal readonly struct DoubleLanes128 : IRowLanes<double, Vector128<double>, DoubleLanes128>
{
    private readonly DoubleRow row;
    private readonly Vector128<double> sign;
    private readonly Vector128<double> factor;

    private DoubleLanes128(DoubleRow row, Vector128<double> sign, double sum)
    {
        this.row = row;
        this.sign = sign;
        factor = Vector128.Create(1 / sum);
    }

    public static int Width => Vector128<double>.Count;

    public double SumScale => DoubleRow.SumScale;

    public double Maximum => row.Maximum;

    public static DoubleLanes128 For(double top, double scale) => new(new DoubleRow(top, scale), Sign(scale < 0), sum: 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Load(ref double row, nuint index) => Vector128.LoadUnsafe(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<double> v, ref double row, nuint index) => v.StoreUnsafe(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Sign(bool negative) => Vector128.Create(negative ? -0.0 : 0.0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Xor(Vector128<double> a, Vector128<double> b) => a ^ b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Max(Vector128<double> a, Vector128<double> b) => Vector128.ConditionalSelect(Vector128.GreaterThan(a, b), a, b);

    public static double MaxAcross(Vector128<double> v) => DoubleRow.MaxAcross(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<Vector128<double>, double>(ref v), Vector128<double>.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Add(Vector128<double> a, Vector128<double> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Subtract(Vector128<double> a, Vector128<double> b) => a - b;

    // The masks are those of 32-bit lanes, two of them to a double.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> From(Vector128<double> v, int first) =>
        v & Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(LaneMasks.ZerosThenOnes), (nuint)(LaneMasks.Zeros - (2 * first))).AsDouble();

    public static double SumAcross(Vector128<double> sum, Vector128<double> gained) =>
        DoubleRow.SumAcross(
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<Vector128<double>, double>(ref sum), Vector128<double>.Count),
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<Vector128<double>, double>(ref gained), Vector128<double>.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<double> Exp(Vector128<double> logits)
    {
        // Two-sum: difference + lost is the exact distance from the maximum.
        Vector128<double> x = logits ^ sign;
        Vector128<double> minusTop = Vector128.Create(-row.Top);
        Vector128<double> difference = x + minusTop;
        Vector128<double> added = difference - x;
        Vector128<double> lost = (x - (difference - added)) + (minusTop - added);

        Vector128<double> rounded = MultiplyAdd(difference, Vector128.Create(row.StepsPerLogit), Vector128.Create(DoubleRow.RoundToInteger));
        Vector128<double> n = rounded - Vector128.Create(DoubleRow.RoundToInteger);
        Vector128<double> r = (difference - (n * Vector128.Create(row.StepHigh))) + (lost - (n * Vector128.Create(row.StepLow)));
        r *= Vector128.Create(row.Scale);

        Vector128<double> p = MultiplyAdd(Vector128.Create(ExpSeries.C11), r, Vector128.Create(ExpSeries.C10));
        p = MultiplyAdd(p, r, Vector128.Create(ExpSeries.C9));
        p = MultiplyAdd(p, r, Vector128.Create(ExpSeries.C8));
        p = MultiplyAdd(p, r, Vector128.Create(ExpSeries.C7));
        p = MultiplyAdd(p, r, Vector128.Create(ExpSeries.C6));
        p = MultiplyAdd(p, r, Vector128.Create(ExpSeries.C5));
        p = MultiplyAdd(p, r, Vector128.Create(ExpSeries.C4));
        p = MultiplyAdd(p, r, Vector128.Create(ExpSeries.C3));
        p = MultiplyAdd(p, r, Vector128.Create(ExpSeries.C2));
        p = MultiplyAdd(p, r * r, r) + Vector128<double>.One;

        Vector128<double> power = ((rounded.AsInt64() + Vector128.Create(DoubleRow.ExponentBias)) << 52).AsDouble();
        return Vector128.AndNot(p * power, Vector128.LessThan(difference, Vector128.Create(row.Lowest)));
    }

    public DoubleLanes128 DividedBy(double sum) => new(row, sign, sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<double> Normalize(Vector128<double> exponentials) => exponentials * factor;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> MultiplyAdd(Vector128<double> a, Vector128<double> b, Vector128<double> c) =>
        Fma.IsSupported ? Fma.MultiplyAdd(a, b, c) : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.FusedMultiplyAdd(c, a, b) : (a * b) + c;
}
