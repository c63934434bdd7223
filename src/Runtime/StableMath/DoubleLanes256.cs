using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>A row of doubles in vectors of four, by the exponent shift that generated kernels use.</summary>
internal readonly struct DoubleLanes256 : IRowLanes<double, Vector256<double>, DoubleLanes256>
{
    private readonly DoubleRow row;
    private readonly Vector256<double> sign;
    private readonly Vector256<double> subtracted;
    private readonly DoubleRowShift256 shift;
    private readonly DoubleRowScale256 divisor;

    private DoubleLanes256(DoubleRow row, Vector256<double> sign, double sum)
    {
        this.row = row;
        this.sign = sign;
        subtracted = Vector256.Create(row.Subtracted);
        shift = new DoubleRowShift256(row.Top, row.ScaleHigh, row.Reach);
        divisor = new DoubleRowScale256(1, sum);
    }

    public static int Width => Vector256<double>.Count;

    public double SumScale => row.SumScale;

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
    public static Vector256<double> Max(Vector256<double> a, Vector256<double> b) => Simd256.Max(a, b);

    public static double MaxAcross(Vector256<double> v) => Simd256.MaxAcross(v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Add(Vector256<double> a, Vector256<double> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Subtract(Vector256<double> a, Vector256<double> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> From(Vector256<double> v, int first) => Simd256.From(v, first);

    public static double SumAcross(Vector256<double> sum, Vector256<double> gained) => DoubleRowSum256.Across(sum, gained);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Exp(Vector256<double> logits) => shift.Exp((logits ^ sign) - subtracted, row.ScaleHigh, row.ScaleLow);

    public DoubleLanes256 DividedBy(double sum) => new(row, sign, sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Normalize(Vector256<double> exponentials) => divisor.Apply(exponentials);
}
