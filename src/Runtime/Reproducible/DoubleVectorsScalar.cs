using System;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>One double at a time: CPUs without vector hardware, and columns that fill no vector.</summary>
internal readonly partial struct DoubleVectorsScalar : IReproducibleVectors<double, double>
{
    public static int Count => 1;

    public static double Create(double value) => value;

    public static double Load(ref double row, nuint index) => Unsafe.Add(ref row, index);

    public static double LoadFirst(ref double row, nuint index, int count, double rest) => rest;

    public static void Store(double v, ref double row, nuint index) => Unsafe.Add(ref row, index) = v;

    public static void StoreFirst(double v, ref double row, nuint index, int count)
    {
        // Fewer than one lane: nothing to store.
    }

    public static double Add(double a, double b) => a + b;

    public static double Subtract(double a, double b) => a - b;

    public static double Multiply(double a, double b) => a * b;

    public static double SubtractExactProduct(double c, double a, double b) => c - (a * b);

    public static double Max(double running, double x) => running > x ? running : x;

    public static double MaxAcross(double v) => v;

    public static double Power(double rounded) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(rounded) << 52);

    public static double First(double v, int count) => count > 0 ? v : 0;

    public static double ZeroBelow(double v, double x, double floor) => x < floor ? 0 : v;

    public static double OneNaN(double v) => double.IsNaN(v) ? double.NaN : v;

    public static void Accumulate(double v, ref double sums, nuint lane) => LaneSums.Add(v, ref sums, lane);

    public static void AccumulateProducts(double a, double b, ref double sums, nuint lane) => LaneSums.Add(a * b, ref sums, lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Total(ref double sums) => LaneSums.OfDoubles(ref sums);
}
