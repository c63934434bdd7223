using System;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>Columns of floats one by one, computed in <see cref="double"/>: CPUs without vector hardware, and scales that no float can hold.</summary>
internal readonly struct FloatColumnsScalar : IColumnLanes<float, float, FloatColumnsScalar>
{
    private const double Headroom = 1 << RowShift.Headroom, Log2E = 1.4426950408889634, LogHeadroom = RowShift.Headroom / Log2E;

    private readonly double scale;
    private readonly double top;

    private FloatColumnsScalar(double scale, double top)
    {
        this.scale = scale;
        this.top = top;
    }

    public static int Width => 1;

    public static float Load(ref float row, nuint index) => Unsafe.Add(ref row, index);

    public static void Store(float v, ref float row, nuint index) => Unsafe.Add(ref row, index) = v;

    public static float All(float value) => value;

    public static float Add(float a, float b) => a + b;

    public static float Subtract(float a, float b) => a - b;

    public static float Multiply(float a, float b) => a * b;

    public static float MultiplyAdd(float a, float b, float c) => (float)(((double)a * b) + c);

    public static float Xor(float a, float b) => BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(a) ^ BitConverter.SingleToInt32Bits(b));

    public static float Max(float a, float b) => a > b ? a : b;

    public static float AddMask(float v, float mask, float sign) => float.IsNegativeInfinity(mask) ? mask : v + Xor(mask, sign);

    public static float Keep(float v, ref bool mask, nuint index) => Unsafe.Add(ref mask, index) ? v : float.NegativeInfinity;

    public static float KeepBelow(float v, ref int lengths, nuint index, int position) =>
        Unsafe.Add(ref lengths, index) > position ? v : float.NegativeInfinity;

    public static FloatColumnsScalar For(double scale) => new(Math.Abs(scale), 0);

    // In double the difference of two floats is exact enough whatever their size.
    public bool InRange(float maximum) => float.IsFinite(maximum);

    public FloatColumnsScalar At(float maxima) => new(scale, maxima);

    public float Exp(float x) => (float)(ScalarExp2.Of((x - top) * scale * Log2E) * Headroom);

    public float ExpOrZero(float x) => Exp(x);

    public static void AddToTotals(float v, ref double totals, nuint index) => Unsafe.Add(ref totals, index) += v;

    public static void StoreFactors(double numerator, ref double totals, ref float factors, nuint index, nuint step, nuint end)
    {
        double total = 0;
        for (nuint i = index; i < end; i += step)
        {
            total += Unsafe.Add(ref totals, i);
        }

        double factor = numerator / total;
        for (nuint i = index; i < end; i += step)
        {
            Unsafe.Add(ref factors, i) = RowScale.High(factor);
            Unsafe.Add(ref factors, i + StripBuffer<float>.StateColumns) = RowScale.Rest(factor);
        }
    }

    public static float Normalize(float v, float high, float low) => (float)(v * ((double)high + low));

    public (double Sum, double Loss) CrossEntropy(float targetLogit, float maximum, double others)
    {
        double exponent = (targetLogit - (double)maximum) * scale;
        double target = ScalarExp2.Of(exponent * Log2E) * Headroom;
        return (others + target, ScalarRow.Loss(others, target, exponent + LogHeadroom));
    }
}
