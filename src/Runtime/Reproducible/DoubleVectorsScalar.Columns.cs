using System;

namespace SoftmaxGen.Simd;

/// <summary>A group of one row: its elements are the columns.</summary>
internal readonly partial struct DoubleVectorsScalar
{
    public static double LoadParts(ref double row, nuint apart) => row;

    public static void StoreParts(double v, ref double row, nuint apart) => row = v;

    public static double InterleaveLow(double a, double b) => a;

    public static double InterleaveHigh(double a, double b) => b;

    public static double ReadNarrow(ref double rows, nuint dim, ref double columns) => columns = rows;

    public static void WriteNarrow(ref double columns, ref double rows, nuint dim) => rows = columns;

    public static bool AllWithin(double v, double limit) => Math.Abs(v) <= limit;

    public static void Factors(ref double lanes, int count, out double high, out double low)
    {
        high = low = default;
        ColumnFactors.OfEach(ref lanes, 1, count, ref high, ref low);
    }
}
