using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <summary>A row of doubles in vectors of eight; the arithmetic is explained at <see cref="DoubleRow"/>.</summary>
internal readonly struct DoubleLanes512 : IRowLanes<double, Vector512<double>, DoubleLanes512>
{
    private readonly DoubleRow row;
    private readonly Vector512<double> sign;
    private readonly Vector512<double> factor;

    private DoubleLanes512(DoubleRow row, Vector512<double> sign, double sum)
    {
        this.row = row;
        this.sign = sign;
        factor = Vector512.Create(1 / sum);
    }

    public static int Width => Vector512<double>.Count;

    public double SumScale => DoubleRow.SumScale;

    public double Maximum => row.Maximum;

    public static DoubleLanes512 For(double top, double scale) => new(new DoubleRow(top, scale), Sign(scale < 0), sum: 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Load(ref double row, nuint index) => Vector512.LoadUnsafe(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<double> v, ref double row, nuint index) => v.StoreUnsafe(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Sign(bool negative) => Vector512.Create(negative ? -0.0 : 0.0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Xor(Vector512<double> a, Vector512<double> b) => a ^ b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Max(Vector512<double> a, Vector512<double> b) => Vector512.ConditionalSelect(Vector512.GreaterThan(a, b), a, b);

    public static double MaxAcross(Vector512<double> v) => DoubleRow.MaxAcross(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<Vector512<double>, double>(ref v), Vector512<double>.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Add(Vector512<double> a, Vector512<double> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Subtract(Vector512<double> a, Vector512<double> b) => a - b;

    // The masks are those of 32-bit lanes, two of them to a double.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> From(Vector512<double> v, int first) =>
        v & Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(LaneMasks.ZerosThenOnes), (nuint)(LaneMasks.Zeros - (2 * first))).AsDouble();

    public static double SumAcross(Vector512<double> sum, Vector512<double> gained) =>
        DoubleRow.SumAcross(
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<Vector512<double>, double>(ref sum), Vector512<double>.Count),
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<Vector512<double>, double>(ref gained), Vector512<double>.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Exp(Vector512<double> logits)
    {
        // Two-sum: difference + lost is the exact distance from the maximum.
        Vector512<double> x = logits ^ sign;
        Vector512<double> minusTop = Vector512.Create(-row.Top);
        Vector512<double> difference = x + minusTop;
        Vector512<double> added = difference - x;
        Vector512<double> lost = (x - (difference - added)) + (minusTop - added);

        Vector512<double> rounded = MultiplyAdd(difference, Vector512.Create(row.StepsPerLogit), Vector512.Create(DoubleRow.RoundToInteger));
        Vector512<double> n = rounded - Vector512.Create(DoubleRow.RoundToInteger);
        Vector512<double> r = (difference - (n * Vector512.Create(row.StepHigh))) + (lost - (n * Vector512.Create(row.StepLow)));
        r *= Vector512.Create(row.Scale);

        Vector512<double> p = MultiplyAdd(Vector512.Create(ExpSeries.C11), r, Vector512.Create(ExpSeries.C10));
        p = MultiplyAdd(p, r, Vector512.Create(ExpSeries.C9));
        p = MultiplyAdd(p, r, Vector512.Create(ExpSeries.C8));
        p = MultiplyAdd(p, r, Vector512.Create(ExpSeries.C7));
        p = MultiplyAdd(p, r, Vector512.Create(ExpSeries.C6));
        p = MultiplyAdd(p, r, Vector512.Create(ExpSeries.C5));
        p = MultiplyAdd(p, r, Vector512.Create(ExpSeries.C4));
        p = MultiplyAdd(p, r, Vector512.Create(ExpSeries.C3));
        p = MultiplyAdd(p, r, Vector512.Create(ExpSeries.C2));
        p = MultiplyAdd(p, r * r, r) + Vector512<double>.One;

        Vector512<double> power = ((rounded.AsInt64() + Vector512.Create(DoubleRow.ExponentBias)) << 52).AsDouble();
        return Vector512.AndNot(p * power, Vector512.LessThan(difference, Vector512.Create(row.Lowest)));
    }

    public DoubleLanes512 DividedBy(double sum) => new(row, sign, sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Normalize(Vector512<double> exponentials) => exponentials * factor;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> MultiplyAdd(Vector512<double> a, Vector512<double> b, Vector512<double> c) =>
        Avx512F.IsSupported ? Avx512F.FusedMultiplyAdd(a, b, c) : (a * b) + c;
}
