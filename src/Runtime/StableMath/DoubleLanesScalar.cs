using System;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>A row of doubles one by one: rows of one element, and CPUs without vector hardware; the arithmetic is explained at <see cref="DoubleRow"/>.</summary>
internal readonly struct DoubleLanesScalar : IRowLanes<double, double, DoubleLanesScalar>
{
    private readonly DoubleRow row;
    private readonly double sign;
    private readonly double factor;

    private DoubleLanesScalar(DoubleRow row, double sign, double sum)
    {
        this.row = row;
        this.sign = sign;
        factor = 1 / sum;
    }

    public static int Width => 1;

    public double SumScale => DoubleRow.SumScale;

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
        double x = Xor(logits, sign);
        double difference = x - row.Top;
        if (difference < row.Lowest)
        {
            return 0;
        }

        double added = difference - x;
        double lost = (x - (difference - added)) - (row.Top + added);

        double rounded = (difference * row.StepsPerLogit) + DoubleRow.RoundToInteger;
        double n = rounded - DoubleRow.RoundToInteger;
        double r = (difference - (n * row.StepHigh)) + (lost - (n * row.StepLow));
        r *= row.Scale;

        double p = (ExpSeries.C11 * r) + ExpSeries.C10;
        p = (p * r) + ExpSeries.C9;
        p = (p * r) + ExpSeries.C8;
        p = (p * r) + ExpSeries.C7;
        p = (p * r) + ExpSeries.C6;
        p = (p * r) + ExpSeries.C5;
        p = (p * r) + ExpSeries.C4;
        p = (p * r) + ExpSeries.C3;
        p = (p * r) + ExpSeries.C2;
        p = ((p * (r * r)) + r) + 1;
        return p * BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(rounded) + DoubleRow.ExponentBias) << 52);
    }

    public DoubleLanesScalar DividedBy(double sum) => new(row, sign, sum);

    public double Normalize(double exponentials) => exponentials * factor;
}
