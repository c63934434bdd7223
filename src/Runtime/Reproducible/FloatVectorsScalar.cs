using System;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>One float at a time: CPUs without vector hardware, and columns that fill no vector.</summary>
internal readonly partial struct FloatVectorsScalar : IReproducibleVectors<float, float>
{
    public static int Count => 1;

    public static float Create(float value) => value;

    public static float Load(ref float row, nuint index) => Unsafe.Add(ref row, index);

    public static float LoadFirst(ref float row, nuint index, int count, float rest) => rest;

    public static void Store(float v, ref float row, nuint index) => Unsafe.Add(ref row, index) = v;

    public static void StoreFirst(float v, ref float row, nuint index, int count)
    {
        // Fewer than one lane: nothing to store.
    }

    public static float Add(float a, float b) => a + b;

    public static float Subtract(float a, float b) => a - b;

    public static float Multiply(float a, float b) => a * b;

    public static float SubtractExactProduct(float c, float a, float b) => c - (a * b);

    public static float Max(float running, float x) => running > x ? running : x;

    public static float MaxAcross(float v) => v;

    public static float Power(float rounded)
    {
        int eighths = BitConverter.SingleToInt32Bits(rounded);
        return BitConverter.Int32BitsToSingle(ScaledPow2.Eighths[eighths & 7] + (eighths << ScaledPow2.EighthsShift));
    }

    public static float First(float v, int count) => count > 0 ? v : 0;

    public static float ZeroBelow(float v, float x, float floor) => x < floor ? 0 : v;

    public static float OneNaN(float v) => float.IsNaN(v) ? float.NaN : v;

    public static void Accumulate(float v, ref double sums, nuint lane) => Unsafe.Add(ref sums, lane) += v;

    public static void AccumulateProducts(float a, float b, ref double sums, nuint lane) => Unsafe.Add(ref sums, lane) += (double)a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Total(ref double sums) => LaneSums.OfFloats(ref sums);
}
