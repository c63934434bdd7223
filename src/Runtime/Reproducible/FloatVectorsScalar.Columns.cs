using System;

namespace SoftmaxGen.Simd;

/// <summary>A group of one row: its elements are the columns.</summary>
internal readonly partial struct FloatVectorsScalar
{
    public static float LoadParts(ref float row, nuint apart) => row;

    public static void StoreParts(float v, ref float row, nuint apart) => row = v;

    public static float InterleaveLow(float a, float b) => a;

    public static float InterleaveHigh(float a, float b) => b;

    public static void ReadNarrow(ref float rows, nuint dim, out float c0, out float c1, out float c2) => c0 = c1 = c2 = rows;

    public static void WriteNarrow(float c0, float c1, float c2, ref float rows, nuint dim) => rows = c0;

    public static bool AllWithin(float v, float limit) => Math.Abs(v) <= limit;

    public static void Factors(ref float lanes, int count, out float high, out float low)
    {
        high = low = default;
        ColumnFactors.OfEach(ref lanes, 1, count, ref high, ref low);
    }
}
