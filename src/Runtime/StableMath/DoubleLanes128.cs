using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>A row of doubles in vectors of two, by the exponent shift that generated kernels use.</summary>
internal readonly struct DoubleLanes128 : IRowLanes<double, Vector128<double>, DoubleLanes128>
{
    private readonly DoubleRow row;
    private readonly Vector128<double> sign;
    private readonly Vector128<double> subtracted;
    private readonly DoubleRowShift128 shift;
    private readonly DoubleRowScale128 divisor;

    private DoubleLanes128(DoubleRow row, Vector128<double> sign, double sum)
    {
        this.row = row;
        this.sign = sign;
        subtracted = Vector128.Create(row.Subtracted);
        shift = new DoubleRowShift128(row.Top, row.ScaleHigh, row.Reach);
        divisor = new DoubleRowScale128(1, sum);
    }

    public static int Width => Vector128<double>.Count;

    public double SumScale => row.SumScale;

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
    public static Vector128<double> Max(Vector128<double> a, Vector128<double> b) => Simd128.Max(a, b);

    public static double MaxAcross(Vector128<double> v) => Simd128.MaxAcross(v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Add(Vector128<double> a, Vector128<double> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Subtract(Vector128<double> a, Vector128<double> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> From(Vector128<double> v, int first) => Simd128.From(v, first);

    public static double SumAcross(Vector128<double> sum, Vector128<double> gained) => DoubleRowSum128.Across(sum, gained);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<double> Exp(Vector128<double> logits) => shift.Exp((logits ^ sign) - subtracted, row.ScaleHigh, row.ScaleLow);

    public DoubleLanes128 DividedBy(double sum) => new(row, sign, sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<double> Normalize(Vector128<double> exponentials) => divisor.Apply(exponentials);
}
