using System;
using System.Collections.Generic;
using System.Runtime.Intrinsics.X86;
using SoftmaxGen.Simd;
using Xunit;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>A scale times log2(e) as generated kernels hold it, and how far it lets a row reach.</summary>
internal readonly record struct Factor(double Scale, double High, double Low, double Reach)
{
    public static Factor OfDoubles(double scale)
    {
        (double high, double low) = DoubleRow.Factor(scale);
        return new(scale, high, low, DoubleRowShift.Depth / high);
    }

    public static Factor OfFloats(double scale)
    {
        var row = new FloatRow(0, scale);
        return new(scale, row.ScaleHigh, row.ScaleLow, row.Reach);
    }
}

/// <summary>The vector widths that this machine can compute, chosen or not: 512-bit vectors work as pairs without AVX-512.</summary>
internal static class Widths
{
    private static bool Has256 => Avx2.IsSupported && Fma.IsSupported;

    public static TheoryData<int> Numbers => Has256 ? [128, 256, 512] : [128];

    public static DoubleWidth OfDoubles(int width) => width switch
    {
        128 => new DoubleWidth128(),
        256 => new DoubleWidth256(),
        _ => new DoubleWidth512(),
    };

    public static FloatWidth OfFloats(int width) => width switch
    {
        128 => new FloatWidth128(),
        256 => new FloatWidth256(),
        _ => new FloatWidth512(),
    };

    /// <summary>A row cut into vectors, its last one filled up.</summary>
    public static IEnumerable<T[]> Vectors<T>(T[] row, int lanes)
    {
        for (int i = 0; i < row.Length; i += lanes)
        {
            var vector = new T[lanes];
            Array.Fill(vector, row[i]);
            row.AsSpan(i, Math.Min(lanes, row.Length - i)).CopyTo(vector);
            yield return vector;
        }
    }
}

/// <summary>What generated kernels call for doubles, at one vector width.</summary>
internal abstract class DoubleWidth
{
    public abstract int Lanes { get; }

    public abstract double[] Exp(double[] x, double maximum, Factor s);

    public abstract double[] ExpOrZero(double[] x, double maximum, Factor s);

    public abstract double[] ExpPerLane(double[] x, double[] maxima, Factor s);

    public abstract double[] ExpUnshifted(double[] x, Factor s);

    public abstract bool InRange(double[] maxima, double scaleHigh);

    public abstract double[] Scaled(double[] v, double numerator, double sum);

    public abstract double[] ScaledPerLane(double[] v, double numerator, double[] sums);

    public abstract double[] Max(double[] running, double[] x);

    public abstract double MaxAcross(double[] v);

    public abstract double SumAcross(double[] v);

    public abstract double[] MultiplyAdd(double[] a, double[] b, double[] c);

    public abstract double[] From(double[] v, int first);

    public abstract double[] Without(double[] v, int lane);

    public abstract double Total(double[] row);
}

/// <summary>What generated kernels call for floats and halves, at one vector width.</summary>
internal abstract class FloatWidth
{
    public abstract int Lanes { get; }

    public abstract float[] Exp(float[] x, float maximum, Factor s);

    public abstract float[] ExpPerLane(float[] x, float[] maxima, Factor s);

    public abstract bool InRange(float[] maxima, float scaleHigh);

    public abstract float[] Scaled(float[] v, double numerator, double sum);

    public abstract float[] ScaledPerLane(float[] v, double numerator, double[] sums);

    public abstract double Total(float[] row);

    public abstract float[] Load(Half[] row, int index);

    public abstract void Store(float[] v, Half[] row, int index);
}
