using System;

namespace SoftmaxGen.Simd;

/// <summary>A group of one row: its elements are the columns.</summary>
internal readonly partial struct DoubleVectorsScalar
{
    public static double LoadParts(ref double row, nuint apart) => row;

    public static void StoreParts(double v, ref double row, nuint apart) => row = v;

    public static double InterleaveLow(double a, double b) => a;

    public static double InterleaveHigh(double a, double b) => b;

    public static void ReadNarrow(ref double rows, nuint dim, out double c0, out double c1, out double c2) => c0 = c1 = c2 = rows;

    public static void WriteNarrow(double c0, double c1, double c2, ref double rows, nuint dim) => rows = c0;

    public static bool AllWithin(double v, double limit) => Math.Abs(v) <= limit;

    public static void Factors(ref double lanes, int count, out double high, out double low)
    {
        high = low = default;
        ColumnFactors.OfEach(ref lanes, 1, count, ref high, ref low);
    }
}
