using System;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>A row of doubles one by one: rows of one element, and CPUs without vector hardware.</summary>
internal readonly struct DoubleLanesScalar : IRowLanes<double, double, DoubleLanesScalar>
{
    private readonly DoubleRow row;
    private readonly double sign;
    private readonly double floor;
    private readonly double shift;
    private readonly double sum;

    private DoubleLanesScalar(DoubleRow row, double sign, double sum)
    {
        this.row = row;
        this.sign = sign;
        this.sum = sum;
        floor = row.Top - row.Reach;
        shift = DoubleRowShift.Headroom - DoubleRowShift.Exponent(row.Top, row.ScaleHigh);
    }

    public static int Width => 1;

    public double SumScale => row.SumScale;

    public double Maximum => row.Maximum;

    public static DoubleLanesScalar For(double top, double scale) => new(new DoubleRow(top, scale), Sign(scale < 0), sum: 1);

    public static double Load(ref double row, nuint index) => Unsafe.Add(ref row, index);

    public static void Store(double v, ref double row, nuint index) => Unsafe.Add(ref row, index) = v;

    public static double Sign(bool negative) => negative ? -0.0 : 0.0;

    public static double Xor(double a, double b) =>
        BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(a) ^ BitConverter.DoubleToInt64Bits(b));

    public static double Max(double a, double b) => a > b ? a : b;

    public static double MaxAcross(double v) => v;

    public static double Add(double a, double b) => a + b;

    public static double Subtract(double a, double b) => a - b;

    public static double From(double v, int first) => first == 0 ? v : 0;

    public static double SumAcross(double sum, double gained) => sum - gained;

    public double Exp(double logits)
    {
        double x = Xor(logits, sign) - row.Subtracted;
        if (x < floor)
        {
            return 0;
        }

        (double high, double low) = TwoDoubles.Scaled(x, row.ScaleHigh, row.ScaleLow);
        return DoubleExp2.Of(high, low, shift);
    }

    /// <summary>The loss of a row whose exponentials but the target's add up to <paramref name="others"/>.</summary>
    public DoubleCrossEntropyRow CrossEntropy(double targetLogit, double others) =>
        new(Xor(targetLogit, sign) - row.Subtracted, row.Top, others, row.ScaleHigh, row.ScaleLow);

    public DoubleLanesScalar DividedBy(double sum) => new(row, sign, sum);

    public double Normalize(double exponentials) => exponentials / sum;
}
