using System;

namespace SoftmaxGen.Simd;

/// <summary>A group of one row: its elements are the columns.</summary>
internal readonly partial struct FloatVectorsScalar
{
    public static int BlockColumns => 1;

    public static float ReadBlock(ref float rows, nuint dim, ref float columns) => columns = rows;

    public static void WriteBlock(ref float columns, float high, float low, ref float rows, nuint dim) => rows = (columns * high) + (columns * low);

    public static float ReadNarrow(ref float rows, nuint dim, ref float columns) => ReadBlock(ref rows, dim, ref columns);

    public static void WriteNarrow(ref float columns, float high, float low, ref float rows, nuint dim) => WriteBlock(ref columns, high, low, ref rows, dim);

    public static bool AllWithin(float v, float limit) => Math.Abs(v) <= limit;

    public static void Factors(ref float lanes, int count, out float high, out float low)
    {
        high = low = default;
        ColumnFactors.OfEach(ref lanes, 1, count, ref high, ref low);
    }
}
