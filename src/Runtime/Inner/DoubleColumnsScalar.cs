using System;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>Columns of doubles one by one: CPUs without vector hardware.</summary>
internal readonly struct DoubleColumnsScalar : IColumnLanes<double, double, DoubleColumnsScalar>
{
    private readonly DoubleRow row;
    private readonly double floor;
    private readonly double shift;

    private DoubleColumnsScalar(DoubleRow row, double top)
    {
        this.row = row;
        floor = top - row.Reach;
        shift = DoubleRowShift.Headroom - DoubleRowShift.Exponent(top, row.ScaleHigh);
    }

    public static int Width => 1;

    public static double Load(ref double row, nuint index) => Unsafe.Add(ref row, index);

    public static void Store(double v, ref double row, nuint index) => Unsafe.Add(ref row, index) = v;

    public static double All(double value) => value;

    public static double Add(double a, double b) => a + b;

    public static double Subtract(double a, double b) => a - b;

    public static double Multiply(double a, double b) => a * b;

    public static double MultiplyAdd(double a, double b, double c) => (a * b) + c;

    public static double Xor(double a, double b) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(a) ^ BitConverter.DoubleToInt64Bits(b));

    public static double Max(double a, double b) => a > b ? a : b;

    public static double AddMask(double v, double mask, double sign) => double.IsNegativeInfinity(mask) ? mask : v + Xor(mask, sign);

    public static double Keep(double v, ref bool mask, nuint index) => Unsafe.Add(ref mask, index) ? v : double.NegativeInfinity;

    public static double KeepBelow(double v, ref int lengths, nuint index, int position) =>
        Unsafe.Add(ref lengths, index) > position ? v : double.NegativeInfinity;

    public static DoubleColumnsScalar For(double scale) => new(new DoubleRow(0, scale), 0);

    public bool InRange(double maximum) => DoubleRowShift.InRange(maximum, row.ScaleHigh);

    public DoubleColumnsScalar At(double maxima) => new(row, maxima);

    public double Exp(double x)
    {
        if (x < floor)
        {
            return 0;
        }

        (double high, double low) = TwoDoubles.Scaled(x, row.ScaleHigh, row.ScaleLow);
        return DoubleExp2.Of(high, low, shift);
    }

    public double ExpOrZero(double x) => Exp(x);

    public static void AddToTotals(double v, ref double totals, nuint index)
    {
        ref double total = ref Unsafe.Add(ref totals, index);
        (total, double lost) = TwoDoubles.Sum(total, v);
        Unsafe.Add(ref totals, index + StripBuffer<double>.StateColumns) -= lost;
    }

    public static void StoreFactors(double numerator, ref double totals, ref double factors, nuint index, nuint step, nuint end)
    {
        var sum = new ScalarSum();
        for (nuint i = index; i < end; i += step)
        {
            sum.Add(Unsafe.Add(ref totals, i));
            sum.Add(-Unsafe.Add(ref totals, i + StripBuffer<double>.StateColumns));
        }

        for (nuint i = index; i < end; i += step)
        {
            Unsafe.Add(ref factors, i) = numerator;
            Unsafe.Add(ref factors, i + StripBuffer<double>.StateColumns) = sum.Total;
        }
    }

    public static double Normalize(double v, double high, double low) => v * high / low;

    public (double Sum, double Loss) CrossEntropy(double targetLogit, double maximum, double others)
    {
        var result = new DoubleCrossEntropyRow(targetLogit, maximum, others, row.ScaleHigh, row.ScaleLow);
        return (result.Sum, result.Loss);
    }
}
