using System;
using SoftmaxGen.Simd;

namespace SoftmaxGen;

public static partial class StableMath
{
    /// <summary><c>log(1 + e^x)</c>, without overflow, and not 0 where <c>e^x</c> is small.</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>
    /// <para>Accuracy: a <see cref="float"/> within 0.6 ULP, a <see cref="double"/> within 1.25 ULP, over the whole domain and for subnormal results too.</para>
    /// <para>log 2 at 0, 0 at −∞, +∞ at +∞, NaN at NaN.</para>
    /// </remarks>
    public static float Softplus(float x) => UnaryMap<float, FloatElement, SoftplusFunction>.Of(x);

    /// <inheritdoc cref="Softplus(float)"/>
    public static double Softplus(double x) => UnaryMap<double, DoubleElement, SoftplusFunction>.Of(x);

    /// <summary>Writes <c>destination[i] = log(1 + e^x[i])</c>.</summary>
    /// <param name="x">Any number of elements.</param>
    /// <param name="destination">As long as <paramref name="x"/>; the same memory, or memory of its own.</param>
    /// <remarks><inheritdoc cref="Softplus(float)" path="/remarks/node()"/></remarks>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap without starting at the same element.</exception>
    public static void Softplus(ReadOnlySpan<float> x, Span<float> destination)
    {
        KernelArguments.SameLength(destination.Length, x.Length, nameof(destination), nameof(x));
        KernelArguments.NoPartialOverlap(x, destination, nameof(x), nameof(destination));
        UnaryMap<float, FloatElement, SoftplusFunction>.Run(x, destination);
    }

    /// <inheritdoc cref="Softplus(ReadOnlySpan{float}, Span{float})"/>
    public static void Softplus(ReadOnlySpan<double> x, Span<double> destination)
    {
        KernelArguments.SameLength(destination.Length, x.Length, nameof(destination), nameof(x));
        KernelArguments.NoPartialOverlap(x, destination, nameof(x), nameof(destination));
        UnaryMap<double, DoubleElement, SoftplusFunction>.Run(x, destination);
    }

    /// <summary><c>log(1 / (1 + e^−x))</c>: the logarithm of <see cref="Sigmoid(float)"/>, finite where the sigmoid has become 0.</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>
    /// <para>Accuracy: a <see cref="float"/> within 0.6 ULP, a <see cref="double"/> within 1.25 ULP, over the whole domain and for subnormal results too.</para>
    /// <para>−log 2 at 0, −∞ at −∞, −0 at +∞, NaN at NaN.</para>
    /// </remarks>
    public static float LogSigmoid(float x) => UnaryMap<float, FloatElement, LogSigmoidFunction>.Of(x);

    /// <inheritdoc cref="LogSigmoid(float)"/>
    public static double LogSigmoid(double x) => UnaryMap<double, DoubleElement, LogSigmoidFunction>.Of(x);

    /// <summary>Writes <c>destination[i] = log(1 / (1 + e^−x[i]))</c>.</summary>
    /// <param name="x">Any number of elements.</param>
    /// <param name="destination">As long as <paramref name="x"/>; the same memory, or memory of its own.</param>
    /// <remarks><inheritdoc cref="LogSigmoid(float)" path="/remarks/node()"/></remarks>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap without starting at the same element.</exception>
    public static void LogSigmoid(ReadOnlySpan<float> x, Span<float> destination)
    {
        KernelArguments.SameLength(destination.Length, x.Length, nameof(destination), nameof(x));
        KernelArguments.NoPartialOverlap(x, destination, nameof(x), nameof(destination));
        UnaryMap<float, FloatElement, LogSigmoidFunction>.Run(x, destination);
    }

    /// <inheritdoc cref="LogSigmoid(ReadOnlySpan{float}, Span{float})"/>
    public static void LogSigmoid(ReadOnlySpan<double> x, Span<double> destination)
    {
        KernelArguments.SameLength(destination.Length, x.Length, nameof(destination), nameof(x));
        KernelArguments.NoPartialOverlap(x, destination, nameof(x), nameof(destination));
        UnaryMap<double, DoubleElement, LogSigmoidFunction>.Run(x, destination);
    }
}
