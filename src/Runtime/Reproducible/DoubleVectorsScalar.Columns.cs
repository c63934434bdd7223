using System;

namespace SoftmaxGen.Simd;

/// <summary>A group of one row: its elements are the columns.</summary>
internal readonly partial struct DoubleVectorsScalar
{
    public static int BlockColumns => 1;

    public static double ReadBlock(ref double rows, nuint dim, ref double columns) => columns = rows;

    public static void WriteBlock(ref double columns, double high, double low, ref double rows, nuint dim) => rows = (columns * high) + (columns * low);

    public static double ReadNarrow(ref double rows, nuint dim, ref double columns) => ReadBlock(ref rows, dim, ref columns);

    public static void WriteNarrow(ref double columns, double high, double low, ref double rows, nuint dim) => WriteBlock(ref columns, high, low, ref rows, dim);

    public static bool AllWithin(double v, double limit) => Math.Abs(v) <= limit;

    public static void Factors(ref double lanes, int count, out double high, out double low)
    {
        high = low = default;
        ColumnFactors.OfEach(ref lanes, 1, count, ref high, ref low);
    }
}
