using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>A row of doubles in vectors of eight, by the exponent shift that generated kernels use.</summary>
internal readonly struct DoubleLanes512 : IRowLanes<double, Vector512<double>, DoubleLanes512>
{
    private readonly DoubleRow row;
    private readonly Vector512<double> sign;
    private readonly Vector512<double> subtracted;
    private readonly DoubleRowShift512 shift;
    private readonly DoubleRowScale512 divisor;

    private DoubleLanes512(DoubleRow row, Vector512<double> sign, double sum)
    {
        this.row = row;
        this.sign = sign;
        subtracted = Vector512.Create(row.Subtracted);
        shift = new DoubleRowShift512(row.Top, row.ScaleHigh, row.Reach);
        divisor = new DoubleRowScale512(1, sum);
    }

    public static int Width => Vector512<double>.Count;

    public double SumScale => row.SumScale;

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
    public static Vector512<double> Max(Vector512<double> a, Vector512<double> b) => Simd512.Max(a, b);

    public static double MaxAcross(Vector512<double> v) => Simd512.MaxAcross(v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Add(Vector512<double> a, Vector512<double> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Subtract(Vector512<double> a, Vector512<double> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> From(Vector512<double> v, int first) => Simd512.From(v, first);

    public static double SumAcross(Vector512<double> sum, Vector512<double> gained) => DoubleRowSum512.Across(sum, gained);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Exp(Vector512<double> logits) => shift.Exp((logits ^ sign) - subtracted, row.ScaleHigh, row.ScaleLow);

    public DoubleLanes512 DividedBy(double sum) => new(row, sign, sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Normalize(Vector512<double> exponentials) => divisor.Apply(exponentials);
}
