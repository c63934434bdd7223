using System;
using SoftmaxGen.Simd;

namespace SoftmaxGen;

public static partial class StableMath
{
    /// <summary><c>log(e^x + e^y)</c>, without overflow: the sum of two probabilities given by their logarithms.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="y">Any number.</param>
    /// <remarks>
    /// <para>Accuracy: a <see cref="float"/> within 1 ULP, a <see cref="double"/> within 1.25 ULP. The result is a sum of the maximum and a logarithm, which cancel near 0: of results below 2^−30 (float) or ⅛ (double) the unit is the one at that bound.</para>
    /// <para>The other argument where one is −∞, +∞ where one is +∞, NaN where one is NaN.</para>
    /// </remarks>
    public static float LogAddExp(float x, float y) => BinaryMap<float, FloatElement, LogAddExpFunction>.Of(x, y);

    /// <inheritdoc cref="LogAddExp(float, float)"/>
    public static double LogAddExp(double x, double y) => BinaryMap<double, DoubleElement, LogAddExpFunction>.Of(x, y);

    /// <summary>Writes <c>destination[i] = log(e^x[i] + e^y[i])</c>.</summary>
    /// <param name="x">Any number of elements.</param>
    /// <param name="y">As long as <paramref name="x"/>.</param>
    /// <param name="destination">As long as <paramref name="x"/>; the memory of either argument, or memory of its own.</param>
    /// <remarks><inheritdoc cref="LogAddExp(float, float)" path="/remarks/node()"/></remarks>
    /// <exception cref="ArgumentException">The lengths differ, or the destination overlaps an argument without starting at the same element.</exception>
    public static void LogAddExp(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> destination)
    {
        KernelArguments.SameLength(y.Length, x.Length, nameof(y), nameof(x));
        KernelArguments.SameLength(destination.Length, x.Length, nameof(destination), nameof(x));
        KernelArguments.NoPartialOverlap(x, destination, nameof(x), nameof(destination));
        KernelArguments.NoPartialOverlap(y, destination, nameof(y), nameof(destination));
        BinaryMap<float, FloatElement, LogAddExpFunction>.Run(x, y, destination);
    }

    /// <inheritdoc cref="LogAddExp(ReadOnlySpan{float}, ReadOnlySpan{float}, Span{float})"/>
    public static void LogAddExp(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> destination)
    {
        KernelArguments.SameLength(y.Length, x.Length, nameof(y), nameof(x));
        KernelArguments.SameLength(destination.Length, x.Length, nameof(destination), nameof(x));
        KernelArguments.NoPartialOverlap(x, destination, nameof(x), nameof(destination));
        KernelArguments.NoPartialOverlap(y, destination, nameof(y), nameof(destination));
        BinaryMap<double, DoubleElement, LogAddExpFunction>.Run(x, y, destination);
    }
}
