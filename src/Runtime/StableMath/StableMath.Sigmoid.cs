using System;
using SoftmaxGen.Simd;

namespace SoftmaxGen;

public static partial class StableMath
{
    /// <summary>The logistic function <c>1 / (1 + e^−x)</c>, without overflow on either side.</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>
    /// <para>Accuracy: a <see cref="float"/> within 0.6 ULP, a <see cref="double"/> within 1.25 ULP, over the whole domain and for subnormal results too.</para>
    /// <para>½ at 0, 0 at −∞, 1 at +∞, NaN at NaN. The result is subnormal, then 0, where <c>e^x</c> is.</para>
    /// </remarks>
    public static float Sigmoid(float x) => UnaryMap<float, FloatElement, SigmoidFunction>.Of(x);

    /// <inheritdoc cref="Sigmoid(float)"/>
    public static double Sigmoid(double x) => UnaryMap<double, DoubleElement, SigmoidFunction>.Of(x);

    /// <summary>Writes <c>destination[i] = 1 / (1 + e^−x[i])</c>.</summary>
    /// <param name="x">Any number of elements.</param>
    /// <param name="destination">As long as <paramref name="x"/>; the same memory, or memory of its own.</param>
    /// <remarks><inheritdoc cref="Sigmoid(float)" path="/remarks/node()"/></remarks>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap without starting at the same element.</exception>
    public static void Sigmoid(ReadOnlySpan<float> x, Span<float> destination)
    {
        KernelArguments.SameLength(destination.Length, x.Length, nameof(destination), nameof(x));
        KernelArguments.NoPartialOverlap(x, destination, nameof(x), nameof(destination));
        UnaryMap<float, FloatElement, SigmoidFunction>.Run(x, destination);
    }

    /// <inheritdoc cref="Sigmoid(ReadOnlySpan{float}, Span{float})"/>
    public static void Sigmoid(ReadOnlySpan<double> x, Span<double> destination)
    {
        KernelArguments.SameLength(destination.Length, x.Length, nameof(destination), nameof(x));
        KernelArguments.NoPartialOverlap(x, destination, nameof(x), nameof(destination));
        UnaryMap<double, DoubleElement, SigmoidFunction>.Run(x, destination);
    }
}
