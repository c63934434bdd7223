using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <summary>A row of doubles in vectors of four; the arithmetic is explained at <see cref="DoubleRow"/>.</summary>
internal readonly struct DoubleLanes256 : IRowLanes<double, Vector256<double>, DoubleLanes256>
{
    private readonly DoubleRow row;
    private readonly Vector256<double> sign;
    private readonly Vector256<double> factor;

    private DoubleLanes256(DoubleRow row, Vector256<double> sign, double sum)
    {
        this.row = row;
        this.sign = sign;
        factor = Vector256.Create(1 / sum);
    }

    public static int Width => Vector256<double>.Count;

    public double SumScale => DoubleRow.SumScale;

    public double Maximum => row.Maximum;

    public static DoubleLanes256 For(double top, double scale) => new(new DoubleRow(top, scale), Sign(scale < 0), sum: 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load(ref double row, nuint index) => Vector256.LoadUnsafe(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<double> v, ref double row, nuint index) => v.StoreUnsafe(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Sign(bool negative) => Vector256.Create(negative ? -0.0 : 0.0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Xor(Vector256<double> a, Vector256<double> b) => a ^ b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Max(Vector256<double> a, Vector256<double> b) => Vector256.ConditionalSelect(Vector256.GreaterThan(a, b), a, b);

    public static double MaxAcross(Vector256<double> v) => DoubleRow.MaxAcross(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<Vector256<double>, double>(ref v), Vector256<double>.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Add(Vector256<double> a, Vector256<double> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Subtract(Vector256<double> a, Vector256<double> b) => a - b;

    // The masks are those of 32-bit lanes, two of them to a double.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> From(Vector256<double> v, int first) =>
        v & Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(LaneMasks.ZerosThenOnes), (nuint)(LaneMasks.Zeros - (2 * first))).AsDouble();

    public static double SumAcross(Vector256<double> sum, Vector256<double> gained) =>
        DoubleRow.SumAcross(
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<Vector256<double>, double>(ref sum), Vector256<double>.Count),
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<Vector256<double>, double>(ref gained), Vector256<double>.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Exp(Vector256<double> logits)
    {
        // Two-sum: difference + lost is the exact distance from the maximum.
        Vector256<double> x = logits ^ sign;
        Vector256<double> minusTop = Vector256.Create(-row.Top);
        Vector256<double> difference = x + minusTop;
        Vector256<double> added = difference - x;
        Vector256<double> lost = (x - (difference - added)) + (minusTop - added);

        Vector256<double> rounded = MultiplyAdd(difference, Vector256.Create(row.StepsPerLogit), Vector256.Create(DoubleRow.RoundToInteger));
        Vector256<double> n = rounded - Vector256.Create(DoubleRow.RoundToInteger);
        Vector256<double> r = (difference - (n * Vector256.Create(row.StepHigh))) + (lost - (n * Vector256.Create(row.StepLow)));
        r *= Vector256.Create(row.Scale);

        Vector256<double> p = MultiplyAdd(Vector256.Create(ExpSeries.C11), r, Vector256.Create(ExpSeries.C10));
        p = MultiplyAdd(p, r, Vector256.Create(ExpSeries.C9));
        p = MultiplyAdd(p, r, Vector256.Create(ExpSeries.C8));
        p = MultiplyAdd(p, r, Vector256.Create(ExpSeries.C7));
        p = MultiplyAdd(p, r, Vector256.Create(ExpSeries.C6));
        p = MultiplyAdd(p, r, Vector256.Create(ExpSeries.C5));
        p = MultiplyAdd(p, r, Vector256.Create(ExpSeries.C4));
        p = MultiplyAdd(p, r, Vector256.Create(ExpSeries.C3));
        p = MultiplyAdd(p, r, Vector256.Create(ExpSeries.C2));
        p = MultiplyAdd(p, r * r, r) + Vector256<double>.One;

        Vector256<double> power = ((rounded.AsInt64() + Vector256.Create(DoubleRow.ExponentBias)) << 52).AsDouble();
        return Vector256.AndNot(p * power, Vector256.LessThan(difference, Vector256.Create(row.Lowest)));
    }

    public DoubleLanes256 DividedBy(double sum) => new(row, sign, sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Normalize(Vector256<double> exponentials) => exponentials * factor;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> MultiplyAdd(Vector256<double> a, Vector256<double> b, Vector256<double> c) =>
        Fma.IsSupported ? Fma.MultiplyAdd(a, b, c) : (a * b) + c;
}
